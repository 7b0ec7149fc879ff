//! Rules. The user's crate gets a statement for each field in the function that visits the fields, and
//! with it the requirements that the compiler checks: that the rule is one for the type of the field, and
//! that it accepts some value.

/// Shows the visitor a rule, and then the value if it needs that too.
///
/// Whether the rule accepts some value is computed in a constant, which takes the compiler as long as an
/// accessor; for common ranges of literals the tokens show it. A constant cannot name the parameters of
/// a struct, so it is not known for a generic one.
#[doc(hidden)]
#[macro_export]
macro_rules! __rule {
    // `new` is not a reader: see `__accessors!`.
    ($mode:ident $head:tt $type:tt $this:ident $visitor:ident new $($rest:tt)*) => {
        $crate::__rule! { $mode $head $type $this $visitor __new $($rest)* }
    };
    (
        static $(u8)? $(u16)? $(u32)? $(u64)? $(u128)? $(usize)? $(i8)? $(i16)? $(i32)? $(i64)?
        $(i128)? $(isize)? $(f32)? $(f64)? $(bool)? $(char)? $(String)? [$type:ty]
        $this:ident $visitor:ident $reader:ident $field:ident []
    ) => {
        $visitor.skip(<Self::Struct>::$reader);
    };
    (
        static $head:tt [$type:ty] $this:ident $visitor:ident $reader:ident $field:ident []
    ) => {
        $visitor.skip_other(<Self::Struct>::$reader, (&&&__p::Nested::<$type>::NEW).__fields());
    };
    (
        open $head:tt [$type:ty] $this:ident $visitor:ident $reader:ident $field:ident []
    ) => {
        $visitor.nested(__p::Nested::<$type>::__FIELDS);
        $visitor.skip_open();
    };
    (
        open $head:tt [$type:ty] $this:ident $visitor:ident $reader:ident $field:ident
        [$rule:expr] $($tokens:tt)*
    ) => {
        $visitor.nested(__p::Nested::<$type>::__FIELDS);
        // Checks that the rule is a constant. Below it is an argument by itself, so that an error
        // points at it.
        const { __p::forget(__p::Check::<$type, _, _>::new::<Self::Struct, _>(&<Self::Struct>::$reader, $rule)) };
        if let __p::Some(__rule) = $visitor.check_open(
            <Self::Struct>::$reader,
            $rule,
            |mut __fields, __change| {
                __fields.$field = __change(__fields.$field);
                __fields
            },
        ) {
            __rule.of($visitor, &$this.$field);
        }
    };
    // These accept no value.
    (
        static $head:tt $type:tt $this:ident $visitor:ident $reader:ident $field:ident $rule:tt
        $(0 ..= - $end:literal)? $(1 ..= 0)? $(1 ..= - $end_of_one:literal)?
        $(chars(1 ..= 0))? $(len(1 ..= 0))? $(bytes(1 ..= 0))?
    ) => {
        $crate::__rule! { static $head $type $this $visitor $reader $field $rule empty }
    };
    (
        static $head:tt [$type:ty] $this:ident $visitor:ident $reader:ident $field:ident [$rule:expr]
        $(0 ..= $end:literal)? $(1 ..= $end_of_one:literal)? $(..= $most:literal)?
        $(chars(1 ..= $chars:literal))? $(len(1 ..= $len:literal))? $(bytes(1 ..= $bytes:literal))?
    ) => {
        if let __p::Some(__rule) = $visitor.check(<Self::Struct>::$reader, __p::SATISFIABLE, $rule) {
            __rule.of($visitor, &$this.$field);
        }
    };
    // The syntax of other crates, and a rule that is not called.
    (
        static $head:tt $type:tt $this:ident $visitor:ident $reader:ident $field:ident $rule:tt
        range($limit:ident = $($limits:tt)*)
    ) => {
        $crate::__error! { [$field] "a range is written as in Rust: `in 0..=100`" }
    };
    (
        static $head:tt $type:tt $this:ident $visitor:ident $reader:ident $field:ident $rule:tt
        length($limit:ident = $($limits:tt)*)
    ) => {
        $crate::__error! {
            [$field] "the length of text is `in chars(1..=80)`, that of a collection `in len(1..=80)`"
        }
    };
    (
        static $head:tt $type:tt $this:ident $visitor:ident $reader:ident $field:ident $rule:tt
        $(alphanumeric)? $(ascii)? $(email)? $(finite)? $(ip)? $(ipv4)? $(ipv6)? $(lowercase)?
        $(negative)? $(positive)? $(required)? $(trimmed)? $(unique)? $(uppercase)? $(url)? $(uuid)?
        $(valid)?
    ) => {
        $crate::__error! { [$field] "a rule is the value that its function returns: `in trimmed()`" }
    };
    (
        static $(u8)? $(u16)? $(u32)? $(u64)? $(u128)? $(usize)? $(i8)? $(i16)? $(i32)? $(i64)?
        $(i128)? $(isize)? $(f32)? $(f64)? $(bool)? $(char)? $(String)? [$type:ty]
        $this:ident $visitor:ident $reader:ident $field:ident [$rule:expr] $($tokens:tt)*
    ) => {
        if let __p::Some(__rule) = $visitor.check(
            <Self::Struct>::$reader,
            __p::IsSatisfiable::<{
                $crate::__decide!(
                    u8 [$type] [Self::Struct] [<Self::Struct>::$reader] $rule => satisfiable()
                )
            }>,
            $rule,
        ) {
            __rule.of($visitor, &$this.$field);
        }
    };
    // A range can be over a type that this crate does not know.
    (
        static $head:tt [$type:ty] $this:ident $visitor:ident $reader:ident $field:ident [$rule:expr]
        $($tokens:tt)*
    ) => {
        $visitor.nested(__p::Nested::<$type>::__FIELDS);
        if let __p::Some(__rule) = $visitor.check_nested(
            <Self::Struct>::$reader,
            __p::IsSatisfiable::<{
                $crate::__decide!(
                    $head [$type] [Self::Struct] [<Self::Struct>::$reader] $rule => satisfiable()
                )
            }>,
            $rule,
            |mut __fields, __change| {
                __fields.$field = __change(__fields.$field);
                __fields
            },
        ) {
            __rule.of($visitor, &$this.$field);
        }
    };
}

/// What is known at compile time about the limits of a rule: the result of a method of them.
#[doc(hidden)]
#[macro_export]
macro_rules! __decide {
    (
        $(u8)? $(u16)? $(u32)? $(u64)? $(u128)? $(usize)? $(i8)? $(i16)? $(i32)? $(i64)? $(i128)?
        $(isize)? $(f32)? $(f64)? $(bool)? $(char)? $(String)?
        [$type:ty] [$struct:ty] [$reader:expr] $rule:expr => $method:ident($($argument:expr)?)
    ) => {{
        let __check = __p::Check::<$type, _, _>::new::<$struct, _>(&$reader, $rule);
        (&(&__check.resolved).of((&__check).limits())).$method($($argument)?)
    }};
    // A type that may be unknown to this crate.
    ($head:tt [$type:ty] [$struct:ty] [$reader:expr] $rule:expr => $method:ident($($argument:expr)?)) => {{
        let __check = __p::Check::<$type, _, _>::new::<$struct, _>(&$reader, $rule);
        (&__p::analyze(
            (&__check.resolved).of((&__check).deep_limits()),
            __p::kind_of(&|| {
                use __p::{ProbeKnown as _, ProbeUnknown as _};
                (&__p::probe(&(&__check).deep_limits())).__kind()
            }),
        )).$method($($argument)?)
    }};
}
