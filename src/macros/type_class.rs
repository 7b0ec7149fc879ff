//! The one list of primitive types.
//!
//! The user's crate owns nothing of it: it chooses one of three token sequences.

/// Chooses by the first token of a type: a primitive, `String`, or anything else.
#[doc(hidden)]
#[macro_export]
macro_rules! __type_class {
    (u8 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (u16 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (u32 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (u64 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (u128 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (usize { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (i8 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (i16 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (i32 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (i64 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (i128 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (isize { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (f32 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (f64 { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (bool { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (char { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($p)* };
    (String { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($s)* };
    ($head:tt { $($p:tt)* } { $($s:tt)* } { $($o:tt)* }) => { $($o)* };
}
