//! The public ranking: decayed scores, their order and the reasons for every place.
