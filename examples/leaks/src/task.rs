//! An async service: a task waits for a message that is never sent, and holds a session.

use std::time::Duration;

use inbounds::{prelude::*, tracker};
use tokio::sync::mpsc::{self, Receiver, Sender};

validated_struct! {
    /// A user who is logged in.
    pub struct Session: weak {
        pub user: u32,
        pub idle_minutes: u16 in 0..=60,
    }
}

/// Answers the messages of one user until there are no more.
async fn serve(session: Session, mut messages: Receiver<String>) {
    while let Some(message) = messages.recv().await {
        assert!(session.user() > 0 && !message.is_empty());
    }
}

/// The bug: whoever hangs up leaves a sender in the list of the connected, so `recv` never ends.
fn connect(user: u32, connected: &mut Vec<Sender<String>>) {
    let (sender, receiver) = mpsc::channel(1);
    let session = Session::new(user, 0).expect("a new session is valid");
    connected.push(sender);
    tokio::spawn(serve(session, receiver));
}

/// A probe of whether the service is there: its session ends with it.
fn probe() {
    let session = Session::new(1, 0).expect("a new session is valid");
    drop(session);
}

/// A while of the service, and what has grown meanwhile.
///
/// # Panics
///
/// If there is no runtime.
#[must_use]
pub fn find() -> tracker::Growth {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let mut connected = Vec::new();

        let before = tracker::report();
        for user in 1..=100 {
            connect(user, &mut connected);
            probe();
        }
        tokio::time::sleep(Duration::from_millis(10)).await; // all tasks have begun
        tracker::report().since(&before)
    })
}
