//! A plain client and server for the tests.
#![allow(dead_code, reason = "each test uses a part")]

use axum::Router;
use std::{net::SocketAddr, time::Duration};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::{TcpListener, TcpStream},
};

/// How long a test waits for what must happen.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Serves `router` on a free port of this machine.
pub async fn serve(router: Router) -> SocketAddr {
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let address = listener.local_addr().unwrap();
	tokio::spawn(async move { axum::serve(listener, router).await });
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
