//! The app, over a loopback socket.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use serde_json::{Value, json};

/// The app, on a port that is free, until the test ends.
fn serve() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    thread::spawn(|| {
        tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()?
            .block_on(async {
                axum::serve(
                    tokio::net::TcpListener::from_std(listener)?,
                    example_http::app(),
                )
                .await
            })
    });
    address
}

/// The status and the body of the response.
fn send(server: SocketAddr, request: &str, body: &str) -> io::Result<(u16, String)> {
    let mut stream = TcpStream::connect(server)?;
    write!(
        stream,
        "{request} HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len(),
    )?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Ok((status, body.to_owned()))
}

#[test]
fn a_bad_body_is_answered_with_each_violation_and_a_good_one_is_stored() {
    let server = serve();
    let post = |body: Value| {
        let (status, body) = send(server, "POST /exams", &body.to_string()).unwrap();
        (status, serde_json::from_str::<Value>(&body).unwrap())
    };
    let list = || {
        let (_, body) = send(server, "GET /exams", "").unwrap();
        serde_json::from_str::<Value>(&body).unwrap()
    };

    let (status, body) =
        post(json!({ "student": " ", "math": 160, "physics": 50, "chemistry": 101 }));
    assert_eq!(status, 422);
    let violations = body["violations"].as_array().unwrap();
    let found: Vec<_> = violations
        .iter()
        .map(|v| (v["path"].clone(), v["message"].clone()))
        .collect();
    assert_eq!(
        json!(found),
        json!([
            ["student", "\"\" is not 1..=40 characters long"],
            ["math", "160 is not within 0..=100"],
            ["chemistry", "101 is not within 0..=100"],
        ]),
    );
    assert_eq!(list(), json!([]));

    let good = json!({ "student": " Ann", "math": 60, "physics": 50, "chemistry": 40 });
    let kept = json!({ "student": "Ann", "math": 60, "physics": 50, "chemistry": 40 });
    assert_eq!(post(good), (201, kept.clone()));
    assert_eq!(list(), json!([kept]));

    let (status, table) = send(server, "GET /report", "").unwrap();
    assert_eq!(status, 200);
    let row = table.lines().find(|line| line.contains("::Exam ")).unwrap();
    let columns: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(columns[1..3], ["weak", "1"], "{table}"); // one exam is live: in the store

    // A body that is not an exam has no violations.
    let (status, body) = post(json!({ "student": "Ann", "math": "sixty" }));
    assert_eq!(status, 422);
    assert!(body["error"].as_str().unwrap().contains("math"), "{body}");
    assert_eq!(send(server, "POST /exams", "{").unwrap().0, 400);
    assert_eq!(list(), json!([kept]));
}
