//! The service, over a loopback socket.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpStream};
use std::{sync::mpsc, thread};

use serde_json::{Value, json};

/// The service, on a port that is free, until the tests end.
fn serve() -> SocketAddr {
    #[tokio::main(flavor = "current_thread")]
    async fn run(address: &mpsc::Sender<SocketAddr>) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        address.send(listener.local_addr().unwrap()).unwrap();
        axum::serve(listener, example_http::app()).await.unwrap();
    }
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || run(&sender));
    receiver.recv().unwrap()
}

/// The status, the content type and the body of the response.
fn send(server: SocketAddr, request: &str, kind: &str, body: &str) -> (u16, String, Value) {
    let mut stream = TcpStream::connect(server).unwrap();
    let (close, length) = ("connection: close", body.len());
    let head = format!("{request} HTTP/1.1\r\nhost: {server}\r\n{close}\r\ncontent-type: {kind}");
    let request = format!("{head}\r\ncontent-length: {length}\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).unwrap();
    let response = io::read_to_string(stream).unwrap();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let kind = lines.find_map(|line| line.strip_prefix("content-type: "));
    let body = serde_json::from_str(body).unwrap_or_default();
    (
        head[9..12].parse().unwrap(),
        kind.unwrap_or_default().to_owned(),
        body,
    )
}

fn post(server: SocketAddr, order: &Value) -> (u16, String, Value) {
    send(
        server,
        "POST /orders",
        "application/json",
        &order.to_string(),
    )
}

/// Where the errors are, and their codes.
fn errors(problem: &Value) -> Vec<(&str, &str)> {
    let errors = problem["errors"].as_array().unwrap().iter();
    let text = |error, name: &str| -> &str { Value::get(error, name).unwrap().as_str().unwrap() };
    errors
        .map(|it| (text(it, "pointer"), text(it, "code")))
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
    let (status, _, stored) = post(server, &order());
    assert_eq!(status, 201, "{stored}");
    assert_eq!(stored["customer"]["fullName"], "Ann");
    assert_eq!(stored["customer"]["address"]["country"], "DE");
    assert_eq!(stored["lines"][0]["quantity"], 1);
    let (_, _, listed) = send(server, "GET /orders?email=ann@example.org&size=5", "", "");
    assert_eq!(listed, json!([stored]));

    let path = format!("/orders/{}", stored["id"].as_str().unwrap());
    let change = |patch: Value| {
        let kind = "application/merge-patch+json";
        send(server, &format!("PATCH {path}"), kind, &patch.to_string())
    };
    let (status, _, changed) =
        change(json!({ "note": " soon ", "customer": { "fullName": "Bea" } }));
    assert_eq!((status, &changed["note"]), (200, &"soon".into()));
    assert_eq!(changed["customer"]["fullName"], "Bea");
    assert_eq!(changed["customer"]["email"], "ann@example.org");
    let (status, _, problem) =
        change(json!({ "placedAt": null, "wantedOn": "1999-01-01", "lines": [] }));
    let expected = [
        ("/placedAt", "read_only"),
        ("/wantedOn", "ensure"),
        ("/lines", "length"),
    ];
    assert_eq!(
        (status, errors(&problem)),
        (422, expected.to_vec()),
        "{problem}"
    );
    assert_eq!(send(server, &format!("GET {path}"), "", "").2, changed);
    let (status, kind, problem) = send(server, &format!("GET /orders/{SKU}"), "", "");
    assert_eq!((status, &*kind), (404, "application/problem+json"));
    assert_eq!(errors(&problem), [("", "not_found")]);
}

#[test]
fn a_bad_order_is_answered_with_everything_that_is_wrong() {
    let server = serve();
    let bad = json!({
        "placedAt": "2024-05-01T10:00:00Z", "wantedOn": "2024-04-30",
        "customer": { "fullName": " ", "email": "ann", "address": { "street": 5, "postalCode": "1-2" } },
        "lines": [
            { "sku": "x", "quantity": 0, "unitPrice": "0.001" },
            { "quantity": "2", "unitPrice": "1,5" },
        ],
        "payment": { "method": "cheque" }, "coupon": "X",
    });
    let (status, kind, problem) = post(server, &bad);
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
    let (status, _, problem) = post(server, &sold_out);
    let expected = vec![("/lines/0/quantity", "out_of_stock")];
    assert_eq!((status, errors(&problem)), (422, expected));

    let status_of = |kind: &str, body: &str| send(server, "POST /orders", kind, body).0;
    assert_eq!(status_of("application/json", "{"), 400);
    assert_eq!(status_of("text/plain", "{}"), 415);
    assert_eq!(status_of("application/json", &" ".repeat(3 << 20)), 413);
    let (status, _, problem) = send(server, "GET /orders?page=x&size=1000", "", "");
    let expected = vec![("/page", "type"), ("/size", "range")];
    assert_eq!((status, errors(&problem)), (422, expected));
}

#[test]
fn answers_are_as_the_openapi_document_says() {
    let server = serve();
    let (_, _, document) = send(server, "GET /openapi.json", "", "");
    let is_valid = |schema: &Value, answer: &Value| {
        let mut schema = schema.clone();
        schema["components"] = document["components"].clone();
        jsonschema::validator_for(&schema).unwrap().is_valid(answer)
    };
    let take = &document["paths"]["/orders"]["post"];
    let schema_of = |part: &Value| part["content"]["application/json"]["schema"].clone();
    let request = schema_of(&take["requestBody"]);
    assert!(is_valid(&request, &order()) && !is_valid(&request, &json!({ "lines": [] })));
    let (_, _, stored) = post(server, &order());
    assert!(
        is_valid(&schema_of(&take["responses"]["2XX"]), &stored),
        "{stored}"
    );
    let (_, kind, problem) = post(server, &json!({}));
    let rejected = &take["responses"]["4XX"]["content"][kind]["schema"];
    assert!(is_valid(rejected, &problem), "{problem}");

    // Every operation is in it, every limit, and none of the source code.
    let mut operations: Vec<&str> = Vec::new();
    for path in document["paths"].as_object().unwrap().values() {
        operations.extend(
            path.as_object()
                .unwrap()
                .values()
                .filter_map(|it| it["operationId"].as_str()),
        );
    }
    operations.sort_unstable();
    assert_eq!(operations, ["change", "list", "show", "take"]);
    let id = &document["paths"]["/orders/{id}"]["get"]["parameters"][0];
    assert_eq!(
        (&id["name"], &id["schema"]["format"]),
        (&"id".into(), &"uuid".into())
    );
    let line = &document["components"]["schemas"]["Line"]["properties"];
    assert_eq!(line["quantity"]["maximum"], 999);
    assert_eq!(line["quantity"]["default"], 1);
    let text = document.to_string();
    for code in ["chars(", "matches(", "Decimal::", "::", "`"] {
        assert!(!text.contains(code), "{code} is in {text}");
    }
}
