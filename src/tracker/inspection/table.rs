//! Text in columns.

use core::fmt;

/// Writes a line for each row. The first columns are aligned to the left, the others, which are numbers, to the
/// right.
pub(super) fn write<const N: usize>(
    f: &mut fmt::Formatter<'_>,
    texts: usize,
    rows: &[[String; N]],
) -> fmt::Result {
    let mut widths = [0; N];
    for row in rows {
        for (width, text) in widths.iter_mut().zip(row) {
            *width = text.chars().count().max(*width);
        }
    }
    for row in rows {
        let mut line = String::new();
        for (column, (text, width)) in row.iter().zip(widths).enumerate() {
            if column > 0 {
                line.push_str("  ");
            }
            let padding = width - text.chars().count();
            let (before, after) = if column < texts {
                (0, padding)
            } else {
                (padding, 0)
            };
            line.extend(core::iter::repeat_n(' ', before));
            line.push_str(text);
            line.extend(core::iter::repeat_n(' ', after));
        }
        writeln!(f, "{}", line.trim_end())?;
    }
    Ok(())
}
