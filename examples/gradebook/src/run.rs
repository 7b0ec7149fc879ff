//! All cores: each reads a block, checks it, and writes it when its turn comes.
//!
//! So there is a block for each worker in memory, and no more, whatever the file's length.

use std::io;
use std::num::NonZero;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::check::{Checked, Wanted};
use crate::input::{Input, Position};
use crate::output::{Output, about};

/// The part that one worker does at a time: reading.
struct Reading<'i, I> {
    input: &'i mut I,
    next_turn: u64,
}

/// The other one: writing.
struct Writing<'o> {
    output: &'o mut Output,
    turn: u64,
    error: Option<io::Error>,
    is_over: bool,
}

struct Shared<'a, I> {
    /// That of the input.
    path: &'a Path,
    reading: Mutex<Reading<'a, I>>,
    writing: Mutex<Writing<'a>>,
    turn_is_over: Condvar,
    wanted: Wanted,
    progress: &'a (dyn Fn(&Output, Position) + Sync),
}

/// Checks a file, and writes what became of its rows in their order. `progress` is called after each
/// block.
///
/// # Errors
///
/// Those of the files.
///
/// # Panics
///
/// If a rule does.
pub fn run<I: Input>(
    input: &mut I,
    output: &mut Output,
    wanted: Wanted,
    workers: NonZero<usize>,
    progress: &(dyn Fn(&Output, Position) + Sync),
) -> io::Result<()> {
    let path = output.input().to_owned();
    let shared = Shared {
        path: &path,
        reading: Mutex::new(Reading {
            input,
            next_turn: 0,
        }),
        writing: Mutex::new(Writing {
            output,
            turn: 0,
            error: None,
            is_over: false,
        }),
        turn_is_over: Condvar::new(),
        wanted,
        progress,
    };
    thread::scope(|scope| {
        for _ in 0..workers.get() {
            scope.spawn(|| shared.work());
        }
    });
    let writing = shared.writing.into_inner();
    let writing = writing.unwrap_or_else(PoisonError::into_inner);
    match writing.error {
        Some(error) => Err(error),
        None => writing.output.finish(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<I: Input> Shared<'_, I> {
    fn work(&self) {
        // A worker that panics never takes its turn: the others must not wait for it.
        let over = EndsAll(self);
        let mut block = I::Block::default();
        let mut checked = Checked::default();
        loop {
            let done = match self.read(&mut block) {
                Ok(None) => break,
                Ok(Some((turn, end))) => {
                    checked.clear();
                    let done = I::check(&block, self.wanted, &mut checked);
                    let done = done.map_err(about(self.path));
                    done.and_then(|()| self.write(turn, &checked, end))
                }
                Err(error) => Err(error),
            };
            match done {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    lock(&self.writing).error.get_or_insert(error);
                    return;
                }
            }
        }
        std::mem::forget(over);
    }

    fn read(&self, block: &mut I::Block) -> io::Result<Option<(u64, Position)>> {
        let mut reading = lock(&self.reading);
        let end = reading.input.read(block).map_err(about(self.path))?;
        let Some(end) = end else {
            return Ok(None);
        };
        let turn = reading.next_turn;
        reading.next_turn += 1;
        Ok(Some((turn, end)))
    }

    /// Writes what became of a block after those before it. Returns whether to go on.
    fn write(&self, turn: u64, checked: &Checked, end: Position) -> io::Result<bool> {
        let turn_came = self
            .turn_is_over
            .wait_while(lock(&self.writing), |writing| {
                writing.turn != turn && !writing.is_over
            });
        let mut writing = turn_came.unwrap_or_else(PoisonError::into_inner);
        if writing.is_over {
            return Ok(false);
        }
        writing.output.write(checked, end)?;
        writing.turn += 1;
        (self.progress)(writing.output, end);
        drop(writing);
        self.turn_is_over.notify_all();
        Ok(true)
    }
}

/// Ends the work of all, unless it is forgotten.
struct EndsAll<'s, 'a, I>(&'s Shared<'a, I>);

impl<I> Drop for EndsAll<'_, '_, I> {
    fn drop(&mut self) {
        lock(&self.0.writing).is_over = true;
        self.0.turn_is_over.notify_all();
    }
}
