//! The certificate and its key, from files, and again when these change.

use axum_server::tls_rustls::RustlsConfig;
use rustls::{
	crypto::aws_lc_rs,
	pki_types::{pem::PemObject, CertificateDer, PrivateKeyDer, ServerName},
	ServerConfig,
};
use std::{
	fmt, fs, io,
	path::{Path, PathBuf},
	sync::Arc,
	time::{Duration, SystemTime, UNIX_EPOCH},
};

/// No chain of certificates is longer, in bytes.
const MAX_FILE: u64 = 1024 * 1024;

/// Why a certificate cannot be used.
#[derive(Debug)]
pub enum CertificateError {
	/// A file cannot be read.
	File(PathBuf, io::Error),
	/// A file does not hold what it should.
	Content(PathBuf, String),
	/// Certificate and key do not belong together, or the library cannot use them.
	Unusable(String),
}

impl fmt::Display for CertificateError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::File(path, error) => write!(f, "cannot read {}: {error}", path.display()),
			Self::Content(path, what) => write!(f, "{}: {what}", path.display()),
			Self::Unusable(what) => write!(
				f,
				"http.certificate and http.private_key cannot be used together: {what}; check that \
				 the key is that of the first certificate"
			),
		}
	}
}

impl std::error::Error for CertificateError {}

/// A certificate in use.
#[derive(Clone, Debug)]
pub struct Certificate {
	certificate: PathBuf,
	key: PathBuf,
	/// The first certificate of the file, the relay's own.
	leaf: CertificateDer<'static>,
	/// What the files held.
	fingerprint: [u8; 32],
	in_use: RustlsConfig,
}

impl Certificate {
	/// Reads a certificate with its chain, and its private key, both in PEM.
	///
	/// # Errors
	///
	/// See [`CertificateError`].
	pub fn read(certificate: &Path, key: &Path) -> Result<Self, CertificateError> {
		let (chain, key_bytes) = (read(certificate)?, read(key)?);
		let (leaf, config) = server_config(certificate, &chain, key, &key_bytes)?;
		Ok(Self {
			certificate: certificate.to_owned(),
			key: key.to_owned(),
			leaf,
			fingerprint: fingerprint(&chain, &key_bytes),
			in_use: RustlsConfig::from_config(Arc::new(config)),
		})
	}

	/// What the listener uses; it changes when the files do.
	pub(super) fn in_use(&self) -> RustlsConfig {
		self.in_use.clone()
	}

	/// Whether the certificate is for `host`, a name or an IP address.
	pub fn covers(&self, host: &str) -> bool {
		let host = host.trim_start_matches('[').trim_end_matches(']');
		let Ok(name) = ServerName::try_from(host) else { return false };
		let leaf = webpki::EndEntityCert::try_from(&self.leaf);
		leaf.is_ok_and(|leaf| leaf.verify_is_valid_for_subject_name(&name).is_ok())
	}

	/// From when until when the certificate is valid, in seconds since the Unix epoch; nothing if
	/// that cannot be read.
	pub fn validity(&self) -> Option<(u64, u64)> {
		let (_, certificate) = x509_parser::parse_x509_certificate(&self.leaf).ok()?;
		let validity = certificate.validity();
		let seconds = |time: x509_parser::time::ASN1Time| u64::try_from(time.timestamp()).ok();
		Some((seconds(validity.not_before)?, seconds(validity.not_after)?))
	}

	/// For how long the certificate is valid still; nothing if it is not valid now.
	pub fn valid_for(&self) -> Option<Duration> {
		let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
		let (from, until) = self.validity()?;
		(from <= now).then(|| until.checked_sub(now).map(Duration::from_secs)).flatten()
	}

	/// Looks at the files that often, and uses what they hold when that changed. What cannot be used
	/// is reported, and what was in use stays.
	pub(super) async fn keep_fresh(mut self, every: Duration) {
		loop {
			tokio::time::sleep(every).await;
			match self.look() {
				Ok(true) => tracing::info!("the certificate was renewed"),
				Ok(false) => {},
				Err(error) => {
					tracing::warn!(%error, "the certificate in use stays: its files cannot be used");
				},
			}
		}
	}

	/// Uses what the files hold; says whether that changed.
	fn look(&mut self) -> Result<bool, CertificateError> {
		let (chain, key_bytes) = (read(&self.certificate)?, read(&self.key)?);
		let fingerprint = fingerprint(&chain, &key_bytes);
		if fingerprint == self.fingerprint {
			return Ok(false);
		}
		let (leaf, config) = server_config(&self.certificate, &chain, &self.key, &key_bytes)?;
		self.in_use.reload_from_config(Arc::new(config));
		(self.leaf, self.fingerprint) = (leaf, fingerprint);
		Ok(true)
	}
}

fn read(path: &Path) -> Result<Vec<u8>, CertificateError> {
	let failed = |error| CertificateError::File(path.to_owned(), error);
	let file = fs::metadata(path).map_err(failed)?;
	if file.len() > MAX_FILE {
		let what = format!("longer than {MAX_FILE} bytes, this is no PEM file of a certificate");
		return Err(CertificateError::Content(path.to_owned(), what));
	}
	fs::read(path).map_err(failed)
}

fn fingerprint(chain: &[u8], key: &[u8]) -> [u8; 32] {
	sp_crypto_hashing::blake2_256(&[&sp_crypto_hashing::blake2_256(chain), key].concat())
}

fn server_config(
	certificate: &Path,
	chain: &[u8],
	key: &Path,
	key_bytes: &[u8],
) -> Result<(CertificateDer<'static>, ServerConfig), CertificateError> {
	let content = |path: &Path, what: String| CertificateError::Content(path.to_owned(), what);
	let chain: Vec<_> = CertificateDer::pem_slice_iter(chain)
		.collect::<Result<_, _>>()
		.map_err(|error| content(certificate, format!("this is no PEM file: {error}")))?;
	let leaf = chain.first().cloned();
	let leaf = leaf.ok_or_else(|| content(certificate, "there is no certificate in it".into()))?;
	let key = PrivateKeyDer::from_pem_slice(key_bytes)
		.map_err(|error| content(key, format!("there is no private key in it: {error}")))?;

	let unusable = |error: rustls::Error| CertificateError::Unusable(error.to_string());
	let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
		.with_safe_default_protocol_versions()
		.map_err(unusable)?
		.with_no_client_auth()
		.with_single_cert(chain, key)
		.map_err(unusable)?;
	config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
	Ok((leaf, config))
}
