//! Constants. The user's crate owns the const function `constant` of a `const struct`, and
//! nothing of any other.

/// The const function.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_constant {
    ([] $($rest:tt)*) => {};
    ([newtype] $($rest:tt)*) => {};
    ([newtype const] $($rest:tt)*) => {
        $crate::__impl_constant! { [const] $($rest)* }
    };
    ([const] [{ $($generics:tt)* }] $($rest:tt)*) => {
        __p::compile_error!("a `const struct` has no parameters");
    };
    ([const] [] [$policy:ty] $($rest:tt)*) => {
        __p::compile_error!(
            "a `const struct` has no tracker: a constant is copied wherever it is used"
        );
    };
    ([const] [] [] [$vis:vis] $name:ident $fields:tt { $([$clause:expr])+ }) => {
        __p::compile_error!(
            "a `const struct` has no `ensure`: a closure cannot be called in a constant"
        );
    };
    (
        [const] [] [] [$vis:vis] $name:ident
        { $( $field:ident $head:tt [$type:ty] [$($via:tt)*] [$($ruled:ident $rule:expr)?] )* }
        {}
    ) => {
        const _: () = {
            #[allow(unused_imports)]
            use __p::{$(shadow as $field),*};

            impl $name {
                #[doc = __p::concat!(
                    "Makes a constant `", __p::stringify!($name),
                    "` of its fields, in the order of the declaration.\n\n# Panics\n\n",
                    "Where a field is outside its rule: in a constant, the build fails.",
                )]
                #[must_use]
                #[track_caller]
                #[allow(clippy::too_many_arguments)]
                $vis const fn constant($($field: $type),*) -> Self {
                    $(
                        $crate::__require_constant! {
                            $name $field $head [$type] [$($via)*] [$($ruled $rule)?]
                        }
                    )*
                    Self { __instance: __p::Instance::constant(__Fields { $($field),* }) }
                }
            }
        };
    };
}

/// Panics where a field is outside its rule; fails to compile where a constant cannot know.
#[doc(hidden)]
#[macro_export]
macro_rules! __require_constant {
    ($name:ident $field:ident $head:tt [$type:ty] [] []) => {};
    ($name:ident $field:ident $head:tt [$type:ty] [] [$ruled:ident $rule:expr]) => {
        $crate::__type_class! { $head
            {
                let __check = __p::Check::<$type, _, _>::new($rule);
                let __limits = __check.resolved.of(__check.limits());
                __p::assert!(
                    __limits.decides(),
                    __p::concat!(
                        __p::stringify!($name), "::",
                        __p::stringify!($field), ": `",
                        __p::stringify!($rule),
                        "` cannot be checked in a constant",
                    ),
                );
                __p::assert!(
                    __limits.accepts(&$field),
                    __p::concat!(
                        __p::stringify!($name), "::",
                        __p::stringify!($field), " is not in `",
                        __p::stringify!($rule), "`",
                    ),
                );
            }
            { $crate::__require_constant! { @ $name $field "a text" } }
            { $crate::__require_constant! { @ $name $field "this type" } }
        }
    };
    ($name:ident $field:ident $head:tt [$type:ty] [$($via:tt)+] $rule:tt) => {
        $crate::__require_constant! { @ $name $field "`via`" }
    };
    (@ $name:ident $field:ident $what:literal) => {
        __p::compile_error!(__p::concat!(
            "`",
            __p::stringify!($name),
            "::",
            __p::stringify!($field),
            "`: a `const struct` cannot check ",
            $what,
            " in a constant: leave `const` out",
        ));
    };
}
