//! A host of a hundred lines, for the behaviour tests: its guest's language has one command a line, and each of them asks
//! the outside something, through each of the macros in turn.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use revdb::Object;
use revdb::guest::{Frame, Guest, Location, StopKind};
use revdb::{FrameId, ObjectId};

#[revdb::object]
struct Value {
    text: String,
}

#[revdb::object]
impl Value {
    fn new(text: String) -> Self {
        Self { text }
    }
}

#[revdb::instrument]
unsafe extern "C" {
    #[link_name = "getpid"]
    safe fn process() -> i32;

    #[revdb::instrument(out(buffer, len = return))]
    fn getrandom(buffer: *mut u8, length: usize, flags: u32) -> isize;

    fn chdir(path: *const std::ffi::c_char) -> i32;

    fn socketpair(domain: i32, kind: i32, protocol: i32, ends: &mut [i32; 2]) -> i32;

    #[revdb::instrument(out(length), out(value, len = *length))]
    fn getsockopt(socket: i32, level: i32, name: i32, value: *mut std::ffi::c_void, length: *mut u32) -> i32;
}

#[revdb::instrument]
mod commands {
    use std::io::{self, BufRead, Write};
    use std::{env, fs, time::Instant};

    pub fn run(command: &str, argument: &str) -> io::Result<String> {
        Ok(match command {
            "read" => fs::read_to_string(argument)?,
            "size" => std::fs::metadata(argument)?.len().to_string(),
            "list" => {
                let names = fs::read_dir(argument)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
                names.collect::<io::Result<Vec<_>>>()?.join(" ")
            }
            "path" => format!("{:?}", std::path::Path::new(argument).canonicalize()?.is_file()),
            "env" => env::var(argument).unwrap_or_else(|error| error.to_string()),
            "input" => {
                let mut line = String::new();
                io::stdin().lock().read_line(&mut line)?;
                line
            }
            "time" => {
                let start = Instant::now();
                let now = std::time::SystemTime::now();
                format!("{now:?} {:?}", start.elapsed())
            }
            "warn" => {
                eprintln!("{argument}");
                writeln!(io::stderr(), "{argument} again")?;
                String::new()
            }
            "all" => [argument, "/no/such/file"].map(fs::exists).map(|found| format!("{found:?}")).join(" "),
            _ => super::foreign(command)?,
        })
    }
}

#[revdb::instrument]
fn foreign(command: &str) -> std::io::Result<String> {
    match command {
        "pid" => Ok(process().to_string()),
        "random" => {
            let mut buffer = [0; 8];
            // SAFETY: the buffer is as long as said.
            let length = unsafe { getrandom(buffer.as_mut_ptr(), buffer.len(), 0) };
            Ok(format!("{length} {buffer:?}"))
        }
        "errno" => {
            // SAFETY: a C string.
            let status = unsafe { chdir(c"/no/such/directory".as_ptr()) };
            Ok(format!("{status} {}", std::io::Error::last_os_error()))
        }
        "socket" => {
            let (mut ends, mut kind, mut length) = ([0; 2], [0_i32; 2], 8);
            // SAFETY: all four point to locals, and `kind` is as long as `length` says.
            let status = unsafe {
                socketpair(libc_constants::AF_UNIX, libc_constants::SOCK_STREAM, 0, &mut ends)
                    + getsockopt(
                        ends[0],
                        libc_constants::SOL_SOCKET,
                        libc_constants::SO_TYPE,
                        kind.as_mut_ptr().cast(),
                        &raw mut length,
                    )
            };
            Ok(format!("{status} {} {kind:?} {length}", ends[0] > 2))
        }
        "method" => {
            let mut counter = Counter { calls: 0, ticks: Vec::new() };
            let text = [counter.tick("one", 3)?, counter.tick("two", 4)?].join(" ");
            Ok(format!("{text} {} {:?} {}", counter.calls, counter.ticks, counter.name()))
        }
        "counted" => {
            let inside = counted();
            let map: std::collections::HashMap<u32, ()> = (0..20).map(|key| (key, ())).collect();
            let order: Vec<String> = map.keys().map(u32::to_string).collect();
            Ok(format!("{inside} {} {}", ObjectId::next().0, order.join(",")))
        }
        "given" => Ok(given(&unseen(), &raw const *command).to_string()),
        "boundary" => {
            let (mut total, mut buffer) = (1, vec![0]);
            let id = uninstrumented(&mut total, &mut buffer)?;
            Ok(format!("{id} {total} {buffer:?} {}", revdb::recorded!(std::process::id())))
        }
        _ => Err(std::io::Error::other(format!("no command {command}"))),
    }
}

mod libc_constants {
    pub const AF_UNIX: i32 = 1;
    pub const SOCK_STREAM: i32 = 1;
    pub const SOL_SOCKET: i32 = 1;
    pub const SO_TYPE: i32 = 3;
}

/// Eight digits that nothing records: of an address, which is another one in every process.
fn unseen() -> String {
    let place = 0_u8;
    format!("{:08x}", ((&raw const place).addr() >> 4) as u32)
}

/// Addresses are no arguments to compare.
#[revdb::record]
fn given(name: &str, address: *const str) -> usize {
    name.len() + usize::from(address.is_null())
}

/// A boundary that is a trait.
trait Clock {
    fn tick(&mut self, name: &str, by: u32) -> std::io::Result<String>;
    fn name(&self) -> &'static str;
}

#[derive(revdb::Recordable)]
struct Counter {
    calls: u32,
    ticks: Vec<u64>,
}

#[revdb::record(receiver = out)]
impl Clock for Counter {
    fn tick(&mut self, name: &str, by: u32) -> std::io::Result<String> {
        self.calls += by;
        self.ticks.push(std::process::id().into());
        Ok(format!("{name} in {:?}", std::env::var("NAME")))
    }

    #[revdb::record(skip)]
    fn name(&self) -> &'static str {
        "counter"
    }
}

/// Takes ids, makes hash maps and passes stop points, none of which happens on replay.
#[revdb::record]
fn counted() -> u32 {
    let _stopped = [revdb::stop_point(), revdb::stop_point()];
    let _ids = (ObjectId::next(), FrameId::next(), Value::new(String::new()));
    let maps = [std::collections::HashMap::from([(1, 2)]), std::collections::HashMap::new()];
    u32::from(maps[0].len() == 1) + std::process::id()
}

/// Everything in here is out of the macros' sight.
#[revdb::record]
fn uninstrumented(total: &mut u32, buffer: &mut Vec<u8>) -> std::io::Result<u32> {
    let text = std::fs::read("/proc/self/stat")?;
    buffer.extend(&text[..4]);
    *total += u32::try_from(text.len()).unwrap_or(0);
    Ok(std::process::id())
}

/// As little as a host can be: the debugger moves, and names what is missing for the rest.
struct Host {
    frame: FrameId,
    line: u32,
}

impl Guest for Host {
    fn frames(&mut self) -> Vec<Frame> {
        vec![Frame { id: self.frame, code: 0, line: self.line }]
    }
}

fn trace_name(arguments: &[OsString]) -> PathBuf {
    PathBuf::from(arguments.first().cloned().unwrap_or_default()).with_extension("rdb")
}

#[revdb::main(trace_name = trace_name)]
#[revdb::instrument]
fn main() -> ExitCode {
    let program = std::env::args().nth(1).expect("a program");
    let mut host = Host { frame: FrameId::next(), line: 0 };
    revdb::enter();
    for line in std::fs::read_to_string(program).expect("a readable program").lines() {
        host.line += 1;
        if revdb::stop_point() {
            let entry = host.line == 1;
            let location = Location { code: 0, line: host.line, entry, kind: StopKind::Line, frame: host.frame };
            revdb::stopped(&mut host, location);
        }
        let (command, argument) = line.split_once(' ').unwrap_or((line, ""));
        if command == "exit" {
            return ExitCode::from(argument.parse::<u8>().expect("a number"));
        }
        let value = Value::new(commands::run(command, argument).unwrap_or_else(|error| error.to_string()));
        let ObjectId(id) = value.id();
        println!("{id} {command}: {}", value.text);
    }
    revdb::leave();
    ExitCode::SUCCESS
}
