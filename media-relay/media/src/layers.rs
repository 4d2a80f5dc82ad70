//! Which of a publisher's layers a viewer is sent.
//!
//! A viewer reports her receiver's estimate (REMB) and the loss she sees (receiver reports). Both
//! tell when a layer is too much; neither tells that a higher one would fit, because an estimate
//! never rises far above what is being sent. So a viewer whose reports are clean is given the next
//! layer on trial, after a hold that doubles with every trial that fails.

use std::time::{Duration, Instant};

use str0m::media::Rid;

use crate::{packet::MAX_LAYERS, size::Size};

/// Loss above which a layer is too much (fraction).
const LOSS_TOO_HIGH: f32 = 0.10;
/// Loss below which a viewer's link counts as clean (fraction).
const LOSS_CLEAN: f32 = 0.02;
/// The hold before a first trial, and the longest.
const HOLD: Duration = Duration::from_secs(3);
const LONGEST_HOLD: Duration = Duration::from_secs(60);
/// How long a trial has to go well to count as a success.
const TRIAL: Duration = Duration::from_secs(5);
/// How long an estimate may take to climb to the rate of a higher layer.
const CLIMB: Duration = Duration::from_secs(15);
/// Reports of the former layer still arrive for this long after a change.
const SETTLING: Duration = Duration::from_millis(1500);

/// What is known of a layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layer {
	/// Its name, known from its first key frame on.
	pub rid: Option<Rid>,
	pub size: Option<Size>,
	/// Bits per second; None where nothing comes.
	pub rate: Option<u64>,
}

/// What is known of each layer.
pub(crate) type Layers = [Layer; MAX_LAYERS];

/// Bits per second of each layer that a viewer may be sent; None where nothing comes.
pub(crate) type Rates = [Option<u64>; MAX_LAYERS];

/// Bits per second of each layer together with all smaller ones: what goes to a relay that is sent
/// everything up to this one. Smaller is what has the smaller picture, because rates may cross for a
/// moment.
pub(crate) fn together(layers: &Layers, rates: &Rates) -> Rates {
	let mut order: [usize; MAX_LAYERS] = std::array::from_fn(|layer| layer);
	order.sort_unstable_by_key(|layer| (layers[*layer].size.map(Size::pixels), rates[*layer]));
	let (mut sum, mut together) = (0, [None; MAX_LAYERS]);
	for layer in order {
		sum += rates[layer].unwrap_or(0);
		together[layer] = rates[layer].map(|_| sum);
	}
	together
}

/// The layer of the highest rate.
pub(crate) fn highest(rates: &Rates) -> Option<usize> {
	let sent = (0..MAX_LAYERS).filter(|layer| rates[*layer].is_some());
	sent.max_by_key(|layer| (rates[*layer], *layer))
}

/// Some of the layers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LayerSet([bool; MAX_LAYERS]);

impl LayerSet {
	/// The layers, by their numbers.
	pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
		(0..MAX_LAYERS).filter(move |layer| self.0[*layer])
	}
}

impl Extend<usize> for LayerSet {
	fn extend<T: IntoIterator<Item = usize>>(&mut self, layers: T) {
		for layer in layers {
			self.0[layer] = true;
		}
	}
}

/// Chooses for one viewer.
#[derive(Debug)]
pub(crate) struct LayerChooser {
	/// Bits per second that the viewer's receiver estimates.
	estimate: Option<u64>,
	/// The highest estimate since the layer changed, the last one before included.
	peak: u64,
	/// The last reported loss (fraction).
	loss: f32,
	hold: Duration,
	changed: Instant,
	/// Whether the present layer is on trial.
	trial: bool,
	/// When the reports began to be clean.
	clean_since: Instant,
	/// Whether the highest layer is to be tried without a hold.
	highest: bool,
}

impl LayerChooser {
	/// A chooser for a viewer who begins now.
	pub(crate) fn new(now: Instant) -> Self {
		let changed = now;
		Self {
			estimate: None,
			peak: 0,
			loss: 0.0,
			hold: HOLD,
			changed,
			trial: false,
			clean_since: now,
			highest: false,
		}
	}

	/// The next choice is the highest layer, on trial: the viewer has asked for it.
	pub(crate) fn try_highest(&mut self) {
		self.highest = true;
	}

	/// The viewer's receiver estimates this many bits per second (REMB).
	pub(crate) fn on_estimate(&mut self, bits_per_second: u64) {
		self.estimate = Some(bits_per_second);
		self.peak = self.peak.max(bits_per_second);
	}

	/// Whether the receiver estimates less than this rate and does not only lag behind: after a change
	/// to a higher layer an estimate climbs slowly, and it falls when the link is overused.
	fn is_below(&self, rate: u64, since_change: Duration) -> bool {
		let patience = since_change < CLIMB;
		self.estimate.is_some_and(|estimate| {
			let fell = estimate < self.peak - self.peak / 20;
			estimate < rate - rate / 10 && (fell || !patience)
		})
	}

	/// The viewer reports this fraction of packets lost (receiver report).
	pub(crate) fn on_loss(&mut self, loss: f32, now: Instant) {
		self.loss = loss;
		if loss > LOSS_CLEAN {
			self.clean_since = now;
		}
	}

	/// The layer to be sent, given the layer that is: the one to change to, or the same.
	pub(crate) fn choose(
		&mut self,
		current: Option<usize>,
		rates: &Rates,
		now: Instant,
	) -> Option<usize> {
		let mut ladder: Vec<(u64, usize)> =
			rates.iter().enumerate().filter_map(|(layer, rate)| Some(((*rate)?, layer))).collect();
		ladder.sort_unstable();
		if let Some(top) = ladder.last().filter(|_| self.highest) {
			self.highest = false;
			if current != Some(top.1) {
				self.change(now, true);
			}
			return Some(top.1);
		}
		let Some(step) = current.and_then(|layer| ladder.iter().position(|rung| rung.1 == layer))
		else {
			// Nothing is sent, or the layer has ended: the best that fits what is known.
			return self.fitting(&ladder).map(|rung| rung.1);
		};
		let since_change = now.saturating_duration_since(self.changed);
		if since_change < SETTLING {
			return Some(ladder[step].1);
		}
		let rate = ladder[step].0;
		let too_much = self.loss > LOSS_TOO_HIGH || self.is_below(rate, since_change);
		if too_much && step > 0 {
			if self.trial {
				self.hold = (self.hold * 2).min(LONGEST_HOLD);
			}
			let below = self.fitting(&ladder[..step]).unwrap_or(ladder[0]);
			self.change(now, false);
			return Some(below.1);
		}
		if self.trial && since_change >= TRIAL && !too_much {
			self.trial = false;
			self.hold = HOLD;
		}
		let clean = now.saturating_duration_since(self.clean_since) >= self.hold;
		if let Some(above) = ladder.get(step + 1) {
			let fits = self.estimate.is_some_and(|estimate| estimate > above.0 + above.0 / 10);
			// An estimate at the present rate is held down by it, and says nothing about more.
			let open = self.estimate.is_none_or(|estimate| estimate >= rate);
			if !too_much && clean && since_change >= self.hold && (fits || open) {
				self.change(now, true);
				return Some(above.1);
			}
		}
		Some(ladder[step].1)
	}

	fn change(&mut self, now: Instant, trial: bool) {
		self.changed = now;
		self.clean_since = now;
		self.trial = trial;
		// What was reported was of the former layer.
		self.peak = self.estimate.take().unwrap_or(0);
		self.loss = 0.0;
	}

	/// The best layer within the estimate. Without one the middle: neither the worst picture for the
	/// many nor a stall for the few.
	fn fitting(&self, ladder: &[(u64, usize)]) -> Option<(u64, usize)> {
		match self.estimate {
			Some(estimate) => {
				ladder.iter().rev().find(|rung| rung.0 <= estimate).or(ladder.first()).copied()
			},
			None => ladder.get(ladder.len() / 2).copied(),
		}
	}
}

/// Bits per second of one layer, smoothed over about two seconds.
#[derive(Debug)]
pub(crate) struct RateMeter {
	bytes: u64,
	since: Instant,
	rate: Option<u64>,
}

impl RateMeter {
	/// Nothing measured.
	pub(crate) fn new(now: Instant) -> Self {
		Self { bytes: 0, since: now, rate: None }
	}

	/// So many bytes came.
	pub(crate) fn add(&mut self, bytes: usize) {
		self.bytes += bytes as u64;
	}

	/// Bits per second by now; None when nothing came for a second and a half.
	pub(crate) fn rate(&mut self, now: Instant) -> Option<u64> {
		let elapsed = now.saturating_duration_since(self.since);
		if elapsed >= Duration::from_millis(500) && self.bytes > 0 {
			let measured = self.bytes * 8_000 / elapsed.as_millis().max(1) as u64;
			self.rate = Some(self.rate.map_or(measured, |rate| (rate * 3 + measured) / 4));
			(self.bytes, self.since) = (0, now);
		} else if elapsed >= Duration::from_millis(1500) {
			self.rate = None;
		}
		// A layer that has only begun counts by what has come so far.
		self.rate.or_else(|| (self.bytes > 0).then_some(self.bytes * 8))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const RATES: Rates = [Some(150_000), Some(500_000), Some(1_500_000)];

	/// Runs the chooser in steps of 100 ms against a link of this capacity and returns the layers.
	fn run(chooser: &mut LayerChooser, start: Instant, seconds: u64, capacity: u64) -> Vec<usize> {
		let mut current: Option<usize> = None;
		(0..seconds * 10)
			.map(|step| {
				let now = start + Duration::from_millis(step * 100);
				if let (Some(layer), 0) = (current, step % 10) {
					let rate = RATES[layer].unwrap();
					let excess = rate.saturating_sub(capacity) as f32 / rate as f32;
					chooser.on_loss(excess, now);
					// A receiver's estimate: what arrives and half as much again, or the capacity.
					chooser.on_estimate((rate * 3 / 2).min(capacity));
				}
				current = chooser.choose(current, &RATES, now);
				current.unwrap()
			})
			.collect()
	}

	#[test]
	fn a_viewer_begins_in_the_middle() {
		let now = Instant::now();
		assert_eq!(LayerChooser::new(now).choose(None, &RATES, now), Some(1));
		assert_eq!(LayerChooser::new(now).choose(None, &[Some(1), None, None], now), Some(0));
		assert_eq!(LayerChooser::new(now).choose(None, &[None; 3], now), None);
	}

	#[test]
	fn a_wide_link_reaches_the_highest_layer_and_stays() {
		let start = Instant::now();
		let layers = run(&mut LayerChooser::new(start), start, 60, 10_000_000);
		assert!(layers[50..].iter().all(|layer| *layer == 2), "{layers:?}");
	}

	#[test]
	fn an_estimate_that_climbs_slowly_is_waited_for() {
		let start = Instant::now();
		let mut chooser = LayerChooser::new(start);
		let mut current: Option<usize> = None;
		let mut estimate = 300_000.0;
		let mut layers = Vec::new();
		for step in 0..300u64 {
			let now = start + Duration::from_millis(step * 100);
			if let (Some(layer), 0) = (current, step % 10) {
				// A receiver raises its estimate by 8 % a second, up to half as much again as arrives.
				let most = RATES[layer].unwrap() as f64 * 1.5;
				estimate = f64::min(estimate * 1.08, most);
				chooser.on_estimate(estimate as u64);
				chooser.on_loss(0.0, now);
			}
			current = chooser.choose(current, &RATES, now);
			layers.extend(current);
		}
		let changes = layers.windows(2).filter(|pair| pair[0] != pair[1]).count();
		assert_eq!((layers.last(), changes), (Some(&2), 1), "{layers:?}");
	}

	#[test]
	fn an_estimate_that_falls_is_followed_at_once() {
		let start = Instant::now();
		let mut chooser = LayerChooser::new(start);
		let at = |seconds| start + Duration::from_secs(seconds);
		chooser.on_estimate(2_000_000);
		assert_eq!(chooser.choose(Some(2), &RATES, at(5)), Some(2));
		chooser.on_estimate(700_000);
		assert_eq!(chooser.choose(Some(2), &RATES, at(6)), Some(1));
	}

	#[test]
	fn a_narrow_link_falls_to_what_fits_and_rarely_tries_more() {
		let start = Instant::now();
		let layers = run(&mut LayerChooser::new(start), start, 300, 600_000);
		let too_high = layers.iter().filter(|layer| **layer == 2).count();
		assert!(too_high < layers.len() / 10, "{too_high} of {}", layers.len());
		assert!(layers[100..].iter().all(|layer| *layer >= 1), "the middle layer always fits");
	}

	#[test]
	fn the_thinnest_link_stays_with_the_lowest_layer() {
		let start = Instant::now();
		let layers = run(&mut LayerChooser::new(start), start, 300, 100_000);
		let lowest = layers.iter().filter(|layer| **layer == 0).count();
		assert!(lowest > layers.len() * 8 / 10, "{lowest} of {}", layers.len());
	}

	#[test]
	fn a_layer_that_ends_is_left_at_once() {
		let now = Instant::now();
		let mut chooser = LayerChooser::new(now);
		assert_eq!(chooser.choose(Some(2), &[Some(150_000), Some(500_000), None], now), Some(1));
	}

	#[test]
	fn a_meter_measures_and_forgets() {
		let start = Instant::now();
		let mut meter = RateMeter::new(start);
		assert_eq!(meter.rate(start), None);
		for step in 1..=100u64 {
			meter.add(1_250);
			meter.rate(start + Duration::from_millis(step * 10));
		}
		let rate = meter.rate(start + Duration::from_millis(1_000)).unwrap();
		assert!((900_000..1_100_000).contains(&rate), "{rate}");
		assert_eq!(meter.rate(start + Duration::from_secs(10)), None);
	}

	#[test]
	fn what_a_viewer_asks_for_is_tried_at_once_and_left_where_it_is_too_much() {
		let start = Instant::now();
		for capacity in [10_000_000, 600_000] {
			let mut chooser = LayerChooser::new(start);
			chooser.try_highest();
			let layers = run(&mut chooser, start, 60, capacity);
			assert_eq!(layers[0], 2, "not the middle");
			let highest = layers.iter().filter(|layer| **layer == 2).count();
			let (all, few) = (layers.len(), layers.len() / 5);
			assert!(
				if capacity > 1_500_000 { highest == all } else { highest < few },
				"{layers:?}"
			);
		}
	}

	#[test]
	fn layers_add_up_by_the_size_of_their_pictures() {
		let layer = |height, rate| Layer {
			rid: None,
			size: Some(Size { width: height, height }),
			rate: Some(rate),
		};
		let layers = [layer(720, 20), layer(180, 30), layer(360, 1)];
		let rates = layers.map(|layer| layer.rate);
		assert_eq!(together(&layers, &rates), [Some(51), Some(30), Some(31)]);
		assert_eq!(together(&layers, &[Some(20), None, Some(1)]), [Some(21), None, Some(1)]);
		assert_eq!(highest(&together(&layers, &rates)), Some(0));
		assert_eq!(highest(&[None; MAX_LAYERS]), None);
	}

	proptest! {
		#[test]
		fn it_only_ever_chooses_a_layer_that_is_sent(
			steps in prop::collection::vec(
				(
					prop::option::of(0u64..5_000_000),
					0f32..1.0,
					prop::array::uniform3(prop::option::of(1u64..3_000_000)),
					0u64..5_000,
					any::<bool>(),
				),
				1..100,
			),
		) {
			let mut now = Instant::now();
			let mut chooser = LayerChooser::new(now);
			let mut current = None;
			for (estimate, loss, rates, pause, asks) in steps {
				now += Duration::from_millis(pause);
				if asks { chooser.try_highest() }
				if let Some(estimate) = estimate { chooser.on_estimate(estimate) }
				chooser.on_loss(loss, now);
				current = chooser.choose(current, &rates, now);
				match current {
					Some(layer) => prop_assert!(rates[layer].is_some()),
					None => prop_assert!(rates.iter().all(Option::is_none)),
				}
			}
		}
	}
}
