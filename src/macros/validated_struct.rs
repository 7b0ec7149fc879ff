//! The grammar.

/// Declares a struct whose fields cannot hold a value outside their rules.
///
/// ```
/// use inbounds::prelude::*;
///
/// validated_struct! {
///     /// One student's marks.
///     #[derive(Clone, Debug, PartialEq)]
///     pub struct Exam: weak {
///         /// Out of 100.
///         pub math: u8 in 0..=100,
///         pub physics: u8 = 50 in 0..=100,
///         pub note: Option<String> in chars(1..=80),
///     }
///     ensure {
///         |exam| exam.math > 0 || exam.physics > 0 => "all marks are zero",
///     }
/// }
///
/// let mut exam = Exam::new(30, 50, None).unwrap();
/// exam.set_math(60).unwrap();
/// assert_eq!(exam.math(), 60);
/// assert_eq!(exam.set_math(160).unwrap_err().into_value(), 160);
/// ```
///
/// # Grammar
///
/// ```text
/// #[attributes]                   go to `ExamFields`, derives too; docs also to `Exam`
/// pub                             any visibility
/// const                           optional: adds `Exam::constant(..)`
/// struct Exam<T>                  with generic parameters, bounds and a `where` clause if you like
///     : weak                      optional: `weak`, `strong`, or a type that implements `Tracker`
/// {
///     #[attributes]               go to the field of `ExamFields`; `#[cfg(..)]` leaves the field out of
///                                 all that is declared, `#[unrecorded]` out of a tracker's records
///     pub math                    any visibility; also that of `math()` and `set_math(..)`
///         : u8                    a type; some are written in parentheses, see below
///         = 50                    optional default: a literal, or `{ any expression }`
///         via round               optional functions that are applied before the rule: a path, or
///                                 `{ a closure }`; `via a via b` applies `a` first
///         in 0..=100,             optional rule: a constant expression whose type is a `Rule`
/// }
/// ensure {                        optional conditions on several fields
///     |exam| exam.math > 0
///         => "no marks"           the message: a literal, or `{ any constant expression }`
///         at [math],              optional: the fields that it is about
/// }
/// => my_columns!                  optional: macros that are called with the names and types; see below
///
/// struct Percent(u8 in 0..=100);  a newtype; see below
/// enum Payment { .. }             an enum; see below
/// ```
///
/// A type that does not begin with a name, `(` or `[`, or that has a lifetime, is written in parentheses:
/// `(&'static str)`, `(fn(u8) -> u8)`, `(Cow<'static, str>)`.
///
/// A rule is a constant expression: literals, constants, const functions, closures, and paths to
/// functions.
///
/// An `ensure` clause that names fields with `at [..]` is checked if these are within their rules, and
/// any other if all fields are. All of these are evaluated, so that the error has each one that does not
/// hold: a clause must not rely on another one, nor on a field that it does not name.
///
/// # What it declares
///
/// - `ExamFields`, the fields struct: plain, not checked, with the attributes and derives of the
///   declaration.
/// - `Exam`, the validated struct:
///   - `Exam::new(..)` takes the fields in order; a `String` as `impl Into<String>`.
///   - `Exam::try_from(ExamFields { .. })` takes them by name.
///   - For each field there is a reader, `math()`, which returns primitives by value, `&str` for a
///     `String`, and a reference for all other types; and a setter, `set_math(..)`.
///   - `Default` is implemented for both structs if every field has a default.
///   - The derives of the declaration are implemented for `Exam` too if they are `Clone`, `Copy` (without
///     a policy), `Debug`, `PartialEq`, `Eq`, `PartialOrd`, `Ord`, `Hash`, or with their features
///     `Serialize`, `Deserialize`, `JsonSchema`. Other derives, and traits that are implemented for
///     `ExamFields` by hand, are not. `#[derive(Default)]` is a compile error: declare defaults.
///   - A clone is a new instance.
///   - All other functions are in the traits [`Validated`](crate::Validated) and
#[cfg_attr(feature = "std", doc = "    [`Tracked`](crate::tracker::Tracked).")]
#[cfg_attr(not(feature = "std"), doc = "    `Tracked`.")]
///
/// # Generic structs
///
/// ```
/// # use inbounds::prelude::*;
/// # use std::fmt::Debug;
/// validated_struct! {
///     #[derive(Debug)]
///     struct Batch<'a, T: Debug, const MAX: usize> {
///         name: (&'a str) in chars(1..=20),
///         items: Vec<T> in len(1..=MAX),
///     }
/// }
///
/// assert!(Batch::<u8, 2>::new("bytes", vec![1, 2, 3]).is_err());
/// ```
///
/// # Constants
///
/// `const struct` adds a const function to a struct of primitives without policy, `via` and `ensure`.
/// A constant outside of its rules does not compile.
///
/// ```
/// # use inbounds::prelude::*;
/// validated_struct! {
///     #[derive(Debug)]
///     const struct Exam { math: u8 in 0..=100, physics: u8 in 0..=100 }
/// }
///
/// const PASS: Exam = Exam::constant(50, 50);
/// assert_eq!(PASS.math(), 50);
/// ```
///
/// ```compile_fail
/// # use inbounds::prelude::*;
/// # validated_struct! { const struct Exam { math: u8 in 0..=100, physics: u8 in 0..=100 } }
/// const PASS: Exam = Exam::constant(50, 150);
/// ```
///
/// # Newtypes
///
/// A tuple struct of one field is a bounded value. The field is called `value`, has the visibility of the
/// struct, and has no name in the path of a violation. The struct implements `TryFrom<u8>`,
/// `AsRef<u8>`, and `Display` if the value does; `u8` implements `From<Percent>`. A policy goes after the
/// parentheses. With `#[serde(transparent)]` serde reads and writes the bare value.
///
/// It also implements `Borrow<u8>`, and `FromStr` if the value does. A newtype of a `String` implements
/// `AsRef<str>`, `Borrow<str>` and `TryFrom<&str>`, so that a map with such keys is searched by
/// `&str`. `Borrow` requires that the newtype is compared, ordered and hashed as its value is. That is so if
/// these traits are derived; [if you write them by hand](crate::newtype#comparison-by-hand) it may not be.
/// [`newtype`](crate::newtype) has what is optional: `Deref`, and comparison with the value.
///
/// ```
/// # use inbounds::prelude::*;
/// validated_struct! {
///     #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
///     pub struct Percent(u8 in 0..=100);
/// }
///
/// let half = Percent::new(50)?;
/// assert_eq!((half.value(), half.to_string()), (50, "50".to_owned()));
/// assert_eq!(Percent::try_from(160).unwrap_err().to_string(), "160 is not within 0..=100");
/// # Ok::<(), inbounds::ValidationError<PercentFields>>(())
/// ```
///
/// # Enums
///
/// A variant has named fields, or one value, or nothing; fields have `via` and rules, but no defaults.
/// `PaymentFields` is the plain enum. `Payment` has a constructor for each variant, which returns a `Result`
/// also for a variant with nothing. It is read through `fields()`, and has all of
/// [`Validated`](crate::Validated). Policies, `ensure`, derives and `valid()`
/// are as for a struct, and so are the attributes of serde for its tag. A variant and a named field in it can be under
/// a `#[cfg]`.
///
/// ```
/// # use inbounds::prelude::*;
/// validated_struct! {
///     #[derive(Clone, Debug, PartialEq)]
///     enum Payment {
///         Card { last_four: u16 in 0..=9999, holder: String in chars(1..=40) },
///         Iban(String in chars(15..=34)),
///         Cash,
///     }
/// }
///
/// let payment = Payment::new_card(42, "Ann").unwrap();
/// match payment.fields() {
///     PaymentFields::Card { last_four, .. } => assert_eq!(*last_four, 42),
///     PaymentFields::Iban(_) | PaymentFields::Cash => unreachable!(),
/// }
/// let err = Payment::new_card(12_345, "Ann").unwrap_err();
/// assert_eq!(err.to_string(), "Card.last_four: 12345 is not within 0..=9999");
/// assert!(Payment::try_from(PaymentFields::Iban("DE".to_owned())).is_err());
/// ```
///
/// # Macros of your own
///
/// A macro of your own adds what a declaration does not know, such as the traits of a database. Its name
/// goes after `=>`, with `!`, after the `ensure` clauses if there are any, and before the semicolon of a newtype.
/// It is called in the same module with the names and types of the declaration:
///
/// ```text
/// pub struct Exam from ExamFields { math: u8, note: Option<String>, }
/// pub struct Name from NameFields (String)
/// pub enum Payment from PaymentFields { Card { last_four: u16, holder: String, }, Iban(String), Cash, }
/// struct Batch [T: Clone,] [T,] [where predicates] from BatchFields { items: Vec<T>, }
/// ```
///
/// It sees what other code of the module sees, so it cannot make an invalid value.
///
/// ```
/// # use inbounds::prelude::*;
/// macro_rules! my_columns {
///     ($vis:vis struct $name:ident from $fields:ident { $($field:ident: $type:ty,)* }) => {
///         impl $name {
///             const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];
///         }
///     };
/// }
///
/// validated_struct! {
///     struct Exam {
///         math: u8 in 0..=100,
///         physics: u8 in 0..=100,
///     }
///     => my_columns!
/// }
///
/// assert_eq!(Exam::COLUMNS, ["math", "physics"]);
/// ```
///
/// # What does not compile
///
/// A rule that accepts nothing, a bound that its type cannot represent, a default that its rule rejects,
/// and a rule for another type:
///
/// ```compile_fail
/// # use inbounds::prelude::*;
/// validated_struct! { struct Exam { math: u8 in 100..=0 } }
/// ```
///
/// ```compile_fail
/// # use inbounds::prelude::*;
/// validated_struct! { struct Exam { math: u8 in 0..=300 } }
/// ```
///
/// ```compile_fail
/// # use inbounds::prelude::*;
/// validated_struct! { struct Exam { math: u8 = 150 in 0..=100 } }
/// ```
///
/// ```compile_fail
/// # use inbounds::prelude::*;
/// validated_struct! { struct Exam { math: u8 in chars(1..=3) } }
/// ```
///
/// # Panics
///
/// `Default::default()` panics if a rule rejects a default that could not be checked at compile time (one
/// that is neither a literal nor of a primitive type), or if the defaults do not meet an `ensure`
/// clause.
///
/// # Limits
///
/// A rule sees a value through `&T`. A value that changes behind `&self` (`Cell`, `Mutex`, atomics,
/// `Rc<RefCell<_>>`) can change after it was checked. A field called `new` has no reader: read
/// `fields().new`. The [complete list](crate::_documentation::limits) has the others.
#[macro_export]
macro_rules! validated_struct {
    (
        $(#[$($meta:tt)*])*
        $vis:vis $(const $(@ $const:tt)?)? struct $name:ident $(@ $generics:tt)? $(: $policy:ty)? {
            $(
                $(#[$($field_meta:tt)*])*
                $field_vis:vis $field:ident : $head:tt $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
                $(= $default:literal)? $(= { $($default_tokens:tt)* })?
                $(via $via:tt $(:: $via_segment:ident)*)*
                $(in $rule:expr)?
            ),* $(,)?
        }
        $(ensure { $(
            $clause:expr => $message:tt $(at [ $($about:ident),* $(,)? ])?
        ),* $(,)? })?
        $(=> $($attached:tt $(:: $attached_segment:ident)* !),+ $(,)?)?
    ) => {
        // One `paste!` makes the names: `ExamFields`, the setters, the parameters.
        $crate::__private::paste! {
            $crate::__declare! {
                [$($([$($field_meta)*])*)*]
                [$($generics)? { static [] [] [] }] [$([<$name Fields>] $generics)?]
                [$(#[$($meta)*])*] [$vis] $name [<$name Fields>] [$([$policy] (always))?] [$(const $($const)?)?]
                { $(
                    [$(#[$($field_meta)*])* $field_vis] $field [<set_ $field>] [<__ $field>]
                    [$head $(:: $segment)* $(< $($argument),* >)?] $head
                    [
                        $(via [$via $(:: $via_segment)*])*
                        $(= [$default] #[serde(default = "" $name "Fields::__" $field)])?
                        $(= [{ $($default_tokens)* }] #[serde(default = "" $name "Fields::__" $field)])?
                        $(in :: $rule)? // after `::`, `paste!` gives the tokens of an expression
                    ]
                )* }
                $(ensure { { $( [$clause] [$message] [$($($about)*)?] )* } })?
                $(=> [$( [$attached $(:: $attached_segment)*] )*])?
            }
        }
    };

    // A newtype: a struct whose field is called `value`, and the impls of a wrapper.
    (
        $(#[$($meta:tt)*])* $vis:vis $(const $(@ $const:tt)?)? struct $name:ident (
            $head:tt $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
            $(= $default:literal)? $(= { $($default_tokens:tt)* })?
            $(via $via:tt $(:: $via_segment:ident)*)*
            $(in $rule:expr)? $(,)?
        ) $(: $policy:ty)? $(=> $($attached:tt $(:: $attached_segment:ident)* !),+ $(,)?)? ;
    ) => {
        $crate::__private::paste! {
            $crate::__declare! {
                []
                [{ static [] [] [] }] []
                [$(#[$($meta)*])*] [$vis] $name [<$name Fields>] [$([$policy] (always))?] [$(const $($const)?)?]
                {
                    [#[allow(missing_docs)] $vis] value set_value __value
                    [$head $(:: $segment)* $(< $($argument),* >)?] $head
                    [
                        $(via [$via $(:: $via_segment)*])*
                        $(= [$default] #[serde(default = "" $name "Fields::__value")])?
                        $(= [{ $($default_tokens)* }] #[serde(default = "" $name "Fields::__value")])?
                        $(in :: $rule)?
                    ]
                }
                ensure { newtype }
            }
            $crate::__newtype! {
                [$vis] $name [<$name Fields>] $head ($head $(:: $segment)* $(< $($argument),* >)?)
                $($( [$attached $(:: $attached_segment)*] )*)?
            }
        }
    };

    // A generic struct: its parameters are read token by token, and come back as one token.
    ($(#[$($meta:tt)*])* $vis:vis struct $name:ident < $($rest:tt)*) => {
        $crate::__generics! { [$(#[$($meta)*])* $vis struct $name] [] [] [] $($rest)* }
    };

    // A declaration that no arm above matches.
    (
        $(#[$($meta:tt)*])* $vis:vis $(const $(! $const:tt)?)? struct $name:ident
        $(@ { $($generics:tt)* })? $(: $policy:ty)? { $($body:tt)* } $($rest:tt)*
    ) => {
        $crate::__ide_recovery! {
            [$(#[$($meta)*])* $vis $(const $($const)?)? struct $name] $name [$(: $policy)?]
            { $($body)* } $($rest)*
        }
    };

    // Other items.
    (
        $(#[$($meta:tt)*])* $vis:vis struct $name:ident ($($fields:tt)*) $(: $policy:ty)?
        => $($rest:tt)*
    ) => {
        $crate::__mistake_after_body! { [=> $($rest)*] [$name] }
    };
    ($(#[$($meta:tt)*])* $vis:vis struct $name:ident ($($fields:tt)*) $($rest:tt)*) => {
        $crate::__error! {
            [$name] "a tuple struct has one field, and a semicolon after it: \
            `struct Percent(u8 in 0..=100);`"
        }
    };
    ($(#[$($meta:tt)*])* $vis:vis enum $($rest:tt)*) => {
        $crate::__enum! { $(#[$($meta)*])* $vis enum $($rest)* }
    };
    ($(#[$($meta:tt)*])* $vis:vis const enum $name:ident $($rest:tt)*) => {
        $crate::__error! { [$name] "an enum has no constants: only a struct can be `const`" }
    };
    ($(#[$($meta:tt)*])* $vis:vis union $name:ident $($rest:tt)*) => {
        $crate::__error! { [$name] "a union cannot be validated: declare an enum" }
    };
}
