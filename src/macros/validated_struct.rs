//! The grammar. The user's crate owns what the concerns own: see [`super`].

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
/// # The grammar
///
/// ```text
/// #[attributes]                       go to `ExamFields`, derives too; docs also to `Exam`
/// pub                                 any visibility
/// const                               for `Exam::constant(..)`: see below
/// struct Exam
///     : weak                          `weak`, `strong`, a type that is a `Tracker`, or nothing
/// {
///     #[attributes]                   go to the field of `ExamFields`
///     pub math                        any visibility: also that of `math()` and `set_math()`
///         : u8                        a type; see below
///         = 50                        a default: a literal, or `{ any expression }`
///         via round                   functions from the type to itself, applied before the rule: a
///                                     path or `{ a closure }`, as many as you like
///         in 0..=100,                 a rule: any constant expression that is a `Rule` of the type
/// }
/// ensure {                            what the fields must fulfil together
///     |exam| exam.math > 0 => "why not"    a literal, or `{ any constant expression }`
///         at [math],                      the fields that it is about, where you like to say so
/// }
///
/// struct Percent(u8 = 50 in 0..=100): weak;    one value: see below
/// ```
///
/// A type that does not begin with a name, `(` or `[`, or that has lifetime arguments, stands in
/// parentheses: `(&'static str)`, `(fn(u8) -> u8)`, `(Cow<'static, str>)`.
///
/// A rule is evaluated at compile time, so it is a constant expression: literals, consts, const
/// functions. Closures and paths to functions are constants too.
///
/// The `ensure` clauses are asked once all fields are within their rules, and then all of them, so
/// that a rejection tells of each: a clause may not take for granted that another holds.
///
/// # What it declares
///
/// - `ExamFields`: a plain struct with the same fields, unchecked, and with the attributes and
///   derives of the declaration. Named construction is its struct literal.
/// - `Exam`: opaque, and never invalid.
///   - `Exam::new(..)` takes the fields in order; `String` fields as `impl Into<String>`.
///   - `Exam::try_from(ExamFields { .. })` takes them by name.
///   - For each field a reader, `math()`, by value for primitives, `&str` for `String`, and by
///     reference for everything else; and a setter, `set_math(..)`.
///   - `Default`, for both, where every field has a default.
///   - `Clone`, `Debug`, `PartialEq`, `Eq`, `PartialOrd`, `Ord`, `Hash` and, without a policy, `Copy`,
///     where `ExamFields` has them, by derive or by hand. A clone is an instance of its own.
///   - Everything else is in the trait [`Validated`](crate::Validated).
///
/// # Constants
///
/// After `const struct`, an untracked struct of primitives without `ensure` and `via` has a const
/// function as well: a constant that is out of bounds does not compile.
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
/// # One value
///
/// A tuple struct of one field is a bounded value. Its field is called `value`, is as visible as the
/// struct, and is not named in the path of a violation. The struct has `TryFrom<u8>`,
/// `From<Percent> for u8`, `AsRef<u8>` and, where the value has it, `Display`. The policy stands after
/// the parentheses. `#[serde(transparent)]` reads and writes it as the bare value.
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
/// # Names
///
/// A field called `new` has no reader, for `new` makes an instance: read `fields().new`.
///
/// # What does not compile
///
/// A rule that accepts nothing, a bound that its type cannot hold, a default outside of its rule,
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
/// `Default::default()` panics where a default that is not a constant of a primitive type, and so
/// cannot be checked at compile time, is outside of its rule, or where the defaults together do
/// not fulfil an `ensure` clause.
///
/// # What is not held
///
/// A rule sees a value through `&T`. A field whose type changes behind `&self` (`Cell`, `Mutex`,
/// `AtomicU8`, `Rc<RefCell<_>>`) can change after it was checked; no library can know.
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
    ) => {
        // One `paste!` names what the compiler cannot: `ExamFields`, the setters, parameters.
        $crate::__private::paste! {
            $crate::__declare! {
                [$($generics)? { static [] [] [] }] [$([<$name Fields>] $generics)?]
                [$(#[$($meta)*])*] [$vis] $name [<$name Fields>] [$($policy)?] [$(const $($const)?)?]
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
            }
        }
    };

    // One value: a struct whose field is called `value`, and the impls that a wrapper has.
    (
        $(#[$($meta:tt)*])* $vis:vis $(const $(@ $const:tt)?)? struct $name:ident (
            $head:tt $(:: $segment:ident)* $(< $($argument:ty),* $(,)? >)?
            $(= $default:literal)? $(= { $($default_tokens:tt)* })?
            $(via $via:tt $(:: $via_segment:ident)*)*
            $(in $rule:expr)? $(,)?
        ) $(: $policy:ty)? ;
    ) => {
        $crate::__private::paste! {
            $crate::__declare! {
                [{ static [] [] [] }] []
                [$(#[$($meta)*])*] [$vis] $name [<$name Fields>] [$($policy)?] [$(const $($const)?)?]
                {
                    [$vis] value set_value __value
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
                $name [<$name Fields>] [$head $(:: $segment)* $(< $($argument),* >)?]
            }
        }
    };

    // Parameters are read token by token, the body staying whole, and come back as one token.
    ($(#[$($meta:tt)*])* $vis:vis struct $name:ident < $($rest:tt)*) => {
        $crate::__generics! { [$(#[$($meta)*])* $vis struct $name] [] [] [] $($rest)* }
    };

    // Not whole. This arm comes last: whatever another one takes is not seen here.
    (
        $(#[$($meta:tt)*])* $vis:vis $(const $(! $const:tt)?)? struct $name:ident
        $(@ { $($generics:tt)* })? $(: $policy:ty)? { $($body:tt)* } $($rest:tt)*
    ) => {
        $crate::__ide_recovery! {
            [$(#[$($meta)*])* $vis $(const $($const)?)? struct $name] $name [$(: $policy)?]
            { $($body)* } $($rest)*
        }
    };

    // Something else.
    ($(#[$($meta:tt)*])* $vis:vis struct $name:ident ($($fields:tt)*) $($rest:tt)*) => {
        $crate::__error! {
            [$name] "a tuple struct has one field, and a semicolon after it: \
            `struct Percent(u8 in 0..=100);`"
        }
    };
    ($(#[$($meta:tt)*])* $vis:vis enum $name:ident $($rest:tt)*) => {
        $crate::__error! { [$name] "an enum cannot be validated: declare a struct for what a variant holds" }
    };
    ($(#[$($meta:tt)*])* $vis:vis union $name:ident $($rest:tt)*) => {
        $crate::__error! { [$name] "a union cannot be validated" }
    };
}
