//! How a viewer and a server agree on a session: WHEP, or Janus's own requests.

use crate::{http, session::Session, viewer::CannotWatch};
use serde_json::{json, Value};
use std::{net::SocketAddr, time::Instant};
use ureq::http::StatusCode;

/// Where a stream is.
#[derive(Clone, Debug)]
pub enum Source {
	/// A WHEP endpoint (draft-ietf-wish-whep).
	Whep(String),
	/// A mountpoint of Janus's streaming plugin, behind the base path of its HTTP interface.
	Janus {
		/// The base path, such as `http://127.0.0.1:8088/janus`.
		base: String,
		/// The mountpoint's number.
		mountpoint: u64,
	},
}

/// The server's side of a session, to be given up at its end.
pub enum Membership {
	/// The session's resource at a WHEP endpoint.
	Whep(Option<String>),
	/// The session at Janus.
	Janus(String),
}

impl Source {
	/// Agrees on a session that is reached at `address`.
	pub fn join(&self, address: SocketAddr) -> Result<(Session, Membership), CannotWatch> {
		match self {
			Self::Whep(endpoint) => join_whep(endpoint, address),
			Self::Janus { base, mountpoint } => join_janus(base, *mountpoint, address),
		}
	}
}

impl Membership {
	/// Gives the session up. If that fails, the server finds out by itself.
	pub fn leave(self) {
		match self {
			Self::Whep(None) => {},
			Self::Whep(Some(resource)) => drop(http::delete(&resource)),
			Self::Janus(session) => {
				drop(ask_janus(&session, json!({ "janus": "destroy", "transaction": "leave" })));
			},
		}
	}
}

fn join_whep(endpoint: &str, address: SocketAddr) -> Result<(Session, Membership), CannotWatch> {
	let (mut session, offer) = Session::offering(address, Instant::now())?;
	let answer = http::post(endpoint, None, "application/sdp", &offer)?;
	if answer.status != StatusCode::CREATED {
		return Err(CannotWatch::Refused(answer.status, answer.body));
	}
	session.accept(&answer.body)?;
	let location = answer.location.map(|location| resource(endpoint, &location));
	Ok((session, Membership::Whep(location)))
}

/// The URL that `location` names, relative to `endpoint` if it is relative.
pub fn resource(endpoint: &str, location: &str) -> String {
	match location.strip_prefix('/') {
		Some(path) => {
			let origin =
				endpoint.match_indices('/').nth(2).map_or(endpoint, |(at, _)| &endpoint[..at]);
			format!("{origin}/{path}")
		},
		None => location.to_owned(),
	}
}

/// Creates a session, attaches it to the streaming plugin, asks for the mountpoint, waits for the
/// offer and answers it.
fn join_janus(
	base: &str,
	mountpoint: u64,
	address: SocketAddr,
) -> Result<(Session, Membership), CannotWatch> {
	let created = ask_janus(base, json!({ "janus": "create", "transaction": "create" }))?;
	let session = format!("{base}/{}", created["data"]["id"]);
	let plugin = "janus.plugin.streaming";
	let attached = ask_janus(
		&session,
		json!({ "janus": "attach", "plugin": plugin, "transaction": "attach" }),
	)?;
	let handle = format!("{session}/{}", attached["data"]["id"]);
	let message = |body: Value, jsep: Option<Value>| {
		let mut message = json!({ "janus": "message", "body": body, "transaction": "message" });
		if let Some(jsep) = jsep {
			message["jsep"] = jsep;
		}
		message
	};
	ask_janus(&handle, message(json!({ "request": "watch", "id": mountpoint }), None))?;
	let offer = loop {
		let event = http::get(&session)?.successful()?.json();
		if let Some(offer) = event["jsep"]["sdp"].as_str() {
			break offer.to_owned();
		}
		if event["janus"] == "error" || event["plugindata"]["data"]["error"].is_string() {
			return Err(CannotWatch::Refused(StatusCode::BAD_REQUEST, event.to_string()));
		}
	};
	let (ours, answer) = Session::answering(address, Instant::now(), &offer)?;
	let jsep = json!({ "type": "answer", "sdp": answer });
	ask_janus(&handle, message(json!({ "request": "start" }), Some(jsep)))?;
	Ok((ours, Membership::Janus(session)))
}

fn ask_janus(url: &str, request: Value) -> Result<Value, CannotWatch> {
	let answer = http::post(url, None, "application/json", &request.to_string())?;
	let said = answer.json();
	if said["janus"] == "success" || said["janus"] == "ack" {
		Ok(said)
	} else {
		Err(CannotWatch::Refused(answer.status, answer.body))
	}
}
