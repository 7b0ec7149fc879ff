use inbounds::prelude::*;
use proptest::{prop_assert_eq, proptest};

validated_struct! {
    #[derive(Clone, Debug)]
    struct Line {
        price: u32 in 1..=900,
        count: u8 in 1..,
    }
    ensure { |line| line.price > u32::from(line.count) => "too cheap" }
}

validated_struct! {
    #[derive(Debug)]
    struct Order {
        lines: Vec<LineFields> in each(valid()),
        spare: Option<LineFields> in valid(),
    }
}

proptest! {
    #[test]
    fn is_its_definition(price in 0_u32..1000, count: u8) {
        let fields = LineFields { price, count };
        let expected = Line::try_from(fields.clone()).is_ok();
        prop_assert_eq!(valid().accepts(&fields), expected);
        prop_assert_eq!(valid().accepts(&Some(fields)), expected);
    }
}

#[test]
fn reports_with_the_path() {
    let line = |price, count| LineFields { price, count };
    let err = Order::new(vec![line(5, 1), line(0, 0)], Some(line(1, 2))).unwrap_err();
    assert_eq!(
        err.to_string(),
        "lines[1].price: 0 is not within 1..=900\n\
         lines[1].count: 0 is not at least 1\n\
         spare: too cheap",
    );
}
