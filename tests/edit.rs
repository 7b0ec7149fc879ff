//! Collections and text edited in place: checked like a new value, undone if rejected.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use inbounds::prelude::*;

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Line { quantity: u32 in 1..=9 }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Order {
        lines: Vec<Line>,
        prices: Vec<u32> in (len(1..=3), each(1..=900)),
        distinct: Vec<u8> in unique(),
        note: String in chars(..=5),
        even: Vec<u8> in satisfies(|all: &Vec<u8>| all.len() % 2 == 0, "even"),
        nested: Vec<LineFields> in each(valid()),
    }
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    struct Sums {
        total: u32,
        parts: Vec<u32> in each(1..),
        text: String,
        by_name: BTreeMap<String, u32>,
    }
    ensure {
        |sums| sums.parts.iter().sum::<u32>() <= sums.total => "too much" at [parts],
        |sums| sums.text != "bad" => "bad text",
        |sums| !sums.by_name.contains_key("bad") => "bad key",
    }
}

fn order() -> Order {
    let line = Line::new(1).unwrap();
    Order::new(vec![line], vec![5], vec![1, 2], "abc", vec![], vec![]).unwrap()
}

#[test]
fn an_element_is_checked_and_given_back() {
    let mut order = order();
    order.edit(Order::prices).push(7).unwrap();
    let err = order.edit(Order::prices).push(901).unwrap_err();
    assert_eq!(err.to_string(), "prices[2]: 901 is not within 1..=900");
    assert_eq!(err.into_value(), 901);
    order.edit(Order::prices).insert(0, 1).unwrap();
    assert_eq!(order.prices(), &[1, 5, 7]);

    let err = order.edit(Order::prices).push(0).unwrap_err();
    assert_eq!(
        err.to_string(),
        "prices: a collection of 4 is not 1..=3 items long\nprices[3]: 0 is not within 1..=900"
    );
    let err = order.edit(Order::prices).insert(1, 9).unwrap_err();
    assert_eq!(
        err.to_string(),
        "prices: a collection of 4 is not 1..=3 items long"
    );
    assert_eq!(order.edit(Order::prices).replace(1, 6).unwrap(), 5);
    let err = order.edit(Order::prices).replace(1, 0).unwrap_err();
    assert_eq!(err.to_string(), "prices[1]: 0 is not within 1..=900");
    assert_eq!(order.prices(), &[1, 6, 7]);

    order
        .edit(Order::prices)
        .change_at(0, |price| *price += 1)
        .unwrap();
    assert!(
        order
            .edit(Order::prices)
            .change_at(0, |price| *price = 0)
            .is_err()
    );
    assert_eq!(order.edit(Order::prices).swap_remove(0).unwrap(), 2);
    assert_eq!(order.edit(Order::prices).remove(0).unwrap(), 7);
    let err = order.edit(Order::prices).pop().unwrap_err();
    assert_eq!(
        err.to_string(),
        "prices: a collection of 0 is not 1..=3 items long"
    );
    assert!(order.edit(Order::prices).clear().is_err());
    assert_eq!(order.prices(), &[6]);
}

#[test]
fn a_duplicate_is_found() {
    let mut order = order();
    let err = order.edit(Order::distinct).push(2).unwrap_err();
    assert_eq!(
        err.to_string(),
        "distinct[2]: 2 is a duplicate of element 1"
    );
    order.edit(Order::distinct).replace(1, 2).unwrap();
    assert!(order.edit(Order::distinct).replace(0, 2).is_err());
    order.edit(Order::distinct).push(3).unwrap();
    assert_eq!(order.distinct(), &[1, 2, 3]);
}

#[test]
fn a_rule_that_has_to_see_the_whole_sees_it() {
    let mut order = order();
    assert!(order.edit(Order::even).push(1).is_err());
    assert_eq!(order.even(), &[] as &[u8]);
    order
        .edit(Order::even)
        .change(|even| even.extend([1, 2]))
        .unwrap();
    assert_eq!(
        order.edit(Order::even).pop().unwrap_err().to_string(),
        "even: [1] is not even"
    );
    assert!(order.edit(Order::even).insert(0, 9).is_err());
    assert!(order.edit(Order::even).remove(0).is_err());
    assert!(order.edit(Order::even).swap_remove(0).is_err());
    assert_eq!(order.even(), &[1, 2]);
    order.edit(Order::even).clear().unwrap();
}

#[test]
fn a_nested_struct_is_edited_in_its_place() {
    let mut order = order();
    let before = order.lines().as_ptr();
    let set = order
        .edit(Order::lines)
        .change_at(0, |line| line.set_quantity(2));
    set.unwrap().unwrap();
    let rejected = order
        .edit(Order::lines)
        .change_at(0, |line| line.set_quantity(10));
    assert_eq!(rejected.unwrap().unwrap_err().into_value(), 10);
    assert_eq!(order.lines()[0].quantity(), 2);
    assert_eq!(order.lines().as_ptr(), before);

    let err = order
        .edit(Order::nested)
        .push(LineFields { quantity: 0 })
        .unwrap_err();
    assert_eq!(err.to_string(), "nested[0].quantity: 0 is not within 1..=9");
}

#[test]
fn fields_of_other_structs_are_normalized() {
    validated_struct! {
        #[derive(Clone, Debug, PartialEq)]
        struct Tag { name: String via inbounds::normalize::trim in chars(1..=3) }
    }
    validated_struct! {
        #[derive(Debug)]
        struct Post { tags: Vec<TagFields> in each(valid()), by_id: BTreeMap<u8, TagFields> in values(valid()) }
    }
    let tag = || TagFields {
        name: " abc ".to_owned(),
    };
    let mut post = Post::new(vec![], BTreeMap::new()).unwrap();
    post.edit(Post::tags).push(tag()).unwrap();
    post.edit(Post::by_id).insert(1, tag()).unwrap();
    assert_eq!(
        (post.tags()[0].name.as_str(), post.by_id()[&1].name.as_str()),
        ("abc", "abc")
    );
    post.edit(Post::tags)
        .change(|tags| tags.push(tag()))
        .unwrap();
    assert_eq!(post.tags()[1].name, "abc");
}

#[test]
fn clauses_are_evaluated_and_the_change_is_undone() {
    let mut sums = Sums::new(10, vec![4], "", BTreeMap::new()).unwrap();
    let before = sums.clone();
    let err = sums.edit(Sums::parts).push(7).unwrap_err();
    assert_eq!(err.to_string(), "parts: too much");
    assert_eq!(err.violations().next().unwrap().about(), ["parts"]);
    assert!(sums.edit(Sums::parts).insert(0, 7).is_err());
    assert!(sums.edit(Sums::parts).replace(0, 11).is_err());
    assert!(
        sums.edit(Sums::parts)
            .change_at(0, |part| *part = 11)
            .is_err()
    );
    assert!(sums.edit(Sums::text).push_str("bad").is_err());
    assert!(
        sums.edit(Sums::text)
            .change(|text| text.push_str("bad"))
            .is_err()
    );
    let err = sums
        .edit(Sums::by_name)
        .insert("bad".to_owned(), 1)
        .unwrap_err();
    assert_eq!(err.into_value(), ("bad".to_owned(), 1));
    assert_eq!(sums, before);
    sums.edit(Sums::parts).push(6).unwrap();
    sums.edit(Sums::by_name)
        .insert("good".to_owned(), 1)
        .unwrap();
    assert_eq!(sums.edit(Sums::by_name).remove("good").unwrap(), Some(1));
    assert_eq!(sums.edit(Sums::parts).remove(0).unwrap(), 4);
}

#[test]
fn text_is_edited_in_place() {
    let mut order = order();
    order.edit(Order::note).push('d').unwrap();
    order.edit(Order::note).insert_str(0, "é").unwrap();
    let err = order.edit(Order::note).insert_str(2, "x").unwrap_err();
    assert_eq!(
        err.to_string(),
        "note: \"éxabcd\" is not at most 5 characters long"
    );
    assert_eq!(order.note(), "éabcd");
    order.edit(Order::note).truncate(2).unwrap();
    order.edit(Order::note).truncate(20).unwrap();
    assert_eq!(order.note(), "é");
    order.edit(Order::note).clear().unwrap();
    assert_eq!(order.note(), "");
}

#[test]
fn sets_and_maps_are_edited_in_place() {
    validated_struct! {
        #[derive(Debug)]
        struct Post {
            tags: BTreeSet<u8> in (len(1..=2), each(..=9)),
            odd: BTreeSet<u8> in satisfies(|all: &BTreeSet<u8>| all.len() % 2 == 1, "odd"),
            limits: BTreeMap<u8, u8> in (len(1..=2), keys(1..), values(..=9)),
        }
    }
    let mut post = Post::new([1].into(), [1].into(), [(1, 1)].into()).unwrap();
    assert_eq!(
        post.edit(Post::tags).insert(10).unwrap_err().to_string(),
        "tags: 10 is not at most 9"
    );
    assert!(post.edit(Post::tags).insert(2).unwrap());
    assert!(!post.edit(Post::tags).insert(2).unwrap());
    assert!(post.edit(Post::tags).insert(3).is_err());
    assert!(post.edit(Post::tags).remove(&1).unwrap());
    assert!(!post.edit(Post::tags).remove(&1).unwrap());
    assert!(post.edit(Post::tags).remove(&2).is_err());
    assert!(post.edit(Post::odd).insert(2).is_err());
    assert!(post.edit(Post::odd).remove(&1).is_err());
    assert_eq!((post.tags(), post.odd()), (&[2].into(), &[1].into()));

    let limits = |post: &Post| post.limits().clone().into_iter().collect::<Vec<_>>();
    assert_eq!(post.edit(Post::limits).insert(2, 2).unwrap(), None);
    assert_eq!(post.edit(Post::limits).insert(2, 3).unwrap(), Some(2));
    assert!(post.edit(Post::limits).insert(3, 3).is_err());
    assert!(post.edit(Post::limits).insert(2, 10).is_err());
    assert!(
        post.edit(Post::limits)
            .change_at(&2, |limit| *limit = 10)
            .is_err()
    );
    assert_eq!(
        post.edit(Post::limits)
            .change_at(&7, |limit| *limit = 10)
            .unwrap(),
        None
    );
    assert_eq!(
        post.edit(Post::limits)
            .change_at(&2, |limit| *limit += 1)
            .unwrap(),
        Some(())
    );
    assert_eq!(limits(&post), [(1, 1), (2, 4)]);
    assert_eq!(post.edit(Post::limits).remove(&1).unwrap(), Some(1));
    assert!(post.edit(Post::limits).remove(&2).is_err());
    let err = post.edit(Post::limits).insert(0, 1).unwrap_err();
    assert_eq!(err.to_string(), "limits[0]: 0 is not at least 1");
}

#[test]
fn a_newtype_is_edited_too() {
    validated_struct! { #[derive(Debug)] struct Marks(Vec<u8> in each(..=100)); }
    let mut marks = Marks::new(vec![]).unwrap();
    marks.edit(Marks::value).push(60).unwrap();
    let err = marks.edit(Marks::value).push(160).unwrap_err();
    assert_eq!(err.to_string(), "[1]: 160 is not at most 100");
}

thread_local! {
    static PANICS: Cell<bool> = const { Cell::new(false) };
}

fn may_panic() -> bool {
    assert!(!PANICS.get(), "on purpose");
    true
}

#[test]
fn a_panic_undoes_the_change() {
    validated_struct! {
        #[derive(Clone, Debug, PartialEq)]
        struct Fragile {
            list: Vec<u8> in each(1..),
            whole: Vec<u8> in satisfies(|_: &Vec<u8>| may_panic(), "calm"),
            text: String,
        }
        ensure { |_| may_panic() => "calm" }
    }
    let mut fragile = Fragile::new(vec![1], vec![1], "a").unwrap();
    let before = fragile.clone();
    PANICS.set(true);
    let mut attempt = |edit: fn(&mut Fragile)| {
        assert!(catch_unwind(AssertUnwindSafe(|| edit(&mut fragile))).is_err());
        PANICS.set(false);
        assert_eq!(fragile, before);
        PANICS.set(true);
    };
    attempt(|fragile| drop(fragile.edit(Fragile::list).push(2)));
    attempt(|fragile| drop(fragile.edit(Fragile::list).insert(0, 2)));
    attempt(|fragile| drop(fragile.edit(Fragile::list).pop()));
    attempt(|fragile| drop(fragile.edit(Fragile::list).remove(0)));
    attempt(|fragile| drop(fragile.edit(Fragile::list).clear()));
    attempt(|fragile| drop(fragile.edit(Fragile::list).replace(0, 2)));
    attempt(|fragile| {
        drop(
            fragile
                .edit(Fragile::list)
                .change_at(0, |_| panic!("on purpose")),
        );
    });
    attempt(|fragile| drop(fragile.edit(Fragile::whole).push(2)));
    attempt(|fragile| drop(fragile.edit(Fragile::text).push_str("b")));
    attempt(|fragile| drop(fragile.edit(Fragile::text).clear()));
    attempt(|fragile| drop(fragile.edit(Fragile::text).truncate(0)));
    PANICS.set(false);
}

/// Compares in another way each time.
#[derive(Clone, Debug)]
struct Liar(#[allow(dead_code, reason = "for `Debug`")] u8);

impl PartialEq for Liar {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}
impl Eq for Liar {}
impl PartialOrd for Liar {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Liar {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        PANICS.set(!PANICS.get());
        if PANICS.get() {
            std::cmp::Ordering::Equal
        } else {
            std::cmp::Ordering::Less
        }
    }
}

#[test]
fn keys_that_lie_make_nothing_invalid() {
    validated_struct! {
        #[derive(Debug)]
        struct Pair {
            set: BTreeSet<Liar> in len(1..=2),
            map: BTreeMap<Liar, u8> in (len(1..=2), values(..=9)),
            odd: BTreeMap<Liar, u8> in satisfies(|all: &BTreeMap<Liar, u8>| all.len() < 3, "small"),
        }
    }
    let set = BTreeSet::from_iter([Liar(0)]);
    let map = BTreeMap::from_iter([(Liar(0), 0)]);
    let mut pair = Pair::new(set, map.clone(), map).unwrap();
    for i in 0..99 {
        let (first, second) = (i & 1 == 0, i % 3 == 0);
        PANICS.set(first);
        if second {
            let _ = pair.edit(Pair::set).insert(Liar(i));
            let _ = pair.edit(Pair::map).insert(Liar(i), i % 12);
            let _ = pair.edit(Pair::odd).insert(Liar(i), i);
        } else {
            let _ = pair.edit(Pair::set).remove(&Liar(i));
            let _ = pair.edit(Pair::map).remove(&Liar(i));
            let _ = pair
                .edit(Pair::map)
                .change_at(&Liar(i), |value| *value += 5);
            let _ = pair.edit(Pair::odd).remove(&Liar(i));
        }
        assert!((1..=2).contains(&pair.set().len()));
        assert!((1..=2).contains(&pair.map().len()));
        assert!(pair.map().values().all(|&value| value <= 9));
        assert!(pair.odd().len() < 3);
    }
    PANICS.set(false);
}

#[test]
#[should_panic(expected = "`Named::name`: `via` normalizes the whole value")]
fn a_normalized_field_is_assigned_as_a_whole() {
    validated_struct! { struct Named { name: String via inbounds::normalize::trim in chars(1..) } }
    let mut named = Named::new("Ann").unwrap();
    let _ = named.edit(Named::name).push('a');
}

#[test]
#[should_panic(expected = "`edit` takes the reader of a field")]
fn a_function_that_is_no_reader_is_not_taken() {
    let mut order = order();
    let _ = order.edit(|order: &Order| order.prices()).push(1);
}

#[cfg(feature = "std")]
#[test]
fn the_record_follows() {
    validated_struct! {
        #[derive(Debug)]
        struct Basket: weak { items: Vec<u8> in each(1..), name: String }
    }
    let mut basket = Basket::new(vec![1], "a").unwrap();
    basket.edit(Basket::items).push(2).unwrap();
    basket.edit(Basket::name).push_str("b").unwrap();
    assert!(basket.edit(Basket::items).push(0).is_err());
    let snapshot = Basket::instances().snapshot();
    assert_eq!(snapshot[0].fields().items, [1, 2]);
    assert_eq!(snapshot[0].fields().name, "ab");
    assert_eq!(Basket::instances().counts().rejected, 1);
}

#[cfg(feature = "std")]
mod hashed {
    use std::collections::{HashMap, HashSet};
    use std::hash::{BuildHasher, Hash, Hasher};

    use super::*;

    /// A key whose hash is chosen so that a table fills with what was removed, and may panic.
    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Rehashed(u32, String); // with a `Drop`: others are not lost

    fn key(number: u32) -> Rehashed {
        Rehashed(number, String::new())
    }

    thread_local! {
        static HASHES: Cell<u32> = const { Cell::new(u32::MAX) };
    }

    impl Hash for Rehashed {
        fn hash<H: Hasher>(&self, hasher: &mut H) {
            HASHES.set(HASHES.get() - 1);
            assert!(HASHES.get() > 0, "on purpose");
            hasher.write_u32(self.0);
        }
    }

    #[derive(Clone, Debug, Default)]
    struct InOrder(u64);

    impl BuildHasher for InOrder {
        type Hasher = Self;

        fn build_hasher(&self) -> Self {
            InOrder(0)
        }
    }

    impl Hasher for InOrder {
        fn finish(&self) -> u64 {
            self.0
        }

        fn write(&mut self, _: &[u8]) {}

        fn write_u32(&mut self, n: u32) {
            self.0 = u64::from(n) | u64::from(n) << 57;
        }
    }

    /// If a table is hashed again in its place, and a hash panics, it loses what was not hashed yet.
    #[test]
    fn a_hash_that_panics_loses_nothing() {
        validated_struct! {
            #[derive(Debug)]
            struct Tables {
                map: HashMap<Rehashed, u8, InOrder> in len(90..),
                set: HashSet<Rehashed, InOrder> in len(90..),
            }
        }
        let (mut map, mut set) = (HashMap::default(), HashSet::default());
        map.reserve(448);
        set.reserve(448);
        map.extend((0..448).map(|i| (key(i), 0)));
        set.extend((0..448).map(key));
        let mut tables = Tables::new(map, set).unwrap();
        for i in 40..398 {
            tables.edit(Tables::map).remove(&key(i)).unwrap();
            tables.edit(Tables::set).remove(&key(i)).unwrap();
        }
        for i in 448..600 {
            let (in_map, in_set) = (tables.map().len(), tables.set().len());
            let mut attempt = |edit: &mut dyn FnMut(&mut Tables)| {
                HASHES.set(40);
                let result = catch_unwind(AssertUnwindSafe(|| edit(&mut tables)));
                HASHES.set(u32::MAX);
                usize::from(result.is_ok())
            };
            let map_grew = attempt(&mut |it| {
                assert_eq!(it.edit(Tables::map).insert(key(i), 0).unwrap(), None);
            });
            let set_grew = attempt(&mut |it| assert!(it.edit(Tables::set).insert(key(i)).unwrap()));
            assert_eq!(tables.map().len(), in_map + map_grew);
            assert_eq!(tables.set().len(), in_set + set_grew);
        }
    }
}

#[cfg(feature = "std")]
#[test]
fn a_record_behind_a_panic_says_so() {
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
    struct Fragile(u8);

    impl Drop for Fragile {
        fn drop(&mut self) {
            assert!(std::thread::panicking() || self.0 == 0 || may_panic());
        }
    }

    validated_struct! {
        #[derive(Clone)]
        struct Kept: weak { free: Vec<u8>, map: BTreeMap<Fragile, u8>, last: Fragile, count: u8 }
    }
    let map = BTreeMap::from([(Fragile(1), 1), (Fragile(2), 2)]);
    let mut kept = Kept::new(vec![], map, Fragile(3), 0).unwrap();
    let attempt = |kept: &mut Kept, edit: fn(&mut Kept)| {
        assert!(catch_unwind(AssertUnwindSafe(|| edit(kept))).is_err());
        PANICS.set(false);
        let record = &Kept::instances().snapshot()[0];
        let is_same = record.fields().free == *kept.free()
            && record.fields().map == *kept.map()
            && record.fields().count == kept.count();
        assert!(is_same || record.is_stale());
    };
    attempt(&mut kept, |kept| {
        let _ = kept.edit(Kept::free).change(|free| {
            free.push(1);
            panic!("on purpose")
        });
    });
    attempt(&mut kept, |kept| {
        PANICS.set(true);
        let _ = kept.edit(Kept::map).insert(Fragile(1), 5);
    });
    attempt(&mut kept, |kept| {
        PANICS.set(true);
        let _ = kept.update_with(
            |fields| {
                fields.count = 9;
                fields.last = Fragile(0);
            },
            |_, _| (),
        );
    });
    kept.set_count(1).unwrap();
    assert!(!Kept::instances().snapshot()[0].is_stale());
}

mod of_another_string {
    use super::*;

    #[derive(Clone, Debug)]
    pub struct String(&'static str);

    impl std::ops::Deref for String {
        type Target = str;

        fn deref(&self) -> &str {
            self.0
        }
    }

    validated_struct! {
        pub struct Note { pub text: String }
    }

    #[test]
    #[should_panic(expected = "Note.text: its type is called `String`")]
    fn a_type_that_is_only_called_string_cannot_be_edited() {
        let mut note = Note::new(String("a")).ok().unwrap();
        let _ = note.edit(Note::text).push('b');
    }
}
