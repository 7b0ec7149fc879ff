//! JSON merge patches, RFC 7396.

mod mixed;
mod sent;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::document::{self, Names, Node};
use crate::error::{Path, Problem, Problems, Violation, path::push_token};
use crate::fields::Fields;
use crate::instance;
use crate::validated::Validated;
use mixed::mixed;
use sent::{Sent, read};

/// A JSON merge patch ([RFC 7396](https://www.rfc-editor.org/rfc/rfc7396)), and what it may change.
///
/// [`MergeJson::merge_json`] applies a patch that may change every field. The patch is a
/// [`serde_json::Value`], or any value that serializes to an object. Fields that it leaves out are
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
    /// use inbounds::json::Merge;
    /// # use inbounds::prelude::*;
    /// # use serde::{Deserialize, Serialize};
    /// # validated_struct! {
    /// #     #[derive(Clone, Debug, Serialize, Deserialize)]
    /// #     struct User { id: u64, name: String in chars(1..=20) }
    /// # }
    ///
    /// let mut user = User::new(7, "ann").unwrap();
    /// let patch = serde_json::json!({ "id": 8 });
    /// Merge::new(&patch).apply(&mut user).unwrap();
    /// assert_eq!((user.id(), user.name()), (8, "ann"));
    /// ```
    pub fn new(patch: &'a P) -> Self {
        Merge {
            patch,
            read_only: &[],
            denies_unknown: false,
        }
    }

    /// Rejects a patch that has any of these fields, named as in the document.
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
    /// let mut user = User::new(7, "ann").unwrap();
    /// let patch = serde_json::json!({ "id": 8, "name": "bob" });
    /// let problems = Merge::new(&patch).read_only(&["id"]).apply(&mut user).unwrap_err();
    /// assert_eq!(problems.to_string(), "/id: this field cannot be changed");
    /// assert_eq!((user.id(), user.name()), (7, "ann"));
    /// ```
    pub fn read_only(self, names: &'a [&'a str]) -> Self {
        Merge {
            read_only: names,
            ..self
        }
    }

    /// Rejects a patch with fields that the struct does not have.
    ///
    /// By default they are ignored, if serde ignores unknown fields of the struct.
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
    /// let mut user = User::new(7, "ann").unwrap();
    /// let patch = serde_json::json!({ "nick": "a" });
    /// assert!(Merge::new(&patch).apply(&mut user).is_ok());
    /// let problems = Merge::new(&patch).deny_unknown().apply(&mut user).unwrap_err();
    /// assert_eq!(problems.to_string(), "/nick: unknown field");
    /// ```
    pub fn deny_unknown(self) -> Self {
        Merge {
            denies_unknown: true,
            ..self
        }
    }

    /// Applies the patch: all of it, or nothing.
    ///
    /// A field that is not in the patch is unchanged, even if serde does not serialize it because of
    /// `skip` or `skip_serializing`. The latter needs a default, so that serde can read the struct. An
    /// alias in the patch denotes its field.
    ///
    /// Every field in the patch is changed, or there is an error. It is an error, for example, if serde
    /// does not serialize a field and reads the struct by other code than the derived one: then it is
    /// unknown which field the patch is about.
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
        let names = document::names_of::<S::Fields>();
        let mut sent = Sent::default();
        let mut list = Vec::new();
        for (key, value) in patch {
            let owner = owner_of::<S::Fields>(&names, &key, &value);
            if let Some((code, message)) = self.refusal::<S::Fields>(&names, &key, owner, &value) {
                list.push(problem(&key, code, message));
            } else if let Some((key, _)) = sent.add(key, owner, value) {
                list.push(problem(&key, "duplicate_field", "the field is given twice"));
            }
        }
        let before = serde_json::to_value(to.fields()).map_err(whole)?;
        let mut merged = sent.as_read::<S::Fields>(&names, before.clone());
        merge(&mut merged, Value::Object(sent.values.clone()));
        let fields = match read(&merged, &sent) {
            Ok(fields) => fields,
            Err(problems) => {
                let is_cut_off = problems.is_cut_off();
                list.extend(sent.about(problems));
                return Err(Problems::new(list, is_cut_off));
            }
        };
        let fields = match mixed(to.fields(), fields, &names, &sent, [&before, &merged]) {
            Ok(fields) => fields,
            Err(problems) => {
                list.extend(problems);
                return Err(Problems::new(list, false));
            }
        };
        let error = if list.is_empty() {
            to.replace(fields).err()
        } else {
            instance::accepted(fields).err()
        };
        let Some(error) = error else {
            return if list.is_empty() {
                Ok(())
            } else {
                Err(Problems::new(list, false))
            };
        };
        let problems = match Node::read(&merged) {
            Ok(root) => document::problems_of_fields::<S::Fields>(&root, error.violations()),
            Err(error) => return Err(whole(error)),
        };
        let is_cut_off = problems.is_cut_off();
        list.extend(sent.renamed(problems));
        Err(Problems::new(list, is_cut_off))
    }

    /// Why the patch may not have a field, if it may not.
    fn refusal<F: Fields + DeserializeOwned>(
        &self,
        names: &Names,
        key: &str,
        owner: Option<&'static str>,
        value: &Value,
    ) -> Option<(&'static str, &'static str)> {
        let is_read_only = |name: &&str| {
            *name == key || owner.is_some() && owner_of::<F>(names, name, value) == owner
        };
        if self.read_only.iter().any(is_read_only) {
            Some(("read_only", "this field cannot be changed"))
        } else if self.denies_unknown && owner.is_none() && names.lists(key) == Some(false) {
            Some(("unknown_field", "unknown field"))
        } else {
            None
        }
    }
}

/// Applies JSON merge patches to validated structs that serde can read and write.
///
/// The prelude exports it.
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
    /// nothing.
    ///
    /// [`Merge`] restricts what a patch may change.
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

/// Merges a patch as RFC 7396 defines it.
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

/// The name of the field that is read by this name.
fn owner_of<F: Fields + DeserializeOwned>(
    names: &Names,
    name: &str,
    value: &Value,
) -> Option<&'static str> {
    if names.is_sure {
        names.known(name)
    } else {
        document::name_of::<F>(name, value)
    }
}

/// A problem with a field of the patch.
fn problem(key: &str, code: &'static str, message: &'static str) -> Problem {
    let mut pointer = String::new();
    push_token(key, &mut pointer);
    Problem {
        pointers: vec![pointer],
        position: None,
        violation: Violation::new(Path::default(), code, message),
        value: None,
    }
}
