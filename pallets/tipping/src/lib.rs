//! The split engine that every payment uses, its policy, tips and payout settings.
