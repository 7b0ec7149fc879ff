//! An enum that does not follow the grammar. The user's crate gets one error that says what to write.

/// Reads the variants one by one, until one is out of place.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_mistake {
    ($name:tt [# $attribute:tt $($more:tt)*]) => { $crate::__enum_mistake! { $name [$($more)*] } };
    ($name:tt [, $($more:tt)*]) => { $crate::__enum_mistake! { $name [$($more)*] } };
    ($name:tt [$variant:ident { $($fields:tt)* } $($more:tt)*]) => {
        $crate::__enum_mistake! { @fields $name [$variant] [$($fields)*] [$($more)*] }
    };
    ($name:tt [$variant:ident ( $($value:tt)* ) $($more:tt)*]) => {
        $crate::__enum_mistake! { @type $name [$variant] [$($value)*] [$($more)*] }
    };
    ([$name:ident $($rest:tt)*] [$variant:ident = $($more:tt)*]) => {
        $crate::__error! { [$name $variant] "a variant of a validated enum has no number" }
    };
    ($name:tt [$variant:ident]) => { $crate::__enum_mistake! { $name [] } };
    ($name:tt [$variant:ident , $($more:tt)*]) => { $crate::__enum_mistake! { $name [$($more)*] } };
    // After the variants.
    ([$name:ident ensure { $($clause:expr),* $(,)? } $($rest:tt)*] []) => {
        $crate::__mistake_after_body! { [ensure { $($clause),* }] [$name] }
    };
    ([$name:ident $(ensure $clauses:tt)? => $($rest:tt)*] []) => {
        $crate::__mistake_after_body! { [=> $($rest)*] [$name] }
    };
    ([$name:ident $($rest:tt)*] $other:tt) => {
        $crate::__error! {
            [$name] "a variant is written as `Cash`, `Iban(String in chars(15..=34))` or \
            `Card { number: u64 in 1.. }`, without defaults"
        }
    };
    // Named fields.
    (@fields [$name:ident $($rest:tt)*] [$variant:ident] [= $($fields:tt)*] $more:tt) => {
        $crate::__error! {
            [$name $variant] "a field of a variant has no default: its constructor takes all of them"
        }
    };
    (@fields $name:tt [$variant:ident] [$field:ident : $head:tt $($fields:tt)*] $more:tt) => {
        $crate::__enum_mistake! { @head [$head] $name [$variant . $field] @fields [$variant] [$($fields)*] $more }
    };
    (@fields $name:tt $at:tt [< $lifetime:lifetime $($fields:tt)*] $more:tt) => {
        $crate::__enum_mistake! { @parentheses $name $at }
    };
    (@fields $name:tt $at:tt [$token:tt $($fields:tt)*] $more:tt) => {
        $crate::__enum_mistake! { @fields $name $at [$($fields)*] $more }
    };
    (@fields $name:tt $at:tt [] $more:tt) => { $crate::__enum_mistake! { $name $more } };
    // A value. What is between `<` and `>`, and a rule, may have commas of its own.
    (@type [$name:ident $($rest:tt)*] [$variant:ident] [# $attribute:tt $($value:tt)*] $more:tt) => {
        $crate::__error! {
            [$name $variant] "the value of a variant has no attributes: put them on the variant"
        }
    };
    (@type $name:tt $at:tt [$head:tt $($value:tt)*] $more:tt) => {
        $crate::__enum_mistake! { @head [$head] $name $at @value $at [$($value)*] $more }
    };
    (@type $name:tt $at:tt $value:tt $more:tt) => {
        $crate::__enum_mistake! { @value $name $at $value $more }
    };
    (@value $name:tt $at:tt [$(in $($value:tt)*)?] $more:tt) => {
        $crate::__enum_mistake! { $name $more }
    };
    (@value $name:tt $at:tt [< $lifetime:lifetime $($value:tt)*] $more:tt) => {
        $crate::__enum_mistake! { @parentheses $name $at }
    };
    (@value $name:tt $at:tt [< $($value:tt)*] $more:tt) => { $crate::__enum_mistake! { $name $more } };
    (@value $name:tt $at:tt [,] $more:tt) => { $crate::__enum_mistake! { $name $more } };
    (@value [$name:ident $($rest:tt)*] [$variant:ident] [= $($value:tt)*] $more:tt) => {
        $crate::__error! {
            [$name $variant] "the value of a variant has no default: its constructor takes it"
        }
    };
    (@value [$name:ident $($rest:tt)*] [$variant:ident] [, $($value:tt)*] $more:tt) => {
        $crate::__error! {
            [$name $variant] "a tuple variant has one value: name the fields, `Pair { left: u8, right: u8 }`, or \
            put them into a tuple, `Pair((u8, u8))`"
        }
    };
    (@value $name:tt $at:tt [$token:tt $($value:tt)*] $more:tt) => {
        $crate::__enum_mistake! { @value $name $at [$($value)*] $more }
    };
    // The first token of a type, and what follows if a type can begin with it.
    (@head [$(&)? $(fn)? $(dyn)? $(::)?] $name:tt $at:tt $($then:tt)*) => {
        $crate::__enum_mistake! { @parentheses $name $at }
    };
    (@head $head:tt $name:tt $field:tt @ $then:ident $at:tt $rest:tt $more:tt) => {
        $crate::__enum_mistake! { @$then $name $at $rest $more }
    };
    (@parentheses [$name:ident $($rest:tt)*] [$($at:tt)*]) => {
        $crate::__mistake! { @parentheses [$name $($at)*] }
    };
}
