//! A declaration that does not follow the grammar. The user's crate gets one error that says what to
//! write.
//!
//! The tokens are read one by one until one is out of place, which may be slow. If it is not known what
//! was meant, the declaration is read once more, so that the compiler points at the token.

/// The error for a struct with named fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __mistake {
    // The next field.
    ($name:ident [] $rest:tt $again:tt) => { $crate::__mistake_after_body! { $rest $again } };
    ($name:ident [# $attribute:tt $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { $name [$($more)*] $rest $again }
    };
    ($name:ident [pub ($($in:tt)*) $field:ident $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { $name [$field $($more)*] $rest $again }
    };
    ($name:ident [pub $field:ident $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { $name [$field $($more)*] $rest $again }
    };
    ($name:ident [$field:ident : $head:tt $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @type [$head] [$name $field] [$($more)*] $rest $again }
    };
    ($name:ident [$field:ident $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__error! { [$name $field] "a field needs a type: `name: u8`" }
    };
    // The type.
    (@type [$(&)? $(fn)? $(dyn)? $(::)?] $at:tt $more:tt $rest:tt $again:tt) => {
        $crate::__mistake! { @parentheses $at }
    };
    (@parentheses $at:tt) => {
        $crate::__error! {
            $at "a type that does not begin with a name, `(` or `[`, or that has a lifetime, is written in \
            parentheses: `(&'static str)`"
        }
    };
    (@type $head:tt $($more:tt)*) => { $crate::__mistake! { @tail $($more)* } };
    (@tail $at:tt [:: $segment:ident $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @tail $at [$($more)*] $rest $again }
    };
    (@tail $at:tt [< $lifetime:lifetime $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @parentheses $at }
    };
    (@tail $at:tt [< $($argument:ty),* $(,)? > $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @tail $at [$($more)*] $rest $again }
    };
    // What follows the type.
    (@tail $at:tt [= { $($default:tt)* } $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @tail $at [$($more)*] $rest $again }
    };
    (@tail $at:tt [= - $default:tt in $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @tail $at [in $($more)*] $rest $again }
    };
    (@tail $at:tt [= $default:tt in $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @tail $at [in $($more)*] $rest $again }
    };
    (@tail $at:tt [= $default:tt , $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @tail $at [, $($more)*] $rest $again }
    };
    (@tail $at:tt [= $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__error! {
            $at "a default that is not a literal is written in braces, before the rule: \
            `= { 25 + 25 } in 0..=100`"
        }
    };
    (@tail $at:tt [via $function:tt $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @tail $at [$($more)*] $rest $again }
    };
    (@tail $at:tt [in , $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__error! { $at "a rule follows `in`: `in 0..=100`" }
    };
    (@tail $at:tt [in $rule:tt $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @rule $at [$($more)*] $rest $again }
    };
    (@tail $at:tt [: $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__error! { $at "a rule follows `in`, not `:`: `math: u8 in 0..=100`" }
    };
    (@tail [$name:ident $field:ident] [, $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { $name [$($more)*] $rest $again }
    };
    (@tail [$name:ident $field:ident] [] $rest:tt $again:tt) => {
        $crate::__mistake! { $name [] $rest $again }
    };
    (@tail $at:tt [$($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @rule $at [$($more)*] $rest $again }
    };
    // The rule.
    (@rule $at:tt [, $next:ident ($($argument:tt)*) $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__error! {
            $at "several rules are written in parentheses: `in (chars(1..=80), trimmed())`"
        }
    };
    (@rule [$name:ident $field:ident] [, $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { $name [$($more)*] $rest $again }
    };
    (@rule [$name:ident $field:ident] [] $rest:tt $again:tt) => {
        $crate::__mistake! { $name [] $rest $again }
    };
    (@rule $at:tt [= $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__error! { $at "the default goes before the rule: `math: u8 = 50 in 0..=100`" }
    };
    (@rule $at:tt [via $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__error! { $at "`via` goes before the rule: `name: String via trim in chars(1..=80)`" }
    };
    (@rule $at:tt [; $($more:tt)*] $rest:tt $again:tt) => { $crate::__mistake! { @comma $at } };
    (@rule $at:tt [pub $($more:tt)*] $rest:tt $again:tt) => { $crate::__mistake! { @comma $at } };
    (@rule $at:tt [# $($more:tt)*] $rest:tt $again:tt) => { $crate::__mistake! { @comma $at } };
    (@rule $at:tt [$next:ident : $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @comma $at }
    };
    (@comma $at:tt) => { $crate::__error! { $at "a comma is missing after the field" } };
    (@rule $at:tt [$token:tt $($more:tt)*] $rest:tt $again:tt) => {
        $crate::__mistake! { @rule $at [$($more)*] $rest $again }
    };
}

/// The error after the fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __mistake_after_body {
    ([ensure { $($clause:expr),* $(,)? }] [$name:ident $($head:tt)*]) => {
        $crate::__error! {
            [$name] "a clause needs a message: `|exam| exam.math > 0 => \"no marks\"`"
        }
    };
    ([$(ensure $clauses:tt)? => $($macros:tt)*] [$name:ident $($head:tt)*]) => {
        $crate::__error! {
            [$name] "after `=>` go paths of macros with `!`: `=> my_columns!, other::macros!`, and a semicolon \
            only after a tuple struct"
        }
    };
    // If the token is unknown, `@` keeps the declaration from coming here again.
    ($rest:tt [$name:ident [$($head:tt)*] [$($tail:tt)*]]) => {
        $crate::validated_struct! { $($head)* @ [] $($tail)* }
    };
}

/// An error that names the struct and the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __error {
    ([$name:ident $($field:ident $(. $in_variant:ident)?)?] $message:literal) => {
        $crate::__private::compile_error!($crate::__private::concat!(
            "`", $crate::__private::stringify!($name),
            $(
                "::", $crate::__private::stringify!($field),
                $( ".", $crate::__private::stringify!($in_variant), )?
            )?
            "`: ", $message,
        ));
    };
}
