//! Many made-up streams at once: performers of a development chain who are attested for the purpose.

use crate::{
	demo::{signer, stream_key, CannotDemonstrate},
	http,
	live::until_live,
	publisher::publish,
};
use clap::Args;
use futures::{future::try_join_all, FutureExt};
use livestars_chain::{
	Account, Balance, BlockNumber, Call, Chain, Hash, ProxyKind, Signer, Submission,
};
use std::net::{IpAddr, Ipv4Addr};
use tokio::{
	signal::unix::{signal, SignalKind},
	sync::watch,
	task::JoinSet,
};

/// What each performer is given for her room's deposits and fees: a hundred LIVE, in planck.
const ALLOWANCE: Balance = 100_000_000_000_000;

/// How many performers are attested at once: an account has few calls that wait for a block.
const AT_ONCE: usize = 50;

/// For how many blocks they are attested: a day, with a block every two seconds.
const ATTESTED_FOR: u32 = 43_200;

/// How many streams, and where.
#[derive(Args)]
pub struct Plan {
	/// The relay's URL.
	#[arg(long, default_value = "http://127.0.0.1:8080")]
	relay: String,
	/// The WebSocket of a node of the development chain.
	#[arg(long, default_value = "ws://127.0.0.1:9944")]
	node: String,
	/// How many streams are published.
	#[arg(long, default_value_t = 1)]
	streams: usize,
	/// The bits of video in a second.
	#[arg(long, default_value_t = 1_500_000)]
	rate: u32,
	/// The address at which the publishers are reached.
	#[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
	interface: IpAddr,
}

/// Publishes until SIGTERM or Ctrl-C. Prints each performer's account once she is live.
pub async fn run(plan: Plan) -> Result<(), CannotDemonstrate> {
	let mut terminate = signal(SignalKind::terminate()).map_err(CannotDemonstrate::Signals)?;
	let chain = Chain::connect(vec![plan.node]).await?;
	let relay = plan.relay.trim_end_matches('/').to_owned();
	let about = http::get(&format!("{relay}/relay"))?.successful()?.json();
	let operator = about["account"].as_str().unwrap_or_default();
	let operator = operator.parse().map_err(|_| CannotDemonstrate::Key(operator.to_owned()))?;
	let keys = (0..plan.streams).map(|number| signer(&format!("//Luna//stream//{number}")));
	let performers = keys.collect::<Result<Vec<_>, _>>()?;
	let mut newcomers = Vec::new();
	for performer in &performers {
		if chain.at_best().await?.room(&performer.account()).await?.is_none() {
			newcomers.push(performer.clone());
		}
	}
	for some in newcomers.chunks(AT_ONCE) {
		attest(&chain, some, operator).await?;
	}

	let (stop, stopped) = watch::channel(());
	let mut publishers = JoinSet::new();
	for performer in &performers {
		let key = stream_key(&relay, performer)?;
		let endpoint = format!("{relay}/whip/{}", performer.account());
		publishers.spawn(publish(endpoint, key, plan.rate, plan.interface, stopped.clone()));
	}
	let said = async {
		for performer in &performers {
			until_live(&chain, &performer.account()).await;
			println!("{}", performer.account());
		}
	}
	.fuse();
	tokio::pin!(said);
	loop {
		tokio::select! {
			() = &mut said => {},
			_ = tokio::signal::ctrl_c() => break,
			_ = terminate.recv() => break,
			Some(done) = publishers.join_next() => {
				match done {
					Ok(Err(error)) => eprintln!("a publisher ended: {error}"),
					_ => eprintln!("the relay ended a stream"),
				}
			},
		}
	}
	drop(stop);
	while publishers.join_next().await.is_some() {}
	Ok(())
}

/// Gives each performer LIVE, an attestation, a room, and the relay as her streaming proxy.
async fn attest(
	chain: &Chain,
	performers: &[Signer],
	operator: Account,
) -> Result<(), CannotDemonstrate> {
	let (bank, verifier) = (signer("//Alice")?, signer("//Verifier")?);
	let fingerprint = |performer: &Signer| Hash::of(&performer.account().0);
	let max_fee = ALLOWANCE / 2;
	let gift = |performer: &Signer| Call::Transfer { to: performer.account(), amount: ALLOWANCE };
	by_one(chain, &bank, performers.iter().map(gift)).await?;
	let asked = |performer: &Signer| Call::Submit {
		verifier: verifier.account(),
		fingerprint: fingerprint(performer),
		max_fee,
	};
	by_each(chain, performers, asked).await?;
	// Few attestations can expire in the same block.
	let expiries = chain.at_best().await?.block().number.saturating_add(ATTESTED_FOR)..;
	let answer = |(performer, expires_at): (&Signer, BlockNumber)| Call::Attest {
		account: performer.account(),
		fingerprint: fingerprint(performer),
		expires_at,
	};
	by_one(chain, &verifier, performers.iter().zip(expiries).map(answer)).await?;
	by_each(chain, performers, |performer| Call::OpenRoom { profile: fingerprint(performer) })
		.await?;
	let proxy = |_: &Signer| Call::AddProxy { delegate: operator, kind: ProxyKind::Streaming };
	// A relay believes what is final.
	let submissions = by_each(chain, performers, proxy).await?;
	try_join_all(submissions.into_iter().map(Submission::finalized)).await?;
	Ok(())
}

/// Calls of one signer, one after the other.
async fn by_one(
	chain: &Chain,
	signer: &Signer,
	calls: impl Iterator<Item = Call>,
) -> Result<(), CannotDemonstrate> {
	let mut submissions = Vec::new();
	for call in calls {
		submissions.push(chain.submit(signer, call).await?);
	}
	for mut submission in submissions {
		submission.included().await?;
	}
	Ok(())
}

/// A call of each performer, all at once. Returns when all are in a block.
async fn by_each(
	chain: &Chain,
	performers: &[Signer],
	call: impl Fn(&Signer) -> Call,
) -> Result<Vec<Submission>, CannotDemonstrate> {
	let calls = performers.iter().map(|performer| {
		let call = call(performer);
		async move {
			let mut submission = chain.submit(performer, call).await?;
			submission.included().await?;
			Ok::<_, CannotDemonstrate>(submission)
		}
	});
	try_join_all(calls).await
}
