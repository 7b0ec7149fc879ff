//! The ranges `a..=b`, `a..b`, `a..`, `..=b` and `..b` as rules.
//!
//! A value that cannot be compared, such as NaN, is in no range, because each comparison is written in the
//! positive: `low <= value && value <= high`.

use core::fmt::Debug;
use core::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};

use crate::constraint::{Constraint, Value};
use crate::rule::is_plain;
use crate::rules::{held_rule, kind};

macro_rules! range_rule {
    ($($range:ident: |$this:ident, $value:ident| $accepts:expr, $start:expr, $end:expr;)*) => {$(
        held_rule! {
            [U: PartialOrd + Debug + 'static] $range<U>, [kind::Exactly<U>, Held = U],
            |$this, $value| $accepts,
            |$this| Constraint::Range { start: $start, end: $end },
            branch_free: |_rule| is_plain::<U>(), interval: true
        }
    )*};
}

range_rule! {
    RangeInclusive: |this, value| this.start() <= value && value <= this.end(),
        Bound::Included(Value::of(this.start())), Bound::Included(Value::of(this.end()));
    Range: |this, value| &this.start <= value && value < &this.end,
        Bound::Included(Value::of(&this.start)), Bound::Excluded(Value::of(&this.end));
    RangeFrom: |this, value| &this.start <= value,
        Bound::Included(Value::of(&this.start)), Bound::Unbounded;
    RangeToInclusive: |this, value| value <= &this.end,
        Bound::Unbounded, Bound::Included(Value::of(&this.end));
    RangeTo: |this, value| value < &this.end,
        Bound::Unbounded, Bound::Excluded(Value::of(&this.end));
}
