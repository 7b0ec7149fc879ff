//! Newtypes where other crates expect a type of their own: clap and figment need nothing for it. `tests/columns` has
//! the columns of a database.

use clap::Parser;
use figment::Figment;
use figment::providers::{Format, Toml};
use inbounds::prelude::*;
use serde::Deserialize;

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
    #[serde(transparent)]
    struct Name(String via inbounds::normalize::trim in chars(1..=40));
}

validated_struct! {
    #[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
    #[serde(transparent)]
    struct Percent(u8 in 0..=100);
}

#[derive(Debug, Parser, Deserialize)]
struct Arguments {
    #[arg(long)]
    name: Name,
    #[arg(long)]
    percent: Percent,
}

#[test]
fn clap_reads_an_argument() {
    let arguments =
        Arguments::try_parse_from(["exam", "--name", " Ada ", "--percent", "60"]).unwrap();
    assert_eq!(arguments.name.value(), "Ada");
    assert_eq!(arguments.percent.value(), 60);
    let err = Arguments::try_parse_from(["exam", "--name", "Ada", "--percent", "160"]);
    let err = err.unwrap_err().to_string();
    assert!(
        err.contains("'160' for '--percent <PERCENT>': 160 is not within 0..=100"),
        "{err}"
    );
}

#[test]
fn figment_reads_a_value() {
    let read = |text| {
        let figment = Figment::from(Toml::string(text));
        figment.extract::<Arguments>().map_err(Box::new)
    };
    let arguments = read("name = ' Ada '\npercent = 60").unwrap();
    assert_eq!(arguments.name.value(), "Ada");
    let err = read("name = 'Ada'\npercent = 160").unwrap_err().to_string();
    assert!(err.contains("160 is not within 0..=100"), "{err}");
}
