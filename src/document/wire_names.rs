//! The names of a struct's fields in a document, found out from the code that serde derives.
//!
//! A derived visitor has the list of all names and aliases. What the attributes do not say, such as
//! the result of `rename_all`, `probe.rs` finds out.

mod probe;

use serde::Deserialize;

use super::node::Node;
use crate::fields::{Attributes, Field, Fields};
use probe::{Asked, End, Key, given_twice};

/// For each field, in the order of the declaration: its name in a document, and then its aliases.
/// Empty if they are unknown.
#[derive(Debug, Default)]
pub(crate) struct Names {
    fields: Vec<Vec<&'static str>>,
    /// The list of names that serde derives, which identifies the struct.
    pub(super) listed: &'static [&'static str],
    /// Whether nothing about the names was guessed.
    pub(crate) is_sure: bool,
    /// Whether the fields are read by what serde derives for them, not by a `Deserialize` that was
    /// written by hand, or through another type.
    pub(crate) is_derived: bool,
    /// What of a document the fields are read from.
    pub(super) form: Form,
}

/// What of a document fields are read from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Form {
    /// An object, or a list of the fields.
    #[default]
    Struct,
    /// The document of the only field.
    Transparent,
    /// An object whose only key is the variant.
    Variant,
    /// An object with the fields of a variant: it has them itself, or under this name.
    Fields(Option<&'static str>),
}

impl Names {
    /// The index that serde derives for a field: skipped fields have none.
    pub(super) fn derived_index(&self, index: usize) -> usize {
        let before = self.fields.iter().take(index);
        before.filter(|names| !names.is_empty()).count()
    }

    pub(crate) fn of(&self, index: usize) -> &[&'static str] {
        self.fields.get(index).map_or(&[], Vec::as_slice)
    }

    /// Whether the name is in the list that serde derives; `None` if there is no list.
    pub(crate) fn lists(&self, name: &str) -> Option<bool> {
        (!self.listed.is_empty()).then(|| self.listed.contains(&name))
    }

    /// The name of the field that has this name or alias, among those that are known.
    pub(crate) fn known(&self, name: &str) -> Option<&'static str> {
        let named = self.fields.iter().find(|names| names.contains(&name))?;
        named.first().copied()
    }
}

/// The names of the declared fields.
pub(super) fn of<'de, F: Fields + Deserialize<'de>>() -> Names {
    let declared = F::FIELDS;
    let Asked { listed, is_own } = probe::asked::<F>();
    let attributes: Vec<Attributes> = declared.iter().map(Field::attributes).collect();
    let read: Vec<&Attributes> = attributes.iter().filter(|it| !it.is_skipped).collect();
    let is_certain = is_own && !attributes.iter().any(|it| it.is_uncertain);
    let with = |fields, is_sure| Names {
        fields,
        listed: listed.unwrap_or_default(),
        is_sure,
        is_derived: is_own,
        form: Form::Struct,
    };
    // Something is flattened into the struct, or it is an enum: there is no list of its fields.
    let Some(listed) = listed.filter(|_| !F::IS_ENUM) else {
        let form = match listed {
            _ if F::IS_ENUM && F::HAS_VARIANT_IN_PATH => Form::Variant,
            Some([_, content]) if F::IS_ENUM => Form::Fields(Some(content)),
            _ if F::IS_ENUM => Form::Fields(None),
            _ if !is_own && read.len() == 1 => Form::Transparent,
            _ => Form::Struct,
        };
        let renamed = |it: &Attributes| match it.name {
            Some(name) if (is_own || F::IS_ENUM) && !it.is_skipped => {
                [&[name], &it.aliases[..]].concat()
            }
            _ => Vec::new(),
        };
        return Names {
            form,
            ..with(attributes.iter().map(renamed).collect(), false)
        };
    };
    if let (false, [field]) = (is_own, declared) {
        if !listed.iter().any(|name| is_alike(name, field.name())) {
            return Names {
                form: Form::Transparent,
                ..with(Vec::new(), false)
            };
        }
    }
    let spread = |groups: Vec<Vec<&'static str>>| {
        let mut groups = groups.into_iter();
        let group = |it: &Attributes| {
            if it.is_skipped {
                Vec::new()
            } else {
                groups.next().unwrap_or_default()
            }
        };
        attributes.iter().map(group).collect()
    };
    if let Some(groups) = by_attributes(&read, listed) {
        return with(spread(groups), is_certain);
    }
    match by_probes::<F>(listed) {
        (groups, is_sure) if is_certain && groups.len() == read.len() => {
            with(spread(groups), is_sure)
        }
        (groups, _) => with(aligned(groups, declared), false),
    }
}

/// The list has the name and the aliases of each field, as the attributes give them.
fn by_attributes(
    read: &[&Attributes],
    listed: &'static [&'static str],
) -> Option<Vec<Vec<&'static str>>> {
    let mut rest = listed;
    let mut groups = Vec::with_capacity(read.len());
    for field in read {
        let mut aliases = field.aliases.clone();
        aliases.sort_unstable();
        aliases.dedup();
        let (group, after) = rest.split_at_checked(aliases.len() + 1)?;
        rest = after;
        let mut own = group.iter().filter(|name| !aliases.contains(name));
        let (Some(own), None) = (own.next(), own.next()) else {
            return None;
        };
        if field.name.is_some_and(|name| name != *own) {
            return None;
        }
        groups.push([&[*own], &aliases[..]].concat());
    }
    rest.is_empty().then_some(groups)
}

/// The names of the fields by index, with their aliases, and whether all of them are sure.
fn by_probes<'de, F: Fields + Deserialize<'de>>(
    listed: &'static [&'static str],
) -> (Vec<Vec<&'static str>>, bool) {
    let mut names = Vec::new();
    for index in 0..listed.len() {
        match given_twice::<F>(Key::Index(index), None) {
            Err(End) => break,
            Ok(name) => names.push(name),
        }
    }
    let owners: Vec<Option<&'static str>> = listed
        .iter()
        .map(|name| given_twice::<F>(Key::Name(name), None).unwrap_or_default())
        .collect();
    let is_sure = names.iter().chain(&owners).all(Option::is_some)
        && owners.iter().all(|owner| names.contains(owner));
    if !is_sure {
        return (groups(&names, listed), false);
    }
    let group = |name: Option<&'static str>| {
        let of_name = listed
            .iter()
            .zip(&owners)
            .filter(|(_, owner)| **owner == name);
        let aliases = of_name.map(|(listed, _)| *listed);
        name.into_iter()
            .chain(aliases.filter(|alias| Some(*alias) != name))
            .collect()
    };
    (names.iter().copied().map(group).collect(), true)
}

/// The name of the field that is read by this name, whatever it is called; `None` if there is none,
/// or if neither a substitute nor the value that is given is one for the field.
pub(super) fn name_of<'de, F: Fields + Deserialize<'de>>(
    name: &str,
    given: &Node<'de>,
) -> Option<&'static str> {
    given_twice::<F>(Key::Name(name), Some(given)).unwrap_or_default()
}

/// With an empty entry for each field that is skipped. The order is that of the declaration; the
/// names show which fields are skipped.
fn aligned(groups: Vec<Vec<&'static str>>, declared: &[Field]) -> Vec<Vec<&'static str>> {
    let mut skipped = declared.len().saturating_sub(groups.len());
    let mut groups = groups.into_iter();
    let mut names = Vec::with_capacity(declared.len());
    for (i, field) in declared.iter().enumerate() {
        let group = groups.as_slice().first();
        let is_of = |field: &Field| {
            group.is_some_and(|group| group.iter().any(|name| is_alike(name, field.name())))
        };
        let is_skipped = !is_of(field) && declared[i + 1..].iter().take(skipped).any(is_of);
        if skipped > 0 && (is_skipped || group.is_none()) {
            skipped -= 1;
            names.push(Vec::new());
        } else {
            names.push(groups.next().unwrap_or_default());
        }
    }
    names
}

/// Whether two names are equal except for case and separators.
pub(crate) fn is_alike(a: &str, b: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = char> {
        name.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
    }
    letters(a).eq(letters(b))
}

/// The list has the name and aliases of each field, sorted per field: a group ends before the first
/// name that can only be that of the next field.
fn groups(names: &[Option<&'static str>], listed: &[&'static str]) -> Vec<Vec<&'static str>> {
    let mut rest = listed;
    let mut groups = Vec::with_capacity(names.len());
    for (i, name) in names.iter().enumerate() {
        let after = names.len() - i - 1;
        // At most so many that one is left for each field that follows.
        let most = rest.len().saturating_sub(after);
        let own = name.and_then(|name| rest.iter().position(|one| *one == name));
        let next = names
            .get(i + 1)
            .copied()
            .flatten()
            .and_then(|next| rest.iter().position(|one| *one == next));
        let end = match (own, next) {
            _ if after == 0 => rest.len(),
            (Some(own), Some(next)) if next > own => (own + 1).max(next.min(most)),
            (Some(own), _) => own + 1,
            (None, _) => 1,
        }
        .min(rest.len());
        let mut group = rest[..end].to_vec();
        rest = &rest[end..];
        if let Some(own) = own {
            group.swap(0, own.min(end - 1));
        } else {
            group.clear();
        }
        groups.push(group);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn aliases_are_with_their_field() {
        let listed = ["a", "q", "fn", "id", "z", "last"];
        let names = [Some("a"), Some("fn"), Some("last")];
        assert_eq!(
            groups(&names, &listed),
            [vec!["a", "q"], vec!["fn", "id", "z"], vec!["last"]]
        );
        assert_eq!(
            groups(&[Some("b"), Some("c")], &["a", "b", "c"]),
            [vec!["b", "a"], vec!["c"]]
        );
        assert_eq!(groups(&[None, Some("b")], &["a", "b"]), [vec![], vec!["b"]]);
    }
}
