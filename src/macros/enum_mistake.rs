//! An enum that does not follow the grammar. The user's crate gets one error that says what to write.

/// Reads the variants one by one, until one is out of place.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_mistake {
    ($name:ident [# $attribute:tt $($more:tt)*]) => { $crate::__enum_mistake! { $name [$($more)*] } };
    ($name:ident [, $($more:tt)*]) => { $crate::__enum_mistake! { $name [$($more)*] } };
    ($name:ident [$variant:ident { $($fields:tt)* } $($more:tt)*]) => {
        $crate::__enum_mistake! { @fields [$name $variant] [$($fields)*] [$($more)*] }
    };
    ($name:ident [$variant:ident ( $($value:tt)* ) $($more:tt)*]) => {
        $crate::__enum_mistake! { @value [$name $variant] [$($value)*] [$($more)*] }
    };
    ($name:ident [$variant:ident = $($more:tt)*]) => {
        $crate::__error! { [$name $variant] "a variant of a validated enum has no number" }
    };
    ($name:ident [$variant:ident , $($more:tt)*]) => { $crate::__enum_mistake! { $name [$($more)*] } };
    ($name:ident $other:tt) => {
        $crate::__error! {
            [$name] "a variant is written as `Cash`, `Iban(String in chars(15..=34))` or \
            `Card { number: u64 in 1.. }`, without defaults"
        }
    };
    // Named fields.
    (@fields $at:tt [= $($fields:tt)*] $more:tt) => {
        $crate::__error! {
            $at "a field of a variant has no default: its constructor takes all of them"
        }
    };
    (@fields $at:tt [$token:tt $($fields:tt)*] $more:tt) => {
        $crate::__enum_mistake! { @fields $at [$($fields)*] $more }
    };
    (@fields [$name:ident $variant:ident] [] $more:tt) => { $crate::__enum_mistake! { $name $more } };
    // A value. What is between `<` and `>`, and a rule, may have commas of its own.
    (@value [$name:ident $variant:ident] [$(in $($value:tt)*)?] $more:tt) => {
        $crate::__enum_mistake! { $name $more }
    };
    (@value [$name:ident $variant:ident] [< $($value:tt)*] $more:tt) => {
        $crate::__enum_mistake! { $name $more }
    };
    (@value [$name:ident $variant:ident] [,] $more:tt) => { $crate::__enum_mistake! { $name $more } };
    (@value $at:tt [= $($value:tt)*] $more:tt) => {
        $crate::__error! { $at "the value of a variant has no default: its constructor takes it" }
    };
    (@value $at:tt [, $($value:tt)*] $more:tt) => {
        $crate::__error! {
            $at "a tuple variant has one value: name the fields, `Pair { left: u8, right: u8 }`, or \
            put them into a tuple, `Pair((u8, u8))`"
        }
    };
    (@value $at:tt [$token:tt $($value:tt)*] $more:tt) => {
        $crate::__enum_mistake! { @value $at [$($value)*] $more }
    };
}
