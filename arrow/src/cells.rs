//! The cells of a column as values of a field's type, 64 at a time.
//!
//! Which type that is, only a rule knows, and only as a type parameter. Here it is a `TypeId`, and a block of values is
//! a `dyn Any`: what a rule is compiled for is one downcast and its own check, not each type of a column. A block
//! that lies in memory as the field has it is not copied.

use std::any::{Any, TypeId, type_name};
use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::{BooleanBuffer, NullBuffer};
use arrow_schema::DataType;

/// So many cells are a block: a bit each is a word.
pub(crate) const BLOCK: usize = 64;

/// 64 cells as values of one type `T`.
pub(crate) struct Block<'c> {
    /// A `[T; 64]`.
    pub(crate) values: &'c dyn Any,
    /// A bit for each cell that is a `T`. The values of other cells, and of those behind the last row, mean nothing.
    pub(crate) fit: u64,
    /// A bit for each of these that is a `None` but has the value of another cell: so a rule need not branch for it.
    pub(crate) none: u64,
}

/// A column as values of one type `T`.
pub(crate) trait Cells {
    /// The 64 cells from a row on.
    fn block(&mut self, start: usize) -> Block<'_>;

    /// The cell in a row as a `T`; `None` if it is none.
    fn cell(&mut self, row: usize) -> Option<&dyn Any>;

    /// The 1024 cells from a row on as a `[T; 1024]`, if all of them are `T`s that lie so in memory.
    fn long_block(&self, start: usize) -> Option<&dyn Any> {
        let _ = start;
        None
    }
}

/// So many cells are a long block.
pub(crate) const LONG_BLOCK: usize = 1024;

/// Why a column has no cells of a type.
pub(crate) enum Unfit {
    /// The type of the column has no values of it.
    WrongType,
    /// Not known here: rows are to be read.
    Unknown,
}

type Boxed<'a> = Box<dyn Cells + 'a>;
type Made<'a> = Result<Boxed<'a>, Unfit>;

macro_rules! numbers {
    ($($number:ident)*) => {
        /// The cells of a column, if the type is one that is known here.
        pub(crate) fn cells(of: TypeId, array: &dyn Array) -> Made<'_> {
            $(
                if of == TypeId::of::<$number>() {
                    return Ok(plain(numbers::<$number>(array)?));
                }
                if of == TypeId::of::<Option<$number>>() {
                    return Ok(optional(numbers::<$number>(array)?));
                }
                if of == TypeId::of::<Vec<$number>>() {
                    return list(array, |items| {
                        let values = numbers::<$number>(items)?;
                        Ok(move |list: &mut Vec<$number>, row| {
                            list.push(values.values[row]);
                            values.fits(row)
                        })
                    });
                }
            )*
            other_cells(of, array)
        }

        /// The same for a type of which only the name is known: that of a field without a rule.
        pub(crate) fn type_id(name: &str) -> Option<TypeId> {
            macro_rules! by_name {
                ($type:ty) => {
                    if name == type_name::<$type>() {
                        return Some(TypeId::of::<$type>());
                    }
                };
            }
            $(
                by_name!($number);
                by_name!(Option<$number>);
                by_name!(Vec<$number>);
            )*
            by_name!(bool);
            by_name!(Option<bool>);
            by_name!(String);
            by_name!(Option<String>);
            by_name!(Vec<String>);
            None
        }
    };
}

numbers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64);

fn other_cells(of: TypeId, array: &dyn Array) -> Made<'_> {
    if of == TypeId::of::<bool>() {
        let (get, len) = (bools(array)?, array.len());
        return Ok(scratch(len, false, move |cell, row| {
            get(row).map(|it| *cell = it).is_some()
        }));
    }
    if of == TypeId::of::<Option<bool>>() {
        let (get, len) = (bools(array)?, array.len());
        return Ok(scratch(len, None, move |cell, row| {
            *cell = get(row);
            true
        }));
    }
    if of == TypeId::of::<String>() {
        let (texts, len) = (texts(array)?, array.len());
        return Ok(scratch(len, String::new(), move |cell, row| {
            texts.get(row).map(|text| set(cell, text)).is_some()
        }));
    }
    if of == TypeId::of::<Option<String>>() {
        let (texts, len) = (texts(array)?, array.len());
        return Ok(scratch(len, None, move |cell: &mut Option<String>, row| {
            match texts.get(row) {
                Some(text) => set(cell.get_or_insert_default(), text),
                None => *cell = None,
            }
            true
        }));
    }
    if of == TypeId::of::<Vec<String>>() {
        return list(array, |items| {
            let texts = texts(items)?;
            Ok(move |list: &mut Vec<String>, row| {
                let text = texts.get(row);
                list.push(text.unwrap_or_default().to_owned());
                text.is_some()
            })
        });
    }
    Err(Unfit::Unknown)
}

fn set(cell: &mut String, text: &str) {
    cell.clear();
    cell.push_str(text);
}

// Numbers.

/// Numbers, and which of the cells have one.
struct Numbers<'a, N: Clone> {
    values: Cow<'a, [N]>,
    nulls: Option<NullBuffer>,
    /// Which cells have a value of the type, where the column has one of greater values.
    in_range: Option<BooleanBuffer>,
}

impl<N: Clone> Numbers<'_, N> {
    fn is_null(&self, row: usize) -> bool {
        self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row))
    }

    fn fits(&self, row: usize) -> bool {
        !self.is_null(row) && self.in_range.as_ref().is_none_or(|bits| bits.value(row))
    }
}

/// A number that columns hold.
trait Number: Copy + Default + 'static {
    /// The column's numbers as they are, or converted.
    fn read(array: &dyn Array) -> Result<(Cow<'_, [Self]>, Option<BooleanBuffer>), Unfit>;
}

fn numbers<N: Number>(array: &dyn Array) -> Result<Numbers<'_, N>, Unfit> {
    if *array.data_type() == DataType::Null {
        return Ok(Numbers {
            values: vec![N::default(); array.len()].into(),
            nulls: Some(NullBuffer::new_null(array.len())),
            in_range: None,
        });
    }
    let (values, in_range) = N::read(array)?;
    Ok(Numbers {
        values,
        nulls: array.nulls().cloned(),
        in_range,
    })
}

macro_rules! integers {
    ($($number:ident $own:ident,)*) => {$(
        impl Number for $number {
            fn read(array: &dyn Array) -> Result<(Cow<'_, [Self]>, Option<BooleanBuffer>), Unfit> {
                integers!(@read $number $own array)
            }
        }
    )*};
    (@read $number:ident None $array:ident) => { converted::<$number>($array) };
    (@read $number:ident $own:ident $array:ident) => {
        match $array.as_primitive_opt::<$own>() {
            Some(array) => Ok((Cow::Borrowed(&array.values()[..]), None)),
            None => converted::<$number>($array),
        }
    };
}

integers! {
    u8 UInt8Type, u16 UInt16Type, u32 UInt32Type, u64 UInt64Type, usize None,
    i8 Int8Type, i16 Int16Type, i32 Int32Type, i64 Int64Type, isize None,
}

/// Integers of another type.
fn converted<N>(array: &dyn Array) -> Result<(Cow<'static, [N]>, Option<BooleanBuffer>), Unfit>
where
    N: Number + TryFrom<i64> + TryFrom<u64>,
{
    fn from<P: ArrowPrimitiveType, N: Number + TryFrom<W>, W: From<P::Native>>(
        array: &dyn Array,
    ) -> (Cow<'static, [N]>, Option<BooleanBuffer>) {
        let values = array.as_primitive::<P>().values();
        let convert = |value: &P::Native| N::try_from(W::from(*value));
        let all = values
            .iter()
            .map(|value| convert(value).unwrap_or_default());
        let in_range =
            BooleanBuffer::collect_bool(values.len(), |row| convert(&values[row]).is_ok());
        (all.collect(), Some(in_range))
    }
    Ok(match array.data_type() {
        DataType::Int8 => from::<Int8Type, N, i64>(array),
        DataType::Int16 => from::<Int16Type, N, i64>(array),
        DataType::Int32 => from::<Int32Type, N, i64>(array),
        DataType::Int64 => from::<Int64Type, N, i64>(array),
        DataType::UInt8 => from::<UInt8Type, N, u64>(array),
        DataType::UInt16 => from::<UInt16Type, N, u64>(array),
        DataType::UInt32 => from::<UInt32Type, N, u64>(array),
        DataType::UInt64 => from::<UInt64Type, N, u64>(array),
        other => return Err(unfit(other, false)),
    })
}

impl Number for f64 {
    fn read(array: &dyn Array) -> Result<(Cow<'_, [Self]>, Option<BooleanBuffer>), Unfit> {
        if let Some(array) = array.as_primitive_opt::<Float64Type>() {
            return Ok((Cow::Borrowed(&array.values()[..]), None));
        }
        match array.as_primitive_opt::<Float32Type>() {
            Some(array) => Ok((
                array.values().iter().map(|it| f64::from(*it)).collect(),
                None,
            )),
            None => Err(unfit(array.data_type(), true)),
        }
    }
}

impl Number for f32 {
    fn read(array: &dyn Array) -> Result<(Cow<'_, [Self]>, Option<BooleanBuffer>), Unfit> {
        if let Some(array) = array.as_primitive_opt::<Float32Type>() {
            return Ok((Cow::Borrowed(&array.values()[..]), None));
        }
        match array.as_primitive_opt::<Float64Type>() {
            #[allow(clippy::cast_possible_truncation, reason = "as serde reads it")]
            Some(array) => Ok((array.values().iter().map(|it| *it as f32).collect(), None)),
            None => Err(unfit(array.data_type(), true)),
        }
    }
}

/// What becomes of a number's field whose column has another type: times and decimals are read by rows.
fn unfit(column: &DataType, is_float: bool) -> Unfit {
    match column {
        DataType::Float16 if is_float => Unfit::Unknown,
        _ if column.is_floating() || column.is_integer() => Unfit::WrongType,
        _ if is_never_a_number(column) => Unfit::WrongType,
        _ => Unfit::Unknown,
    }
}

fn is_never_a_number(column: &DataType) -> bool {
    column.is_nested()
        || matches!(
            column,
            DataType::Boolean
                | DataType::Utf8
                | DataType::LargeUtf8
                | DataType::Utf8View
                | DataType::Binary
                | DataType::LargeBinary
                | DataType::BinaryView
                | DataType::FixedSizeBinary(_)
        )
}

struct Plain<'a, N: Clone> {
    numbers: Numbers<'a, N>,
    /// For the last block, which is shorter, and so is no array in memory.
    last: [N; BLOCK],
}

fn plain<N: Number>(numbers: Numbers<'_, N>) -> Boxed<'_> {
    Box::new(Plain {
        numbers,
        last: [N::default(); BLOCK],
    })
}

impl<N: Number> Plain<'_, N> {
    fn fit(&self, start: usize) -> u64 {
        let len = self.numbers.values.len();
        word(
            start,
            len,
            self.numbers.nulls.as_ref().map(NullBuffer::inner),
        ) & word(start, len, self.numbers.in_range.as_ref())
    }
}

impl<N: Number> Cells for Plain<'_, N> {
    fn block(&mut self, start: usize) -> Block<'_> {
        let (fit, none) = (self.fit(start), 0);
        let rest = &self.numbers.values[start..];
        let values = rest.first_chunk::<BLOCK>().unwrap_or_else(|| {
            self.last[..rest.len()].copy_from_slice(rest);
            &self.last
        });
        Block { values, fit, none }
    }

    fn cell(&mut self, row: usize) -> Option<&dyn Any> {
        self.numbers
            .fits(row)
            .then(|| &self.numbers.values[row] as &dyn Any)
    }

    fn long_block(&self, start: usize) -> Option<&dyn Any> {
        if self.numbers.nulls.is_some() || self.numbers.in_range.is_some() {
            return None;
        }
        let block = self
            .numbers
            .values
            .get(start..)?
            .first_chunk::<LONG_BLOCK>()?;
        Some(block)
    }
}

/// The bits of 64 rows; those behind the last row are not set.
pub(crate) fn word(start: usize, len: usize, bits: Option<&BooleanBuffer>) -> u64 {
    let count = BLOCK.min(len - start);
    let all = if count == BLOCK {
        u64::MAX
    } else {
        (1 << count) - 1
    };
    let Some(bits) = bits else {
        return all;
    };
    // A slice of the buffer would count a reference for each word.
    let first = bits.offset() + start;
    let (bytes, shift) = (&bits.values()[first / 8..], first % 8);
    let mut eight = [0; 8];
    let given = bytes.len().min(8);
    eight[..given].copy_from_slice(&bytes[..given]);
    let mut word = u64::from_le_bytes(eight) >> shift;
    if shift > 0 {
        word |= u64::from(bytes.get(8).copied().unwrap_or(0)) << (BLOCK - shift);
    }
    word & all
}

/// The places of the bits that are set.
pub(crate) fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = word.trailing_zeros() as usize;
        word &= word.checked_sub(1)?;
        Some(place)
    })
}

fn optional<N: Number>(numbers: Numbers<'_, N>) -> Boxed<'_> {
    struct Optional<'a, N: Clone> {
        numbers: Numbers<'a, N>,
        block: [Option<N>; BLOCK],
    }

    impl<N: Number> Cells for Optional<'_, N> {
        fn block(&mut self, start: usize) -> Block<'_> {
            let Numbers {
                values,
                nulls,
                in_range,
            } = &self.numbers;
            let len = values.len();
            let rows = word(start, len, None);
            let some = word(start, len, nulls.as_ref().map(NullBuffer::inner));
            // A NULL is in range, whatever is in its place.
            let fit = rows & (word(start, len, in_range.as_ref()) | !some);
            for (cell, value) in self.block.iter_mut().zip(&values[start..]) {
                *cell = Some(*value);
            }
            let mut none = rows & !some;
            if let Some(first) = bits(fit & some).next() {
                let other = self.block[first];
                bits(none).for_each(|i| self.block[i] = other);
            } else {
                bits(none).for_each(|i| self.block[i] = None);
                none = 0;
            }
            let values = &self.block;
            Block { values, fit, none }
        }

        fn cell(&mut self, row: usize) -> Option<&dyn Any> {
            let is_null = self.numbers.is_null(row);
            let cell = &mut self.block[0];
            *cell = (!is_null).then_some(self.numbers.values[row]);
            (is_null || self.numbers.fits(row)).then_some(cell as &dyn Any)
        }
    }

    Box::new(Optional {
        numbers,
        block: [None; BLOCK],
    })
}

// What is copied, cell by cell.

struct Scratch<T, F> {
    len: usize,
    block: [T; BLOCK],
    /// Sets a value to that of a row. Returns whether there is one.
    set: F,
}

fn scratch<'a, T: Clone + 'static, F>(len: usize, empty: T, set: F) -> Boxed<'a>
where
    F: FnMut(&mut T, usize) -> bool + 'a,
{
    Box::new(Scratch {
        len,
        block: std::array::from_fn(|_| empty.clone()),
        set,
    })
}

impl<T: 'static, F: FnMut(&mut T, usize) -> bool> Cells for Scratch<T, F> {
    fn block(&mut self, start: usize) -> Block<'_> {
        let (mut fit, none) = (0, 0);
        for (i, (cell, row)) in self.block.iter_mut().zip(start..self.len).enumerate() {
            fit |= u64::from((self.set)(cell, row)) << i;
        }
        let values = &self.block;
        Block { values, fit, none }
    }

    fn cell(&mut self, row: usize) -> Option<&dyn Any> {
        let cell = &mut self.block[0];
        (self.set)(cell, row).then_some(cell as &dyn Any)
    }
}

fn bools(array: &dyn Array) -> Result<impl Fn(usize) -> Option<bool> + '_, Unfit> {
    let bools = array.as_boolean_opt();
    if bools.is_none() && *array.data_type() != DataType::Null {
        return Err(match array.data_type() {
            DataType::Dictionary(..) => Unfit::Unknown,
            _ => Unfit::WrongType,
        });
    }
    Ok(move |row| {
        let bools = bools?;
        bools.is_valid(row).then(|| bools.value(row))
    })
}

/// A column of text.
pub(crate) enum Texts<'a> {
    Utf8(&'a arrow_array::StringArray),
    Large(&'a arrow_array::LargeStringArray),
    View(&'a arrow_array::StringViewArray),
    Null,
}

pub(crate) fn texts(array: &dyn Array) -> Result<Texts<'_>, Unfit> {
    match array.data_type() {
        DataType::Utf8 => Ok(Texts::Utf8(array.as_string())),
        DataType::LargeUtf8 => Ok(Texts::Large(array.as_string())),
        DataType::Utf8View => Ok(Texts::View(array.as_string_view())),
        DataType::Null => Ok(Texts::Null),
        // Times and decimals are read as text.
        other if other.is_temporal() || other.is_decimal() => Err(Unfit::Unknown),
        _ => Err(Unfit::WrongType),
    }
}

impl Texts<'_> {
    fn get(&self, row: usize) -> Option<&str> {
        match self {
            Texts::Utf8(array) => array.is_valid(row).then(|| array.value(row)),
            Texts::Large(array) => array.is_valid(row).then(|| array.value(row)),
            Texts::View(array) => array.is_valid(row).then(|| array.value(row)),
            Texts::Null => None,
        }
    }
}

/// The elements of a row's list.
type RangeOf<'a> = dyn Fn(usize) -> std::ops::Range<usize> + 'a;

/// A column of lists, whose elements are added to a vector one by one.
fn list<'a, T, F>(
    array: &'a dyn Array,
    items: impl FnOnce(&'a dyn Array) -> Result<F, Unfit>,
) -> Made<'a>
where
    T: Clone + 'static,
    F: FnMut(&mut Vec<T>, usize) -> bool + 'a,
{
    let (of, range): (&ArrayRef, Box<RangeOf<'_>>) = match array.data_type() {
        DataType::List(_) => {
            let list = array.as_list::<i32>();
            (
                list.values(),
                Box::new(|row| {
                    let offsets = list.value_offsets();
                    index(offsets[row])..index(offsets[row + 1])
                }),
            )
        }
        DataType::LargeList(_) => {
            let list = array.as_list::<i64>();
            (
                list.values(),
                Box::new(|row| {
                    let offsets = list.value_offsets();
                    index(offsets[row])..index(offsets[row + 1])
                }),
            )
        }
        DataType::FixedSizeList(_, length) => {
            let (list, length) = (array.as_fixed_size_list(), index(*length));
            (
                list.values(),
                Box::new(move |row| row * length..(row + 1) * length),
            )
        }
        DataType::Null => return Ok(scratch(array.len(), Vec::<T>::new(), |_, _| false)),
        // Bytes are read as a list, and so may be what is not known here.
        DataType::Boolean | DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            return Err(Unfit::WrongType);
        }
        other if other.is_numeric() => return Err(Unfit::WrongType),
        _ => return Err(Unfit::Unknown),
    };
    let mut add = items(of.as_ref())?;
    Ok(scratch(
        array.len(),
        Vec::new(),
        move |list: &mut Vec<T>, row| {
            list.clear();
            array.is_valid(row) && range(row).fold(true, |fits, item| add(list, item) & fits)
        },
    ))
}

fn index(offset: impl TryInto<usize>) -> usize {
    offset.try_into().unwrap_or(0) // an array's offsets are not negative
}

// For messages.

/// The limits of an integer type, or of an `Option` of one.
pub(crate) fn limits(of: TypeId) -> Option<(i128, i128)> {
    macro_rules! limits {
        ($($number:ident)*) => {$(
            if of == TypeId::of::<$number>() || of == TypeId::of::<Option<$number>>() {
                return Some(($number::MIN.into(), $number::MAX.into()));
            }
        )*};
    }
    limits!(u8 u16 u32 u64 i8 i16 i32 i64);
    None
}

/// An integer of a column.
pub(crate) fn integer(array: &dyn Array, row: usize) -> Option<i128> {
    macro_rules! integers {
        ($($type:ident)*) => {$(
            if let Some(array) = array.as_primitive_opt::<$type>() {
                return Some(array.value(row).into());
            }
        )*};
    }
    integers!(UInt8Type UInt16Type UInt32Type UInt64Type Int8Type Int16Type Int32Type Int64Type);
    None
}
