//! The files of the app, as the build left them, each perhaps compressed beside it.

use axum::{
	body::Bytes,
	http::{header, HeaderMap},
};
use rust_embed::{Embed, EmbeddedFile};
use std::borrow::Cow;

#[derive(Embed)]
#[folder = "web/dist/"]
struct Dist;

/// The encodings of content (RFC 9110, section 8.4.1) that the build makes, the shortest first, and
/// what it appends to the names of files for them.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// A file as it is sent.
pub(super) struct File {
	/// Its media type.
	pub kind: String,
	/// What stands for its content (RFC 9110, section 8.8.3).
	pub tag: String,
	/// How the content is encoded, if it is.
	pub encoding: Option<&'static str>,
	/// The content.
	pub bytes: Bytes,
}

/// The file at a path, in the shortest encoding that the client takes.
pub(super) fn find(path: &str, headers: &HeaderMap) -> Option<File> {
	let plain = Dist::get(path)?;
	let kind = media_type(&plain);
	let encoded = ENCODINGS
		.into_iter()
		.filter(|(encoding, _)| accepts(headers, encoding))
		.find_map(|(encoding, suffix)| Some((encoding, Dist::get(&format!("{path}{suffix}"))?)));
	let (encoding, file) = match encoded {
		Some((encoding, file)) => (Some(encoding), file),
		None => (None, plain),
	};
	let tag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
	Some(File { kind, tag, encoding, bytes: bytes(file.data) })
}

/// The text of the file at a path.
pub(super) fn text(path: &str) -> Option<String> {
	String::from_utf8(Dist::get(path)?.data.into_owned()).ok()
}

/// The paths of all files.
#[cfg(test)]
pub(super) fn paths() -> impl Iterator<Item = String> {
	Dist::iter().map(Cow::into_owned)
}

fn bytes(data: Cow<'static, [u8]>) -> Bytes {
	match data {
		Cow::Borrowed(data) => Bytes::from_static(data),
		Cow::Owned(data) => data.into(),
	}
}

fn media_type(file: &EmbeddedFile) -> String {
	let kind = file.metadata.mimetype();
	let is_text = kind.starts_with("text/") || kind.ends_with("+json") || kind.ends_with("/json");
	if is_text {
		format!("{kind}; charset=utf-8")
	} else {
		kind.to_owned()
	}
}

/// Whether the client takes an encoding (RFC 9110, section 12.5.3). One that is named only to be
/// refused, and the rare client that means all by a star, get the plain file, which is always right.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
	let accepted =
		headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
	accepted.flat_map(|value| value.split(',')).any(|one| {
		let (name, weight) = one.split_once(';').unwrap_or((one, ""));
		let refused =
			weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>() == Ok(0.0));
		name.trim().eq_ignore_ascii_case(encoding) && !refused
	})
}
