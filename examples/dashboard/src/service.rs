//! A small service under load: sessions come and go, each with requests. A button makes it leak.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use inbounds::prelude::*;

validated_struct! {
    /// A user who is logged in.
    #[derive(Clone)]
    pub struct Session: weak {
        pub user: u32 in 1..,
        pub idle_minutes: u16 in 0..=60,
    }
}

validated_struct! {
    /// What is being answered.
    pub struct Request: weak {
        pub path: String in (starts_with("/"), chars(1..=80)),
        pub body_bytes: u32 in 0..=1_000_000,
    }
}

validated_struct! {
    /// A failed login: its record stays until an operator releases it.
    pub struct Alarm: inbounds::tracker::Capped<50> {
        pub user: u32 in 1..,
    }
}

/// The sessions that are open, and those that are forgotten and not closed.
pub struct Service {
    began: Instant,
    is_leaking: AtomicBool,
    tick: AtomicU32,
    open: Mutex<VecDeque<(Session, Vec<Request>)>>,
    forgotten: Mutex<Vec<Session>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Default for Service {
    fn default() -> Self {
        Service {
            began: Instant::now(),
            is_leaking: AtomicBool::default(),
            tick: AtomicU32::default(),
            open: Mutex::default(),
            forgotten: Mutex::default(),
        }
    }
}

impl Service {
    /// How long it has been running.
    pub fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    /// What happens in 50 milliseconds.
    pub fn tick(&self) {
        let tick = self.tick.fetch_add(1, Relaxed);
        for n in 0..4 {
            self.log_in(tick * 4 + n + 1);
        }
        if tick % 10 == 0 {
            self.resume();
        }
        // More users at some times than at others.
        let most = 150 + 10 * (tick / 40 % 4) as usize;
        let mut open = lock(&self.open);
        let ended: Vec<_> = (most..open.len())
            .filter_map(|_| open.pop_front())
            .collect();
        drop((open, ended));
    }

    fn log_in(&self, user: u32) {
        if user % 25 == 0 {
            drop(Alarm::new(user));
        }
        let Ok(session) = Session::new(user, 0) else {
            return;
        };
        let requests = ["/", "/account", "/search"]
            .into_iter()
            .take(1 + user as usize % 3);
        let requests = requests
            .filter_map(|path| Request::new(path, user % 5000).ok())
            .collect();
        if self.is_leaking() {
            self.watch(&session);
        }
        lock(&self.open).push_back((session, requests));
    }

    /// A user comes back: the session is another one.
    fn resume(&self) {
        let mut open = lock(&self.open);
        if let Some((session, requests)) = open.pop_front() {
            open.push_back((session.clone(), requests));
        }
    }

    /// The leak: a copy of each session is kept for statistics, and never removed.
    fn watch(&self, session: &Session) {
        let copy = session.clone();
        lock(&self.forgotten).push(copy);
    }

    /// Whether it leaks.
    pub fn is_leaking(&self) -> bool {
        self.is_leaking.load(Relaxed)
    }

    /// The button. What leaked is released when it ends.
    pub fn leak(&self, is_leaking: bool) {
        self.is_leaking.store(is_leaking, Relaxed);
        if !is_leaking {
            let forgotten = std::mem::take(&mut *lock(&self.forgotten));
            drop(forgotten);
        }
    }
}
