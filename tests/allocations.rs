//! Accepting allocates nothing, and rejecting allocates nothing until the error is read.
#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Debug;

use inbounds::prelude::*;

struct Counting;

thread_local! {
    // Const, and without a destructor: the first use allocates nothing.
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

fn count() {
    ALLOCATIONS.with(|count| count.set(count.get() + 1));
}

// SAFETY: everything is done by `System`, with the caller's own arguments.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller meets the requirements of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: `place` comes from `System`.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: `place` comes from `System`, and the caller meets the other requirements.
        unsafe { System.realloc(place, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// How often `work` allocates on this thread.
fn allocations<R>(work: impl FnOnce() -> R) -> (usize, R) {
    let before = ALLOCATIONS.get();
    let result = work();
    (ALLOCATIONS.get() - before, result)
}

/// `rule` accepts `good` and rejects `bad`, and allocates for neither.
fn silent<T: Debug + ?Sized, R: Rule<T>>(rule: &R, good: &T, bad: &T) {
    let (count, (accepted, rejected, excluded)) =
        allocations(|| (rule.accepts(good), !rule.accepts(bad), rule.excludes(bad)));
    assert!(
        accepted && rejected && excluded,
        "{}: {good:?}, {bad:?}",
        rule.constraint()
    );
    assert_eq!(count, 0, "{}: {good:?}, {bad:?}", rule.constraint());
}

#[test]
fn the_allocator_counts() {
    assert_eq!(allocations(|| vec![1_u8]).0, 1);
    assert_eq!(allocations(|| 1_u8).0, 0);
}

#[test]
fn numbers() {
    silent(&(0..=100), &60, &160);
    silent(&(0..100), &60, &160);
    silent(&(1..), &60, &0);
    silent(&(..=100), &60, &160);
    silent(&(..100), &60, &160);
    silent(&above(0.0), &0.5, &f64::NAN);
    silent(&positive(), &1, &0);
    silent(&negative(), &-1, &0);
    silent(&finite(), &0.5, &f64::NAN);
    silent(&multiple_of(5), &15, &16);
    silent(&one_of([2, 3, 5]), &5, &4);
    silent(&not(0..=9), &10, &9);
    silent(&(0..=100, multiple_of(5)), &15, &160);
    silent(&all_of((0..=100, multiple_of(5))), &15, &160);
    silent(&any_of((0..=9, 90..)), &95, &50);
    silent(&satisfies(|n: &u8| n % 2 == 0, "even"), &2, &3);
    silent(&custom(0..=100), &60, &160);
    silent(&dynamic(|| 0..=100), &60, &160);
    silent(&with_message(0..=100, "a mark"), &60, &160);
}

#[test]
fn text() {
    silent(&chars(1..=5), "Élise", "");
    silent(&bytes(1..=5), "Ann", "Élise");
    silent(&utf16(1..=5), "Élise", "🙂🙂🙂");
    silent(&ascii(), "naive", "naïve");
    silent(&alphanumeric(), "Straße7", "a-b");
    silent(&lowercase(), "straße", "İ");
    silent(&uppercase(), "ÉTÉ", "ß");
    silent(&trimmed(), "a b", "a\u{a0}");
    silent(&starts_with("https://"), "https://a", "http://a");
    silent(&ends_with(".txt"), "a.txt", "a.TXT");
    silent(&contains("@"), "a@b", "ab");
    silent(&one_of(["a", "b"]), &"b".to_owned(), &"c".to_owned());
    silent(&ip(), "::1", "127.1");
    silent(&ipv4(), "127.0.0.1", "::1");
    silent(&ipv6(), "::1", "127.0.0.1");
}

#[test]
fn collections() {
    silent(&len(1..=2), &vec![1], &vec![]);
    silent(&each(0..=9), &vec![1, 2], &vec![1, 20]);
    silent(&unique(), &vec![1, 2], &vec![1, 2, 1]);
    silent(
        &keys(0..=9),
        &BTreeMap::from([(1, 2)]),
        &BTreeMap::from([(10, 2)]),
    );
    silent(
        &values(0..=9),
        &BTreeMap::from([(1, 2)]),
        &BTreeMap::from([(1, 20)]),
    );
    silent(&required(), &Some(1), &None);
    silent(&some(0..=9), &Some(1), &None);
    let (good, bad) = (vec![Some("a".to_owned())], vec![None, Some(String::new())]);
    silent(&each(some(chars(1..=24))), &good, &bad);
}

#[test]
fn grammars() {
    #[cfg(feature = "unicode")]
    silent(&graphemes(1..=1), "👨‍👩‍👧", "ab");
    #[cfg(feature = "email")]
    silent(&email(), "ann.lee@example.org", "ann");
    #[cfg(feature = "uuid")]
    silent(&uuid(), "67e55044-10b1-426f-9247-bb680e5fe0c8", "67e55044");
    #[cfg(feature = "regex")]
    {
        use regex::Regex;
        use std::sync::LazyLock;

        static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[a-z]+$").unwrap());
        // The first match on a thread makes the scratch memory.
        assert!(matches(&WORD).accepts("abc"));
        silent(&matches(&WORD), "abc", "a b");
    }
    #[cfg(feature = "url")]
    {
        // The exception: its parser always builds the URL.
        let (count, accepted) = allocations(|| url().accepts("https://example.org/a?b=c"));
        assert!(accepted && count > 0);
    }
}

validated_struct! {
    #[derive(Clone, Debug)]
    struct Line {
        name: String in (chars(1..=8), ascii()),
        prices: Vec<u32> in (len(1..), each(1..=900), unique()),
    }
}

validated_struct! {
    #[derive(Debug)]
    struct Order {
        line: LineFields in valid(),
        note: Option<String> in trimmed(),
    }
}

#[test]
fn construction_and_assignment() {
    let line = |name: &str, prices: &[u32]| LineFields {
        name: name.to_owned(),
        prices: prices.to_vec(),
    };
    let (good, bad, worse) = (
        line("pen", &[1, 2]),
        line("pén", &[1, 1]),
        line("", &[0, 901]),
    );
    let (count, order) = allocations(|| Order::new(good, None));
    assert_eq!(count, 0);
    let mut order = order.unwrap();

    let (count, err) = allocations(|| order.set_line(bad).unwrap_err());
    assert_eq!(count, 0);
    let (count, text) = allocations(|| err.to_string());
    assert!(count > 0);
    assert_eq!(
        text,
        "line.name: \"pén\" is not ASCII text\n\
         line.prices[1]: 1 is a duplicate of element 0",
    );

    let (count, err) = allocations(|| Order::new(worse, None).unwrap_err());
    assert_eq!((count, err.violations().len()), (0, 3));
}

#[cfg(feature = "std")]
#[test]
fn a_tracked_struct_that_is_in_the_census() {
    validated_struct! { #[derive(Debug)] struct Exam: strong { math: u8 in 0..=100 } }
    let mut exam = Exam::new(60).unwrap();
    let (count, rejected) = allocations(|| exam.set_math(160).is_err() && Exam::new(160).is_err());
    assert!(rejected);
    assert_eq!(count, 0);
    assert_eq!(Exam::instances().counts().rejected, 2);
}

#[test]
fn an_edit_in_place_allocates_nothing_of_its_own() {
    validated_struct! {
        struct Order {
            lines: Vec<u32> in (len(1..=3), each(1..=900)),
            distinct: Vec<u8> in unique(),
            note: String in chars(..=5),
        }
        ensure { |order| order.lines.first() != Some(&7) => "seven" }
    }
    let room = || {
        let mut lines = Vec::with_capacity(9);
        lines.push(5);
        lines
    };
    let distinct = (0..100).collect::<Vec<u8>>();
    let mut order = Order::new(room(), distinct, String::with_capacity(9)).unwrap();
    let (count, results) = allocations(|| {
        [
            order.edit(Order::lines).push(6).is_ok(),
            order.edit(Order::lines).push(901).is_err(),
            order.edit(Order::lines).insert(0, 7).is_err(),
            order.edit(Order::lines).replace(1, 8).is_ok(),
            order
                .edit(Order::lines)
                .change_at(1, |line| *line += 1)
                .is_ok(),
            order.edit(Order::lines).remove(0).is_ok(),
            order.edit(Order::lines).pop().is_err(),
            order.edit(Order::distinct).replace(3, 3).is_ok(),
            order.edit(Order::note).push_str("abc").is_ok(),
        ]
    });
    assert_eq!(results, [true; 9]);
    assert_eq!(count, 0);
    assert_eq!(order.lines(), &[9]);
}
