//! Constants. The user's crate gets the const function `constant` of a `const struct`.

/// What the const function checks.
#[doc(hidden)]
#[macro_export]
macro_rules! __required {
    (
        $generics:tt $vis:tt $name:ident $fields:ident
        { $( $_field_vis:tt $field:ident $set:ident $class:tt $head:tt [$type:ty] $via:tt $rule:tt )* }
    ) => {
        // In an impl of the fields, so that `Self` in a rule means what it means elsewhere, and out
        // of the scope of the parameters of `constant`, whose names a rule may use for something
        // else.
        impl $fields {
            #[track_caller]
            const fn __require_constant(self) -> Self {
                let __fields = self;
                $( $crate::__require_constant! {
                    $name __fields $field $head [$type] $via $rule
                } )*
                __fields
            }
        }
    };
}

/// The const function.
#[doc(hidden)]
#[macro_export]
macro_rules! __constant {
    (
        $generics:tt [$vis:vis] $name:ident $fields:ident
        { $( $field_vis:tt $field:ident $set:ident $class:tt $head:tt [$type:ty] $via:tt $rule:tt )* }
    ) => {
        const _: () = {
            // A parameter cannot have the name of a static or constant in scope, but it can have
            // that of a function.
            #[allow(unused_imports)]
            use __p::{$(shadow as $field),*};

            impl $name {
                #[doc = __p::concat!(
                    "Creates a constant `", __p::stringify!($name),
                    "` from its fields, in the order of the declaration.\n\n# Panics\n\n",
                    "If a field is outside its rule: in a constant, the build fails.",
                )]
                #[must_use]
                #[track_caller]
                $vis const fn constant($($field: $type),*) -> Self {
                    let __fields = $fields { $($field),* }.__require_constant();
                    Self { __instance: __p::constant(__fields, __key::KEY) }
                }
            }
        };
    };
}

/// Panics if a field is outside its rule. A compile error if that cannot be evaluated in a constant.
#[doc(hidden)]
#[macro_export]
macro_rules! __require_constant {
    ($name:ident $fields:ident $field:ident $head:tt [$type:ty] [] []) => {};
    ($name:ident $fields:ident $field:ident $head:tt [$type:ty] [] [$rule:expr]) => {
        $crate::__type_class! { $head
            {
                let __check = __p::Check::<$type, _, _>::new::<$name, _>(&$name::$field, $rule);
                let __limits = (&__check.resolved).of((&__check).limits());
                __p::assert!(
                    (&__limits).decides(),
                    "{}",
                    __p::concat!(
                        __p::stringify!($name), "::", __p::stringify!($field), ": `",
                        __p::stringify!($rule), "` cannot be checked in a constant",
                    ),
                );
                __p::assert!(
                    (&__limits).accepts(&$fields.$field),
                    "{}",
                    __p::concat!(
                        __p::stringify!($name), "::", __p::stringify!($field), " is not in `",
                        __p::stringify!($rule), "`",
                    ),
                );
            }
            { $crate::__require_constant! { @ $name $field "text" } }
            { $crate::__require_constant! { @ $name $field "this type" } }
        }
    };
    ($name:ident $fields:ident $field:ident $head:tt [$type:ty] $via:tt $rule:tt) => {
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
