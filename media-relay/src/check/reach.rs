//! Whether the relay runs already, and whether its URL leads to it.

use super::{machine::scheme_and_host, Report};
use crate::config::Config;
use livestars_chain::Account;
use std::{
	collections::BTreeSet,
	net::{IpAddr, Ipv4Addr, Ipv6Addr},
	time::Duration,
};
use tokio::{net::lookup_host, task::spawn_blocking, time::timeout};
use ureq::tls::TlsConfig;

/// How long a name may take to be looked up, and a relay to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest answer that is read, in bytes.
const MAX_ANSWER: u64 = 64 * 1024;

/// Whether this relay answers where it is to listen. Whoever has the account's key on this machine is
/// it, whatever its certificate says.
pub(super) async fn runs(config: &Config, account: Option<Account>) -> bool {
	let mut at = config.http.listen;
	match at.ip() {
		IpAddr::V4(ip) if ip.is_unspecified() => at.set_ip(Ipv4Addr::LOCALHOST.into()),
		IpAddr::V6(ip) if ip.is_unspecified() => at.set_ip(Ipv6Addr::LOCALHOST.into()),
		_ => {},
	}
	let scheme = if config.http.certificate.is_some() { "https" } else { "http" };
	let answered = ask(format!("{scheme}://{at}"), true).await;
	account.is_some() && answered.ok().flatten() == account
}

/// Checks where the relay's URL leads.
pub(super) async fn url(
	config: &Config,
	account: Option<Account>,
	runs: bool,
	report: &mut Report,
) {
	let url = &config.relay.url;
	let (_, host) = scheme_and_host(url);
	let looked_up = timeout(PATIENCE, lookup_host((host, 0))).await;
	let looked_up = looked_up.map_err(|_| "nothing answers".to_owned());
	let looked_up = looked_up.and_then(|found| found.map_err(|error| error.to_string()));
	let addresses: BTreeSet<IpAddr> = match looked_up {
		Ok(found) => found.map(|address| address.ip()).collect(),
		Err(error) => {
			let finding =
				format!("{host} of relay.url has no address: {error}; enter one in the DNS");
			return report.fail("url", finding);
		},
	};
	let external: BTreeSet<IpAddr> =
		config.media.reached_at().iter().map(|address| address.ip()).collect();
	if addresses.is_disjoint(&external) {
		let list = |ips: &BTreeSet<IpAddr>| {
			ips.iter().map(IpAddr::to_string).collect::<Vec<_>>().join(", ")
		};
		let finding = format!(
			"{host} leads to {}, and media.external is {}: right with a proxy in front, which is not \
			 in the way of media, and wrong without",
			list(&addresses),
			list(&external)
		);
		report.warn("url", finding);
	} else {
		report.ok("url", format!("{host} leads to where media is sent"));
	}
	if !runs {
		return;
	}
	match ask(url.clone(), false).await {
		Ok(answered) if answered == account => report.ok("url", format!("{url} is this relay")),
		Ok(Some(other)) => report.fail("url", format!("{url} is the relay of {other}")),
		Ok(None) => report.fail("url", format!("{url} is no relay")),
		Err(error) => {
			let finding = format!(
				"{url} is not reached from here: {error}; look from elsewhere, as a router may not lead \
				 back to its own address"
			);
			report.warn("url", finding);
		},
	}
}

/// The account of the relay that answers at a URL; nothing if something else does.
async fn ask(url: String, trusting: bool) -> Result<Option<Account>, String> {
	let asked = spawn_blocking(move || {
		let tls = TlsConfig::builder().disable_verification(trusting).build();
		let agent: ureq::Agent = ureq::Agent::config_builder()
			.timeout_global(Some(PATIENCE))
			.http_status_as_error(false)
			.tls_config(tls)
			.build()
			.into();
		let mut response = agent.get(format!("{url}/relay")).call()?;
		let body = response.body_mut().with_config().limit(MAX_ANSWER).read_to_string()?;
		Ok::<_, ureq::Error>(body)
	});
	let body =
		asked.await.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
	let about: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
	Ok(about["account"].as_str().and_then(|account| account.parse().ok()))
}
