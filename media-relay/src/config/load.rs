//! Puts the configuration together.

use super::{
	flags::{Flags, NotASetting},
	validate::validate,
	Config,
};
use figment::{
	error::Kind,
	providers::{Env, Format, Serialized, Toml},
	Figment, Metadata,
};
use std::{fmt, fs, path::Path};

/// What the names of variables begin with; two underscores stand between section and key.
pub const ENVIRONMENT_PREFIX: &str = "LIVESTARS_";

/// The most bytes of a configuration file.
const MAX_FILE: u64 = 1024 * 1024;

/// The sections, in capitals, as they stand in the names of variables.
const SECTIONS: [&str; 10] =
	["CHAIN", "RELAY", "HTTP", "MEDIA", "MESH", "LIMITS", "DRAIN", "METRICS", "LOGS", "TURN"];

/// The key whose value is never repeated, not even in an error.
const SECRET: &str = "relay.key";

/// Something wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
	/// The key, such as `http.listen`.
	pub key: String,
	/// Where it stands, if that is known.
	pub place: Option<String>,
	/// What is wrong, and what to do.
	pub what: String,
}

/// Everything that is wrong with the configuration, as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(pub Vec<Fault>);

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if !self.key.is_empty() {
			write!(f, "{}", self.key)?;
		}
		match &self.place {
			Some(place) if self.key.is_empty() => write!(f, "{place}: ")?,
			Some(place) => write!(f, " ({place}): ")?,
			None if self.key.is_empty() => {},
			None => write!(f, ": ")?,
		}
		f.write_str(&self.what)
	}
}

impl fmt::Display for ConfigError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "the configuration is not usable:")?;
		self.0.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
	}
}

impl std::error::Error for ConfigError {}

impl Fault {
	/// A fault of a value that could be read.
	pub(super) fn of(key: &str, what: impl Into<String>) -> Self {
		Self { key: key.to_owned(), place: None, what: what.into() }
	}
}

/// Loads the configuration: the defaults, the file that the flags name, the environment, the flags.
///
/// # Errors
///
/// All that is wrong with keys that do not exist, values of the wrong type, and values that cannot
/// be.
pub fn load(flags: &Flags) -> Result<Config, ConfigError> {
	let mut figment = Figment::from(Serialized::defaults(Config::default()));
	if let Some(path) = &flags.config {
		check_file(path)?;
		figment = figment.merge(Toml::file_exact(path));
	}
	check_variables(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()))?;
	let variables =
		Env::prefixed(ENVIRONMENT_PREFIX).filter(|name| name.as_str().contains("__")).split("__");
	figment = figment.merge(variables);
	let said = flags.said().map_err(|NotASetting(text)| {
		ConfigError(vec![Fault::of(
			"",
			format!("--set {text}: write it as KEY=VALUE, such as --set limits.streams=20"),
		)])
	})?;
	for said in said {
		figment = figment.merge(said);
	}

	check_secret(&figment)?;
	let config: Config = figment.extract().map_err(|error| ConfigError(faults(error)))?;
	match validate(&config) {
		faults if faults.is_empty() => Ok(config),
		faults => Err(ConfigError(faults)),
	}
}

fn check_file(path: &Path) -> Result<(), ConfigError> {
	let fault = |what: String| {
		let place = Some(path.display().to_string());
		Err(ConfigError(vec![Fault { key: String::new(), place, what }]))
	};
	match fs::metadata(path) {
		Ok(file) if !file.is_file() => fault("this is no file".to_string()),
		Ok(file) if file.len() > MAX_FILE => {
			fault(format!("the file is longer than {MAX_FILE} bytes"))
		},
		Ok(_) => Ok(()),
		Err(error) => fault(format!("the configuration file cannot be read: {error}")),
	}
}

/// A variable with one underscore where two are meant would be passed over in silence.
fn check_variables(names: impl Iterator<Item = String>) -> Result<(), ConfigError> {
	let fault = |name: String| {
		let (section, key) = name.strip_prefix(ENVIRONMENT_PREFIX)?.split_once('_')?;
		if !SECTIONS.contains(&section) || key.starts_with('_') {
			return None;
		}
		let meant = format!("{ENVIRONMENT_PREFIX}{section}__{key}");
		let what = format!("write two underscores after the section: {meant}");
		Some(Fault { place: Some("environment".to_string()), what, key: name })
	};
	let faults: Vec<_> = names.filter_map(fault).collect();
	if faults.is_empty() {
		Ok(())
	} else {
		Err(ConfigError(faults))
	}
}

/// The key must not stand where configuration is shown, copied and backed up, nor in the list of
/// processes.
fn check_secret(figment: &Figment) -> Result<(), ConfigError> {
	let is_set =
		figment.find_value(SECRET).is_ok_and(|value| !value.to_actual().to_string().is_empty());
	let Some(metadata) = figment.find_metadata(SECRET).filter(|_| is_set) else { return Ok(()) };
	if metadata.name.contains("environment") {
		return Ok(());
	}
	let what =
		"the key itself may come from the environment only (LIVESTARS_RELAY__KEY); else put \
	            it into a file of its own and name that as relay.key_file";
	let fault =
		Fault { key: SECRET.to_string(), place: Some(place(metadata)), what: what.to_string() };
	Err(ConfigError(vec![fault]))
}

fn faults(error: figment::Error) -> Vec<Fault> {
	error.into_iter().map(fault).collect()
}

fn fault(error: figment::Error) -> Fault {
	let mut path = error.path.clone();
	let what = match &error.kind {
		Kind::UnknownField(name, known) => {
			if path.last() != Some(name) {
				path.push(name.clone());
			}
			match known {
				[] => "there is no such key".to_string(),
				known => format!("there is no such key; there are {}", known.join(", ")),
			}
		},
		_ if path.join(".") == SECRET => "the key must be a text".to_string(),
		Kind::InvalidType(found, expected) | Kind::InvalidValue(found, expected) => {
			format!("found {found}, expected {expected}")
		},
		Kind::UnknownVariant(found, known) => {
			format!("found {found:?}, expected one of {}", known.join(", "))
		},
		kind => kind.to_string(),
	};
	Fault { key: path.join("."), place: error.metadata.as_ref().map(place), what }
}

/// Where a value comes from, for people.
fn place(metadata: &Metadata) -> String {
	match metadata.source.as_ref().and_then(|source| source.file_path()) {
		Some(path) => path.display().to_string(),
		None if metadata.name.contains("environment") => "environment".to_string(),
		None => metadata.name.to_string(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn check(names: &[&str]) -> Option<String> {
		let names = names.iter().map(|name| name.to_string());
		check_variables(names).err().map(|error| error.to_string())
	}

	#[test]
	fn a_variable_with_one_underscore_too_few_is_noticed() {
		let error = check(&["LIVESTARS_HTTP_LISTEN"]).unwrap();
		assert!(error.contains("LIVESTARS_HTTP_LISTEN (environment)"), "{error}");
		assert!(error.contains("LIVESTARS_HTTP__LISTEN"), "{error}");
	}

	#[test]
	fn variables_of_others_are_not_ours() {
		assert_eq!(check(&["HTTP_LISTEN", "LIVESTARS_TARGET", "LIVESTARS_HTTP__LISTEN"]), None);
	}
}
