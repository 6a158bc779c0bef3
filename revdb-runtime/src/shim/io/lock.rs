//! A lock that its owner may take again, as std's output streams have (std's own is not stable).

use ::std::cell::{Cell, UnsafeCell};
use ::std::marker::PhantomData;
use ::std::ops::Deref;
use ::std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use ::std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

pub(super) struct ReentrantLock<T> {
    mutex: Mutex<()>,
    /// The address of the owner's `TOKEN`, or 0. A thread can only find its own there if it is the owner, so relaxed
    /// accesses suffice.
    owner: AtomicUsize,
    held: UnsafeCell<Held>,
    value: T,
}

struct Held {
    depth: usize,
    guard: Option<MutexGuard<'static, ()>>,
}

// SAFETY: `value` and `held` are reached only by the thread that owns `mutex`; a `T` may move between threads, and the mutex's
// guard is made and dropped by the same owner.
unsafe impl<T: Send> Sync for ReentrantLock<T> {}

thread_local! {
    static TOKEN: Cell<u8> = const { Cell::new(0) };
}

fn token() -> usize {
    TOKEN.with(|token| ::std::ptr::from_ref(token).addr())
}

impl<T> ReentrantLock<T> {
    pub(super) const fn new(value: T) -> Self {
        Self {
            mutex: Mutex::new(()),
            owner: AtomicUsize::new(0),
            held: UnsafeCell::new(Held { depth: 0, guard: None }),
            value,
        }
    }

    pub(super) fn lock(&'static self) -> ReentrantGuard<T> {
        if self.owner.load(Relaxed) != token() {
            self.acquired(self.mutex.lock().unwrap_or_else(PoisonError::into_inner));
        }
        self.enter()
    }

    pub(super) fn try_lock(&'static self) -> Option<ReentrantGuard<T>> {
        if self.owner.load(Relaxed) != token() {
            self.acquired(match self.mutex.try_lock() {
                Ok(guard) => guard,
                Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => return None,
            });
        }
        Some(self.enter())
    }

    fn acquired(&'static self, guard: MutexGuard<'static, ()>) {
        // SAFETY: this thread owns the mutex, so nobody else touches `held`.
        unsafe { (*self.held.get()).guard = Some(guard) };
        self.owner.store(token(), Relaxed);
    }

    fn enter(&'static self) -> ReentrantGuard<T> {
        // SAFETY: this thread owns the mutex, so nobody else touches `held`.
        unsafe { (*self.held.get()).depth += 1 };
        ReentrantGuard { lock: self, not_send: PhantomData }
    }
}

pub(super) struct ReentrantGuard<T: 'static> {
    lock: &'static ReentrantLock<T>,
    not_send: PhantomData<*const ()>,
}

impl<T> Deref for ReentrantGuard<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.lock.value
    }
}

impl<T> Drop for ReentrantGuard<T> {
    fn drop(&mut self) {
        // SAFETY: this thread owns the mutex (guards stay on their thread), so nobody else touches `held`.
        let held = unsafe { &mut *self.lock.held.get() };
        held.depth -= 1;
        if held.depth == 0 {
            self.lock.owner.store(0, Relaxed);
            // Taken out first: after the unlock another thread may use `held`.
            let guard = held.guard.take();
            drop(guard);
        }
    }
}
