//! Enums whose variants hold values within rules.

use inbounds::prelude::*;

validated_struct! {
    /// How an order is paid.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Payment {
        /// A card.
        Card {
            /// The last four digits.
            last_four: u16 in 0..=9999,
            holder: String via inbounds::normalize::trim in chars(1..=40),
        },
        Iban(String in (chars(15..=34), ascii())),
        Cash,
    }
    ensure {
        |payment| !matches!(payment, PaymentFields::Card { last_four: 1234, .. }) => "a test card",
    }
}

#[test]
fn each_variant_has_a_constructor() {
    let card = Payment::new_card(42_u16, " Ann ").unwrap();
    match card.fields() {
        PaymentFields::Card { last_four, holder } => {
            assert_eq!((*last_four, holder.as_str()), (42, "Ann"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(Payment::new_cash().unwrap().fields(), &PaymentFields::Cash);
    assert!(Payment::new_iban("DE02120300000000202051").is_ok());
}

#[test]
fn a_violation_names_the_variant() {
    let err = Payment::new_card(10_000_u16, " ").unwrap_err();
    assert_eq!(
        err.to_string(),
        "Card.last_four: 10000 is not within 0..=9999\n\
         Card.holder: \"\" is not 1..=40 characters long"
    );
    let err = Payment::new_iban("é").unwrap_err();
    assert_eq!(
        err.to_string(),
        "Iban: \"é\" is not 15..=34 characters long\nIban: \"é\" is not ASCII text"
    );
    assert_eq!(
        Payment::new_card(1234_u16, "Ann").unwrap_err().to_string(),
        "a test card"
    );
}

#[test]
fn it_is_replaced_and_updated_as_a_whole() {
    let mut payment = Payment::try_from(PaymentFields::Cash).unwrap();
    assert_eq!(
        payment
            .replace(PaymentFields::Iban("DE02120300000000202051".to_owned()))
            .unwrap(),
        PaymentFields::Cash
    );
    assert!(payment.replace(PaymentFields::Iban(String::new())).is_err());
    assert!(
        payment
            .update(|fields| {
                if let PaymentFields::Iban(iban) = fields {
                    iban.clear();
                }
            })
            .is_err()
    );
    payment
        .update(|fields| *fields = PaymentFields::Cash)
        .unwrap();
    assert_eq!(payment.clone(), payment);
    assert_eq!(format!("{payment:?}"), "Cash");
    assert_eq!(
        format!("{:?}", Payment::new_card(1_u16, "A").unwrap()),
        "Card { last_four: 1, holder: \"A\" }"
    );
}

#[test]
fn its_fields_as_data() {
    let names: Vec<_> = Payment::FIELDS.iter().map(inbounds::Field::name).collect();
    assert_eq!(names, ["Card.last_four", "Card.holder", "Iban"]);
    assert_eq!(Payment::FIELDS[0].doc().trim(), "The last four digits.");
    assert_eq!(
        Payment::FIELDS[0].constraint().unwrap().to_string(),
        "within 0..=9999"
    );
    assert_eq!(Payment::FIELDS[2].type_name(), "String");
}

#[test]
fn it_takes_part_in_other_declarations() {
    validated_struct! {
        #[derive(Debug)]
        struct Order {
            paid: Vec<PaymentFields> in each(valid()),
            refund: Option<Payment>,
        }
    }
    let card = PaymentFields::Card {
        last_four: 10_000,
        holder: " Ann ".to_owned(),
    };
    let err = Order::new(vec![PaymentFields::Cash, card], None).unwrap_err();
    assert_eq!(
        err.to_string(),
        "paid[1].Card.last_four: 10000 is not within 0..=9999"
    );
    let card = PaymentFields::Card {
        last_four: 1,
        holder: " Ann ".to_owned(),
    };
    let order = Order::new(vec![card], Some(Payment::new_cash().unwrap())).unwrap();
    assert!(matches!(&order.paid()[0], PaymentFields::Card { holder, .. } if holder == "Ann"));
    assert!(order.refund().is_some());
}

#[test]
fn variants_hold_validated_values_and_nested_fields() {
    validated_struct! { #[derive(Debug)] struct Part { id: String via inbounds::normalize::trim in chars(1..) } }
    validated_struct! {
        #[derive(Debug)]
        enum Item {
            One { part: PartFields in valid(), count: u8 in 1.. },
            Many(Vec<PartFields> in (len(1..=2), each(valid()))),
            Made(Part),
            #[cfg(any())]
            Nothing(DoesNotExist in 1..),
        }
    }
    let part = |id: &str| PartFields { id: id.to_owned() };
    let err = Item::new_one(part(" "), 0).unwrap_err();
    assert_eq!(
        err.to_string(),
        "One.part.id: \"\" is not at least 1 character long\nOne.count: 0 is not at least 1"
    );
    let one = Item::new_one(part(" a "), 1).unwrap();
    assert!(matches!(one.fields(), ItemFields::One { part, .. } if part.id == "a"));
    assert!(Item::new_many(vec![]).is_err());
    let many = Item::new_many(vec![part(" b")]).unwrap();
    assert!(matches!(many.fields(), ItemFields::Many(parts) if parts[0].id == "b"));
    assert!(Item::new_made(Part::new("c").unwrap()).is_ok());
}

#[cfg(feature = "std")]
#[test]
fn it_is_tracked() {
    validated_struct! {
        #[derive(Clone, Debug, PartialEq)]
        enum Light: weak { Off, Dimmed(u8 in 1..=99), Colour { hue: u16 in 0..360 } }
    }
    let mut light = Light::new_dimmed(50_u8).unwrap();
    assert_eq!(
        Light::instances().snapshot()[0].fields(),
        &LightFields::Dimmed(50)
    );
    light.replace(LightFields::Colour { hue: 120 }).unwrap();
    assert!(light.replace(LightFields::Colour { hue: 360 }).is_err());
    assert_eq!(
        Light::instances().snapshot()[0].fields(),
        &LightFields::Colour { hue: 120 }
    );
    assert_eq!(Light::instances().counts().rejected, 1);
    drop(light);
    assert_eq!(Light::instances().counts().live, 0);
}

macro_rules! names {
    (
        $vis:vis enum $name:ident from $fields:ident {
            $( $variant:ident $({ $($field:ident: $field_type:ty,)* })? $(($value:ty))?, )*
        }
    ) => {
        impl $name {
            $vis const VARIANTS: &'static [&'static str] = &[$(concat!(
                stringify!($variant),
                $( "{", $( stringify!($field), ":", stringify!($field_type), ",", )* "}", )?
                $( "(", stringify!($value), ")", )?
            )),*];
        }
    };
}

macro_rules! from_text {
    ($vis:vis enum $name:ident from $fields:ident { $first:ident(String), $($rest:tt)* }) => {
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                match value.into_fields() {
                    $fields::$first(text) => text,
                    _ => String::new(),
                }
            }
        }
    };
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    pub enum Contact {
        Name(String in chars(1..=9)),
        /// A place.
        Place {
            /// As on the map.
            #[cfg(all())]
            street: String in chars(1..),
            #[cfg(any())]
            house: u8 in 1..=9,
            number: u16 in 1..,
        },
        #[cfg(any())]
        Fax(u64),
        Nowhere { #[cfg(any())] why: Unknown },
        Unlisted,
    }
    ensure {
        |contact| *contact != ContactFields::Name("x".to_owned()) => "is no name" at [Name],
    }
    => names!, from_text!
}

#[test]
fn macros_are_called_with_the_variants_of_an_enum() {
    let expected = [
        "Name(String)",
        "Place{street:String,number:u16,}",
        "Nowhere{}",
        "Unlisted",
    ];
    assert_eq!(Contact::VARIANTS, expected);
    assert_eq!(String::from(Contact::new_name("Ann").unwrap()), "Ann");
}

#[test]
fn a_field_in_a_variant_can_be_under_a_cfg() {
    let names: Vec<_> = Contact::FIELDS.iter().map(inbounds::Field::name).collect();
    assert_eq!(names, ["Name", "Place.street", "Place.number"]);
    assert_eq!(Contact::FIELDS[1].doc(), "As on the map.");
    let err = Contact::new_place("", 0_u16).unwrap_err();
    assert_eq!(err.violations().len(), 2);
    assert_eq!(
        *Contact::new_nowhere().unwrap().fields(),
        ContactFields::Nowhere {}
    );
}

validated_struct! {
    /// Named as the associated items of the traits of the library.
    #[derive(Debug)]
    enum Item {
        Struct(String in chars(1..)),
        Policy { key: u8 in 1.. },
        Key(Vec<u8>),
    }
    ensure {
        |item| !matches!(item, ItemFields::Struct(name) if name == "x") => "is no name" at [Struct],
        |item| !matches!(item, ItemFields::Key(key) if key.is_empty()) => "is no key" at [Key],
    }
}

#[test]
fn variants_can_be_called_as_items_of_the_library() {
    assert_eq!(
        Item::new_struct("x").unwrap_err().to_string(),
        "Struct: is no name"
    );
    assert_eq!(
        Item::new_key(vec![]).unwrap_err().to_string(),
        "Key: is no key"
    );
    assert!(Item::new_policy(0).is_err());
}

#[test]
fn a_clause_is_about_the_value_of_a_variant() {
    let err = Contact::new_name("x").unwrap_err();
    assert_eq!(err.to_string(), "Name: is no name");
    assert!(Contact::new_unlisted().is_ok());
}
