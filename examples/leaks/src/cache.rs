//! A cache without eviction: each query of a new page stays for good.

use std::collections::HashMap;

use inbounds::{prelude::*, tracker};

validated_struct! {
    /// A page, as it was rendered.
    pub struct Page: weak {
        pub path: String in chars(1..=200),
        pub html: String,
    }
}

/// The bug: nothing is ever removed, and query strings are part of the key.
#[derive(Default)]
struct Cache(HashMap<String, Page>);

impl Cache {
    fn get(&mut self, path: &str) -> &Page {
        self.0
            .entry(path.to_owned())
            .or_insert_with(|| Page::new(path, "<p>rendered").expect("the router checks paths"))
    }
}

/// A page that is not cached.
fn not_found(path: &str) -> usize {
    let page = Page::new(path, "<p>not found").expect("the router checks paths");
    page.html().len()
}

/// Some requests, and what has survived the last three reports.
///
/// # Panics
///
/// If a page is empty.
#[must_use]
pub fn find() -> tracker::Sites {
    let mut cache = Cache::default();
    for minute in 0..4 {
        for visitor in 0..50 {
            let path = format!("/news?visitor={minute}-{visitor}");
            assert!(cache.get(&path).html().len() + not_found("/nothing") > 0);
        }
        drop(tracker::report()); // a generation a minute
    }
    Page::instances().survivors(3)
}
