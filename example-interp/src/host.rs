//! What the interpreter needs from the machine that is not part of the guest's world.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The number of the interrupt signal.
pub const SIGINT: i32 = 2;

/// How much stack native recursion may use: callbacks from native code nest loops.
const STACK: usize = 128 << 20;

/// Whether this run is recorded, or replayed.
pub fn is_recorded() -> bool {
    !matches!(revdb::mode::mode(), revdb::mode::Mode::Plain)
}

/// Runs `action` on a stack of its own, larger than a process gets: how deep native code may recurse must not depend on the
/// machine's limits, or a replay could end elsewhere than the run.
pub fn on_large_stack<T>(action: impl FnOnce() -> T) -> T {
    stacker::grow(STACK, || {
        let outer = STACK_END.swap(stack_address() - STACK + STACK_RESERVE, Relaxed);
        let result = action();
        STACK_END.store(outer, Relaxed);
        result
    })
}

/// What is kept of the stack for code that does not ask.
const STACK_RESERVE: usize = 2 << 20;

/// Below this address the stack is nearly used up.
static STACK_END: AtomicUsize = AtomicUsize::new(0);

#[inline(always)]
fn stack_address() -> usize {
    let here = 0_u8;
    std::ptr::from_ref(&here) as usize
}

/// Whether native recursion has to end. Frames of the same code are as large in every run, so this is the same in a replay.
#[inline(always)]
pub fn stack_is_low() -> bool {
    stack_address() < STACK_END.load(Relaxed)
}

/// `stacker`, which the parser uses too, asks the C library where the main stack lies, and that reads `/proc`: something that a
/// replay must not do. It asks once; this makes it ask before `main`, when the process is not yet closed off.
#[used]
#[unsafe(link_section = ".init_array")]
static ASK_FOR_STACK: extern "C" fn() = ask_for_stack;

extern "C" fn ask_for_stack() {
    let _ = stacker::remaining_stack();
}
