//! Macros of your own. The user's crate gets a call of each macro after `=>`, with the names and types
//! of the declaration.

/// The calls, from the list of the macros and what each gets. A declaration without `=>` does not come here.
#[doc(hidden)]
#[macro_export]
macro_rules! __attach {
    ([$($macro:tt)*] $item:tt) => { $( $crate::__attach! { @ $macro $item } )* };
    (@ [$($macro:tt)*] { $($item:tt)* }) => { $($macro)* ! { $($item)* } };
}
