//! A performer's room: profile, blocked countries and live state.
