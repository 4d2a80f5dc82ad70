//! What the relay tells its operator: `GET /metrics` (OpenMetrics text), `GET /health` (the process
//! lives) and `GET /ready` (it can take streams and viewers), on a listener of its own.
//!
//! Nothing is counted here: at each scrape the parts of the relay are asked for a [`Snapshot`].

mod measured;

pub use measured::{names, Snapshot};

use axum::{
	extract::State,
	http::{header, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Router,
};
use measured::{Kind, Metric, METRICS};
use prometheus_client::{
	collector::Collector,
	encoding::{text::encode, DescriptorEncoder, MetricEncoder},
	metrics::MetricType,
	registry::Registry,
};
use serde_json::json;
use std::{fmt, sync::Arc};

use crate::problem::Problem;

/// How the relay is now.
pub type Observe = Arc<dyn Fn() -> Snapshot + Send + Sync>;

/// The media type of the answer (OpenMetrics 1.0).
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

struct Observer {
	observe: Observe,
	registry: Registry,
}

/// The routes of the operator's listener. None of them is for the public.
pub fn router(observe: Observe) -> Router {
	let mut registry = Registry::default();
	registry.register_collector(Box::new(Observed(observe.clone())));
	Router::new()
		.route("/metrics", get(metrics))
		.route("/health", get(health))
		.route("/ready", get(ready))
		.with_state(Arc::new(Observer { observe, registry }))
}

async fn metrics(State(observer): State<Arc<Observer>>) -> Response {
	let mut text = String::new();
	match encode(&mut text, &observer.registry) {
		Ok(()) => ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
		Err(error) => {
			let detail = format!("the metrics could not be written: {error}");
			Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "metrics-failed", detail)
				.into_response()
		},
	}
}

async fn health(State(observer): State<Arc<Observer>>) -> Response {
	let snapshot = (observer.observe)();
	let (block, behind) = (snapshot.index_block, snapshot.index_lag());
	let index = json!({ "block": block, "behind": behind, "trouble": snapshot.index_trouble });
	axum::Json(json!({ "status": "alive", "index": index })).into_response()
}

async fn ready(State(observer): State<Arc<Observer>>) -> Response {
	let reasons = (observer.observe)().not_ready;
	if reasons.is_empty() {
		return axum::Json(json!({ "status": "ready" })).into_response();
	}
	Problem::new(StatusCode::SERVICE_UNAVAILABLE, "not-ready", reasons.join("; ")).into_response()
}

/// All metrics, from one snapshot a scrape.
struct Observed(Observe);

impl fmt::Debug for Observed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("Observed")
	}
}

impl Collector for Observed {
	fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), fmt::Error> {
		let snapshot = (self.0)();
		METRICS.iter().try_for_each(|metric| encode_metric(metric, &snapshot, &mut encoder))
	}
}

fn encode_metric(
	metric: &Metric,
	snapshot: &Snapshot,
	encoder: &mut DescriptorEncoder<'_>,
) -> fmt::Result {
	let values = (metric.read)(snapshot);
	if values.is_empty() {
		return Ok(());
	}
	let kind = match metric.kind {
		Kind::Gauge => MetricType::Gauge,
		Kind::Counter => MetricType::Counter,
	};
	let mut encoder = encoder.encode_descriptor(metric.name, metric.help, None, kind)?;
	for (label, value) in values {
		match metric.label {
			None => encode_value(metric.kind, value, &mut encoder)?,
			Some(key) => {
				let labels = [(key, label.as_str())];
				encode_value(metric.kind, value, &mut encoder.encode_family(&labels)?)?;
			},
		}
	}
	Ok(())
}

fn encode_value(kind: Kind, value: f64, encoder: &mut MetricEncoder<'_>) -> fmt::Result {
	match kind {
		Kind::Gauge => encoder.encode_gauge(&value),
		Kind::Counter => encoder.encode_counter::<[(&str, &str); 0], f64, f64>(&value, None),
	}
}
