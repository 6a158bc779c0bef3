//! std::thread: sleeping is recorded; further threads are refused in recorded runs.

pub use ::std::thread::*;

use ::std::io;
use ::std::panic::Location;
use ::std::thread as real;
use ::std::time::Duration;

use crate::boundary;
use crate::mode::{self, Mode};
use crate::{signals, world};

/// See [`std::thread::sleep`]. Takes no time on replay.
///
/// Where the host [handles interrupts](signals::handle_interrupts), a signal ends the sleep.
#[track_caller]
pub fn sleep(duration: Duration) {
    boundary::call("std::thread::sleep", Location::caller(), || {
        if world::sleep(duration) {
        } else if signals::handled() {
            // An error is the interruption.
            let _ = signals::wait(None, Some(duration));
        } else {
            real::sleep(duration);
        }
    });
}

fn refused() -> io::Result<()> {
    if mode::mode() != Mode::Plain && mode::on_guest_thread() {
        return Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "revdb cannot record a second thread yet: run the program without recording, or without threads",
        ));
    }
    Ok(())
}

/// See [`std::thread::spawn`].
///
/// # Panics
/// As std's, and always while recording or replaying: guest threads are not supported yet.
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(f).expect("failed to spawn thread")
}

/// See [`std::thread::scope`].
///
/// # Panics
/// As std's, and always while recording or replaying: guest threads are not supported yet.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    refused().expect("failed to spawn thread");
    real::scope(f)
}

/// [`std::thread::Builder`], whose `spawn` fails while recording or replaying: guest threads are not supported yet.
#[derive(Debug)]
pub struct Builder(real::Builder);

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// See [`std::thread::Builder::new`].
    #[must_use]
    pub fn new() -> Self {
        Self(real::Builder::new())
    }

    /// See [`std::thread::Builder::name`].
    #[must_use]
    pub fn name(self, name: String) -> Self {
        Self(self.0.name(name))
    }

    /// See [`std::thread::Builder::stack_size`].
    #[must_use]
    pub fn stack_size(self, size: usize) -> Self {
        Self(self.0.stack_size(size))
    }

    /// See [`std::thread::Builder::spawn`].
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        refused()?;
        self.0.spawn(f)
    }

    /// See [`std::thread::Builder::spawn_scoped`].
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        refused()?;
        self.0.spawn_scoped(scope, f)
    }
}
