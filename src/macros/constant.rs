//! Constants. The user's crate owns the const function `constant` of a `const struct`, and
//! nothing of any other.

/// The const function.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_constant {
    ([] $($rest:tt)*) => {};
    ([const] [{ $($generics:tt)* }] $($rest:tt)*) => {
        $crate::__private::core::compile_error!("a `const struct` has no parameters");
    };
    ([const] [] [$policy:ty] $($rest:tt)*) => {
        $crate::__private::core::compile_error!(
            "a `const struct` has no tracker: a constant is copied wherever it is used"
        );
    };
    ([const] [] [] [$vis:vis] $name:ident $fields:tt { $([$clause:expr])+ }) => {
        $crate::__private::core::compile_error!(
            "a `const struct` has no `ensure`: a closure cannot be called in a constant"
        );
    };
    (
        [const] [] [] [$vis:vis] $name:ident
        { $( $field:ident $head:tt [$type:ty] [$($via:tt)*] [$($rule:expr)?] )* }
        {}
    ) => {
        const _: () = {
            #[allow(unused_imports)]
            use $crate::__private::{$(shadow as $field),*};

            impl $name {
                #[doc = $crate::__private::core::concat!(
                    "Makes a constant `", $crate::__private::core::stringify!($name),
                    "` of its fields, in the order of the declaration.\n\n# Panics\n\n",
                    "Where a field is outside its rule: in a constant, the build fails.",
                )]
                #[must_use]
                #[track_caller]
                #[allow(clippy::too_many_arguments)]
                $vis const fn constant($($field: $type),*) -> Self {
                    $(
                        $crate::__require_constant! {
                            $name $field $head [$type] [$($via)*] [$($rule)?]
                        }
                    )*
                    Self { __sealed: $crate::__private::Sealed::constant(__Fields { $($field),* }) }
                }
            }
        };
    };
}

/// Panics where a field is outside its rule, or where a constant cannot know.
#[doc(hidden)]
#[macro_export]
macro_rules! __require_constant {
    ($name:ident $field:ident $head:tt [$type:ty] [] []) => {};
    ($name:ident $field:ident $head:tt [$type:ty] [] [$rule:expr]) => {
        $crate::__by_head! { $head
            {
                let __check = $crate::__private::Check::<$type, _>::new($rule);
                let __judge = $crate::__private::Judge::known(__check.limits());
                $crate::__private::core::assert!(
                    __judge.decides(),
                    $crate::__private::core::concat!(
                        $crate::__private::core::stringify!($name), "::",
                        $crate::__private::core::stringify!($field), ": `",
                        $crate::__private::core::stringify!($rule),
                        "` cannot be asked in a constant",
                    ),
                );
                $crate::__private::core::assert!(
                    __judge.accepts(&$field),
                    $crate::__private::core::concat!(
                        $crate::__private::core::stringify!($name), "::",
                        $crate::__private::core::stringify!($field), " is not in `",
                        $crate::__private::core::stringify!($rule), "`",
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
        $crate::__private::core::panic!($crate::__private::core::concat!(
            $crate::__private::core::stringify!($name),
            "::",
            $crate::__private::core::stringify!($field),
            ": a constant cannot check ",
            $what,
        ))
    };
}
