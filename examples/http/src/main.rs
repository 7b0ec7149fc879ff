//! Takes orders as JSON over HTTP. A bad body is answered once, with everything that is wrong with it.
//!
//! `cargo run -p example-http [ADDRESS]` listens on 127.0.0.1:3000 if no address is given:
//!
//! ```sh
//! curl -i localhost:3000/orders -H 'content-type: application/json' \
//!     -d '{"customer": {"fullName": " "}, "lines": [{"sku": "x", "quantity": 0}]}'
//! curl localhost:3000/orders?size=many
//! curl localhost:3000/openapi.json # and a page to read it: http://localhost:3000/docs
//! ```

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1);
    let address = address.as_deref().unwrap_or("127.0.0.1:3000");
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, example_http::app()).await
}
