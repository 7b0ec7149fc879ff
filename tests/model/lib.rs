//! The tracker against a plain map, over random sequences.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use inbounds::prelude::*;
use inbounds::tracker::{Checkpoint, InstanceId};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Op {
    Create(u8, u8),
    Lo(usize, u8),
    Text(usize, String),
    Update(usize, u8, u8),
    Clone(usize),
    Drop(usize),
    Forget(usize),
    Release(usize),
    Restore(usize),
    ReleaseAll,
    Checkpoint,
}

const LONGEST: usize = if cfg!(miri) { 6 } else { 60 };

/// Some too long. Without a regular expression, which Miri runs slowly.
fn text() -> impl Strategy<Value = String> {
    (0_usize..7).prop_map(|length| "abcdefg"[..length].to_owned())
}

fn op() -> impl Strategy<Value = Op> {
    let which = 0_usize..8;
    prop_oneof![
        4 => (0_u8..120, 0_u8..120).prop_map(|(lo, hi)| Op::Create(lo, hi)),
        3 => (which.clone(), 0_u8..120).prop_map(|(i, v)| Op::Lo(i, v)),
        2 => (which.clone(), text()).prop_map(|(i, v)| Op::Text(i, v)),
        2 => (which.clone(), 0_u8..120, 0_u8..120).prop_map(|(i, a, b)| Op::Update(i, a, b)),
        1 => which.clone().prop_map(Op::Clone),
        3 => which.clone().prop_map(Op::Drop),
        1 => which.clone().prop_map(Op::Forget),
        1 => which.clone().prop_map(Op::Release),
        1 => which.prop_map(Op::Restore),
        1 => Just(Op::ReleaseAll),
        1 => Just(Op::Checkpoint),
    ]
}

fn cases() -> ProptestConfig {
    ProptestConfig {
        cases: if cfg!(miri) { 1 } else { 128 },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

macro_rules! against_a_map {
    ($test:ident, $policy:ident, retains: $retains:expr) => {
        mod $test {
            use super::*;

            validated_struct! {
                #[derive(Clone, Debug, PartialEq)]
                struct Pair: $policy {
                    lo: u8 in 0..=100,
                    hi: u8 in 0..=100,
                    text: String in chars(0..=4),
                }
                ensure { |pair| pair.lo <= pair.hi => "lo is above hi" }
            }

            #[derive(Clone, Debug, PartialEq)]
            struct Entry {
                fields: PairFields,
                last: Option<&'static str>,
                retained: bool,
            }

            #[derive(Default)]
            struct Model {
                entries: BTreeMap<InstanceId<PairFields>, Entry>,
                ever: BTreeSet<InstanceId<PairFields>>,
                created: u64,
            }

            impl Model {
                fn create(&mut self, pair: &Pair) {
                    let id = pair.instance_id().unwrap();
                    assert!(self.ever.insert(id), "{id} is the id of two instances");
                    self.created += 1;
                    self.touch(pair, None);
                }

                fn touch(&mut self, pair: &Pair, last: Option<&'static str>) {
                    let fields = pair.fields().clone();
                    let entry = Entry {
                        fields,
                        last,
                        retained: false,
                    };
                    self.entries.insert(pair.instance_id().unwrap(), entry);
                }

                fn end(&mut self, id: InstanceId<PairFields>) {
                    if $retains {
                        self.entries.get_mut(&id).unwrap().retained = true;
                    } else {
                        self.entries.remove(&id);
                    }
                }

                fn ids(&self, retained: bool) -> Vec<InstanceId<PairFields>> {
                    let all = self.entries.iter();
                    all.filter(|(_, e)| e.retained == retained)
                        .map(|(id, _)| *id)
                        .collect()
                }

                fn check(&self) {
                    let instances = Pair::instances();
                    let mut snapshot = BTreeMap::new();
                    instances.for_each(|s| {
                        let (id, last) = (s.id(), s.last_validated());
                        let retained = s.is_retained();
                        snapshot.insert(
                            id,
                            Entry {
                                fields: s.into_fields(),
                                last,
                                retained,
                            },
                        );
                    });
                    assert_eq!(snapshot, self.entries);
                    let counts = instances.counts();
                    assert_eq!(counts.live, self.ids(false).len());
                    assert_eq!(counts.retained, self.ids(true).len());
                    assert_eq!(counts.created, self.created);
                    assert!(counts.high_water >= counts.live + counts.retained);
                    assert!(instances.capacity() >= counts.high_water);
                    for id in &self.ever {
                        let got = instances.get(*id).map(|s| s.into_fields());
                        assert_eq!(got, self.entries.get(id).map(|e| e.fields.clone()));
                    }
                }
            }

            #[allow(clippy::too_many_lines)] // an arm for each operation
            fn run(ops: Vec<Op>) {
                let instances = Pair::instances();
                let mut pairs: Vec<Pair> = Vec::new();
                let mut model = Model {
                    created: instances.counts().created,
                    ..Model::default()
                };
                // What earlier sequences forgot is still live.
                instances.for_each(|s| {
                    let (id, last, retained) = (s.id(), s.last_validated(), s.is_retained());
                    let entry = Entry {
                        fields: s.into_fields(),
                        last,
                        retained,
                    };
                    model.entries.insert(id, entry);
                });
                let mut since: Option<(
                    Checkpoint<PairFields>,
                    BTreeSet<InstanceId<PairFields>>,
                    u64,
                )> = None;
                for op in ops {
                    let pick = |i: usize, n: usize| (n > 0).then(|| i % n);
                    match op {
                        Op::Create(lo, hi) => {
                            let made = Pair::new(lo, hi, "");
                            assert_eq!(made.is_ok(), lo <= hi && hi <= 100);
                            pairs.extend(made.inspect(|pair| model.create(pair)).ok());
                        }
                        Op::Lo(i, lo) => {
                            if let Some(i) = pick(i, pairs.len()) {
                                if pairs[i].set_lo(lo).is_ok() {
                                    model.touch(&pairs[i], Some("lo"));
                                }
                            }
                        }
                        Op::Text(i, text) => {
                            if let Some(i) = pick(i, pairs.len()) {
                                if pairs[i].set_text(text).is_ok() {
                                    model.touch(&pairs[i], Some("text"));
                                }
                            }
                        }
                        Op::Update(i, lo, hi) => {
                            if let Some(i) = pick(i, pairs.len()) {
                                let done = pairs[i].update(|pair| {
                                    pair.lo = lo;
                                    pair.hi = hi;
                                });
                                if done.is_ok() {
                                    model.touch(&pairs[i], None);
                                }
                            }
                        }
                        Op::Clone(i) => {
                            if let Some(i) = pick(i, pairs.len()) {
                                let clone = pairs[i].clone();
                                model.create(&clone);
                                pairs.push(clone);
                            }
                        }
                        Op::Drop(i) => {
                            if let Some(i) = pick(i, pairs.len()) {
                                let pair = pairs.swap_remove(i);
                                model.end(pair.instance_id().unwrap());
                            }
                        }
                        Op::Forget(i) => {
                            if let Some(i) = pick(i, pairs.len()) {
                                mem::forget(pairs.swap_remove(i));
                            }
                        }
                        Op::Release(i) => {
                            let ids: Vec<_> = model.entries.keys().copied().collect();
                            if let Some(i) = pick(i, ids.len()) {
                                let retained = model.entries[&ids[i]].retained;
                                let released = instances.release(ids[i]);
                                assert_eq!(released.is_some(), retained);
                                if retained {
                                    let entry = model.entries.remove(&ids[i]);
                                    assert_eq!(released, entry.map(|e| e.fields));
                                }
                            }
                        }
                        Op::Restore(i) => {
                            let ids: Vec<_> = model.entries.keys().copied().collect();
                            if let Some(i) = pick(i, ids.len()) {
                                let entry = model.entries.get_mut(&ids[i]).unwrap();
                                let restored = Pair::restore(ids[i]);
                                assert_eq!(restored.is_some(), entry.retained);
                                if let Some(pair) = restored {
                                    assert_eq!(pair.fields(), &entry.fields);
                                    assert_eq!(pair.instance_id(), Some(ids[i]));
                                    entry.retained = false;
                                    pairs.push(pair);
                                }
                            }
                        }
                        Op::ReleaseAll => {
                            let retained = model.ids(true);
                            assert_eq!(instances.release_retained(), retained.len());
                            model.entries.retain(|_, e| !e.retained);
                        }
                        Op::Checkpoint => {
                            let before = model
                                .entries
                                .keys()
                                .copied()
                                .chain(model.ever.iter().copied());
                            since = Some((instances.checkpoint(), before.collect(), model.created));
                        }
                    }
                    model.check();
                    if let Some((checkpoint, before, created)) = &since {
                        let new =
                            |ids: Vec<InstanceId<PairFields>>| -> Vec<InstanceId<PairFields>> {
                                ids.into_iter().filter(|id| !before.contains(id)).collect()
                            };
                        assert_eq!(checkpoint.created(), model.created - created);
                        assert_eq!(checkpoint.live(), new(model.ids(false)));
                        assert_eq!(checkpoint.retained(), new(model.ids(true)));
                    }
                }
                for pair in pairs {
                    model.end(pair.instance_id().unwrap());
                }
                model.check();
            }

            proptest! {
                #![proptest_config(cases())]

                #[test]
                fn a_random_sequence(ops in prop::collection::vec(op(), 0..LONGEST)) {
                    run(ops);
                }
            }
        }
    };
}

against_a_map!(weak_against_a_map, weak, retains: false);
against_a_map!(strong_against_a_map, strong, retains: true);
