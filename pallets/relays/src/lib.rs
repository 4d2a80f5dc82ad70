//! The directory of media relays: endpoints, bonds and heartbeats.
