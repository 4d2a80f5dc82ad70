//! Which layers a viewer wants at most.
//!
//! What she chooses is a bound, not an order: below it her bandwidth goes on choosing, so that she
//! keeps her picture where she chose more than her link carries.

use str0m::media::Rid;

use crate::{
	error::MediaError,
	layers::{Layer, Layers, Rates},
	size::Size,
};

/// What a viewer wants at most; everything, where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayerChoice {
	/// The identifier of the highest layer (RFC 8851).
	pub rid: Option<String>,
	/// The widest picture, in pixels.
	pub max_width: Option<u32>,
	/// The highest picture, in pixels.
	pub max_height: Option<u32>,
}

/// A layer that is being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerStatus {
	/// Its identifier: the publisher's, or its number where she names none.
	pub rid: String,
	/// Bits per second.
	pub rate: u64,
	/// The size of its pictures, where they tell.
	pub size: Option<Size>,
}

/// What a viewer may choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewerLayers {
	/// Which section of her session's description is for pictures, if one is.
	pub section: Option<usize>,
	/// The layers, the smallest first.
	pub layers: Vec<LayerStatus>,
}

/// The layers that are being sent, the smallest first.
pub(crate) fn sent(layers: &Layers) -> Vec<LayerStatus> {
	let mut sent: Vec<_> = layers
		.iter()
		.filter_map(|layer| {
			Some(LayerStatus { rid: layer.rid?.to_string(), rate: layer.rate?, size: layer.size })
		})
		.collect();
	sent.sort_by_key(|layer| (layer.size.map(Size::pixels), layer.rate));
	sent
}

/// A viewer's choice, with what is remembered of the layer that it names.
#[derive(Debug)]
pub(crate) struct Bound {
	named: Option<Named>,
	max_width: Option<u32>,
	max_height: Option<u32>,
}

#[derive(Debug)]
struct Named {
	rid: Rid,
	/// What it was like when it was seen last: another encoder of the publisher names its layers
	/// otherwise, and one that is short of bandwidth leaves some out.
	size: Option<Size>,
	rate: Option<u64>,
}

impl Named {
	fn allows(&self, layer: &Layer) -> bool {
		let smaller = match (layer.size, self.size) {
			(Some(layer), Some(named)) => layer.pixels() <= named.pixels(),
			_ => layer.rate <= self.rate,
		};
		layer.rid == Some(self.rid) || smaller
	}
}

impl Bound {
	/// The bound that a choice sets; None for one that leaves everything open.
	///
	/// # Errors
	/// [`MediaError::NoSuchLayer`] where it names a layer that the stream does not have.
	pub(crate) fn new(choice: &LayerChoice, layers: &Layers) -> Result<Option<Self>, MediaError> {
		let LayerChoice { rid, max_width, max_height } = choice;
		let named = match rid {
			None => None,
			Some(name) => {
				let known = layers.iter().find(|layer| layer.rid.is_some_and(|rid| *rid == **name));
				let Some(Layer { rid: Some(rid), size, rate }) = known.copied() else {
					let layers = sent(layers).into_iter().map(|layer| layer.rid).collect();
					return Err(MediaError::NoSuchLayer { layers });
				};
				Some(Named { rid, size, rate })
			},
		};
		let open = named.is_none() && max_width.is_none() && max_height.is_none();
		let bound = Self { named, max_width: *max_width, max_height: *max_height };
		Ok((!open).then_some(bound))
	}

	/// The rates of the layers within the bound; where nothing that is sent is, of the lowest alone.
	pub(crate) fn within(&mut self, layers: &Layers) -> Rates {
		if let Some(named) = &mut self.named {
			if let Some(seen) = layers.iter().find(|layer| layer.rid == Some(named.rid)) {
				named.size = seen.size.or(named.size);
				named.rate = seen.rate.or(named.rate);
			}
		}
		let mut rates = layers.map(|layer| layer.rate.filter(|_| self.allows(&layer)));
		if rates.iter().all(Option::is_none) {
			let sent = layers.iter().enumerate().filter(|(_, layer)| layer.rate.is_some());
			let lowest = sent.min_by_key(|(_, layer)| (layer.size.map(Size::pixels), layer.rate));
			if let Some((lowest, layer)) = lowest {
				rates[lowest] = layer.rate;
			}
		}
		rates
	}

	fn allows(&self, layer: &Layer) -> bool {
		let fits = |most: Option<u32>, of: fn(Size) -> u32| {
			most.is_none_or(|most| layer.size.is_some_and(|size| of(size) <= most))
		};
		self.named.as_ref().is_none_or(|named| named.allows(layer))
			&& fits(self.max_width, |size| size.width)
			&& fits(self.max_height, |size| size.height)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn layer(rid: &str, height: u32, rate: u64) -> Layer {
		let size = (height > 0).then_some(Size { width: height * 16 / 9, height });
		Layer { rid: Some(rid.into()), size, rate: (rate > 0).then_some(rate) }
	}

	fn layers() -> Layers {
		[layer("f", 720, 1_500_000), layer("q", 180, 150_000), layer("h", 360, 500_000)]
	}

	fn named(rid: &str) -> LayerChoice {
		LayerChoice { rid: Some(rid.into()), ..LayerChoice::default() }
	}

	fn high(most: u32) -> LayerChoice {
		LayerChoice { max_height: Some(most), ..LayerChoice::default() }
	}

	/// The layers within the bound that the choice sets.
	fn within(choice: &LayerChoice, layers: &Layers) -> Vec<String> {
		let rates = Bound::new(choice, layers).unwrap().unwrap().within(layers);
		let allowed = layers.iter().zip(rates).filter(|(_, rate)| rate.is_some());
		allowed.map(|(layer, _)| layer.rid.unwrap().to_string()).collect()
	}

	#[test]
	fn a_choice_bounds_from_above() {
		assert_eq!(within(&named("q"), &layers()), ["q"]);
		assert_eq!(within(&named("h"), &layers()), ["q", "h"]);
		assert_eq!(within(&named("f"), &layers()), ["f", "q", "h"]);
		assert_eq!(within(&high(360), &layers()), ["q", "h"]);
		assert_eq!(within(&high(719), &layers()), ["q", "h"]);
		let narrow = LayerChoice { max_width: Some(639), ..high(1_000) };
		assert_eq!(within(&narrow, &layers()), ["q"]);
		assert_eq!(within(&LayerChoice { rid: Some("h".into()), ..high(200) }, &layers()), ["q"]);
	}

	#[test]
	fn nobody_loses_her_picture_by_choosing_too_little() {
		assert_eq!(within(&high(1), &layers()), ["q"]);
		let without_sizes =
			[layer("f", 0, 1_500_000), layer("q", 0, 150_000), layer("h", 0, 500_000)];
		assert_eq!(within(&high(1), &without_sizes), ["q"]);
		assert_eq!(within(&named("h"), &without_sizes), ["q", "h"], "by their rates");
	}

	#[test]
	fn nothing_chosen_is_no_bound() {
		assert!(Bound::new(&LayerChoice::default(), &layers()).unwrap().is_none());
	}

	#[test]
	fn a_layer_that_the_stream_does_not_have_is_refused_with_those_that_it_has() {
		let refused = Bound::new(&named("uhd"), &layers()).unwrap_err();
		assert_eq!(
			refused,
			MediaError::NoSuchLayer { layers: ["q", "h", "f"].map(Into::into).into() }
		);
		assert!(refused.to_string().contains("q, h, f"), "{refused}");
	}

	#[test]
	fn a_bound_holds_when_its_layer_pauses_or_is_named_otherwise() {
		let mut bound = Bound::new(&named("h"), &layers()).unwrap().unwrap();
		bound.within(&layers());
		let paused = [layer("f", 720, 1_500_000), layer("q", 180, 150_000), layer("h", 360, 0)];
		assert_eq!(bound.within(&paused), [None, Some(150_000), None]);
		let renamed =
			[layer("0", 180, 100_000), layer("1", 360, 400_000), layer("2", 720, 900_000)];
		assert_eq!(bound.within(&renamed), [Some(100_000), Some(400_000), None]);
	}

	proptest! {
		#[test]
		fn something_that_is_sent_is_always_within(
			layers in prop::array::uniform3((0u32..2_000, 0u64..3_000_000)),
			rid in prop::option::of(0usize..3),
			max_width in prop::option::of(0u32..2_000),
			max_height in prop::option::of(0u32..2_000),
		) {
			let names = ["q", "h", "f"];
			let mut index = 0;
			let layers = layers.map(|(height, rate)| {
				index += 1;
				layer(names[index - 1], height, rate)
			});
			let rid = rid.map(|rid| names[rid].to_owned());
			let choice = LayerChoice { rid, max_width, max_height };
			if let Some(mut bound) = Bound::new(&choice, &layers).unwrap() {
				let rates = bound.within(&layers);
				let any = |rates: &Rates| rates.iter().any(Option::is_some);
				prop_assert_eq!(any(&rates), any(&layers.map(|layer| layer.rate)));
				for (rate, layer) in rates.iter().zip(layers) {
					prop_assert!(rate.is_none() || *rate == layer.rate);
				}
			}
		}
	}
}
