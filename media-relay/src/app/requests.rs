//! How requests over HTTP were answered.

use axum::{
	extract::{Request, State},
	middleware::Next,
	response::Response,
};
use std::{
	collections::BTreeMap,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
};

/// Counts answers by class of status. Clones count together.
#[derive(Clone, Default)]
pub struct Requests(Arc<[AtomicU64; 5]>);

impl Requests {
	/// How many answers there were of each class, such as `2xx`.
	pub fn counted(&self) -> BTreeMap<String, u64> {
		let classes = self.0.iter().zip(1..);
		classes
			.map(|(count, class)| (format!("{class}xx"), count.load(Ordering::Relaxed)))
			.collect()
	}

	fn note(&self, status: u16) {
		let class = usize::from(status / 100).saturating_sub(1);
		if let Some(count) = self.0.get(class) {
			count.fetch_add(1, Ordering::Relaxed);
		}
	}
}

/// Counts the answer to a request.
pub async fn count(State(requests): State<Requests>, request: Request, next: Next) -> Response {
	let response = next.run(request).await;
	requests.note(response.status().as_u16());
	response
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn answers_are_counted_by_class() {
		let requests = Requests::default();
		for status in [101, 200, 204, 404, 503, 999] {
			requests.note(status);
		}
		let counted: Vec<_> = requests.counted().into_iter().collect();
		let expected = [("1xx", 1), ("2xx", 2), ("3xx", 0), ("4xx", 1), ("5xx", 1)];
		assert_eq!(counted, expected.map(|(class, count)| (class.to_owned(), count)));
	}
}
