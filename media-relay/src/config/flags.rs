//! The flags that say something else than the file does.

use figment::{
	util::nest,
	value::{Dict, Map, Value},
	Metadata, Profile, Provider,
};
use std::path::PathBuf;

/// The flags of every subcommand. Each wins over the environment and the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub struct Flags {
	/// The configuration file, in TOML.
	#[arg(long, value_name = "FILE", env = "LIVESTARS_CONFIG", global = true)]
	pub config: Option<PathBuf>,
	/// Sets any key of the configuration, such as `limits.streams=20`. May be repeated.
	#[arg(long = "set", value_name = "KEY=VALUE", global = true)]
	pub settings: Vec<String>,
	/// The WebSocket of a node [chain.nodes]. May be repeated.
	#[arg(long, value_name = "URL", global = true)]
	pub node: Vec<String>,
	/// The file that holds the key of the relay's account [relay.key_file].
	#[arg(long, value_name = "FILE", global = true)]
	pub key_file: Option<String>,
	/// The folder for everything that the relay keeps [relay.data_folder].
	#[arg(long, value_name = "FOLDER", global = true)]
	pub data_folder: Option<String>,
	/// The URL under which browsers reach the relay [relay.url].
	#[arg(long, value_name = "URL", global = true)]
	pub url: Option<String>,
	/// Where to listen for HTTP [http.listen].
	#[arg(long, value_name = "ADDRESS", global = true)]
	pub http_listen: Option<String>,
	/// Where to listen for media over UDP [media.listen]. May be repeated.
	#[arg(long, value_name = "ADDRESS", global = true)]
	pub media_listen: Vec<String>,
	/// Where clients reach the media [media.external]. May be repeated.
	#[arg(long, value_name = "ADDRESS", global = true)]
	pub media_external: Vec<String>,
	/// Where to listen for other relays [mesh.listen]. May be repeated.
	#[arg(long, value_name = "MULTIADDR", global = true)]
	pub mesh_listen: Vec<String>,
	/// How much is logged: error, warn, info, debug or trace [logs.level].
	#[arg(long, value_name = "LEVEL", global = true)]
	pub log_level: Option<String>,
	/// How lines of the log look: text or json [logs.format].
	#[arg(long, value_name = "FORMAT", global = true)]
	pub log_format: Option<String>,
}

/// What one flag says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
	flag: &'static str,
	/// The key of the configuration.
	pub key: String,
	value: Value,
}

/// A `--set` that is not `KEY=VALUE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NotASetting(pub String);

impl Flags {
	/// What the flags say, one for each key, the general ones first.
	pub(super) fn said(&self) -> Result<Vec<Said>, NotASetting> {
		let mut said = Vec::new();
		for setting in &self.settings {
			let (key, value) =
				setting.split_once('=').ok_or_else(|| NotASetting(setting.clone()))?;
			let (key, value) = (key.trim(), value.trim());
			if key.is_empty() || key.split('.').any(str::is_empty) {
				return Err(NotASetting(setting.clone()));
			}
			said.push(Said { flag: "--set", key: key.to_owned(), value: as_toml(value) });
		}
		let texts = [
			("--key-file", "relay.key_file", &self.key_file),
			("--data-folder", "relay.data_folder", &self.data_folder),
			("--url", "relay.url", &self.url),
			("--http-listen", "http.listen", &self.http_listen),
			("--log-level", "logs.level", &self.log_level),
			("--log-format", "logs.format", &self.log_format),
		];
		for (flag, key, text) in texts {
			if let Some(text) = text {
				said.push(Said { flag, key: key.to_owned(), value: text.as_str().into() });
			}
		}
		let lists = [
			("--node", "chain.nodes", &self.node),
			("--media-listen", "media.listen", &self.media_listen),
			("--media-external", "media.external", &self.media_external),
			("--mesh-listen", "mesh.listen", &self.mesh_listen),
		];
		for (flag, key, list) in lists {
			if !list.is_empty() {
				let value = list.iter().map(|text| Value::from(text.as_str())).collect::<Vec<_>>();
				said.push(Said { flag, key: key.to_owned(), value: value.into() });
			}
		}
		Ok(said)
	}
}

/// A value as TOML has it, or the text as it is: `20` is a number, `info` and `"info"` are a text.
fn as_toml(text: &str) -> Value {
	let document = format!("value = {text}");
	let parsed = document.parse::<toml::Table>().ok().filter(|table| table.len() == 1);
	let value = parsed.and_then(|table| Value::serialize(table.get("value")?).ok());
	value.unwrap_or_else(|| text.into())
}

impl Provider for Said {
	fn metadata(&self) -> Metadata {
		Metadata::named(format!("the flag {}", self.flag))
	}

	fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
		let nested = nest(&self.key, self.value.clone());
		Ok(Profile::Default.collect(nested.into_dict().unwrap_or_default()))
	}
}
