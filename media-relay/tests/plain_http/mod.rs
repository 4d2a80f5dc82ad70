//! A plain client and server for the tests.
#![allow(dead_code, reason = "each test uses a part")]

use axum::Router;
use axum_server::Handle;
use livestars_relay::{
	config::{Http, Limits},
	tls::Listener,
};
use std::{net::SocketAddr, time::Duration};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
};

/// How long a test waits for what must happen.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A listener on a free port of this machine, for as many connections as tests make.
pub fn listener() -> Listener {
	let http =
		Http { listen: "127.0.0.1:0".parse().unwrap(), behind_proxy: true, ..Http::default() };
	Listener::open(&http, &Limits::default()).unwrap()
}

/// Serves `router` on a free port of this machine.
pub fn serve(router: Router) -> SocketAddr {
	let listener = listener();
	let address = listener.address().unwrap();
	tokio::spawn(listener.serve(router, Handle::new()));
	address
}

/// What is answered to a GET, head and body.
pub async fn get(address: SocketAddr, path: &str) -> String {
	let mut stream = TcpStream::connect(address).await.unwrap();
	let request = format!("GET {path} HTTP/1.1\r\nhost: relay\r\nconnection: close\r\n\r\n");
	stream.write_all(request.as_bytes()).await.unwrap();
	read_all(&mut stream).await
}

/// All that comes until the other side closes.
pub async fn read_all(stream: &mut (impl AsyncReadExt + Unpin)) -> String {
	let mut answer = Vec::new();
	let read = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
	let _ = read.expect("an answer in time");
	String::from_utf8(answer).unwrap()
}
