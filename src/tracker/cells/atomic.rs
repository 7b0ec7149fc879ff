//! A primitive, in an atomic.

use std::sync::atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16,
    AtomicU32, AtomicU64, AtomicUsize, Ordering::Relaxed,
};

use super::cell::Cell;

/// The cell types of the primitives and of `String`, under their names, which are all that the expansion knows.
#[allow(non_camel_case_types, reason = "a type of the name of another")]
pub mod cell_of {
    pub use super::super::text::Text as String;

    use core::primitive;

    use super::{
        AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16,
        AtomicU32, AtomicU64, AtomicUsize, Cell, Pair, Relaxed,
    };

    macro_rules! cells {
        ($($t:ident, $atomic:ident, |$v:ident| $to:expr, |$w:ident| $from:expr;)*) => {$(
            #[derive(Default)]
            pub struct $t($atomic);

            impl Cell for $t {
                type Value = primitive::$t;

                #[inline]
                fn is_plain(&self) -> primitive::bool {
                    true
                }

                #[inline]
                fn may_nest(&self) -> primitive::bool {
                    false
                }

                #[inline]
                fn prepare(&self, _: &primitive::$t) {}

                #[inline]
                fn commit(&self, &$v: &primitive::$t) {
                    self.0.store($to, Relaxed);
                }

                #[inline]
                fn settle(&self) {}

                #[inline]
                fn read(&self, _: primitive::bool) -> Option<primitive::$t> {
                    let $w = self.0.load(Relaxed);
                    $from
                }

                #[inline]
                fn adopt(&self, value: &primitive::$t) {
                    self.commit(value);
                }

                #[inline]
                fn clear(&self) {}
            }
        )*};
    }

    cells! {
        u8, AtomicU8, |v| v, |v| Some(v);
        u16, AtomicU16, |v| v, |v| Some(v);
        u32, AtomicU32, |v| v, |v| Some(v);
        u64, AtomicU64, |v| v, |v| Some(v);
        usize, AtomicUsize, |v| v, |v| Some(v);
        i8, AtomicI8, |v| v, |v| Some(v);
        i16, AtomicI16, |v| v, |v| Some(v);
        i32, AtomicI32, |v| v, |v| Some(v);
        i64, AtomicI64, |v| v, |v| Some(v);
        isize, AtomicIsize, |v| v, |v| Some(v);
        bool, AtomicBool, |v| v, |v| Some(v);
        char, AtomicU32, |v| primitive::u32::from(v), |v| primitive::char::from_u32(v);
        f32, AtomicU32, |v| v.to_bits(), |v| Some(primitive::f32::from_bits(v));
        f64, AtomicU64, |v| v.to_bits(), |v| Some(primitive::f64::from_bits(v));
        u128, Pair, |v| v, |v| Some(v);
        i128, Pair, |v| primitive::u128::from_ne_bytes(v.to_ne_bytes()),
            |v| Some(primitive::i128::from_ne_bytes(v.to_ne_bytes()));
    }
}

/// 128 bits in two atomics. The sequence lock of the slot makes reads consistent.
#[derive(Default)]
struct Pair(AtomicU64, AtomicU64);

impl Pair {
    #[inline]
    fn store(&self, value: u128, order: std::sync::atomic::Ordering) {
        let [low, high] = halves(value);
        self.0.store(low, order);
        self.1.store(high, order);
    }

    #[inline]
    fn load(&self, order: std::sync::atomic::Ordering) -> u128 {
        u128::from(self.0.load(order)) | u128::from(self.1.load(order)) << 64
    }
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "it is what halves are")]
const fn halves(value: u128) -> [u64; 2] {
    [value as u64, (value >> 64) as u64]
}
