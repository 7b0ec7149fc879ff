//! Defaults. The user's crate gets `Default` for both structs if every field has a default.

/// `Default`, and the check that the rule of each field accepts its default.
#[doc(hidden)]
#[macro_export]
macro_rules! __defaults {
    // No field has one.
    ($mode:ident $generics:tt $name:ident $fields:ident $( $field:ident $head:tt $type:tt [] $rule:tt )*) => {};
    (
        $mode:ident [[$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*]] $name:ident $fields:ident
        $( $field:ident $head:tt $type:tt [$default:expr] $rule:tt )*
    ) => {
        impl <$($declared)*> __p::Default for $fields <$($used)*> where $($predicates)* {
            fn default() -> Self {
                Self { $( $field: $crate::__default!($head $default), )* }
            }
        }

        impl <$($declared)*> __p::Default for $name <$($used)*> where $($predicates)* {
            #[track_caller]
            fn default() -> Self {
                __p::default_of(__p::Default::default())
            }
        }

        $crate::__check_defaults! { $mode $name $( $field $head $type [$default] $rule )* }
    };
    ($mode:ident $generics:tt $name:ident $fields:ident $( $field:ident $head:tt $type:tt $default:tt $rule:tt )*) => {
        $crate::__check_defaults! { $mode $name $( $field $head $type $default $rule )* }
    };
}

/// A default as a value of its field. In a closure, because the user's expression may contain `return`.
#[doc(hidden)]
#[macro_export]
macro_rules! __default {
    ($head:tt $default:literal) => {
        $crate::__type_class!($head
            { $default } { __p::Into::into($default) } { __p::Into::into($default) }
        )
    };
    ($head:tt $default:expr) => { (|| $default)() };
}

/// Checks at compile time that rules accept the defaults: literals, and all defaults of primitive types.
/// `Default` checks the others when it is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __check_defaults {
    (open $($rest:tt)*) => {};
    (static $name:ident $( $field:ident $head:tt $type:tt [$($default:expr)?] $rule:tt )*) => {
        $($( $crate::__check_defaults! { @field $name $field $head $type $rule $default } )?)*
    };
    // `new` is not a reader: see `__accessors!`.
    (@field $name:ident new $($rest:tt)*) => { $crate::__check_defaults! { @field $name __new $($rest)* } };
    (@field $name:ident $reader:ident $head:tt $type:tt [] $default:expr) => {};
    (@field $name:ident $reader:ident $head:tt $type:tt [$rule:expr] $default:literal) => {
        $crate::__check_defaults! { @const $name $reader $head $type [$rule] $default }
    };
    (@field $name:ident $reader:ident $head:tt $type:tt [$rule:expr] $default:expr) => {
        $crate::__type_class! { $head
            { $crate::__check_defaults! { @const $name $reader $head $type [$rule] $default } } {} {}
        }
    };
    (@const $name:ident $reader:ident $head:tt [$type:ty] [$rule:expr] $default:expr) => {
        #[allow(dead_code)]
        const _: fn() = || {
            __p::accepted(
                $name::$reader,
                __p::IsAccepted::<$name, {
                    $crate::__decide!($head [$type] [$name] [$name::$reader] $rule => accepts(
                        $crate::__type_class!($head
                            { { const __DEFAULT: $type = $default; &__DEFAULT } } { $default } { &$default }
                        )
                    ))
                }>::NEW,
                $default,
            );
        };
    };
}
