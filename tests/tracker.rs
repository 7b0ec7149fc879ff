//! What a tracker guarantees. Each test has a struct, and so a pool, of its own.
#![cfg(feature = "std")]

mod tracker {
    mod cells;
    mod generic;
    mod inspection;
    mod leaks;
    mod nested;
    mod pitfalls;
    mod policies;
    mod rejected;
    mod sites;
    mod threads;
    mod user_code;
}
