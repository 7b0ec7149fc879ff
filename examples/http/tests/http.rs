//! The service, over a loopback socket.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use serde_json::{Value, json};

/// The service, on a port that is free, until the test ends.
fn serve() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    thread::spawn(|| {
        tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()?
            .block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, example_http::app()).await
            })
    });
    address
}

/// The status, the content type and the body of the response.
fn send(server: SocketAddr, request: &str, kind: &str, body: &str) -> (u16, String, Value) {
    let mut stream = TcpStream::connect(server).unwrap();
    write!(
        stream,
        "{request} HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\n\
         content-type: {kind}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len(),
    )
    .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    let kind = head
        .lines()
        .find_map(|line| line.strip_prefix("content-type: "));
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let kind = kind.unwrap_or_default().to_owned();
    (
        status,
        kind,
        serde_json::from_str(body).unwrap_or(Value::Null),
    )
}

fn errors(problem: &Value) -> Vec<(&str, &str)> {
    let errors = problem["errors"].as_array().unwrap().iter();
    errors
        .map(|it| {
            (
                it["pointer"].as_str().unwrap(),
                it["code"].as_str().unwrap(),
            )
        })
        .collect()
}

const SKU: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

fn order() -> Value {
    json!({
        "placedAt": "2024-05-01T10:00:00Z",
        "customer": {
            "fullName": " Ann ", "email": "ann@example.org",
            "address": { "street": "Main 1", "postalCode": "12345" },
        },
        "lines": [{ "sku": SKU, "unitPrice": "9.99" }],
        "payment": { "method": "invoice", "dueOn": "2024-06-01" },
    })
}

#[test]
fn a_good_order_is_stored_listed_and_changed() {
    let server = serve();
    let (status, _, stored) = send(
        server,
        "POST /orders",
        "application/json",
        &order().to_string(),
    );
    assert_eq!(status, 201, "{stored}");
    assert_eq!(stored["customer"]["fullName"], "Ann");
    assert_eq!(stored["customer"]["address"]["country"], "DE");
    assert_eq!(stored["lines"][0]["quantity"], 1);
    let id = stored["id"].as_str().unwrap();
    let (_, _, listed) = send(server, "GET /orders?email=ann@example.org&size=5", "", "");
    assert_eq!(listed, json!([stored]));

    let change = |patch: Value| {
        let request = format!("PATCH /orders/{id}");
        send(
            server,
            &request,
            "application/merge-patch+json",
            &patch.to_string(),
        )
    };
    let (status, _, changed) =
        change(json!({ "note": " soon ", "customer": { "fullName": "Bea" } }));
    assert_eq!(
        (status, &changed["note"], &changed["customer"]["fullName"]),
        (200, &"soon".into(), &"Bea".into())
    );
    assert_eq!(changed["customer"]["email"], "ann@example.org");
    let (status, _, problem) =
        change(json!({ "placedAt": null, "wantedOn": "1999-01-01", "lines": [] }));
    assert_eq!(status, 422);
    let expected = [
        ("/placedAt", "read_only"),
        ("/placedAt", "required"),
        ("/lines", "length"),
    ];
    assert_eq!(errors(&problem), expected, "{problem}");
    assert_eq!(
        send(server, &format!("GET /orders/{id}"), "", "").2,
        changed
    );
}

#[test]
fn a_bad_order_is_answered_with_everything_that_is_wrong() {
    let server = serve();
    let post = |kind: &str, body: &str| send(server, "POST /orders", kind, body);
    let bad = json!({
        "placedAt": "2024-05-01T10:00:00Z", "wantedOn": "2024-04-30",
        "customer": { "fullName": " ", "email": "ann", "address": { "street": 5, "postalCode": "1-2" } },
        "lines": [
            { "sku": "x", "quantity": 0, "unitPrice": "0.001" },
            { "quantity": "2", "unitPrice": "1,5" },
        ],
        "payment": { "method": "cheque" }, "coupon": "X",
    });
    let (status, kind, problem) = post("application/json", &bad.to_string());
    assert_eq!((status, kind.as_str()), (422, "application/problem+json"));
    let mut found = errors(&problem);
    found.sort_unstable();
    let expected = [
        ("/coupon", "unknown_field"),
        ("/customer/address/postalCode", "format"),
        ("/customer/address/postalCode", "length"),
        ("/customer/address/street", "type"),
        ("/customer/email", "format"),
        ("/customer/fullName", "length"),
        ("/lines/0/quantity", "range"),
        ("/lines/0/sku", "invalid"),
        ("/lines/0/unitPrice", "satisfies"),
        ("/lines/1/quantity", "type"),
        ("/lines/1/sku", "required"),
        ("/lines/1/unitPrice", "invalid"),
        ("/payment/method", "one_of"),
        ("/wantedOn", "ensure"),
    ];
    assert_eq!(found, expected, "{problem:#}");

    // What only a query can find is in the same list, by the same names.
    let mut sold_out = order();
    sold_out["lines"][0]["sku"] = "00000000-0000-0000-0000-000000000000".into();
    let (status, _, problem) = post("application/json", &sold_out.to_string());
    assert_eq!(
        (status, errors(&problem)),
        (422, vec![("/lines/0/quantity", "out_of_stock")])
    );

    assert_eq!(post("application/json", "{").0, 400);
    assert_eq!(post("text/plain", "{}").0, 415);
    assert_eq!(post("application/json", &" ".repeat(3 << 20)).0, 413);
    let (status, _, problem) = send(server, "GET /orders?page=x&size=1000", "", "");
    assert_eq!(
        (status, errors(&problem)),
        (422, vec![("/page", "type"), ("/size", "range")])
    );
}

#[test]
fn answers_are_as_the_openapi_document_says() {
    let server = serve();
    let (_, _, document) = send(server, "GET /openapi.json", "", "");
    let is_valid = |name: &str, answer: &Value| {
        let schema = json!({
            "$ref": format!("#/components/schemas/{name}"), "components": document["components"],
        });
        jsonschema::validator_for(&schema).unwrap().is_valid(answer)
    };
    let (_, _, stored) = send(
        server,
        "POST /orders",
        "application/json",
        &order().to_string(),
    );
    assert!(is_valid("Stored", &stored), "{stored}");
    assert!(is_valid("Order", &order()) && !is_valid("Order", &json!({ "lines": [] })));
    let (_, _, problem) = send(server, "POST /orders", "application/json", "{}");
    assert!(is_valid("Problem", &problem), "{problem}");

    // Every limit is in it, and none of the source code.
    let text = document.to_string();
    let line = &document["components"]["schemas"]["Line"]["properties"];
    assert_eq!(
        (&line["quantity"]["maximum"], &line["quantity"]["default"]),
        (&999.into(), &1.into())
    );
    for code in ["chars(", "matches(", "Decimal::", "::", "`"] {
        assert!(!text.contains(code), "{code} is in {text}");
    }
}
