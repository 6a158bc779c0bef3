//! What the interpreter needs from the machine that is not part of the guest's world.

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
    stacker::grow(STACK, action)
}

/// `stacker`, which the parser uses too, asks the C library where the main stack lies, and that reads `/proc`: something that a
/// replay must not do. It asks once; this makes it ask before `main`, when the process is not yet closed off.
#[used]
#[unsafe(link_section = ".init_array")]
static ASK_FOR_STACK: extern "C" fn() = ask_for_stack;

extern "C" fn ask_for_stack() {
    let _ = stacker::remaining_stack();
}
