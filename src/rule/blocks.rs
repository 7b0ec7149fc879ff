//! Checks many values in blocks.
//!
//! A loop that may stop at each value cannot be vectorised; a loop over a whole block can.

/// How many values are checked between two branches. Measured: a smaller block is slower, a larger
/// one is not faster.
const BLOCK: usize = 64;

/// The same for bytes. A vector register holds sixteen of them, so the end of a short block costs
/// more than its content.
const BLOCK_OF_BYTES: usize = 4 * BLOCK;

/// Fewer values are checked one by one: vectorising does not pay off.
const FEW: usize = 8;

/// Whether `accepts` holds for each of `values`, for an `accepts` without a branch.
///
/// After the first rejected value, at most the rest of its block is checked.
#[inline]
pub(crate) fn all_in_blocks<T>(values: &[T], accepts: impl Fn(&T) -> bool) -> bool {
    if values.len() < FEW {
        return values.iter().all(accepts);
    }
    let whole = |block: &[T]| {
        block
            .iter()
            .fold(true, |accepted, value| accepted & accepts(value))
    };
    let mut long = values.chunks_exact(
        const {
            if size_of::<T>() == 1 {
                BLOCK_OF_BYTES
            } else {
                BLOCK
            }
        },
    );
    let mut short = long.remainder().chunks_exact(BLOCK);
    let rest = short.remainder();
    long.all(whole) && short.all(whole) && whole(rest)
}

/// Whether `accepts` holds for each block of `values`. A rule that is made of several checks each block by
/// all of them while it is in the cache.
#[inline]
pub(crate) fn all_blocks<T>(values: &[T], accepts: impl Fn(&[T]) -> bool) -> bool {
    values.chunks(16 * BLOCK).all(accepts)
}

/// The blocks of `values` for which `accepts` does not hold, each with the index of its first value.
pub(crate) fn other_blocks<T>(
    values: &[T],
    accepts: impl Fn(&[T]) -> bool,
) -> impl Iterator<Item = (usize, &[T])> {
    values
        .chunks(BLOCK)
        .zip((0..).step_by(BLOCK))
        .filter(move |(block, _)| !accepts(block))
        .map(|(block, start)| (start, block))
}

/// Whether comparing two values of this type takes an instruction or two, judging by its size.
#[inline]
pub(crate) const fn is_plain<T>() -> bool {
    !core::mem::needs_drop::<T>() && size_of::<T>() <= 8
}
