//! Types of other crates under rules, and bon's builder on a declaration.

use std::rc::Rc;

use chrono::NaiveDate;
use inbounds::prelude::*;
use indexmap::{IndexMap, IndexSet};
use rust_decimal::Decimal;

const fn chrono_day(year: i32, day: u32) -> NaiveDate {
    match NaiveDate::from_yo_opt(year, day) {
        Some(date) => date,
        None => panic!("no such day"),
    }
}

const fn time_day(year: i32, day: u16) -> time::Date {
    match time::Date::from_ordinal_date(year, day) {
        Ok(date) => date,
        Err(_) => panic!("no such day"),
    }
}

validated_struct! {
    #[derive(Debug)]
    struct Dates {
        chrono: NaiveDate in chrono_day(2000, 1)..=chrono_day(2099, 365),
        time: time::Date in time_day(2000, 1)..,
        jiff: jiff::civil::Date in jiff::civil::date(2000, 1, 1)..=jiff::civil::date(2099, 12, 31),
    }
    ensure { |dates| dates.time.year() <= 2099 => "too late" }
}

#[test]
fn dates_are_ordered() {
    let jiff = |year| jiff::civil::date(year, 6, 1);
    assert!(Dates::new(chrono_day(2024, 60), time_day(2024, 60), jiff(2024)).is_ok());
    let err = Dates::new(chrono_day(1999, 1), time_day(1999, 1), jiff(2100)).unwrap_err();
    assert_eq!(
        err.to_string(),
        "chrono: 1999-01-01 is not within 2000-01-01..=2099-12-31\n\
         time: 1999-01-01 is not at least 2000-01-01\n\
         jiff: 2100-06-01 is not within 2000-01-01..=2099-12-31"
    );
}

validated_struct! {
    #[derive(Debug)]
    struct Price {
        net: Decimal in (positive(), ..=Decimal::ONE_HUNDRED, multiple_of(Decimal::from_parts(5, 0, 0, false, 2))),
        shared: Rc<[u8]> in (len(1..=2), each(..=9), unique()),
        codes: IndexSet<u8> in (len(1..), each(..=9)),
        by_name: IndexMap<String, u8> in (len(..=2), keys(chars(1..)), values(..=9)),
    }
}

#[test]
fn decimals_and_index_maps_have_rules() {
    let cents = |cents| Decimal::new(cents, 2);
    let new = |net, shared: &[u8], code, name: &str, value| {
        let by_name = IndexMap::from([(name.to_owned(), value)]);
        Price::new(net, Rc::from(shared), IndexSet::from([code]), by_name).map_err(Box::new)
    };
    assert!(new(cents(1005), &[1, 2], 9, "a", 9).is_ok());
    let err = new(cents(1007), &[1, 1], 10, "", 10).unwrap_err();
    assert_eq!(
        err.to_string(),
        "net: 10.07 is not a multiple of 0.05\n\
         shared[1]: 1 is a duplicate of element 0\n\
         codes[0]: 10 is not at most 9\n\
         by_name[\"\"]: \"\" is not at least 1 character long\n\
         by_name[\"\"]: 10 is not at most 9"
    );
    assert!(new(cents(-5), &[1], 1, "a", 1).is_err());
    assert!(new(cents(10_005), &[1], 1, "a", 1).is_err());
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, bon::Builder)]
    struct Booking {
        #[builder(into)]
        guest: String in chars(1..=40),
        nights: u8 = 1 in 1..=30,
        guests: u8 = 1 in 1..=6,
        note: Option<String> in chars(1..=80),
    }
    ensure { |booking| booking.guests <= booking.nights * 6 => "too many" }
}

#[test]
fn a_builder_names_each_field_and_cannot_make_an_invalid_value() {
    let fields = BookingFields::builder()
        .guest("Ann")
        .guests(2)
        .nights(3)
        .build();
    let booking = Booking::try_from(fields).unwrap();
    assert_eq!(
        (booking.guests(), booking.nights(), booking.note()),
        (2, 3, &None)
    );
    let fields = BookingFields::builder()
        .guest("")
        .guests(7)
        .nights(3)
        .build();
    assert_eq!(
        Booking::try_from(fields).unwrap_err().to_string(),
        "guest: \"\" is not 1..=40 characters long\nguests: 7 is not within 1..=6"
    );
}
