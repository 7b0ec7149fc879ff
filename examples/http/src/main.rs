//! Takes exams as JSON over HTTP. For a body that violates rules it returns 422 and every violation as
//! JSON; a valid one is stored.
//!
//! `cargo run -p example-http [ADDRESS]` listens on 127.0.0.1:3000 if no address is
//! given:
//!
//! ```sh
//! curl -i localhost:3000/exams -H 'content-type: application/json' \
//!     -d '{"student": "Ann", "math": 160, "physics": 50, "chemistry": 101}'
//! curl localhost:3000/exams
//! curl localhost:3000/report
//! ```

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1);
    let address = address.as_deref().unwrap_or("127.0.0.1:3000");
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, example_http::app()).await
}
