//! Before `main` and after it: a constructor decides what this process does, an exit handler closes the recording.

use std::ffi::{OsStr, OsString, c_int, c_void};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::os::fd::AsFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

use crate::boundary;
use crate::executable;
use crate::mode::{self, Mode};
use crate::replay::{Divergence, hooks};
use crate::trace::{self, Exit, Header, Reader, Writer};
use crate::{entropy, entry, shim, signals, world};

/// The variable that asks for a recording, and names its file; `%p` in it stands for the process id.
pub(crate) const RECORD_VARIABLE: &str = "REVDB";

/// The trace that is being written, for the closing line.
static RECORDING: OnceLock<PathBuf> = OnceLock::new();

/// What the host adds to the closing line.
static ADVICE: OnceLock<&'static str> = OnceLock::new();

// Placed behind std's own entry in this section, which has a number and so runs first and gives `std::env::args` its values.
#[used]
#[unsafe(link_section = ".init_array")]
static CONSTRUCTOR: extern "C" fn() = construct;

unsafe extern "C" {
    /// glibc: like `atexit`, with the exit status.
    safe fn on_exit(handler: extern "C" fn(c_int, *mut c_void), argument: *mut c_void) -> c_int;
}

extern "C" fn construct() {
    on_exit(at_exit, std::ptr::null_mut());
    start_allocator();
    let world = take_variable(world::VARIABLE);
    let control = take_variable(hooks::CONTROL_VARIABLE);
    let recording = take_variable(RECORD_VARIABLE);
    let capacity = take_variable(executable::CAPACITY_VARIABLE);
    if world.is_some() || control.is_some() || recording.is_some() {
        entropy::seed_hashers();
    }
    if let Some(seed) = world {
        world::enter(&seed.to_string_lossy());
    }
    if let Some(control) = control.and_then(|number| number.to_str()?.parse().ok()) {
        let _ = take_variable(hooks::TUNABLES_VARIABLE);
        replay(control);
    } else if let Some(path) = recording.filter(|path| !path.is_empty()) {
        let capacity = capacity.and_then(|bytes| bytes.to_str()?.parse().ok());
        record(&with_process_id(&path), capacity);
    }
}

/// Makes the first allocation, at which glibc reads its tunables, those of replay processes among them.
///
/// glibc 2.36 compares what it reads about huge pages as text, it seems without having ended it: whether they are used depends on what lies on
/// the stack. So zeros have to.
fn start_allocator() {
    clear_stack();
    drop(std::hint::black_box(Box::new(0_u8)));
}

/// Leaves zeros where the caller's next call has its stack.
#[inline(never)]
fn clear_stack() {
    std::hint::black_box(&mut [0_u8; 16 << 10]);
}

/// Takes one of the runtime's own variables out of the environment that the guest and its children see.
fn take_variable(name: &str) -> Option<OsString> {
    let value = std::env::var_os(name)?;
    // SAFETY: before `main` there is one thread.
    unsafe { std::env::remove_var(name) };
    Some(value)
}

fn with_process_id(path: &OsStr) -> PathBuf {
    let mut bytes = path.as_bytes();
    let mut result = Vec::new();
    while let Some(at) = bytes.windows(2).position(|pair| pair == b"%p") {
        result.extend_from_slice(&bytes[..at]);
        result.extend_from_slice(std::process::id().to_string().as_bytes());
        bytes = &bytes[at + 2..];
    }
    result.extend_from_slice(bytes);
    OsString::from_vec(result).into()
}

fn record(path: &Path, cache_capacity: Option<u64>) {
    mode::adopt_thread();
    let loaded = executable::loaded();
    let mut header = Header::default();
    header.executable = std::env::current_exe().unwrap_or_default();
    header.host = header.executable.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match executable::own_identity(&loaded) {
        Ok(identity) => {
            if let Err(error) = executable::keep(&identity, cache_capacity) {
                header.notes.push(("executable not kept".to_owned(), error.to_string()));
            }
            header.build_id = identity;
        }
        Err(error) => header.notes.push(("executable without identity".to_owned(), error.to_string())),
    }
    header.libraries = loaded.into_iter().skip(1).filter(|library| library.path.is_absolute()).collect();
    header.argv = std::env::args_os().collect();
    header.cwd = std::env::current_dir().unwrap_or_default();
    header.wall_clock = SystemTime::UNIX_EPOCH
        .elapsed()
        .ok()
        .and_then(|since| u64::try_from(since.as_nanos()).ok())
        .unwrap_or_default();
    header.cpu_features = cpu_features();
    let mut writer = match Writer::create(path, &header) {
        Ok(writer) => writer,
        Err(error @ (trace::Error::WouldOverwrite { .. } | trace::Error::Busy { .. })) => {
            // Nothing has run yet, and the user can choose another name.
            entry::complain("error", &boundary::describe(&error));
            std::process::exit(2);
        }
        Err(error) => {
            let why = boundary::describe(&error);
            entry::complain("warning", &format!("this run is not recorded: {why} (--record=FILE records elsewhere)"));
            return;
        }
    };
    if let Err(error) = writer.share_clock() {
        entry::complain("warning", &boundary::describe(&error));
    }
    // SAFETY: the handler is safe to run in a forked child: it touches no lock.
    unsafe { libc::pthread_atfork(None, None, Some(in_forked_child)) };
    let _ = RECORDING.set(path.to_owned());
    signals::note_fatal(writer.tombstone());
    boundary::begin_recording(writer);
    print_panics_recorded();
}

extern "C" fn in_forked_child() {
    if mode::mode() == Mode::Record {
        boundary::detach();
    }
}

fn replay(control: c_int) {
    mode::adopt_thread();
    mode::on_evaluation(shim::io::begin_evaluation, shim::io::flush);
    let path = hooks::attach(control);
    match Reader::open(&path) {
        Ok(reader) => boundary::begin_replay(reader),
        Err(error) => hooks::diverged(Divergence {
            expected: boundary::describe(&error),
            actual: "the program begins".to_owned(),
            ..Divergence::default()
        }),
    }
    print_panics_recorded();
}

fn cpu_features() -> Vec<String> {
    macro_rules! detected {
        ($($name:tt)*) => {
            [$((std::arch::is_x86_feature_detected!($name), $name)),*]
        };
    }
    detected!("sse3" "ssse3" "sse4.1" "sse4.2" "popcnt" "avx" "avx2" "fma" "bmi1" "bmi2" "avx512f" "avx512bw" "avx512dq" "avx512vl")
        .into_iter()
        .filter(|&(detected, _)| detected)
        .map(|(_, name)| name.to_owned())
        .collect()
}

/// Runs after the host's own exit handlers, on the thread that exits.
extern "C" fn at_exit(status: c_int, _: *mut c_void) {
    shim::io::flush();
    let recorded = mode::mode() == Mode::Record;
    // The system keeps the low eight bits only.
    boundary::finish(Exit::Code(status & 0xff));
    if recorded {
        say_where();
    }
}

/// Ends a recorded run with a line on standard error that names the trace and the command that opens it, and below it
/// `advice`: for a host's demo, whose user has never seen a trace. Without this, the line is printed on terminals only.
///
/// Only the first call counts; in a run that is not recorded it does nothing.
pub fn close_with_advice(advice: &'static str) {
    let _ = ADVICE.set(advice);
}

/// The closing line, for people only: without advice, where standard error is a terminal.
pub(crate) fn say_where() {
    use std::io::IsTerminal;
    let advice = ADVICE.get();
    if let Some(path) = RECORDING.get()
        && (advice.is_some() || io::stderr().is_terminal())
    {
        let host = std::env::args_os().next().unwrap_or_default();
        let (host, path) = (host.display(), path.display());
        let below = advice.map_or_else(String::new, |advice| format!("\n{advice}"));
        entry::complain("recorded", &format!("{path}; to walk through it: {host} --debug {path}{below}"));
    }
}

/// std prints panics past the facade. In recorded and replayed runs its own words (they hold a thread id, and a backtrace
/// where one is asked for) are input, and printing them is output.
fn print_panics_recorded() {
    let standard = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let message: Vec<u8> = boundary::call("std::panic", Location::caller(), || {
            printed_on_stderr(|| standard(panic)).unwrap_or_else(|_| format!("\n{panic}\n").into_bytes())
        });
        // There is nobody to tell when this fails.
        let _ = io::Write::write_all(&mut shim::io::stderr(), &message);
    }));
}

/// What `print` writes to standard error, which sees nothing of it.
fn printed_on_stderr(print: impl FnOnce()) -> io::Result<Vec<u8>> {
    use nix::sys::memfd::{MFdFlags, memfd_create};
    let kept = io::stderr().as_fd().try_clone_to_owned()?;
    let mut file = File::from(memfd_create(c"panic", MFdFlags::MFD_CLOEXEC)?);
    nix::unistd::dup2_stderr(&file)?;
    print();
    nix::unistd::dup2_stderr(&kept)?;
    let mut printed = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut printed)?;
    Ok(printed)
}
