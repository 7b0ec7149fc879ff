//! JSON merge patches, RFC 7396.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::from_value;
use crate::document::{self, reports};
use crate::error::{Path, Problem, Problems, Violation, path::push_token};
use crate::fields::{self, Fields, PlaceVisitor};
use crate::instance;
use crate::validated::Validated;

/// A JSON merge patch ([RFC 7396](https://www.rfc-editor.org/rfc/rfc7396)), and what it may change.
///
/// [`MergeJson::merge_json`] applies a patch that may change everything. The patch is a
/// [`serde_json::Value`], or any value that serializes to an object: a field that it leaves out is
/// unchanged.
///
/// ```
/// use inbounds::json::Merge;
/// use inbounds::prelude::*;
/// use serde::{Deserialize, Serialize};
///
/// validated_struct! {
///     #[derive(Clone, Debug, Serialize, Deserialize)]
///     struct User { id: u64, name: String in chars(1..=20) }
/// }
///
/// let mut user = User::new(7, "ann").unwrap();
/// let patch = serde_json::json!({ "id": 8, "name": "", "nick": "a" });
/// let merge = Merge::new(&patch).read_only(&["id"]).deny_unknown();
/// let problems = merge.apply(&mut user).unwrap_err();
/// assert_eq!(
///     problems.to_string(),
///     "/id: this field cannot be changed\n\
///      /nick: unknown field\n\
///      /name: \"\" is not 1..=20 characters long",
/// );
/// assert_eq!(user.name(), "ann");
/// ```
#[derive(Clone, Debug)]
#[must_use = "a patch changes nothing until it is applied"]
pub struct Merge<'a, P> {
    patch: &'a P,
    read_only: &'a [&'a str],
    denies_unknown: bool,
}

impl<'a, P: Serialize> Merge<'a, P> {
    /// Creates a merge that may change every field.
    ///
    /// ```
    /// let patch = serde_json::json!({ "name": "bob" });
    /// let merge = inbounds::json::Merge::new(&patch);
    /// # let _ = merge;
    /// ```
    pub fn new(patch: &'a P) -> Self {
        Merge {
            patch,
            read_only: &[],
            denies_unknown: false,
        }
    }

    /// Rejects a patch that has any of these fields, given by their names in the document.
    ///
    /// ```
    /// let patch = serde_json::json!({ "id": 8 });
    /// let merge = inbounds::json::Merge::new(&patch).read_only(&["id"]);
    /// # let _ = merge;
    /// ```
    pub fn read_only(self, names: &'a [&'a str]) -> Self {
        Merge {
            read_only: names,
            ..self
        }
    }

    /// Rejects a patch with fields that the struct does not have, even if the struct ignores
    /// unknown fields.
    ///
    /// ```
    /// let patch = serde_json::json!({ "nick": "a" });
    /// let merge = inbounds::json::Merge::new(&patch).deny_unknown();
    /// # let _ = merge;
    /// ```
    pub fn deny_unknown(self) -> Self {
        Merge {
            denies_unknown: true,
            ..self
        }
    }

    /// Applies the patch: all of it, or nothing.
    ///
    /// A field that is not in the patch is unchanged. A field with `skip_serializing` needs a
    /// default, because serde must be able to read the struct; it is unchanged too.
    ///
    /// # Errors
    ///
    /// Returns everything that is wrong with the patch. The instance is then unchanged.
    ///
    /// ```
    /// use inbounds::json::Merge;
    /// # use inbounds::prelude::*;
    /// # use serde::{Deserialize, Serialize};
    /// # validated_struct! {
    /// #     #[derive(Clone, Debug, Serialize, Deserialize)]
    /// #     struct User { id: u64, name: String in chars(1..=20) }
    /// # }
    ///
    /// #[derive(Serialize)]
    /// struct Rename { name: &'static str }
    ///
    /// let mut user = User::new(7, "ann").unwrap();
    /// Merge::new(&Rename { name: "bob" }).apply(&mut user).unwrap();
    /// assert_eq!((user.id(), user.name()), (7, "bob"));
    /// ```
    pub fn apply<S>(&self, to: &mut S) -> Result<(), Problems>
    where
        S: Validated<Fields: Clone + Serialize + DeserializeOwned>,
    {
        let whole = |error: serde_json::Error| Problems::whole("invalid", error.to_string(), None);
        let Value::Object(patch) = serde_json::to_value(self.patch).map_err(whole)? else {
            let message = "a patch is an object".to_owned();
            return Err(Problems::whole("type", message, None));
        };
        let names = document::wire_names_of::<S::Fields>();
        let mut list = self.refused(&patch, &names);
        let mut merged = serde_json::to_value(to.fields()).map_err(whole)?;
        let sent = patch.keys().cloned().collect::<Vec<String>>();
        merge(&mut merged, Value::Object(patch));
        let fields = match from_value::<Accepted<S::Fields>>(&merged) {
            Ok(accepted) => accepted.0,
            Err(problems) => {
                let is_cut_off = problems.is_cut_off();
                list.extend(problems);
                return Err(Problems::new(list, is_cut_off));
            }
        };
        if !list.is_empty() {
            return Err(Problems::new(list, false));
        }
        let fields = with_sent(to.fields().clone(), fields, |index| {
            let names = names.get(index).map_or(&[][..], Vec::as_slice);
            names.is_empty()
                || names
                    .iter()
                    .any(|name| sent.iter().any(|sent| sent == name))
        });
        to.replace(fields).map(drop).map_err(Problems::from)
    }

    /// The problems with fields that the patch may not have.
    fn refused(&self, patch: &Map<String, Value>, names: &[Vec<&str>]) -> Vec<Problem> {
        let mut list = Vec::new();
        for (name, _) in patch {
            let is_known = || names.iter().flatten().any(|known| known == name);
            let (code, message) = if self.read_only.contains(&name.as_str()) {
                ("read_only", "this field cannot be changed")
            } else if self.denies_unknown && !names.is_empty() && !is_known() {
                ("unknown_field", "unknown field")
            } else {
                continue;
            };
            let mut pointer = String::new();
            push_token(name, &mut pointer);
            list.push(Problem {
                pointers: vec![pointer],
                position: None,
                violation: Violation::new(Path::default(), code, message),
                value: None,
            });
        }
        list
    }
}

/// Applies JSON merge patches, for every validated struct that serde can read and write.
///
/// The prelude imports it.
///
/// ```
/// use inbounds::json::MergeJson;
/// # use inbounds::validated_struct;
/// # use serde::{Deserialize, Serialize};
/// # validated_struct! {
/// #     #[derive(Clone, Debug, Serialize, Deserialize)]
/// #     struct Exam { math: u8 in 0..=100 }
/// # }
///
/// let mut exam = Exam::new(60).unwrap();
/// exam.merge_json(&serde_json::json!({ "math": 70 })).unwrap();
/// assert_eq!(exam.math(), 70);
/// ```
pub trait MergeJson: Validated {
    /// Applies a JSON merge patch ([RFC 7396](https://www.rfc-editor.org/rfc/rfc7396)): all of it, or
    /// nothing. [`Merge`] says what a patch may change.
    ///
    /// # Errors
    ///
    /// Returns everything that is wrong with the patch. The instance is then unchanged.
    ///
    /// ```
    /// # use inbounds::prelude::*;
    /// # use serde::{Deserialize, Serialize};
    /// # use serde_json::json;
    /// validated_struct! {
    ///     #[derive(Clone, Debug, Serialize, Deserialize)]
    ///     struct User {
    ///         name: String in chars(1..=20),
    ///         nick: Option<String> in chars(1..=20),
    ///     }
    /// }
    ///
    /// let mut user = User::new("ann", Some("a".into())).unwrap();
    /// user.merge_json(&json!({ "nick": null })).unwrap();
    /// assert_eq!((user.name(), user.nick()), ("ann", &None));
    ///
    /// let problems = user.merge_json(&json!({ "name": "", "nick": 1 })).unwrap_err();
    /// assert_eq!(problems.as_slice().len(), 2);
    /// ```
    fn merge_json(&mut self, patch: &impl Serialize) -> Result<(), Problems>
    where
        Self::Fields: Clone + Serialize + DeserializeOwned,
    {
        Merge::new(patch).apply(self)
    }
}

impl<S: Validated> MergeJson for S {}

/// Merges as RFC 7396 defines it.
fn merge(into: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *into = patch;
        return;
    };
    if !into.is_object() {
        *into = Value::Object(Map::new());
    }
    if let Value::Object(into) = into {
        for (name, value) in patch {
            match value {
                Value::Null => {
                    into.remove(&name);
                }
                value => merge(into.entry(name).or_insert(Value::Null), value),
            }
        }
    }
}

/// Fields that the rules have accepted.
struct Accepted<F>(F);

impl<'de, F: Fields + Deserialize<'de>> Deserialize<'de> for Accepted<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = F::deserialize(deserializer)?;
        let accepted = if reports::is_reading() {
            reports::accept(fields)
        } else {
            instance::accepted(fields).ok()
        };
        accepted
            .map(Accepted)
            .ok_or_else(|| D::Error::custom(reports::REJECTED))
    }
}

/// The old fields, with those of the new fields that were sent. A struct with parameters has no
/// places: all of its fields are the new ones.
fn with_sent<F: Fields>(mut old: F, mut new: F, is_sent: impl Fn(usize) -> bool) -> F {
    /// Swaps the field at an index with that of another value.
    struct Take<'f, F> {
        index: usize,
        next: usize,
        from: &'f mut F,
        is_taken: bool,
    }

    impl<F: Fields> PlaceVisitor for Take<'_, F> {
        fn place<T: 'static>(&mut self, place: &mut T) {
            if self.next == self.index {
                fields::swap(self.from, self.index, place);
                self.is_taken = true;
            }
            self.next += 1;
        }
    }

    for index in 0..F::FIELDS.len() {
        if is_sent(index) {
            let mut take = Take {
                index,
                next: 0,
                from: &mut new,
                is_taken: false,
            };
            old.places(&mut take);
            if !take.is_taken {
                return new;
            }
        }
    }
    old
}
