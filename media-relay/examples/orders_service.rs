//! The orders of a relay and nothing else, as a process of its own: for tests that kill it.
//!
//! Arguments: the URL of a node's WebSocket, the path of the database, the relay's secret URI.
//! Prints the address it listens on, once it accepts orders.

use livestars_chain::{Chain, Signer};
use livestars_relay::orders::{self, Orders, Settings};
use std::{env, error::Error, path::Path};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
	let arguments: Vec<String> = env::args().skip(1).collect();
	let [url, path, uri] = arguments.as_slice() else {
		return Err("give the node's URL, the database's path and the relay's secret URI".into());
	};
	let chain = Chain::connect(vec![url.clone()]).await?;
	let settings = Settings { least_amount: 0, ..Settings::default() };
	let signer = Signer::from_uri(uri)?;
	let (orders, settler) = Orders::open(Path::new(path), settings, chain, signer).await?;
	let listener = TcpListener::bind("127.0.0.1:0").await?;
	println!("{}", listener.local_addr()?);
	tokio::select! {
		ended = settler.run(CancellationToken::new()) => ended?,
		served = async { axum::serve(listener, orders::router(orders)).await } => served?,
	}
	Ok(())
}
