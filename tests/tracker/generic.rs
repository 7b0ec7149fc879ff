//! Generic structs: a pool for each instantiation.

use std::thread;

use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    struct Page<T: Clone + std::fmt::Debug + Send + Sync + 'static>: strong {
        first: T,
        count: u8 in 0..=100,
    }
}

#[test]
fn each_instantiation_has_its_own_pool() {
    let bytes = Page::new(1_u8, 1).unwrap();
    let text = Page::new("one", 2).unwrap();
    assert_eq!(Page::<u8>::instances().counts().live, 1);
    assert_eq!(
        Page::<&'static str>::instances().snapshot()[0]
            .fields()
            .first,
        "one"
    );
    assert_eq!(Page::<u64>::instances().counts().created, 0);
    drop((bytes, text));
    assert_eq!(Page::<u8>::instances().retained().len(), 1);
    let report = inbounds::tracker::report();
    assert!(
        report
            .types
            .iter()
            .any(|t| t.type_name.ends_with("Page<u8>")),
        "{report}"
    );
}

#[test]
fn instantiations_move_between_threads_too() {
    let page = Page::new(1_u16, 1).unwrap();
    thread::spawn(move || drop(page)).join().unwrap();
    let threads = if cfg!(miri) { 5 } else { 100 };
    for _ in 0..threads {
        thread::spawn(|| drop(Page::new(1_u16, 1).unwrap()))
            .join()
            .unwrap();
    }
    let counts = Page::<u16>::instances().counts();
    assert_eq!(
        (counts.live, counts.retained, counts.created),
        (0, threads + 1, threads as u64 + 1)
    );
    assert_eq!(Page::<u16>::instances().release_retained(), threads + 1);
    assert_eq!(Page::<u16>::instances().counts().retained, 0);
}
