#![allow(dead_code)]
use inbounds::Secret;
use inbounds::prelude::*;
use serde::Deserialize;
#[derive(Debug, Deserialize)]
struct Password(Secret<String>);
#[derive(Debug, Deserialize)]
struct Named {
    value: Secret<String>,
}
#[derive(Debug, Deserialize)]
struct Two(Secret<String>, Secret<String>);
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Trans {
    value: Secret<String>,
}
#[derive(Debug, Deserialize)]
enum E {
    A(Secret<String>),
    B { v: Secret<String> },
}
#[derive(Debug, Deserialize)]
#[serde(tag = "t", content = "c")]
enum Adj {
    A(Secret<String>),
    B { v: Secret<String> },
}
#[derive(Debug, Deserialize)]
#[serde(tag = "t")]
enum Int {
    A { v: Secret<String> },
}
validated_struct! { #[derive(Debug, Deserialize)] struct Pin(Secret<String> in chars(4..)); }
validated_struct! { #[derive(Debug, Deserialize)] struct Pwd(Secret<String>); }
validated_struct! { #[derive(Debug, Deserialize)] struct Holder { a: Password, b: Named in satisfies(|n: &Named| n.value.expose().len() > 20, "long"), c: Option<Password>, d: Secret<Vec<String>> in each(chars(20..)) } }
#[derive(Debug, Deserialize)]
struct D<T> {
    f: T,
}
fn check<T: for<'a> Deserialize<'a> + std::fmt::Debug>() {
    for v in [
        "\"hunter2\"",
        "1337",
        "[\"hunter2\"]",
        "[1337]",
        "{\"hunter2\": 1337}",
        "{\"value\": 1337}",
        "{\"0\": 1337}",
        "true",
        "null",
        "1337.5",
        "{\"A\": 1337}",
        "{\"B\": {\"v\":1337}}",
        "{\"B\":1337}",
        "{\"A\":[1337]}",
        "{\"t\":\"A\",\"v\":1337}",
        "{\"t\":\"A\",\"c\":1337}",
        "{\"t\":\"B\",\"c\":{\"v\":1337}}",
        "{\"t\":\"B\",\"c\":1337}",
        "{\"a\":1337,\"b\":{\"value\":\"hunter2\"},\"d\":[\"hunter2\"]}",
        "{\"a\":[1337],\"b\":{\"value\":1337},\"c\":{\"hunter2\":1},\"d\":[1337]}",
        "{\"a\":\"x\",\"b\":1337,\"c\":1337,\"d\":1337}",
    ] {
        let text = format!("{{\"f\": {v}}}");
        for (n, t) in [
            (
                "json",
                match inbounds::json::from_str::<D<T>>(&text) {
                    Ok(_) => continue,
                    Err(p) => format!("{p} {p:?} {}", serde_json::to_string(&p).unwrap()),
                },
            ),
            (
                "serde",
                serde_json::from_str::<D<T>>(&text)
                    .err()
                    .map(|e| e.to_string())
                    .unwrap_or_default(),
            ),
            (
                "value",
                inbounds::json::from_value::<D<T>>(&serde_json::from_str(&text).unwrap())
                    .err()
                    .map(|p| format!("{p} {p:?} {}", serde_json::to_string(&p).unwrap()))
                    .unwrap_or_default(),
            ),
        ] {
            if t.contains("1337") || t.contains("hunter") {
                println!(
                    "{n} {} {v}: {}",
                    std::any::type_name::<T>(),
                    t.lines().next().unwrap()
                );
            }
        }
    }
}
#[test]
fn zz() {
    check::<Password>();
    check::<Named>();
    check::<Two>();
    check::<Trans>();
    check::<E>();
    check::<Adj>();
    check::<Int>();
    check::<Pin>();
    check::<Pwd>();
    check::<Option<Password>>();
    check::<Vec<Password>>();
    check::<Holder>();
    check::<std::collections::BTreeMap<String, Password>>();
}
