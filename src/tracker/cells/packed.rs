//! Types whose values fit in two atomics, but that the macro cannot recognize by their first token.

use core::any::{Any, TypeId};
use core::time::Duration;

/// A value as bits.
pub(crate) type Bits = (u64, u32);

trait Packed: Sized {
    fn pack(&self) -> Bits;
    fn unpack(bits: Bits) -> Option<Self>;
}

/// `None` is the only value without bits, so the second number of a `Some` is never 0.
impl<T: Packed> Packed for Option<T> {
    #[inline]
    fn pack(&self) -> Bits {
        self.as_ref().map_or((0, 0), |value| {
            let (low, high) = value.pack();
            (low, high + 1)
        })
    }

    #[inline]
    fn unpack((low, high): Bits) -> Option<Self> {
        match high.checked_sub(1) {
            None => Some(None),
            Some(high) => T::unpack((low, high)).map(Some),
        }
    }
}

macro_rules! packed {
    ($($t:ty, |$v:ident| $to:expr, |$w:ident| $from:expr;)*) => {
        $(
            impl Packed for $t {
                #[inline]
                fn pack(&self) -> Bits {
                    let $v = *self;
                    $to
                }

                #[inline]
                fn unpack($w: Bits) -> Option<Self> {
                    $from
                }
            }
        )*

        /// Whether a type is one of these. The compiler evaluates it to a constant.
        #[inline]
        pub(crate) fn packs<T: 'static>() -> bool {
            let this = TypeId::of::<T>();
            false $(|| this == TypeId::of::<$t>() || this == TypeId::of::<Option<$t>>())*
        }

        /// Whether a value of this type may contain an instance: these types and text cannot, any
        /// other type may. The compiler evaluates it to a constant.
        #[inline]
        pub(crate) fn may_nest<T: 'static>() -> bool {
            let this = TypeId::of::<T>();
            let none = packs::<T>() $(|| this == TypeId::of::<Vec<$t>>())*;
            let text = [TypeId::of::<Vec<String>>(), TypeId::of::<Option<String>>()];
            !none && this != text[0] && this != text[1]
        }

        #[inline]
        pub(crate) fn pack<T: 'static>(value: &T) -> Bits {
            let value: &dyn Any = value;
            $(
                if let Some(value) = value.downcast_ref::<$t>() {
                    return value.pack();
                }
                if let Some(value) = value.downcast_ref::<Option<$t>>() {
                    return value.pack();
                }
            )*
            (0, 0)
        }

        #[inline]
        pub(crate) fn unpack<T: 'static>(bits: Bits) -> Option<T> {
            let mut value: Option<T> = None;
            let place: &mut dyn Any = &mut value;
            $(
                if let Some(place) = place.downcast_mut::<Option<$t>>() {
                    *place = Packed::unpack(bits);
                } else if let Some(place) = place.downcast_mut::<Option<Option<$t>>>() {
                    *place = Packed::unpack(bits);
                }
            )*
            value
        }
    };
}

#[inline]
const fn unsigned(value: i64) -> u64 {
    u64::from_ne_bytes(value.to_ne_bytes())
}

#[inline]
const fn signed(bits: u64) -> i64 {
    i64::from_ne_bytes(bits.to_ne_bytes())
}

packed! {
    u8, |v| (v.into(), 0), |b| b.0.try_into().ok();
    u16, |v| (v.into(), 0), |b| b.0.try_into().ok();
    u32, |v| (v.into(), 0), |b| b.0.try_into().ok();
    u64, |v| (v, 0), |b| Some(b.0);
    usize, |v| (v as u64, 0), |b| b.0.try_into().ok();
    i8, |v| (unsigned(v.into()), 0), |b| signed(b.0).try_into().ok();
    i16, |v| (unsigned(v.into()), 0), |b| signed(b.0).try_into().ok();
    i32, |v| (unsigned(v.into()), 0), |b| signed(b.0).try_into().ok();
    i64, |v| (unsigned(v), 0), |b| Some(signed(b.0));
    isize, |v| (unsigned(v as i64), 0), |b| signed(b.0).try_into().ok();
    bool, |v| (v.into(), 0), |b| Some(b.0 != 0);
    char, |v| (v.into(), 0), |b| char::from_u32(b.0.try_into().ok()?);
    f32, |v| (v.to_bits().into(), 0), |b| Some(f32::from_bits(b.0.try_into().ok()?));
    f64, |v| (v.to_bits(), 0), |b| Some(f64::from_bits(b.0));
    Duration, |v| (v.as_secs(), v.subsec_nanos()), |b| Some(Duration::new(b.0, b.1));
}
