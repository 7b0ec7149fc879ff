//! Every type of field is recorded without loss.

use std::time::Duration;

use inbounds::prelude::*;

type Marks = u8;

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct All: weak {
        u: u128,
        i: i128,
        n: i64,
        z: isize,
        c: char,
        b: bool,
        f: f32,
        d: f64,
        marks: Marks,
        ou: (Option<u8>),
        on: Option<i64>,
        oz: Option<usize>,
        oc: Option<char>,
        of: Option<f64>,
        ob: Option<bool>,
        oo: Option<Option<u8>>,
        os: Option<String>,
        span: Duration,
        ospan: Option<Duration>,
        text: String,
        list: Vec<Option<String>>,
        pair: (u8, u16),
        array: [u8; 4],
        unit: (),
    }
}

fn some() -> AllFields {
    AllFields {
        u: u128::MAX - 7,
        i: i128::MIN + 7,
        n: i64::MIN,
        z: -5,
        c: '\u{10FFFF}',
        b: true,
        f: -0.0,
        d: f64::MIN_POSITIVE,
        marks: 200,
        ou: Some(0),
        on: Some(-1),
        oz: Some(usize::MAX),
        oc: Some('x'),
        of: Some(f64::NEG_INFINITY),
        ob: Some(false),
        oo: Some(None),
        os: Some("text".into()),
        span: Duration::new(u64::MAX, 999_999_999),
        ospan: Some(Duration::new(1, 0)),
        text: "text".into(),
        list: vec![None, Some("x".into())],
        pair: (1, 2),
        array: [1, 2, 3, 4],
        unit: (),
    }
}

fn none() -> AllFields {
    AllFields {
        u: 0,
        i: 0,
        n: 0,
        z: 0,
        c: '\0',
        b: false,
        f: 0.0,
        d: 0.0,
        marks: 0,
        ou: None,
        on: None,
        oz: None,
        oc: None,
        of: None,
        ob: None,
        oo: None,
        os: None,
        span: Duration::ZERO,
        ospan: None,
        text: String::new(),
        list: vec![],
        pair: (0, 0),
        array: [0; 4],
        unit: (),
    }
}

fn recorded() -> AllFields {
    Validated::fields(&All::validate(none()).unwrap()).clone()
}

#[test]
fn every_type_comes_back() {
    assert_eq!(recorded(), none());
    let mut all = All::validate(some()).unwrap();
    let id = all.instance_id().unwrap();
    let recorded = || All::instances().get(id).unwrap().into_fields();
    assert_eq!(recorded(), some());
    assert!(recorded().f.is_sign_negative());
    all.replace(none()).unwrap();
    assert_eq!(recorded(), none());
    all.set_on(Some(i64::MAX)).unwrap();
    all.set_oo(Some(Some(255))).unwrap();
    all.set_span(Duration::from_nanos(1)).unwrap();
    all.set_text("a longer text than before").unwrap();
    all.set_text("short").unwrap();
    all.set_marks(9).unwrap();
    all.set_list(vec![Some("y".into())]).unwrap();
    assert_eq!(&recorded(), all.fields());
}

#[test]
fn nan_is_recorded_as_it_is() {
    validated_struct! { struct N: weak { f: f64, o: Option<f32> } }
    let n = N::new(f64::NAN, Some(f32::NAN)).unwrap();
    let record = &N::instances().snapshot()[0];
    assert!(record.fields().f.is_nan() && record.fields().o.unwrap().is_nan());
    drop(n);
}

#[test]
fn many_fields_have_each_its_name() {
    validated_struct! {
        struct Wide: weak {
            a0: u8, a1: u8, a2: u8, a3: u8, a4: u8, a5: u8, a6: u8, a7: u8, a8: u8, a9: String,
        }
    }
    let mut wide = Wide::new(0, 0, 0, 0, 0, 0, 0, 0, 0, "").unwrap();
    wide.set_a7(7).unwrap();
    assert_eq!(Wide::instances().snapshot()[0].last_validated(), Some("a7"));
    wide.set_a9("x").unwrap();
    assert_eq!(Wide::instances().snapshot()[0].last_validated(), Some("a9"));
    assert_eq!(Wide::instances().snapshot()[0].fields().a7, 7);
}
