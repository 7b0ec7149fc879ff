//! The list of primitive types. The user's crate gets nothing from it.

/// Chooses by the first token of a type: a primitive, `String`, or anything else. The brackets after
/// it are passed on.
#[doc(hidden)]
#[macro_export]
macro_rules! __type_class {
    (
        $(u8)? $(u16)? $(u32)? $(u64)? $(u128)? $(usize)? $(i8)? $(i16)? $(i32)? $(i64)? $(i128)?
        $(isize)? $(f32)? $(f64)? $(bool)? $(char)?
        { $($primitive:tt)* } { $($text:tt)* } { $($other:tt)* }
    ) => { $($primitive)* };
    (String { $($primitive:tt)* } { $($text:tt)* } { $($other:tt)* }) => { $($text)* };
    ($head:tt { $($primitive:tt)* } { $($text:tt)* } { $($other:tt)* }) => { $($other)* };
}
