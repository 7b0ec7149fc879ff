//! Many values at once, in blocks: a loop that may stop at each value cannot be vectorised, one over a
//! whole block can.

/// How many values are checked before each branch. Measured: a smaller block is slower, a larger
/// one is not faster.
const BLOCK: usize = 64;

/// The same of bytes, of which one vector holds sixteen: the end of a block costs more than what is in it. Measured: of
/// what a loop by hand takes for 10^6 bytes, 1.25 in place of 1.38.
const BLOCK_OF_BYTES: usize = 4 * BLOCK;

/// Fewer values are checked one by one: a loop over so few is not worth vectorising.
const FEW: usize = 8;

/// Whether `accepts` holds for each of `values`, for an `accepts` without a branch.
///
/// After the first value that is rejected, at most the rest of its block is checked.
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

/// Whether `accepts` holds for each block of `values`, which stays in the cache meanwhile: for a rule
/// that is made of several.
#[inline]
pub(crate) fn all_blocks<T>(values: &[T], accepts: impl Fn(&[T]) -> bool) -> bool {
    values.chunks(16 * BLOCK).all(accepts)
}

/// The blocks of `values` that `accepts` does not hold for, each with the index of its first value.
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

/// Whether two values of this type are compared in an instruction or two, as far as its size shows.
#[inline]
pub(crate) const fn is_plain<T>() -> bool {
    !core::mem::needs_drop::<T>() && size_of::<T>() <= 8
}
