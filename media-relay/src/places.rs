//! How many connections there may be, in all and from one network address.

use crate::room::person::AddressTag;
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The places for connections.
pub(crate) struct Places {
	most: usize,
	most_of_address: usize,
	taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
	all: usize,
	by_address: HashMap<AddressTag, usize>,
}

/// A place, which is free again when this is dropped.
pub(crate) struct Place {
	places: Arc<Places>,
	address: Option<AddressTag>,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Full {
	/// There are as many connections as there may be.
	Relay,
	/// There are as many from this address as there may be.
	Address,
}

impl Places {
	pub fn new(most: usize, most_of_address: usize) -> Self {
		Self { most, most_of_address, taken: Mutex::default() }
	}

	/// How many connections there are.
	pub fn taken(&self) -> usize {
		self.lock().all
	}

	/// A place for a connection from an address, if that is known.
	pub fn take(self: &Arc<Self>, address: Option<AddressTag>) -> Result<Place, Full> {
		let mut taken = self.lock();
		if taken.all >= self.most {
			return Err(Full::Relay);
		}
		if let Some(address) = address {
			let of_address = taken.by_address.entry(address).or_default();
			if *of_address >= self.most_of_address {
				return Err(Full::Address);
			}
			*of_address += 1;
		}
		taken.all += 1;
		Ok(Place { places: self.clone(), address })
	}

	/// The counts are right whenever the lock is free, so a panic elsewhere does not spoil them.
	fn lock(&self) -> MutexGuard<'_, Taken> {
		self.taken.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Drop for Place {
	fn drop(&mut self) {
		let mut taken = self.places.lock();
		taken.all = taken.all.saturating_sub(1);
		let Some(address) = self.address else { return };
		if let Some(of_address) = taken.by_address.get_mut(&address) {
			*of_address -= 1;
			if *of_address == 0 {
				taken.by_address.remove(&address);
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::room::person::Names;

	#[test]
	fn places_are_bounded_and_come_back() {
		let names = Names::new();
		let tag = |text: &str| Some(names.address(text.parse().unwrap()));
		let places = Arc::new(Places::new(3, 2));
		let first = places.take(tag("192.0.2.1")).unwrap();
		let second = places.take(tag("192.0.2.1")).unwrap();
		assert_eq!(places.take(tag("192.0.2.1")).err(), Some(Full::Address));
		let other = places.take(tag("192.0.2.2")).unwrap();
		assert_eq!(places.take(tag("192.0.2.3")).err(), Some(Full::Relay));
		drop(first);
		assert_eq!(places.taken(), 2);
		drop(places.take(tag("192.0.2.1")).unwrap());
		drop((second, other));
		assert_eq!(places.taken(), 0);
		assert!(places.lock().by_address.is_empty());
	}

	#[test]
	fn who_comes_from_nowhere_known_is_counted_in_all_alone() {
		let places = Arc::new(Places::new(3, 1));
		let _taken: Vec<_> = (0..3).map(|_| places.take(None).unwrap()).collect();
		assert_eq!(places.take(None).err(), Some(Full::Relay));
	}
}
