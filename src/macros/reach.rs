//! How the crate reaches the fields, apart from their rules. The user's crate gets functions in the impl
//! of `Fields`: for the places of the fields, for `via`, and for the `ensure` clauses.

/// The places of the fields, and the functions after `via`.
#[doc(hidden)]
#[macro_export]
macro_rules! __reach {
    (static $( $field:ident [] )*) => {
        #[inline]
        fn places<__V: __p::PlaceVisitor>(&mut self, __visitor: &mut __V) {
            $( __visitor.place(&mut self.$field); )*
        }
    };
    (open $( $field:ident [] )*) => {
        const IS_GENERIC: __p::bool = true;
    };
    (static $( $field:ident $via:tt )*) => {
        $crate::__reach! { static $( $field [] )* }
        $crate::__reach! { normalized $( $field $via )* }
    };
    (open $( $field:ident $via:tt )*) => {
        const IS_GENERIC: __p::bool = true;

        $crate::__reach! { normalized $( $field $via )* }
    };
    (normalized $( $field:ident [$([$via:expr])*] )*) => {
        const VIA: &'static [&'static [&'static __p::str]] =
            &[$( &[$( __p::stringify!($via) ),*] ),*];

        #[inline]
        fn normalized(mut self) -> Self {
            $($( self.$field = __p::via(self.$field, const { $via }); )*)*
            self
        }
    };
}

/// The `ensure` clauses, or the constant that marks a newtype.
#[doc(hidden)]
#[macro_export]
macro_rules! __clauses {
    (struct { newtype }) => {
        const IS_NEWTYPE: __p::bool = true;
    };
    ($of:ident { { $( [$clause:expr] [$message:expr] [$($about:ident)*] )* } }) => {
        const HAS_CLAUSES: __p::bool = true;

        #[inline]
        fn clauses<__V: __p::ClauseVisitor<Self>>(__this: __V::This, __visitor: &mut __V) {$(
            if __visitor.clause(
                const { &[$( __p::name_of::<Self>(__p::stringify!($about)) ),*] },
                const { $message },
            ) {
                let __fields: &Self = &*__this;
                $( $crate::__clauses! { $of __fields $about } )* // for the error, if there is no such field
                __visitor.value(__p::holds(__fields, const { $clause }));
            }
        )*}
    };
    (struct $fields:ident $field:ident) => { let _ = &$fields.$field; };
    // The fields of tuple variants.
    (enum $fields:ident $variant:ident) => { if let Self::$variant(_) = $fields {} };
}
