//! Two structs, of three fields and of ten: untracked, tracked, and as the peers would keep them.
//!
//! All of it is inlined always, as if it were written where it is called.
#![allow(clippy::inline_always, reason = "see above")]

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};

use inbounds::prelude::*;

/// What the values of an instance are made from.
pub type Data = [u8; 3];

/// The error of a value that is out of bounds.
#[derive(Debug)]
pub struct Invalid;

pub trait Shape: Sized + 'static {
    fn create(data: Data) -> Result<Self, Invalid>;
    fn set(&mut self, value: u8) -> Result<(), Invalid>;
}

macro_rules! three {
    ($($name:ident $(: $policy:ident)?;)*) => {$(
        validated_struct! {
            pub struct $name $(: $policy)? {
                pub math: u8 in 0..=100,
                pub physics: u8 in 0..=100,
                pub chemistry: u8 in 0..=100,
            }
        }

        impl Shape for $name {
            #[inline(always)]
            fn create([math, physics, chemistry]: Data) -> Result<Self, Invalid> {
                Self::new(math, physics, chemistry).map_err(|_| Invalid)
            }

            #[inline(always)]
            fn set(&mut self, value: u8) -> Result<(), Invalid> {
                self.set_math(value).map_err(|_| Invalid)
            }
        }
    )*};
}

macro_rules! ten {
    ($($name:ident $(: $policy:ident)?;)*) => {$(
        validated_struct! {
            pub struct $name $(: $policy)? {
                pub id: u64 in 0..=1_000_000,
                pub hour: u8 in 0..=23,
                pub day: u16 in 0..=366,
                pub count: u32 in 0..=100_000,
                pub offset: i32 in -100..=100,
                pub share: f64 in 0.0..=1.0,
                pub done: bool,
                pub grade: char,
                pub bonus: Option<u8> in 0..=100,
                pub balance: i64 in -1_000..=1_000_000,
            }
        }

        impl Shape for $name {
            #[inline(always)]
            fn create(data: Data) -> Result<Self, Invalid> {
                let Mixed { id, hour, day, count, offset, share, done, grade, bonus, balance } =
                    Mixed::of(data);
                Self::new(id, hour, day, count, offset, share, done, grade, bonus, balance)
                    .map_err(|_| Invalid)
            }

            #[inline(always)]
            fn set(&mut self, value: u8) -> Result<(), Invalid> {
                self.set_id(value.into()).map_err(|_| Invalid)
            }
        }
    )*};
}

three! { Three; ThreeTracked: weak; }
ten! { Ten; TenTracked: weak; }

/// Three fields, checked by hand.
pub struct Plain {
    math: u8,
    _others: [u8; 2],
}

/// Ten of them.
pub struct Mixed {
    id: u64,
    hour: u8,
    day: u16,
    count: u32,
    offset: i32,
    share: f64,
    done: bool,
    grade: char,
    bonus: Option<u8>,
    balance: i64,
}

impl Mixed {
    #[inline(always)]
    fn of([a, b, c]: Data) -> Self {
        Mixed {
            id: u64::from(a) * 77,
            hour: b % 24,
            day: u16::from(c) * 3,
            count: u32::from(b) * 101,
            offset: i32::from(c) - 50,
            share: f64::from(a) / 100.0,
            done: a % 2 == 0,
            grade: char::from(b'a' + c % 26),
            bonus: (b > 50).then_some(b),
            balance: i64::from(a) * 55 - 900,
        }
    }

    #[inline(always)]
    fn is_valid(&self) -> bool {
        self.id <= 1_000_000
            && self.hour <= 23
            && self.day <= 366
            && self.count <= 100_000
            && (-100..=100).contains(&self.offset)
            && (0.0..=1.0).contains(&self.share)
            && self.bonus.is_none_or(|bonus| bonus <= 100)
            && (-1_000..=1_000_000).contains(&self.balance)
    }
}

/// A struct that is checked by hand.
pub trait ByHand: Sized + Send + 'static {
    fn create(data: Data) -> Option<Self>;
    fn set(&mut self, value: u8) -> bool;
}

impl ByHand for Plain {
    #[inline(always)]
    fn create(data: Data) -> Option<Self> {
        let [math, physics, chemistry] = data;
        let _others = [physics, chemistry];
        data.iter()
            .all(|&mark| mark <= 100)
            .then_some(Plain { math, _others })
    }

    #[inline(always)]
    fn set(&mut self, value: u8) -> bool {
        let is_valid = value <= 100;
        if is_valid {
            self.math = value;
        }
        is_valid
    }
}

impl ByHand for Mixed {
    #[inline(always)]
    fn create(data: Data) -> Option<Self> {
        let mixed = Mixed::of(data);
        // Read, so that no field is left out.
        std::hint::black_box((mixed.done, mixed.grade));
        mixed.is_valid().then_some(mixed)
    }

    #[inline(always)]
    fn set(&mut self, value: u8) -> bool {
        self.id = value.into();
        self.id <= 1_000_000
    }
}

/// What most people reach for first: shared, and not tracked.
pub struct Shared<T>(Arc<Mutex<T>>);

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T: ByHand> Shape for Shared<T> {
    #[inline(always)]
    fn create(data: Data) -> Result<Self, Invalid> {
        let created = T::create(data).ok_or(Invalid)?;
        Ok(Shared(Arc::new(Mutex::new(created))))
    }

    #[inline(always)]
    fn set(&mut self, value: u8) -> Result<(), Invalid> {
        lock(&self.0).set(value).then_some(()).ok_or(Invalid)
    }
}

/// The original's dict, touched at each assignment.
pub struct Naive<T: Send + 'static>(Arc<Mutex<T>>);

static SEEN: LazyLock<Mutex<HashMap<usize, Weak<dyn Any + Send + Sync>>>> =
    LazyLock::new(Mutex::default);

impl<T: Send + 'static> Naive<T> {
    fn key(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }

    fn note(&self) {
        let shared: Arc<dyn Any + Send + Sync> = self.0.clone();
        lock(&SEEN).insert(self.key(), Arc::downgrade(&shared));
    }
}

impl<T: Send + 'static> Drop for Naive<T> {
    fn drop(&mut self) {
        lock(&SEEN).remove(&self.key());
    }
}

impl<T: ByHand> Shape for Naive<T> {
    fn create(data: Data) -> Result<Self, Invalid> {
        let naive = Naive(Arc::new(Mutex::new(T::create(data).ok_or(Invalid)?)));
        naive.note();
        Ok(naive)
    }

    fn set(&mut self, value: u8) -> Result<(), Invalid> {
        lock(&self.0).set(value).then_some(()).ok_or(Invalid)?;
        self.note();
        Ok(())
    }
}
