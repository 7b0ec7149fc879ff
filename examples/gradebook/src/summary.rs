//! What is wrong with how many rows.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// How many rows were good, and how often each rule was broken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    pub good: u64,
    pub bad: u64,
    /// By column, and by what its value must be.
    pub broken: BTreeMap<String, BTreeMap<String, u64>>,
}

impl Summary {
    /// Counts what is wrong with a row.
    pub fn add(&mut self, problem: &Problem) {
        let column = problem.column.as_deref().unwrap_or("the row");
        // Two look-ups in place of two allocations for each bad row.
        if !self.broken.contains_key(column) {
            self.broken.insert(column.to_owned(), BTreeMap::new());
        }
        let Some(rules) = self.broken.get_mut(column) else {
            return;
        };
        match rules.get_mut(&problem.requirement) {
            Some(count) => *count += 1,
            None => drop(rules.insert(problem.requirement.clone(), 1)),
        }
    }

    /// Adds the counts of another part of the file.
    pub fn merge(&mut self, other: &Summary) {
        self.good += other.good;
        self.bad += other.bad;
        for (column, rules) in &other.broken {
            let mine = self.broken.entry(column.clone()).or_default();
            for (requirement, count) in rules {
                *mine.entry(requirement.clone()).or_default() += count;
            }
        }
    }

    pub fn rows(&self) -> u64 {
        self.good + self.bad
    }
}

/// A line for the rows, and one for each rule that was broken, the most frequent first.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} good rows, {} bad ones", self.good, self.bad)?;
        let rules = self.broken.iter().flat_map(|(column, rules)| {
            rules
                .iter()
                .map(move |(requirement, count)| (count, column, requirement))
        });
        let mut rules: Vec<_> = rules.collect();
        rules.sort_by_key(|(count, ..)| std::cmp::Reverse(**count));
        for (count, column, requirement) in rules {
            write!(f, "\n{count:>12}  {column}: not {requirement}")?;
        }
        Ok(())
    }
}
