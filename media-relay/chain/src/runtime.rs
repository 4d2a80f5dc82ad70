//! Runtimes: how the chain encodes what it is asked, and what it answers.
//!
//! A runtime is known by its version and fetched once. Reading storage and calling runtime functions
//! uses the runtime that a block leaves behind; its events are those of the runtime that executed it,
//! which is the one that its parent left behind.

use crate::{
	node::{request, Methods},
	ChainError, Hash,
};
use codec::Decode;
use std::{
	collections::BTreeMap,
	fmt,
	sync::{Arc, Mutex, PoisonError},
};
use subxt::{
	client::{OfflineClient, OfflineClientAtBlock},
	config::substrate::{SpecVersionForRange, SubstrateConfig, SubstrateConfigBuilder},
	dynamic::{self, Value},
	ext::{
		frame_decode::{
			runtime_apis::{decode_runtime_api_response, IntoEncodableValues},
			storage::{decode_storage_value, encode_storage_key, encode_storage_key_prefix},
		},
		scale_decode::DecodeAsType,
	},
	Metadata,
};

/// The most runtimes that are remembered; the oldest is forgotten first. Each is about a megabyte.
const MOST_RUNTIMES: usize = 8;

/// The version of metadata that is asked for: the first that describes runtime APIs.
const METADATA_VERSION: u32 = 15;

/// The runtime API that serves the platform's reads.
const RUNTIME_API: &str = "LiveStarsApi";

/// The runtimes that are known, by their version.
#[derive(Clone, Debug, Default)]
pub(crate) struct Runtimes(Arc<Mutex<BTreeMap<u32, Arc<Runtime>>>>);

/// How one version of the runtime encodes everything.
pub(crate) struct Runtime {
	/// Encodes and decodes, without a connection.
	pub client: OfflineClientAtBlock<SubstrateConfig>,
}

impl fmt::Debug for Runtime {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_tuple("Runtime").field(&self.client.spec_version()).finish()
	}
}

impl Runtimes {
	/// The runtime that `block` leaves behind.
	pub async fn left_by(
		&self,
		block: Hash,
		methods: &Methods,
	) -> Result<Arc<Runtime>, ChainError> {
		let version = methods.state_get_runtime_version(Some(block.into()));
		let version = request("the runtime's version", version).await?;
		if let Some(runtime) = self.known(version.spec_version) {
			return Ok(runtime);
		}
		let runtime = Arc::new(
			fetch(block, version.spec_version, version.transaction_version, methods).await?,
		);
		let mut runtimes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		runtimes.insert(version.spec_version, runtime.clone());
		while runtimes.len() > MOST_RUNTIMES {
			runtimes.pop_first();
		}
		Ok(runtime)
	}

	/// The runtime of this version, if it is known.
	pub fn known(&self, spec_version: u32) -> Option<Arc<Runtime>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&spec_version).cloned()
	}
}

/// Fetches the metadata of the runtime that `block` leaves behind.
async fn fetch(
	block: Hash,
	spec_version: u32,
	transaction_version: u32,
	methods: &Methods,
) -> Result<Runtime, ChainError> {
	let what = "the runtime's metadata";
	let undecodable = |reason: String| ChainError::Decode { what: what.to_owned(), reason };
	let arguments = METADATA_VERSION.to_le_bytes();
	let answer =
		methods.state_call("Metadata_metadata_at_version", Some(&arguments), Some(block.into()));
	let answer = request(what, answer).await?;
	let bytes = Option::<Vec<u8>>::decode(&mut answer.as_slice())
		.map_err(|error| undecodable(error.to_string()))?
		.ok_or_else(|| undecodable(format!("it has no version {METADATA_VERSION}")))?;
	let metadata = Metadata::decode_from(&bytes).map_err(|error| undecodable(error.to_string()))?;
	let genesis = request("the first block", methods.genesis_hash()).await?;
	let config = SubstrateConfigBuilder::new()
		.set_genesis_hash(genesis)
		.set_metadata_for_spec_versions([(spec_version, metadata.arc())])
		.set_spec_version_for_block_ranges([SpecVersionForRange {
			block_range: 0..u64::MAX,
			spec_version,
			transaction_version,
		}])
		.build();
	let client = OfflineClient::new_with_config(config)
		.at_block(0_u64)
		.map_err(|error| undecodable(error.to_string()))?;
	Ok(Runtime { client })
}

impl Runtime {
	/// The name and the arguments of a call to the platform's runtime API, encoded.
	pub fn call<Arguments: IntoEncodableValues>(
		&self,
		function: &str,
		arguments: Arguments,
	) -> Result<(String, Vec<u8>), ChainError> {
		let payload = dynamic::runtime_api_call::<_, Value>(RUNTIME_API, function, arguments);
		let apis = self.client.runtime_apis();
		let name = format!("{RUNTIME_API}_{function}");
		apis.encode_args(payload).map(|bytes| (name.clone(), bytes)).map_err(|error| {
			ChainError::Missing { what: format!("runtime function {name} ({error})") }
		})
	}

	/// What a function of the platform's runtime API answered.
	pub fn answer<T: DecodeAsType>(&self, function: &str, bytes: &[u8]) -> Result<T, ChainError> {
		let metadata = self.client.metadata_ref();
		decode_runtime_api_response(
			RUNTIME_API,
			function,
			&mut &*bytes,
			metadata,
			metadata.types(),
			T::into_visitor(),
		)
		.map_err(|error| ChainError::Decode {
			what: format!("runtime function {RUNTIME_API}_{function}"),
			reason: error.to_string(),
		})
	}

	/// The key of a value in storage.
	pub fn storage_key<Keys: IntoEncodableValues>(
		&self,
		pallet: &str,
		entry: &str,
		keys: Keys,
	) -> Result<Vec<u8>, ChainError> {
		let metadata = self.client.metadata_ref();
		encode_storage_key(pallet, entry, keys, metadata, metadata.types()).map_err(|error| {
			ChainError::Missing { what: format!("storage {pallet}.{entry} ({error})") }
		})
	}

	/// A value in storage.
	pub fn storage_value<T: DecodeAsType>(
		&self,
		pallet: &str,
		entry: &str,
		bytes: &[u8],
	) -> Result<T, ChainError> {
		let metadata = self.client.metadata_ref();
		let visitor = T::into_visitor();
		decode_storage_value(pallet, entry, &mut &*bytes, metadata, metadata.types(), visitor)
			.map_err(|error| ChainError::Decode {
				what: format!("storage {pallet}.{entry}"),
				reason: error.to_string(),
			})
	}

	/// A constant.
	pub fn constant<T: DecodeAsType>(&self, pallet: &str, name: &str) -> Result<T, ChainError> {
		let constant = dynamic::constant::<T>(pallet, name);
		self.client.constants().entry(constant).map_err(|error| ChainError::Missing {
			what: format!("constant {pallet}.{name} ({error})"),
		})
	}

	/// The name of a dispatch error, such as `Rooms.AlreadyLive` or `Token.FundsUnavailable`.
	pub fn error_name(&self, error: &Value) -> String {
		self.module_error_name(error).unwrap_or_else(|| crate::state::variant_name(error))
	}

	/// The name of a pallet's error: a `Module` variant with the pallet's index and the error, whose
	/// first byte is its index.
	fn module_error_name(&self, error: &Value) -> Option<String> {
		use subxt::dynamic::At;
		let module = match &error.value {
			subxt::ext::scale_value::ValueDef::Variant(variant) if variant.name == "Module" => {
				error.at(0).or_else(|| error.at("index").map(|_| error))
			},
			_ => None,
		}?;
		let pallet: u8 = module.at("index")?.as_u128()?.try_into().ok()?;
		let bytes = module.at("error")?;
		let first = bytes.at(0).and_then(Value::as_u128);
		// The bytes may stand in a field of their own.
		let first = first.or_else(|| bytes.at(0).at(0).and_then(Value::as_u128))?;
		let pallet = self.client.metadata_ref().pallet_by_error_index(pallet)?;
		let variant = pallet.error_variant_by_index(u8::try_from(first).ok()?)?;
		Some(format!("{}.{}", pallet.name(), variant.name))
	}
}

/// The key of a plain value, or the beginning of the keys of a map, in storage.
pub(crate) fn storage_prefix(pallet: &str, entry: &str) -> Vec<u8> {
	encode_storage_key_prefix(pallet, entry).to_vec()
}
