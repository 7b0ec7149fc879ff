//! The five range forms of Rust, as rules: `a..=b`, `a..b`, `a..`, `..=b`, `..b`.
//!
//! Each comparison is written so that a value which is not comparable, NaN above all, is in no
//! range: `lo <= v && v <= hi`, never its negation.

use core::fmt::Debug;
use core::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};

use crate::constraint::{Constraint, Value};
use crate::rule::Rule;
use crate::rules::{through_option, through_secret};

macro_rules! range_rule {
    ($($range:ident: |$this:ident, $value:ident| $accepts:expr, $start:expr, $end:expr;)*) => {$(
        impl<T: PartialOrd + Debug + 'static> Rule<T> for $range<T> {
            #[inline]
            fn accepts(&self, $value: &T) -> bool {
                let $this = self;
                $accepts
            }

            fn constraint(&self) -> Constraint {
                let $this = self;
                Constraint::Range { start: $start, end: $end }
            }
        }

        through_option!([T: PartialOrd + Debug + 'static] T, $range<T>);
        through_secret!([T: PartialOrd + Debug + 'static] T, $range<T>);
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
