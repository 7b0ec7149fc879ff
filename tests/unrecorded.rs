//! `#[unrecorded]`: fields that a tracker's records leave out.
#![cfg(feature = "std")]

use std::cell::Cell;
use std::rc::Rc;

use inbounds::prelude::*;

thread_local! {
    static CLONES: Cell<usize> = const { Cell::new(0) };
}

#[derive(Debug, Default, PartialEq)]
struct Big(Vec<u32>);

impl Clone for Big {
    fn clone(&self) -> Self {
        CLONES.set(CLONES.get() + 1);
        Big(self.0.clone())
    }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Order: strong {
        /// Docs, and other attributes, go to the field.
        id: u32 in 1..,
        #[unrecorded]
        lines: Big,
        #[unrecorded]
        #[cfg(all())]
        /// Docs here too.
        note: String = "none" in chars(..=9),
        #[cfg(any())]
        #[unrecorded]
        absent: Missing,
    }
}

#[test]
fn a_change_copies_nothing_and_the_record_says_so() {
    let mut order = Order::new(7, Big(vec![5]), "a".to_owned()).unwrap();
    order.set_lines(Big(vec![6])).unwrap();
    order.set_id(8).unwrap();
    assert!(order.set_note("0123456789".to_owned()).is_err());
    assert_eq!(CLONES.get(), 0);
    assert_eq!(
        (order.lines().0.as_slice(), order.note().as_str()),
        (&[6][..], "a")
    );

    let id = order.instance_id().unwrap();
    let record = Order::instances().get(id).unwrap();
    assert_eq!(record.unrecorded(), ["lines", "note"]);
    let fields = record.fields();
    assert_eq!(
        (fields.id, &fields.lines, fields.note.as_str()),
        (8, &Big::default(), "")
    );
    assert_eq!(
        format!("{record:?}"),
        "Order { id: 8, lines: Big([]), note: \"\" } without its lines, note"
    );
    assert_eq!(CLONES.get(), 0);

    // A clone of the instance has everything.
    assert_eq!(order.clone(), order);
    assert_eq!(CLONES.get(), 1);

    drop(order);
    assert!(Order::restore(id).is_none()); // it would lose its lines
    assert_eq!(Order::instances().counts().retained, 2);
    assert_eq!(Order::instances().release(id).unwrap().id, 8);
}

// What a record does not have need not be `Clone`, nor `Send`.
validated_struct! {
    struct Local: weak {
        #[unrecorded]
        shared: Option<Rc<u8>>,
        math: u8 in 0..=100,
    }
}

validated_struct! {
    #[derive(Debug)]
    struct Page<T: Clone + std::fmt::Debug + Send + Sync + 'static>: weak {
        #[unrecorded]
        items: Vec<T> in len(..=3),
        first: T,
    }
}

// Without a policy there is no record.
validated_struct! {
    struct Plain {
        #[unrecorded]
        items: Vec<u8> in len(..=3),
    }
}

#[test]
fn of_any_type_and_in_any_struct() {
    let local = Local::new(Some(Rc::new(1)), 60).ok().unwrap();
    let record = &Local::instances().snapshot()[0];
    assert!(record.fields().shared.is_none() && record.fields().math == 60);
    assert_eq!(local.shared().as_deref(), Some(&1));

    let page = Page::new(vec![1_u8], 9).unwrap();
    let record = &Page::<u8>::instances().snapshot()[0];
    assert_eq!((record.fields().items.len(), record.fields().first), (0, 9));
    assert_eq!(page.items(), &[1]);

    assert!(Plain::new(vec![0; 4]).is_err());
}

validated_struct! {
    struct Marks: weak {
        #[unrecorded]
        marks: Vec<u8> in (len(..=3), each(0..=100)),
    }
}

#[test]
fn an_edit_in_place_is_checked_as_ever() {
    let mut marks = Marks::new(vec![1, 2]).ok().unwrap();
    marks.edit(Marks::marks).push(3).unwrap();
    assert_eq!(
        marks.edit(Marks::marks).push(4).unwrap_err().into_value(),
        4
    );
    assert_eq!(marks.marks(), &[1, 2, 3]);
    assert_eq!(
        Marks::instances().snapshot()[0].last_validated(),
        Some("marks")
    );
}
