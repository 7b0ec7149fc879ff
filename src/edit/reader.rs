//! The readers that `edit` takes.

use super::InPlace;

/// A function that returns a reference to a field of `S`, such as `Order::lines`.
///
/// ```
/// use inbounds::{edit::Reader, prelude::*};
///
/// validated_struct! { struct Order { lines: Vec<u32> in each(1..), drafts: Vec<u32> } }
///
/// fn add(order: &mut Order, list: impl Reader<Order, Vec<u32>>) -> bool {
///     order.edit(list).push(7).is_ok()
/// }
///
/// let mut order = Order::new(vec![], vec![]).ok().unwrap();
/// assert!(add(&mut order, Order::lines) && add(&mut order, Order::drafts));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not read a field of `{S}` by reference",
    label = "`edit` takes the reader of a field, such as `{S}::name`, without parentheses",
    note = "a setter, the value of a field, and its name as text are no readers",
    note = "the reader of a primitive returns a copy, so there is nothing to edit: use the setter"
)]
pub trait Reader<S, T: InPlace + ?Sized>: Fn(&S) -> &T + 'static {}

#[diagnostic::do_not_recommend]
impl<S, T: InPlace + ?Sized, M: Fn(&S) -> &T + 'static> Reader<S, T> for M {}
