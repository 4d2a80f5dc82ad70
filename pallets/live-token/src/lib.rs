//! The supply of LIVE: a ceiling that only falls, the genesis distribution and vesting.
