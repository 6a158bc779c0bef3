//! What the guest does: each scene uses one part of the facade and prints what it saw.

use revdb_runtime::boundary;
use revdb_runtime::guest::{Code, Frame, Guest, Location as StopLocation, StopKind};
use revdb_runtime::shim as std;

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, IsTerminal, Read, Seek, SeekFrom, Write};
use std::panic::Location;
use std::path::{Path, PathExt};
use std::time::{Duration, Instant, SystemTime};
use std::{env, eprint, eprintln, print, println, process, thread};

/// A name, and what it does.
pub type Scene = (&'static str, fn());

pub const SCENES: &[Scene] = &[
    ("output", output),
    ("input", input),
    ("clocks", clocks),
    ("environment", environment),
    ("files", files),
    ("file_errors", file_errors),
    ("directories", directories),
    ("links_and_permissions", links_and_permissions),
    ("entropy", entropy),
    ("hash_maps", hash_maps),
    ("process_id", process_id),
    ("child_output", child_output),
    ("threads_are_refused", threads_are_refused),
    ("exit_status", exit_status),
    ("panics", panics),
    ("abort", abort),
    ("large_file", large_file),
    ("interrupt_at_a_stop_point", interrupt_at_a_stop_point),
    ("fork", fork),
    ("past_the_facade", past_the_facade),
    ("error_from_main", error_from_main),
    ("exit_at_once", exit_at_once),
];

/// Scenes that say "ready" and are then sent the signal.
pub const SIGNALLED: &[(&str, fn(), i32)] = &[
    ("killed", endless, libc::SIGKILL),
    ("terminated", endless, libc::SIGTERM),
    ("interrupted", endless, libc::SIGINT),
    ("interrupted_read", interrupted_read, libc::SIGINT),
    ("interrupted_sleep", interrupted_sleep, libc::SIGINT),
];

fn output() {
    print!("no newline, ");
    println!("{} {:?}", 1, "two");
    println!();
    eprintln!("to stderr: {}", 3);
    eprint!("");
    let mut lock = io::stdout().lock();
    lock.write_all(b"raw \xff bytes\n").expect("stdout");
    writeln!(lock, "locked").expect("stdout");
    println!("while locked");
    lock.flush().expect("stdout");
    let two = revdb_runtime::__revdb_dbg!(1 + 1);
    print!("{two} is left in the buffer");
}

fn input() {
    let mut line = String::new();
    let length = io::stdin().read_line(&mut line).expect("a line");
    println!("{length} {line:?}");
    let mut word = [0; 3];
    io::stdin().read_exact(&mut word).expect("three bytes");
    println!("{word:?}");
    for line in io::stdin().lines() {
        println!("{:?}", line.expect("a line"));
    }
    println!("{:?}", io::stdin().lock().fill_buf().expect("the end").len());
    println!("{}", io::stdin().is_terminal());
}

fn clocks() {
    let start = Instant::now();
    thread::sleep(Duration::from_millis(2));
    println!("{:?}", start.elapsed());
    assert!(start.elapsed() >= Duration::from_millis(2));
    println!("{:?}", SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970"));
    println!("{:?}", start);
}

fn environment() {
    println!("{:?}", env::args().skip(1).collect::<Vec<_>>());
    println!("{:?} {:?}", env::var("FACADE_TEST"), env::var_os("FACADE_NOT_SET"));
    println!("{:?}", env::vars().filter(|(name, _)| name.starts_with("REVDB")).count());
    // SAFETY: there is one thread.
    unsafe { env::set_var("FACADE_TEST", "changed") };
    println!("{:?}", env::var("FACADE_TEST"));
    // SAFETY: there is one thread.
    unsafe { env::remove_var("FACADE_TEST") };
    println!("{:?}", env::var("FACADE_TEST"));
    println!("{:?} {:?}", env::current_dir(), env::current_exe());
    env::set_current_dir("/").expect("a root");
    println!("{:?} {:?} {:?}", env::current_dir(), env::temp_dir(), env::home_dir());
}

/// A directory of the scene's own, in the working directory.
fn fresh(name: &str) -> std::path::PathBuf {
    let path = env::current_dir().expect("a directory").join(name);
    if PathExt::exists(&path) {
        fs::remove_dir_all(&path).expect("removed");
    }
    fs::create_dir_all(&path).expect("created");
    path
}

fn files() {
    let path = fresh("files").join("file.txt");
    let mut file = File::create(&path).expect("created");
    println!("{file:?}");
    file.write_all(b"first line\nsecond line\n").expect("written");
    file.sync_all().expect("synced");
    drop(file);
    println!("{:?}", fs::read_to_string(&path));
    println!("{:?}", fs::read(&path).map(|bytes| bytes.len()));

    let mut file = OpenOptions::new().read(true).append(true).open(&path).expect("opened");
    writeln!(file, "third {:?}", "line").expect("written");
    file.seek(SeekFrom::Start(6)).expect("sought");
    let mut text = String::new();
    file.read_to_string(&mut text).expect("read");
    println!("{text:?} {:?}", file.stream_position());
    file.rewind().expect("sought");
    let mut bytes = [0; 5];
    file.read_exact(&mut bytes).expect("read");
    println!("{bytes:?}");
    for line in io::BufReader::new(file.try_clone().expect("cloned")).lines() {
        println!("{line:?}");
    }
    let metadata = file.metadata().expect("metadata");
    println!("{} {} {:?}", metadata.len(), metadata.is_file(), metadata.modified());
    file.set_len(3).expect("cut");
    drop(file);
    println!("{:?}", fs::read(&path));

    let copy = path.with_extension("copy");
    println!("{:?}", fs::copy(&path, &copy));
    fs::rename(&copy, path.with_extension("moved")).expect("renamed");
    println!("{:?} {:?}", fs::exists(&copy), PathExt::is_file(&path));
    fs::write(&path, "anew").expect("written");
    println!("{:?}", fs::read_to_string(&path));
    fs::remove_file(&path).expect("removed");
    println!("{:?}", fs::metadata(&path));
}

fn file_errors() {
    for result in [
        File::open("does not exist").map(drop),
        File::create("does not exist/either").map(drop),
        File::create_new("/").map(drop),
        fs::read_to_string("/").map(drop),
        fs::remove_file("does not exist"),
        fs::create_dir("/"),
        fs::canonicalize("does not exist").map(drop),
    ] {
        let error = result.expect_err("an error");
        println!("{:?} {:?} {error}", error.kind(), error.raw_os_error());
    }
    let mut file = File::open("/proc/self/exe").expect("opened");
    println!("{:?}", file.write(b"x"));
    println!("{:?}", fs::read_to_string("/proc/self/exe"));
}

fn directories() {
    let path = fresh("directories");
    for name in ["b", "a", "c"] {
        fs::write(path.join(name), name).expect("written");
    }
    fs::create_dir(path.join("d")).expect("created");
    for entry in fs::read_dir(&path).expect("read") {
        let entry = entry.expect("an entry");
        println!("{:?} {:?} {:?}", entry.file_name(), entry.file_type(), entry.metadata().map(|m| m.len()));
    }
    fs::DirBuilder::new().recursive(true).create(path.join("e/f/g")).expect("created");
    println!("{:?} {:?}", PathExt::is_dir(&path.join("e/f")), fs::remove_dir(path.join("e")));
    fs::remove_dir_all(&path).expect("removed");
    println!("{}", PathExt::exists(&path));
}

fn links_and_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let path = fresh("links");
    fs::write(path.join("file"), "text").expect("written");
    fs::hard_link(path.join("file"), path.join("hard")).expect("linked");
    println!("{:?}", fs::read_to_string(path.join("hard")));
    fs::set_permissions(path.join("file"), fs::Permissions::from_mode(0o600)).expect("set");
    let mode = fs::metadata(path.join("file")).expect("metadata").permissions().mode();
    println!("{mode:o}");
    println!("{:?} {:?}", fs::canonicalize(path.join(".")), fs::read_link("/proc/self/cwd").is_ok());
    println!("{:?}", fs::symlink_metadata(Path::new("/proc/self")).map(|m| m.is_symlink()));
    std::os::unix::fs::symlink("file", path.join("soft")).expect("linked");
    println!("{:?}", fs::read_link(path.join("soft")));
}

fn entropy() {
    let mut bytes = [0; 8];
    File::open("/dev/urandom").expect("entropy").read_exact(&mut bytes).expect("entropy");
    println!("{bytes:?}");
    // SAFETY: the buffer is as long as said.
    let filled = unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), 8, 0) };
    println!("{filled} {bytes:?}");
}

fn hash_maps() {
    let map: HashMap<String, usize> = (0..50).map(|n| (format!("key {n}"), n)).collect();
    println!("{:?}", map.keys().collect::<Vec<_>>());
    let set: HashSet<usize> = (0..50).collect();
    println!("{set:?}");
}

fn process_id() {
    println!("{}", process::id());
}

fn child_output() {
    let output = process::Command::new("sh").args(["-c", "echo $$; echo error >&2; exit 3"]).output();
    println!("{output:?}");
    println!("{:?}", process::Command::new("does not exist").output().map_err(|error| error.kind()));
}

fn threads_are_refused() {
    match thread::Builder::new().spawn(|| println!("in a thread")) {
        Ok(thread) => thread.join().expect("no panic"),
        Err(error) => println!("{error}"),
    }
}

fn exit_status() {
    print!("buffered");
    process::exit(3);
}

fn panics() {
    print!("buffered");
    let nothing: Option<u8> = "".bytes().next();
    nothing.expect("something");
}

fn abort() {
    println!("a line");
    print!("lost");
    process::abort();
}

fn large_file() {
    let path = fresh("large").join("file");
    let bytes: Vec<u8> = (0..3_000_000_u32).flat_map(u32::to_le_bytes).collect();
    fs::write(&path, &bytes).expect("written");
    let again = fs::read(&path).expect("read");
    println!("{} {}", again.len(), again == bytes);
    let mut sum = 0_u64;
    let mut file = io::BufReader::with_capacity(100_000, File::open(&path).expect("opened"));
    let mut word = [0; 4];
    while file.read_exact(&mut word).is_ok() {
        sum += u64::from(u32::from_le_bytes(word));
    }
    println!("{sum}");
    fs::remove_file(&path).expect("removed");
}

/// A guest that notes the signals it gets.
#[derive(Default)]
struct Counter {
    signal: Option<i32>,
}

impl Counter {
    fn stop_point(&mut self) {
        if revdb_runtime::stop_point() {
            let location =
                StopLocation { code: 0, line: 1, entry: false, kind: StopKind::Line, frame: revdb_runtime::FrameId(1) };
            revdb_runtime::stopped(self, location);
        }
    }
}

impl Guest for Counter {
    fn frames(&mut self) -> Vec<Frame> {
        Vec::new()
    }
    fn code(&mut self, _: u32) -> Code {
        Code { function: "main".to_owned(), file: "counter".to_owned(), first_line: 1, last_line: 1 }
    }
    fn signal(&mut self, number: i32) {
        self.signal = Some(number);
    }
}

fn interrupt_at_a_stop_point() {
    revdb_runtime::handle_interrupts();
    let mut guest = Counter::default();
    for round in 0..3 {
        for _ in 0..1000 {
            guest.stop_point();
        }
        let sent =
            boundary::call("raise", Location::caller(), || nix::sys::signal::raise(nix::sys::signal::SIGINT).is_ok());
        println!("round {round}: sent {sent} at {:?}, seen {:?}", revdb_runtime::now(), guest.signal);
        guest.stop_point();
        println!("seen {:?} at {:?}", guest.signal.take(), revdb_runtime::now());
    }
    println!("{:?}", revdb_runtime::take_signal());
}

fn fork() {
    print!("buffered before the fork, ");
    io::stdout().flush().expect("stdout");
    let mut status = 0_i32;
    let status_at = &raw mut status;
    // SAFETY: the child only prints, opens a file, and exits; the status is as large as said.
    let child = unsafe { boundary::foreign("fork", Location::caller(), || libc::fork(), &[]) };
    if child == 0 {
        let text = fs::read_to_string("/proc/self/comm").expect("read");
        // Printed by the child, which is not recorded: to a file, since replay shows only what was recorded.
        fs::write("child", text).expect("written");
        process::exit(0);
    }
    // SAFETY: the status is as large as said, and initialised.
    let waited = unsafe {
        boundary::foreign(
            "waitpid",
            Location::caller(),
            || libc::waitpid(child, status_at, 0),
            &[&|_| boundary::Out { pointer: status_at.cast(), length: 4 }],
        )
    };
    println!("{} {status}", waited == child);
    println!("{:?}", fs::read("child").map(|name| !name.is_empty()));
}

/// Tells the driver that what was printed before is in the trace. What is printed last may not be: a signal may come
/// between the system call and its event.
fn ready() {
    boundary::call("announce", Location::caller(), || {
        use std::io::Write;
        // std's own, which nothing records.
        ::std::io::stderr().write_all(b"ready\n").expect("stderr");
    });
}

fn endless() {
    println!("a line");
    ready();
    let mut guest = Counter::default();
    loop {
        guest.stop_point();
        if revdb_runtime::now().0 == u64::MAX {
            println!("never");
        }
    }
}

fn interrupted_read() {
    revdb_runtime::handle_interrupts();
    println!("a line");
    ready();
    let mut line = String::new();
    let result = io::stdin().read_line(&mut line).map_err(|error| error.kind());
    println!("{result:?} {line:?} {:?} {:?}", revdb_runtime::take_signal(), revdb_runtime::take_signal());
    print!("the end");
    revdb_runtime::signals::die(libc::SIGINT);
}

fn interrupted_sleep() {
    revdb_runtime::handle_interrupts();
    println!("a line");
    ready();
    thread::sleep(Duration::from_secs(600));
    let mut guest = Counter::default();
    guest.stop_point();
    println!("{:?} {:?}", guest.signal, revdb_runtime::take_signal());
    revdb_runtime::signals::die(libc::SIGINT);
}

fn past_the_facade() {
    ::std::println!("std's own");
    ::std::eprintln!("std's own");
    println!("the facade's");
    // SAFETY: the buffer is as long as said.
    let written = unsafe { libc::write(1, b"libc's\n".as_ptr().cast(), 7) };
    println!("{written}");
}

/// What the driver's `main` returns after this makes the test.
fn error_from_main() {
    println!("a line");
}

fn exit_at_once() {
    println!("a line");
    print!("lost");
    // SAFETY: ends the process.
    unsafe { libc::_exit(7) };
}
