//! How much of a sum has vested: the maths, without storage.
//!
//! ```text
//!   total ┤                              ●────────────
//!         │                         ╱
//!         │                    ╱
//!         │               ●
//!         │          ·    │
//!         │     ·         │
//!       0 ┼─────●─────────┴──────────────┬────────────▶ block
//!             start     cliff           end
//! ```
//!
//! Nothing before the cliff; at the cliff everything that accrued since the start; from the end on
//! the total, to the last planck.

/// How much of `total` planck has vested in block `now`: `total · (now − start) / (end − start)`,
/// rounded down, from `cliff` on, and `total` from `end` on.
///
/// Never more than `total`, and never less in a later block than in an earlier one. It expects
/// `start ≤ cliff ≤ end`; an order that makes no sense never vests more than a line from `start` to
/// `end` would.
pub fn vested(total: u128, start: u64, cliff: u64, end: u64, now: u64) -> u128 {
	if now < cliff || now < start {
		return 0;
	}
	if now >= end {
		return total;
	}
	// Now `start ≤ now < end`, so the length is at least one block and more than what elapsed.
	let length = u128::from(end.saturating_sub(start));
	let elapsed = u128::from(now.saturating_sub(start));
	portion(total, elapsed, length)
}

/// `total · elapsed / length`, rounded down, for `elapsed` and `length` below 2⁶⁴ and
/// `elapsed ≤ length`. With `total = q · length + r` that is `q · elapsed + r · elapsed / length`,
/// where the first product is at most `total` and the second below 2¹²⁸: nothing overflows.
fn portion(total: u128, elapsed: u128, length: u128) -> u128 {
	let (Some(quotient), Some(rest)) = (total.checked_div(length), total.checked_rem(length))
	else {
		return 0;
	};
	let whole = quotient.saturating_mul(elapsed);
	let part = rest.saturating_mul(elapsed).checked_div(length).unwrap_or(0);
	whole.saturating_add(part)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// Three blocks in the order of a schedule.
	fn schedule() -> impl Strategy<Value = (u64, u64, u64)> {
		prop_oneof![
			[0..50u64, 0..50u64, 0..50u64].boxed(),
			[any::<u64>(), any::<u64>(), any::<u64>()].boxed(),
		]
		.prop_map(|mut blocks| {
			blocks.sort_unstable();
			(blocks[0], blocks[1], blocks[2])
		})
	}

	fn block() -> impl Strategy<Value = u64> {
		prop_oneof![0..60u64, any::<u64>()]
	}

	proptest! {
		#[test]
		fn never_more_than_the_total(
			total: u128, (start, cliff, end) in schedule(), now in block(),
		) {
			prop_assert!(vested(total, start, cliff, end, now) <= total);
		}

		#[test]
		fn never_less_in_a_later_block(
			total: u128, (start, cliff, end) in schedule(), one in block(), other in block(),
		) {
			let (earlier, later) = (one.min(other), one.max(other));
			prop_assert!(
				vested(total, start, cliff, end, earlier) <= vested(total, start, cliff, end, later)
			);
		}

		#[test]
		fn nothing_before_the_cliff(total: u128, (start, cliff, end) in schedule(), block: u64) {
			prop_assume!(cliff > 0);
			prop_assert_eq!(vested(total, start, cliff, end, block % cliff), 0);
		}

		#[test]
		fn exactly_the_total_from_the_end_on(
			total: u128, (start, cliff, end) in schedule(), later in block(),
		) {
			prop_assert_eq!(vested(total, start, cliff, end, end), total);
			prop_assert_eq!(vested(total, start, cliff, end, end.saturating_add(later)), total);
		}

		#[test]
		fn on_the_line_in_between(
			total in 0..=u128::from(u64::MAX), (start, cliff, end) in schedule(), after_cliff: u64,
		) {
			prop_assume!(cliff < end);
			let now = cliff + after_cliff % (end - cliff);
			let line = total * u128::from(now - start) / u128::from(end - start);
			prop_assert_eq!(vested(total, start, cliff, end, now), line);
		}

		#[test]
		fn no_order_of_the_blocks_vests_more_than_the_line(
			total: u128, start: u64, cliff: u64, end: u64, now: u64,
		) {
			let vested = vested(total, start, cliff, end, now);
			prop_assert!(vested <= super::vested(total, start, start, end, now));
			prop_assert!(vested <= total);
		}
	}

	#[test]
	fn a_cliff_releases_what_accrued_before_it() {
		assert_eq!(vested(100, 10, 15, 20, 14), 0);
		assert_eq!(vested(100, 10, 15, 20, 15), 50);
		assert_eq!(vested(100, 10, 15, 20, 16), 60);
	}

	#[test]
	fn a_schedule_without_length_vests_at_once() {
		assert_eq!(vested(7, 5, 5, 5, 4), 0);
		assert_eq!(vested(7, 5, 5, 5, 5), 7);
	}

	#[test]
	fn the_greatest_total_vests_without_overflow() {
		assert_eq!(vested(u128::MAX, 0, 0, u64::MAX, u64::MAX - 1), u128::MAX - (1 << 64) - 1);
	}
}
