//! The relay's configuration.
//!
//! It comes from four places; the later ones win: the defaults, one TOML file, the environment
//! (`LIVESTARS_HTTP__LISTEN` is `http.listen`), and flags. A key that does not exist is refused by
//! its name, wherever it stands. `relay.example.toml` holds every key with its default.

mod flags;
mod load;
mod secret;
mod sections;
mod validate;

pub use flags::Flags;
pub use load::{load, ConfigError, Fault, ENVIRONMENT_PREFIX};
pub use secret::Secret;
pub use sections::{
	Chain, Config, Drain, Http, IceServer, Limits, LogFormat, LogLevel, Logs, Media, Mesh, Metrics,
	Relay, Turn,
};

/// The configuration as TOML, with secrets hidden; keys without a value are left out.
///
/// # Errors
///
/// What the TOML library says; a configuration that was loaded can always be written.
pub fn to_toml(config: &Config) -> Result<String, toml::ser::Error> {
	toml::to_string_pretty(config)
}
