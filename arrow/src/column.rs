//! A column checked by a rule, and what is wrong with its bad cells.

use std::any::{Any, TypeId, type_name};

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayAccessor, NullArray};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};
use inbounds::Rule;
use inbounds::error::Violations;

use crate::cells::{self, BLOCK, Block, Cells, LONG_BLOCK, Texts, Unfit};

/// Which cells hold a value that the rule accepts.
pub(crate) fn check<T: 'static, R: Rule<T>>(
    rule: &R,
    array: &dyn Array,
) -> Result<BooleanBuffer, Unfit> {
    by_value(array, &mut |array| {
        if let Some(accepted) = check_texts::<T, R>(rule, array) {
            return Ok(accepted);
        }
        let mut cells = cells::cells(TypeId::of::<T>(), array)?;
        let len = array.len();
        let mut accepts_none = None;
        let mut words = Vec::with_capacity(len.div_ceil(BLOCK));
        while words.len() * BLOCK < len {
            let start = words.len() * BLOCK;
            let long = cells.long_block(start).and_then(|long| long.downcast_ref());
            if let Some(long) = long {
                let long: &[T; LONG_BLOCK] = long;
                if rule.accepts_all(long) {
                    words.extend([u64::MAX; LONG_BLOCK / BLOCK]);
                } else {
                    for block in long.chunks_exact(BLOCK) {
                        words.push(accepted(rule, block, words.last()));
                    }
                }
                continue;
            }
            let Block { values, fit, none } = cells.block(start);
            let Some(values) = values.downcast_ref::<[T; BLOCK]>() else {
                return Err(Unfit::Unknown);
            };
            let values = &values[..BLOCK.min(len - start)];
            let count = u32::try_from(values.len()).unwrap_or(0);
            let mut word = if fit.count_ones() == count {
                accepted(rule, values, words.last())
            } else {
                // A rule sees no value that is in no cell.
                let bit = |i| u64::from(rule.accepts(&values[i])) << i;
                cells::bits(fit & !none).fold(0, |word, i| word | bit(i))
            };
            if none != 0 {
                let accepts_none = *accepts_none.get_or_insert_with(|| accepts_null(rule));
                word = word & !none | if accepts_none { none } else { 0 };
            }
            words.push(word);
        }
        Ok(BooleanBuffer::new(Buffer::from_vec(words), 0, len))
    })
}

/// Whether the rule accepts the `T` that a NULL is.
fn accepts_null<T: 'static, R: Rule<T>>(rule: &R) -> bool {
    let null = NullArray::new(1);
    let Ok(mut cells) = cells::cells(TypeId::of::<T>(), &null) else {
        return false;
    };
    let value = cells.cell(0).and_then(|cell| cell.downcast_ref());
    value.is_some_and(|value| rule.accepts(value))
}

/// The same for a column of text, of which no `T` is made. `None` if it is none, or if the rule has to see a `T`.
fn check_texts<T: 'static, R: Rule<T>>(rule: &R, array: &dyn Array) -> Option<BooleanBuffer> {
    let is_optional = TypeId::of::<T>() == TypeId::of::<Option<String>>();
    if !is_optional && TypeId::of::<T>() != TypeId::of::<String>() {
        return None;
    }
    let null = if is_optional {
        rule.accepts_text(None)?
    } else {
        false
    };
    match cells::texts(array).ok()? {
        Texts::Utf8(array) => accepted_texts(rule, array, null),
        Texts::Large(array) => accepted_texts(rule, array, null),
        Texts::View(array) => accepted_texts(rule, array, null),
        Texts::Null => Some(BooleanBuffer::collect_bool(array.len(), |_| null)),
    }
}

/// Which texts the rule accepts. `null` is what becomes of NULL.
fn accepted_texts<'a, T, R: Rule<T>>(
    rule: &R,
    texts: impl ArrayAccessor<Item = &'a str> + Copy,
    null: bool,
) -> Option<BooleanBuffer> {
    let (len, valid) = (texts.len(), texts.nulls().map(NullBuffer::inner));
    let mut words = Vec::with_capacity(len.div_ceil(BLOCK));
    for start in (0..len).step_by(BLOCK) {
        let all = cells::word(start, len, None);
        let valid = cells::word(start, len, valid);
        let mut word = if null { all & !valid } else { 0 };
        if valid == all {
            for i in 0..BLOCK.min(len - start) {
                word |= u64::from(rule.accepts_text(Some(texts.value(start + i)))?) << i;
            }
        } else {
            for i in cells::bits(valid) {
                word |= u64::from(rule.accepts_text(Some(texts.value(start + i)))?) << i;
            }
        }
        words.push(word);
    }
    Some(BooleanBuffer::new(Buffer::from_vec(words), 0, len))
}

/// A bit for each of at most 64 values. After a block with bad ones, the next is likely to have some too, and is not
/// checked as a whole first.
#[inline]
fn accepted<T, R: Rule<T>>(rule: &R, values: &[T], before: Option<&u64>) -> u64 {
    if before.is_none_or(|word| *word == u64::MAX) && rule.accepts_all(values) {
        return u64::MAX >> (BLOCK - values.len());
    }
    // A byte each, and then a bit each: a loop that sets bits is not vectorised.
    let mut accepted = [0; BLOCK];
    for (accepted, value) in accepted.iter_mut().zip(values) {
        *accepted = u8::from(rule.accepts(value));
    }
    let mut word = 0;
    for (i, eight) in accepted.chunks_exact(8).enumerate() {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(eight);
        // Byte `j` has a one or nothing; the product has it as bit `j` of the highest byte.
        let packed = u64::from_le_bytes(bytes).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        word |= packed << (8 * i);
    }
    word
}

/// Which cells hold a value of a type, without a rule.
pub(crate) fn fits(of: TypeId, array: &dyn Array) -> Result<BooleanBuffer, Unfit> {
    by_value(array, &mut |array| {
        let mut cells = cells::cells(of, array)?;
        let starts = (0..array.len()).step_by(BLOCK);
        let words: Vec<u64> = starts.map(|start| cells.block(start).fit).collect();
        Ok(BooleanBuffer::new(Buffer::from_vec(words), 0, array.len()))
    })
}

/// Whether a column can hold values of a type at all.
pub(crate) fn is_of(of: TypeId, array: &dyn Array) -> Result<(), Unfit> {
    match array.as_any_dictionary_opt() {
        Some(dictionary) => is_of(of, dictionary.values().as_ref()),
        None => cells::cells(of, array.slice(0, 0).as_ref()).map(drop),
    }
}

type Check<'c> = &'c mut dyn FnMut(&dyn Array) -> Result<BooleanBuffer, Unfit>;

/// Checks each value of a dictionary once.
fn by_value(array: &dyn Array, check: Check<'_>) -> Result<BooleanBuffer, Unfit> {
    let Some(dictionary) = array.as_any_dictionary_opt() else {
        return check(array);
    };
    let values = by_value(dictionary.values().as_ref(), check)?;
    let null = check(&NullArray::new(1))?.value(0);
    if values.is_empty() {
        return Ok(BooleanBuffer::collect_bool(array.len(), |_| null));
    }
    let (keys, nulls) = (dictionary.normalized_keys(), dictionary.keys().nulls());
    Ok(BooleanBuffer::collect_bool(array.len(), |row| {
        if nulls.is_some_and(|nulls| nulls.is_null(row)) {
            null
        } else {
            values.value(keys[row])
        }
    }))
}

/// What is wrong with a cell.
pub(crate) enum Wrong {
    /// It is NULL.
    Null,
    /// An integer that is beyond the type of the field: the message.
    Range(String),
    /// It has no value of the type: the message.
    Type(String),
    /// The rule rejects it.
    Rule(Violations),
}

/// Explains bad cells of a column whose field has a rule.
pub(crate) fn explain<T: 'static>(
    array: &dyn Array,
    rows: impl Iterator<Item = usize>,
    explain: &dyn Fn(&T) -> Violations,
    found: &mut dyn FnMut(usize, Wrong),
) {
    let mut places = Places::new(TypeId::of::<T>(), array);
    for row in rows {
        let violations = places.with(row, |cell| Some(explain(cell.downcast_ref()?)));
        let wrong = match violations.flatten() {
            Some(violations) => Wrong::Rule(violations),
            None => unread(TypeId::of::<T>(), type_name::<T>(), array, row),
        };
        found(row, wrong);
    }
}

/// Explains a cell that has no value of the type.
pub(crate) fn unread(of: TypeId, name: &str, array: &dyn Array, row: usize) -> Wrong {
    if let Some(dictionary) = array.as_any_dictionary_opt() {
        let keys = dictionary.keys();
        if keys.is_null(row) || dictionary.values().is_empty() {
            return Wrong::Null;
        }
        let key = dictionary.normalized_keys()[row];
        return unread(of, name, dictionary.values().as_ref(), key);
    }
    if array.is_null(row) || array.data_type().is_null() {
        return Wrong::Null;
    }
    match (cells::limits(of), cells::integer(array, row)) {
        (Some((least, greatest)), Some(value)) => {
            Wrong::Range(format!("{value} is not within {least}..={greatest}"))
        }
        _ => Wrong::Type(format!("there is no {name} in it")),
    }
}

/// The values of a column, row by row.
struct Places<'a> {
    of: TypeId,
    cells: Option<Box<dyn Cells + 'a>>,
    /// Of a dictionary: the place of each row's value among the values.
    keys: Option<Vec<Option<usize>>>,
}

impl<'a> Places<'a> {
    fn new(of: TypeId, array: &'a dyn Array) -> Self {
        let Some(dictionary) = array.as_any_dictionary_opt() else {
            return Places {
                of,
                cells: cells::cells(of, array).ok(),
                keys: None,
            };
        };
        let values = dictionary.values().as_ref();
        let keys = if values.is_empty() {
            vec![None; array.len()]
        } else {
            let keys = dictionary.normalized_keys().into_iter().enumerate();
            let is_null = |row| dictionary.keys().is_null(row);
            keys.map(|(row, key)| (!is_null(row)).then_some(key))
                .collect()
        };
        Places {
            of,
            cells: cells::cells(of, values).ok(),
            keys: Some(keys),
        }
    }

    /// Calls `f` with a row's value. `None` if there is no value.
    fn with<O>(&mut self, row: usize, f: impl FnOnce(&dyn Any) -> O) -> Option<O> {
        let place = self.keys.as_ref().map_or(Some(row), |keys| keys[row]);
        let Some(place) = place else {
            let null = NullArray::new(1);
            return cells::cells(self.of, &null).ok()?.cell(0).map(f);
        };
        self.cells.as_mut()?.cell(place).map(f)
    }
}
