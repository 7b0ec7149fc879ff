//! What the declared type of a field says of its column.

use inbounds::Field;

/// The type of a column, as far as the name of the field's type says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Column {
    /// Whether the field is an `Option`, so that NULL is one of its values.
    pub(crate) is_optional: bool,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// An integer of a type that has not all values of a column of 64 bits.
    Integer { least: i128, greatest: i128 },
    /// A number of single precision.
    Single,
    /// Anything else.
    Other,
}

impl Column {
    pub(crate) fn of(field: &Field) -> Self {
        let name = field.type_name();
        let mut name = name.trim_matches(['(', ')']);
        let mut is_optional = false;
        while let Some((outer, inner)) = name.split_once('<') {
            match last_segment(outer) {
                "Option" => is_optional = true,
                "Secret" | "Box" => {}
                _ => break,
            }
            name = inner.strip_suffix('>').unwrap_or(inner).trim();
        }
        Column {
            is_optional,
            kind: Kind::of(last_segment(name)),
        }
    }
}

impl Kind {
    fn of(name: &str) -> Self {
        macro_rules! integers {
            ($($int:ident)*) => {
                match name {
                    $(stringify!($int) => Kind::Integer {
                        least: $int::MIN.into(),
                        greatest: $int::MAX.into(),
                    },)*
                    "usize" => Kind::Integer { least: 0, greatest: u64::MAX.into() },
                    "f32" => Kind::Single,
                    _ => Kind::Other,
                }
            };
        }
        integers!(u8 u16 u32 u64 i8 i16 i32)
    }
}

fn last_segment(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path).trim()
}
