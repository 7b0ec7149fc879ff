//! Rules, generated rows, and the comparison of what an engine accepts with what the rules accept.
#![allow(unreachable_pub, dead_code, reason = "each engine's test uses a part")]

use inbounds::prelude::*;
use inbounds_sql::{Dialect, check_constraints, violations};

pub const ROWS: usize = 10_000;

/// The rules that PostgreSQL and DuckDB cannot say, as [`compare_all`] returns them: both have regular expressions and
/// tables of characters of their own.
pub const UNSAID_WITH_REGEX: [&str; 5] = [
    "lowercase_text: the engine's tables of characters are not those of Rust",
    "uppercase_text: the engine's tables of characters are not those of Rust",
    "alphanumeric_text: the engine's tables of characters are not those of Rust",
    "ipv6_text: the format takes a parser",
    "predicate: the rule is Rust",
];

/// A value as an engine takes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    Int(i64),
    Float(f64),
    Text(String),
    Bool(bool),
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Int,
    Float,
    Single,
    Text,
    Bool,
}

/// Something that runs SQL.
pub trait Engine {
    const DIALECT: Dialect;

    /// Whether it runs what it is given, and does not only read it.
    const RUNS: bool = true;

    /// Makes the table `rows` with the columns `id` and `value`, in place of the one before, and returns
    /// the ids that a query returns.
    fn bad_rows(&mut self, kind: Type, cells: &[Cell], query: &str) -> Vec<i64>;

    /// Whether a row breaks the constraints, if the engine has them.
    fn rejects(&mut self, _kind: Type, _cell: &Cell, _constraints: &str) -> Option<bool> {
        None
    }
}

/// Numbers that look random, the same ones each time.
pub struct Random(u64);

impl Random {
    pub fn new() -> Self {
        Random(0x9e37_79b9_7f4a_7c15)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: u64) -> usize {
        usize::try_from(self.next() % limit).unwrap()
    }
}

/// A type of which rows are generated.
pub trait Generated: Sized + Clone + std::fmt::Debug {
    const TYPE: Type;
    fn generate(random: &mut Random) -> Self;
    fn cell(&self) -> Cell;
}

macro_rules! ints {
    ($($int:ident)*) => {$(
        impl Generated for $int {
            const TYPE: Type = Type::Int;

            #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
            fn generate(random: &mut Random) -> Self {
                match random.below(4) {
                    0 => [$int::MIN, $int::MAX, $int::MIN + 1, $int::MAX - 1, 0][random.below(5)],
                    1 => random.next() as $int,
                    // The limits of the rules, and what is beside them.
                    _ => (random.below(130) as i64 - 20) as $int,
                }
            }

            fn cell(&self) -> Cell {
                Cell::Int(i64::from(*self))
            }
        }
    )*};
}
ints! { u8 i8 u16 i16 u32 i32 i64 }

/// Of those that fit into a column.
impl Generated for u64 {
    const TYPE: Type = Type::Int;

    fn generate(random: &mut Random) -> Self {
        i64::generate(random).unsigned_abs().min(i64::MAX as u64)
    }

    fn cell(&self) -> Cell {
        Cell::Int(i64::try_from(*self).unwrap())
    }
}

macro_rules! floats {
    ($($float:ident $bits:ident $kind:ident)*) => {$(
        impl Generated for $float {
            const TYPE: Type = Type::$kind;

            #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
            fn generate(random: &mut Random) -> Self {
                match random.below(4) {
                    0 => [
                        0.0, -0.0, $float::NAN, -$float::NAN, $float::INFINITY, $float::NEG_INFINITY, $float::MIN, $float::MAX,
                        $float::MIN_POSITIVE, $float::from_bits(1), $float::EPSILON, 0.1, 0.3, 1.0, -1.0, 100.0,
                        $float::from_bits((0.1 as $float).to_bits() + 1),
                        $float::from_bits((0.1 as $float).to_bits() - 1),
                        $float::from_bits((1.0 as $float).to_bits() + 1),
                        $float::from_bits((1.0 as $float).to_bits() - 1),
                    ][random.below(20)],
                    1 => $float::from_bits(random.next() as $bits),
                    _ => (random.below(2_600) as $float - 300.0) / 10.0,
                }
            }

            fn cell(&self) -> Cell {
                Cell::Float(f64::from(*self))
            }
        }
    )*};
}
floats! { f64 u64 Float f32 u32 Single }

/// All that is special somewhere, but NUL: no engine takes it as others do.
const CHARACTERS: &[char] = &[
    'a',
    'b',
    'z',
    'A',
    'Z',
    '0',
    '9',
    ' ',
    ' ',
    '\t',
    '\n',
    '\r',
    '\u{b}',
    '\u{1}',
    '\u{7f}',
    '\'',
    '"',
    '\\',
    '%',
    '_',
    '.',
    '-',
    '*',
    '[',
    ']',
    '^',
    '$',
    'é',
    'ß',
    'İ',
    'ı',
    'Σ',
    'ς',
    'ŉ',
    '\u{301}',
    '\u{80}',
    '\u{85}',
    '\u{a0}',
    '\u{1680}',
    '\u{2003}',
    '\u{200b}',
    '\u{2028}',
    '\u{3000}',
    '\u{feff}',
    '中',
    '\u{d7ff}',
    '\u{e000}',
    '\u{ffff}',
    '\u{10000}',
    '🙂',
    '🇨',
    '🇭',
    '\u{10ffff}',
    '\u{200d}',
];

const WORDS: &[&str] = &[
    "",
    "S",
    "M",
    "XL",
    "s",
    "it's",
    "it''s",
    "a\\b",
    "\\'",
    "''",
    "'",
    "ab",
    "abc",
    "ABC",
    "éa",
    "aé",
    "id-1",
    "ID-1",
    "127.0.0.1",
    "256.1.1.1",
    "01.2.3.4",
    "1.2.3.4\n",
    "255.255.255.255",
    "1.2.3",
    "67e55044-10b1-426f-9247-bb680e5fe0c8",
    "67E5504410B1426F9247BB680E5FE0C8",
    "{67e55044-10b1-426f-9247-bb680e5fe0c8}",
    "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8",
    "URN:UUID:67e55044-10b1-426f-9247-bb680e5fe0c8",
    "67e55044-10b1-426f-9247-bb680e5fe0c",
    "67e55044-10b1-426f-9247-bb680e5fe0cg",
    "{67e5504410b1426f9247bb680e5fe0c8}",
    "null",
    "NaN",
    "a b",
    " a",
    "a ",
];

impl Generated for String {
    const TYPE: Type = Type::Text;

    fn generate(random: &mut Random) -> Self {
        match random.below(5) {
            0 => WORDS[random.below(WORDS.len() as u64)].to_owned(),
            1 => {
                let end = CHARACTERS[random.below(CHARACTERS.len() as u64)];
                format!("{}{end}", WORDS[random.below(WORDS.len() as u64)])
            }
            // Mostly of ASCII, which many rules take.
            2 => {
                let length = random.below(10);
                (0..length)
                    .map(|_| char::from_u32(32 + u32::generate(random) % 95).unwrap())
                    .collect()
            }
            _ => {
                let length = random.below(8);
                (0..length)
                    .map(|_| CHARACTERS[random.below(CHARACTERS.len() as u64)])
                    .collect()
            }
        }
    }

    fn cell(&self) -> Cell {
        Cell::Text(self.clone())
    }
}

impl Generated for char {
    const TYPE: Type = Type::Text;

    fn generate(random: &mut Random) -> Self {
        CHARACTERS[random.below(CHARACTERS.len() as u64)]
    }

    fn cell(&self) -> Cell {
        Cell::Text(self.to_string())
    }
}

impl Generated for bool {
    const TYPE: Type = Type::Bool;

    fn generate(random: &mut Random) -> Self {
        random.below(2) == 0
    }

    fn cell(&self) -> Cell {
        Cell::Bool(*self)
    }
}

impl<T: Generated> Generated for Option<T> {
    const TYPE: Type = T::TYPE;

    fn generate(random: &mut Random) -> Self {
        (random.below(5) > 0).then(|| T::generate(random))
    }

    fn cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Null, Generated::cell)
    }
}

/// Compares what is accepted of generated rows. Returns the rules that the dialect cannot say.
fn compare<E: Engine, S: Validated, T: Generated>(
    engine: &mut E,
    name: &str,
    fields: fn(T) -> S::Fields,
    skip: fn(&T) -> bool,
) -> Option<String> {
    let query = violations::<S>(E::DIALECT, "rows");
    if let [unsupported, ..] = query.unsupported() {
        return Some(format!("{name}: {}", unsupported.reason()));
    }
    let mut random = Random::new();
    let mut rows: Vec<T> = Vec::with_capacity(ROWS);
    while rows.len() < ROWS {
        let row = T::generate(&mut random);
        if !skip(&row) {
            rows.push(row);
        }
    }
    let is_bad: Vec<bool> = rows
        .iter()
        .map(|row| S::validate(fields(row.clone())).is_err())
        .collect();
    let bad = is_bad.iter().filter(|is_bad| **is_bad).count();
    assert!(0 < bad && bad < ROWS, "{name}: {bad} bad rows tell nothing");

    let cells: Vec<Cell> = rows.iter().map(Generated::cell).collect();
    let query = format!("SELECT DISTINCT id FROM ({query}) AS found");
    let mut found = vec![false; ROWS];
    for id in engine.bad_rows(T::TYPE, &cells, &query) {
        found[usize::try_from(id).unwrap()] = true;
    }
    if !E::RUNS {
        return None;
    }
    for (i, row) in rows.iter().enumerate() {
        assert_eq!(
            found[i], is_bad[i],
            "{name}: {row:?} (bad in the engine, by the rule)\n{query}"
        );
    }
    let constraints = check_constraints::<S>(E::DIALECT).to_string();
    for i in (0..ROWS).step_by(ROWS / 50) {
        if let Some(is_rejected) = engine.rejects(T::TYPE, &cells[i], &constraints) {
            assert_eq!(
                is_rejected, is_bad[i],
                "{name}: {:?} under {constraints}",
                rows[i]
            );
        }
    }
    None
}

macro_rules! rules {
    ($($name:ident: $type:ty, $rule:expr;)*) => {
        /// Compares all rules, and returns those that the dialect cannot say.
        pub fn compare_all<E: Engine>(
            engine: &mut E,
            skip_floats: fn(f64) -> bool,
        ) -> Vec<String> {
            let mut unsaid = Vec::new();
            $(
                unsaid.extend({
                    validated_struct! {
                        #[derive(Debug)]
                        struct Row { value: ($type) in $rule }
                    }
                    SKIP.set(skip_floats);
                    compare::<E, Row, $type>(
                        engine,
                        stringify!($name),
                        |value| RowFields { value },
                        |value| matches!(value.cell(), Cell::Float(value) if SKIP.get()(value)),
                    )
                });
            )*
            unsaid
        }
    };
}

thread_local! {
    static SKIP: std::cell::Cell<fn(f64) -> bool> = const { std::cell::Cell::new(|_| false) };
}

rules! {
    range_inclusive: u8, 0..=100;
    range_negative: i8, -5..=-1;
    range: i32, -3..100;
    range_from: i64, i64::MIN + 1..;
    range_from_the_least: i64, i64::MIN..=-1;
    range_of_wide_integers: u64, ..i64::MAX as u64;
    range_from_of_a_small_type: i16, 5..;
    range_to_inclusive: i16, ..=-2;
    range_to: u32, ..u32::MAX;
    range_of_an_option: Option<u8>, 1..=99;
    float_range: f64, 0.1..=1.0;
    float_range_from_zero: f64, 0.0..;
    float_range_to_negative_zero: f64, ..=-0.0;
    float_range_from: f64, -1.0..;
    float_range_to: f64, ..1.0;
    float_range_to_the_greatest: f64, ..f64::MAX;
    float_range_of_an_option: Option<f64>, ..=0.3;
    single_range: f32, 0.1..=100.0;
    single_range_to: f32, ..0.1;
    float_above: f64, above(0.1);
    int_above: i32, above(5);
    positive_int: i64, positive();
    positive_float: f64, positive();
    negative_float: f32, negative();
    finite_float: f64, finite();
    finite_single: f32, finite();
    not_a_float_range: f64, not(0.0..=1.0);
    multiples: i64, multiple_of(7);
    multiples_of_a_negative: i64, multiple_of(-3);
    multiples_of_two_in_range: u16, (2..=90, multiple_of(2));
    listed_ints: u8, one_of([1, 5, 10]);
    listed_negative_ints: Option<i32>, one_of([-1, 0, 1]);
    listed_floats: f64, one_of([0.0, 0.1, -1.0]);
    listed_singles: f32, one_of([0.1, 0.3]);
    listed_texts: String, one_of(["S", "M", "XL", "it's", "it''s", "\\'", "a\\b", "aé"]);
    listed_texts_of_an_option: Option<String>, one_of(["", "ab"]);
    listed_bools: bool, one_of([true]);
    char_range: char, 'a'..='z';
    char_range_beyond: char, '\u{e000}'..='\u{10000}';
    char_range_of_an_option: Option<char>, ..='Z';
    length_in_chars: String, chars(1..=3);
    length_in_chars_of_an_option: Option<String>, chars(2..);
    length_in_bytes: String, bytes(2..6);
    length_in_utf16: String, utf16(..=4);
    length_of_several: String, chars((1..=6, not(3..=3)));
    ascii_text: String, ascii();
    trimmed_text: String, trimmed();
    trimmed_text_of_an_option: Option<String>, trimmed();
    lowercase_text: String, lowercase();
    uppercase_text: String, uppercase();
    alphanumeric_text: String, alphanumeric();
    ipv4_text: String, ipv4();
    ipv6_text: String, not(ipv6());
    uuid_text: String, uuid();
    starting: String, starts_with("a");
    starting_with_nothing: Option<String>, (starts_with(""), required());
    starting_with_a_quote: String, starts_with("'");
    starting_with_a_backslash: String, starts_with("a\\");
    ending: String, ends_with("é");
    ending_with_two: String, ends_with("-1");
    containing: String, contains("b");
    containing_a_wildcard: String, contains("%");
    containing_a_quote: String, contains("''");
    containing_a_backslash: String, contains("\\");
    containing_a_mark: String, contains("\u{301}");
    not_containing: String, not(contains("a"));
    any: u8, any_of((..=9, 90..=99));
    any_text: Option<String>, any_of((chars(..=1), starts_with("ab")));
    not_listed: String, not(one_of(["S", "s"]));
    not_of_an_option: Option<i32>, not(0..=50);
    nested: i32, not(any_of((..0, (10..=20, not(multiple_of(2))))));
    with_a_message: u8, with_message(5..=50, "it's no mark");
    a_value: Option<i32>, some(0..=50);
    a_value_of_any_kind: Option<String>, required();
    predicate: u8, satisfies(|n: &u8| n % 2 == 0, "even");
}
