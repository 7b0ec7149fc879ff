//! `cargo run -p example-dashboard`, and then open the address that it prints; an argument is another
//! address.

use std::sync::Arc;
use std::{env, io};

use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let address = env::args().nth(1).unwrap_or("127.0.0.1:3000".into());
    let listener = TcpListener::bind(address).await?;
    println!("http://{}", listener.local_addr()?);
    let service = Arc::default();
    tokio::spawn(example_dashboard::load(Arc::clone(&service)));
    axum::serve(listener, example_dashboard::app(service)).await
}
