//! A permutation that a seed decides.

/// Rounds for each binary digit of the length: Hoang, Morris and Rogaway's bound for an even
/// permutation of a small domain.
const ROUNDS_PER_DIGIT: u32 = 6;

/// Where the element `index` of `0..len` goes in a permutation of `0..len` that `seed` decides. An
/// index outside `0..len` stays where it is.
///
/// The swap-or-not shuffle (Hoang, Morris and Rogaway, "An Enciphering Scheme Based on a Card
/// Shuffle", CRYPTO 2012): each round pairs every element with another one, `pivot − x`, and swaps
/// the pair if a bit that the pair decides is one. Each round is its own inverse, so that the whole
/// is a permutation for every length.
///
/// The seed is public, and so is the permutation: the mixer spreads, it hides nothing.
pub fn shuffled(index: u32, len: u32, seed: &[u8; 32]) -> u32 {
	if index >= len {
		return index;
	}
	let words = words(seed);
	let digits = u32::BITS.saturating_sub(len.leading_zeros());
	(0..digits.saturating_mul(ROUNDS_PER_DIGIT)).fold(index, |element, round| {
		let pivot = scale(mix(&words, round, Question::Pivot), len);
		let partner = partner(element, pivot, len);
		match mix(&words, round, Question::Swap(element.max(partner))) & 1 {
			1 => partner,
			_ => element,
		}
	})
}

/// What a round asks the mixer.
enum Question {
	/// The sum of the two members of each pair.
	Pivot,
	/// Whether to swap the pair whose larger member this is.
	Swap(u32),
}

/// `pivot − element` modulo `len`; both are below `len`.
#[allow(clippy::arithmetic_side_effects, reason = "no sum of two 32-bit numbers overflows 64 bits")]
fn partner(element: u32, pivot: u32, len: u32) -> u32 {
	let distance = pivot as u64 + len as u64 - element as u64;
	let wrapped = if distance >= len as u64 { distance - len as u64 } else { distance };
	wrapped as u32
}

/// Maps the 64-bit numbers evenly to `0..len`.
#[allow(clippy::arithmetic_side_effects, reason = "a product of 64 and 32 bits fits 128")]
fn scale(number: u64, len: u32) -> u32 {
	((number as u128 * len as u128) >> 64) as u32
}

/// The seed as four little-endian words.
fn words(seed: &[u8; 32]) -> [u64; 4] {
	let mut words = [0; 4];
	for (word, bytes) in words.iter_mut().zip(seed.chunks_exact(8)) {
		*word = bytes.iter().rev().fold(0, |word, byte| (word << 8) | *byte as u64);
	}
	words
}

/// Absorbs the question and the four words, with the finaliser of SplitMix64 (Steele, Lea and
/// Flood, OOPSLA 2014) after each.
#[allow(clippy::arithmetic_side_effects, reason = "shifts stay below 64")]
fn mix(words: &[u64; 4], round: u32, question: Question) -> u64 {
	let question = match question {
		Question::Pivot => 1 << 32,
		Question::Swap(element) => element as u64,
	};
	words.iter().fold(((round as u64) << 33) | question, |state, word| {
		let state = (state ^ word).wrapping_add(0x9e37_79b9_7f4a_7c15);
		let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		state ^ (state >> 31)
	})
}
