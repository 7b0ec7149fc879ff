//! The fields of an enum. The user's crate gets a statement for each rule, as from `rule.rs`, and the functions
//! after `via`, as from `reach.rs`.

/// The name of a field, with that of its variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_path {
    ([$variant:ident $field:ident]) => {
        $crate::__private::concat!(
            $crate::__private::stringify!($variant),
            ".",
            $crate::__private::stringify!($field)
        )
    };
    ([$variant:ident]) => {
        $crate::__private::stringify!($variant)
    };
}

/// Shows the visitor the rules of one variant, and then the values that it needs, if the enum has this variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_rules {
    (
        $this:ident $visitor:ident $variant:ident $all:tt
        $( { $head:tt $type:tt $reader:ident $member:tt $given:ident $rule:tt } )*
    ) => {
        $( $crate::__enum_rules! {
            @ $head $type $this $visitor $reader { $variant $member $given $all } $rule
        } )*
    };
    (@ $head:tt [$type:ty] $this:ident $visitor:ident $reader:ident $place:tt []) => {
        $crate::__type_class! { $head
            { $visitor.skip($reader); }
            { $visitor.skip($reader); }
            { $visitor.skip_other($reader, (&&&__p::Nested::<$type>::NEW).__fields()); }
        }
    };
    (
        @ $head:tt [$type:ty] $this:ident $visitor:ident $reader:ident
        { $variant:ident $member:tt $given:ident [$($members:tt $all:ident)*] } [$rule:expr]
    ) => {
        $visitor.nested(__p::Nested::<$type>::__FIELDS);
        if let __p::Some(__rule) = $visitor.check_nested(
            $reader,
            __p::IsSatisfiable::<{
                $crate::__decide!(
                    $head [$type] [<Self as __p::Fields>::Struct] [$reader] $rule => satisfiable()
                )
            }>,
            $rule,
            |__fields, __change| match __fields {
                Self::$variant { $( $members: $all ),* } => {
                    let $given = __change($given);
                    Self::$variant { $( $members: $all ),* }
                }
                #[allow(unreachable_patterns)]
                __other => __other,
            },
        ) {
            if let Self::$variant { $member: __value, .. } = &*$this {
                __rule.of($visitor, __value);
            }
        }
    };
}

/// The functions after `via`.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_via {
    ($( $variant:ident { $( $member:tt $given:ident [] )* } )*) => {};
    ($( $variant:ident { $( $member:tt $given:ident [$([$via:expr])*] )* } )*) => {
        #[inline]
        fn normalized(self) -> Self {
            match self {$(
                Self::$variant { $( $member: $given ),* } => {
                    $($( let $given = __p::via($given, const { $via }); )*)*
                    Self::$variant { $( $member: $given ),* }
                }
            )*}
        }
    };
}
