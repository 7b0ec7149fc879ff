//! A cycle of `Arc`s: a parent holds its children, and each of them its parent.

use std::sync::{Arc, Mutex, PoisonError};

use inbounds::{prelude::*, tracker};

validated_struct! {
    /// What a node of the tree says of itself.
    pub struct Label: weak {
        pub text: String in chars(1..=20),
    }
}

struct Node {
    label: Label,
    children: Mutex<Vec<Arc<Node>>>,
    /// The bug: this should be a `std::sync::Weak`.
    parent: Option<Arc<Node>>,
}

impl Node {
    fn root() -> Arc<Self> {
        Arc::new(Node {
            label: Label::new("root").expect("a short text"),
            children: Mutex::default(),
            parent: None,
        })
    }

    fn add(parent: &Arc<Self>, text: &str) {
        let child = Arc::new(Node {
            label: Label::new(text).expect("a short text"),
            children: Mutex::default(),
            parent: Some(Arc::clone(parent)),
        });
        let children = parent.children.lock();
        children.unwrap_or_else(PoisonError::into_inner).push(child);
    }

    fn path(&self) -> String {
        let parent = self
            .parent
            .as_ref()
            .map_or(String::new(), |parent| parent.path());
        format!("{parent}/{}", self.label.text())
    }
}

/// A tree is built and dropped, and what is left of it.
///
/// # Panics
///
/// If the tree has another shape.
#[must_use]
pub fn find() -> tracker::Growth {
    let before = tracker::report();
    for _ in 0..10 {
        let tree = Node::root();
        Node::add(&tree, "left");
        Node::add(&tree, "right");
        let children = tree.children.lock().unwrap_or_else(PoisonError::into_inner);
        assert_eq!(children[0].path(), "/root/left");
    }
    tracker::report().since(&before)
}
