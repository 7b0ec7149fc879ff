//! A secret is checked like any other value and shown nowhere.
#![cfg(feature = "std")] // the tracker among the places

use inbounds::Secret;
use inbounds::prelude::*;

validated_struct! {
    #[derive(Clone, Debug)]
    struct Vault: strong {
        owner: String in chars(1..),
        password: Secret<String> in all_of((chars(8..), contains("-"))),
        pin: Secret<u16> in 1000..=9999,
        spare: Option<Secret<u16>> = { None } in 1000..=9999,
        kind: Secret<u8> in one_of([1, 2]),
        seed: Secret<Vec<u8>> in len(2..=4),
        odd: Secret<u8> in satisfies(|n: &u8| n % 2 == 1, "odd"),
    }
    ensure { |vault| vault.pin.expose() != &1234 => "too easy" at [pin] }
}

fn fields() -> VaultFields {
    VaultFields {
        owner: "ann".into(),
        password: "hunter-22".into(),
        pin: 4711.into(),
        spare: None,
        kind: 1.into(),
        seed: vec![77, 88].into(),
        odd: 3.into(),
    }
}

#[test]
fn nothing_of_it_is_shown() {
    let err = Vault::try_from(VaultFields {
        password: "31337".into(),
        pin: 313.into(),
        spare: Some(313.into()),
        kind: 131.into(),
        seed: vec![31].into(),
        odd: 130.into(),
        ..fields()
    })
    .unwrap_err();
    assert_eq!(err.violations().len(), 7);
    for shown in [format!("{err}"), format!("{err:#}"), format!("{err:?}")] {
        assert!(!shown.contains("31") && !shown.contains("130"), "{shown}");
    }

    let vault = Vault::try_from(fields()).unwrap();
    let snapshot = Vault::instances().snapshot();
    for shown in [
        format!("{vault:?}"),
        format!("{:?}", vault.fields()),
        format!("{snapshot:?}"),
    ] {
        for secret in ["hunter", "4711", "77"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(shown.contains("ann"), "{shown}");
    }
}

#[test]
fn it_is_checked_like_what_is_inside() {
    let mut vault = Vault::try_from(fields()).unwrap();
    assert!(vault.set_password("no-dice".into()).is_err());
    assert!(vault.set_spare(Some(999.into())).is_err());
    assert_eq!(
        vault.set_pin(1234.into()).unwrap_err().to_string(),
        "pin: too easy"
    );
    assert_eq!(vault.pin().expose(), &4711);
}
