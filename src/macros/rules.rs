//! Rules and what is done before them. The user's crate owns nothing that it can name: a marker
//! type for each field, and impls of `Ruled`.

/// Markers, rules and checked defaults, field by field.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_rules {
    ($generics:tt $name:ident $( $field:ident $head:tt [$type:ty] $default:tt [$($ruled:ident $rule:expr)?] )*) => {
        #[allow(non_camel_case_types)]
        mod __ruled {
            $( pub(super) enum $field {} )*
        }
        $($(
            $crate::__impl_ruled! { $generics $name $field $head [$type] [$rule] $default }
        )?)*
    };
}

/// A field under a rule: its marker, and the one place where its rule is. The rules of a
/// generic struct are not checked: a constant cannot name its parameters.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_ruled {
    ([] $name:ident $field:ident $head:tt [$type:ty] [$rule:expr] [$($default:tt)?]) => {
        #[deny(overflowing_literals)]
        impl __p::Ruled<__Fields, $type> for __ruled::$field {
            #[inline]
            fn query(__query: __p::Query<'_, '_, $type>) -> __p::bool {
                __p::FieldRule::<
                    $name,
                    Self,
                    { $crate::__type_class!($head
                        { {
                            let __check = __p::Check::<$type, _, _>::new($rule);
                            __check.resolved.of(__check.limits()).satisfiable()
                        } }
                        { {
                            let __check = __p::Check::<$type, _, _>::new($rule);
                            __check.resolved.of(__check.limits()).satisfiable()
                        } }
                        { {
                            let __check = __p::Check::<$type, _, _>::new($rule);
                            $crate::__analyze!($head __check).satisfiable()
                        } }
                    ) },
                >::query(__query, $rule)
            }
        }
        $( $crate::__check_default! { $name $field $head [$type] $rule, $default } )?
    };
    (
        [{ [$($declared:tt)*] [$($used:tt)*] [$($predicates:tt)*] }]
        $name:ident $field:ident $head:tt [$type:ty] [$rule:expr] $default:tt
    ) => {
        #[deny(overflowing_literals)]
        impl<$($declared)*> __p::Ruled<__Fields<$($used)*>, $type> for __ruled::$field
        where
            $($predicates)*
        {
            #[inline]
            fn query(__query: __p::Query<'_, '_, $type>) -> __p::bool {
                __p::FieldRule::<$name<$($used)*>, Self, true>::query(__query, $rule)
            }
        }
    };
}

/// Applies the functions after `via` to each field that has some, in order; nothing where none has.
#[doc(hidden)]
#[macro_export]
macro_rules! __normalized {
    ($( $field:ident [] )*) => {};
    ($( $field:ident [$($via:tt)*] )*) => {
        #[inline]
        fn normalized(mut self) -> Self {
            $( $crate::__normalize! { [self.$field] $($via)* } )*
            self
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __normalize {
    ([$place:expr]) => {};
    ([$place:expr] $($via:tt)+) => {
        $place = $crate::__via!($place, $($via)+);
    };
}

/// A value after the functions.
#[doc(hidden)]
#[macro_export]
macro_rules! __via {
    ($value:expr,) => { $value };
    ($value:expr, [{ $via:expr }] $($more:tt)*) => {
        $crate::__via!($crate::__private::via($value, $via), $($more)*)
    };
    ($value:expr, [$via:expr] $($more:tt)*) => {
        $crate::__via!($crate::__private::via($value, $via), $($more)*)
    };
}
