//! A synthetic host for measuring: a program whose heap, calls and writes are chosen on the command line.
//!
//! - `mill heap MEGABYTES everywhere|random|idle STOPS`: that many stop points with a heap of that size. Every eighth stop point
//!   writes a cell of it: the next page's, a random one's, or always one of the first page's;
//! - `mill calls COUNT`: that many small I/O calls: clock, entropy, reads and writes, in turn;
//! - `mill wait COUNT`: that many sleeps of a millisecond;
//! - `mill print`: prints numbers for ever, and looks at the clock in between;
//! - `mill input BYTES`: reads so much that cannot be compressed.
//!
//! The guest program is a main loop (file `mill`, line 1) that calls `grind` (lines 10 to 12) for blocks of 100 to a million stop points;
//! `grind` calls `leaf` (line 20) every thousand. `rare` (line 30) is called in the first tenth of the run only. The first cell is the
//! object to watch: its slot `rare` changes in the first tenth of the run; `often` (once in a thousand stop points) and `busy` (at every
//! write of the heap) are written, always with the same value.

use std::process::ExitCode;

use revdb::guest::{Binding, Code, Frame, Guest, Location, Outcome, Reading, Rendered, StopKind};
use revdb::{FrameId, ObjectId, Slot};

#[revdb::instrument]
mod outside {
    use std::fs::{File, OpenOptions};
    use std::io::{Read, Seek, SeekFrom, Write};
    use std::time::{Duration, SystemTime};

    pub fn arguments() -> Vec<String> {
        std::env::args().skip(1).collect()
    }

    pub fn say(text: &str) {
        println!("{text}");
    }

    /// Makes `count` small calls and returns something that depends on all of them.
    pub fn calls(count: u64) -> std::io::Result<u64> {
        let mut entropy = File::open("/dev/urandom")?;
        let mut zeros = File::open("/dev/zero")?;
        let mut out = OpenOptions::new().write(true).open("/dev/null")?;
        let (mut sum, mut bytes) = (0_u64, [0; 8]);
        for number in 0..count {
            sum = sum.rotate_left(7)
                ^ match number % 4 {
                    0 => SystemTime::now()
                        .duration_since(SystemTime::UNIX_EPOCH)
                        .map_or(0, |since| u64::from(since.subsec_nanos())),
                    1 => {
                        entropy.read_exact(&mut bytes)?;
                        u64::from_le_bytes(bytes)
                    }
                    2 => zeros.read(&mut bytes[..4])? as u64,
                    _ => out.write(b"a line\n")? as u64,
                };
        }
        zeros.seek(SeekFrom::Start(0))?;
        Ok(sum)
    }

    pub fn print() {
        let mut number = 0_u64;
        while SystemTime::now() > SystemTime::UNIX_EPOCH {
            number += 1;
            println!("{number}");
        }
    }

    pub fn input(bytes: u64) -> std::io::Result<u64> {
        let mut entropy = File::open("/dev/urandom")?;
        let (mut sum, mut buffer) = (0, [0; 16 << 10]);
        for _ in 0..bytes / buffer.len() as u64 {
            entropy.read_exact(&mut buffer)?;
            sum = buffer.iter().fold(sum, |sum: u64, &byte| sum.rotate_left(5) ^ u64::from(byte));
        }
        Ok(sum)
    }

    pub fn wait(count: u64) {
        for _ in 0..count {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// Fills a cache line.
#[repr(C, align(64))]
struct Cell {
    id: ObjectId,
    fields: [u64; 7],
}

const CELLS_IN_PAGE: usize = 4096 / size_of::<Cell>();
const RARE: usize = 1;
const BUSY: usize = 2;
const OFTEN: usize = 3;
const NAMES: [(&str, usize); 3] = [("rare", RARE), ("busy", BUSY), ("often", OFTEN)];
/// Code numbers, with the names of the functions and their lines.
const MAIN: u32 = 0;
const GRIND: u32 = 1;
const LEAF: u32 = 2;
const SELDOM: u32 = 3;
const CODES: [(&str, u32, u32); 4] = [("<module>", 1, 1), ("grind", 10, 12), ("leaf", 20, 20), ("rare", 30, 30)];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Writes {
    Everywhere,
    Random,
    Idle,
}

struct Activation {
    id: FrameId,
    code: u32,
    line: u32,
}

struct Mill {
    cells: Vec<Cell>,
    writes: Writes,
    frames: Vec<Activation>,
    /// What the program computes.
    x: u64,
    done: u64,
    total: u64,
    next_cell: usize,
}

impl Mill {
    fn new(megabytes: usize, writes: Writes, total: u64) -> Self {
        let count = megabytes * (1 << 20) / size_of::<Cell>();
        let cell = |at: usize| Cell { id: ObjectId::next(), fields: [at as u64; 7] };
        let cells = (0..count).map(cell).collect();
        Self { cells, writes, frames: Vec::new(), x: 0x9e37_79b9_7f4a_7c15, done: 0, total, next_cell: 0 }
    }

    #[inline(always)]
    fn stop(&mut self, line: u32, kind: StopKind, entry: bool) {
        self.done += 1;
        let last = self.frames.len() - 1;
        self.frames[last].line = line;
        if revdb::stop_point() {
            let Activation { id: frame, code, .. } = self.frames[last];
            revdb::stopped(self, Location { code, line, entry, kind, frame });
        }
    }

    /// What an interpreter does for a line: some twenty nanoseconds.
    #[inline(always)]
    fn work(&mut self) {
        for _ in 0..5 {
            self.x ^= self.x << 13;
            self.x ^= self.x >> 7;
            self.x ^= self.x << 17;
        }
        if self.done.is_multiple_of(8) {
            self.write();
        }
    }

    #[inline(always)]
    fn write(&mut self) {
        let at = match self.writes {
            Writes::Everywhere => {
                self.next_cell += CELLS_IN_PAGE + 1;
                if self.next_cell >= self.cells.len() {
                    self.next_cell -= self.cells.len() - 1;
                }
                self.next_cell
            }
            Writes::Random => (self.x % (self.cells.len() as u64 - 1)) as usize + 1,
            Writes::Idle => (self.x % (CELLS_IN_PAGE as u64 - 1)) as usize + 1,
        };
        self.set(at, 0, self.x);
        self.set(0, BUSY, 1);
    }

    #[inline(always)]
    fn set(&mut self, at: usize, field: usize, value: u64) {
        let cell = &mut self.cells[at];
        revdb::mutated(cell.id, Slot::index(field as u64));
        cell.fields[field] = value;
    }

    fn enter(&mut self, code: u32) {
        revdb::enter();
        let id = FrameId::next();
        if revdb::watching() {
            revdb::mutated(id.owner(), Slot::ALL);
        }
        self.frames.push(Activation { id, code, line: CODES[code as usize].1 });
    }

    fn leave(&mut self, line: u32) {
        self.stop(line, StopKind::Return, false);
        if let Some(frame) = self.frames.pop()
            && revdb::watching()
        {
            revdb::mutated(frame.id.owner(), Slot::ALL);
        }
        revdb::leave();
    }

    fn run(&mut self) {
        self.enter(MAIN);
        let mut entry = true;
        while self.done < self.total {
            self.stop(1, StopKind::Line, std::mem::take(&mut entry));
            // From a hundred to a million.
            let magnitude = 7 + self.x % 14;
            let length = (1 << magnitude).min(self.total.saturating_sub(self.done));
            self.grind(length);
            if self.done < self.total / 10 {
                self.rare();
            }
        }
        self.leave(1);
    }

    fn grind(&mut self, length: u64) {
        self.enter(GRIND);
        self.stop(10, StopKind::Line, true);
        let until = self.done + length;
        while self.done < until {
            self.stop(11, StopKind::Line, false);
            self.work();
            if self.done % 1000 < 2 {
                self.stop(12, StopKind::Line, false);
                self.leaf();
            }
        }
        self.leave(12);
    }

    fn leaf(&mut self) {
        self.enter(LEAF);
        self.stop(20, StopKind::Line, true);
        self.set(0, OFTEN, 1);
        self.leave(20);
    }

    fn rare(&mut self) {
        self.enter(SELDOM);
        self.stop(30, StopKind::Line, true);
        self.set(0, RARE, self.x);
        self.leave(30);
    }

    /// The field that an expression names.
    fn field(name: &str) -> Option<usize> {
        NAMES.iter().find(|named| named.0 == name.trim()).map(|named| named.1)
    }
}

impl Guest for Mill {
    fn frames(&mut self) -> Vec<Frame> {
        let frame = |active: &Activation| Frame { id: active.id, code: active.code, line: active.line };
        self.frames.iter().rev().map(frame).collect()
    }

    fn code(&mut self, code: u32) -> Code {
        let (name, first_line, last_line) = CODES[code as usize];
        Code { function: name.to_owned(), file: "mill".to_owned(), first_line, last_line }
    }

    fn evaluate(&mut self, _: usize, code: &str, _: &[Binding]) -> Outcome {
        match Self::field(code) {
            Some(field) => Outcome::Value(Rendered { text: self.cells[0].fields[field].to_string(), object: None }),
            None => Outcome::Raised(format!("no such field: {code}")),
        }
    }

    fn notes_writes(&mut self) -> bool {
        true
    }

    fn read(&mut self, _: FrameId, expression: &str, _: &[Binding]) -> Option<Reading> {
        let field = Self::field(expression)?;
        let cell = &self.cells[0];
        Some(Reading { text: cell.fields[field].to_string(), slots: vec![(cell.id, Slot::index(field as u64))] })
    }

    fn is_alive(&mut self, object: ObjectId) -> bool {
        self.cells.iter().any(|cell| cell.id == object)
    }

    fn digest(&mut self, sink: &mut dyn FnMut(&[u8])) {
        for cell in &self.cells {
            for field in cell.fields {
                sink(&field.to_le_bytes());
            }
        }
        sink(&self.x.to_le_bytes());
        sink(&self.done.to_le_bytes());
    }
}

fn usage() -> ExitCode {
    outside::say(
        "usage: mill heap MEGABYTES everywhere|random|idle STOPS | calls COUNT | wait COUNT | print | input BYTES",
    );
    ExitCode::from(2)
}

/// Says what came of it.
fn told(sum: std::io::Result<u64>) -> ExitCode {
    match sum {
        Ok(sum) => {
            outside::say(&sum.to_string());
            ExitCode::SUCCESS
        }
        Err(error) => {
            outside::say(&format!("mill: {error}"));
            ExitCode::FAILURE
        }
    }
}

#[revdb::main]
fn main() -> ExitCode {
    let arguments = outside::arguments();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["heap", megabytes, writes, stops] => {
            let (Ok(megabytes), Ok(stops)) = (megabytes.parse::<usize>(), stops.parse()) else { return usage() };
            let writes = match writes {
                "everywhere" => Writes::Everywhere,
                "random" => Writes::Random,
                "idle" => Writes::Idle,
                _ => return usage(),
            };
            let mut mill = Mill::new(megabytes.max(1), writes, stops);
            mill.run();
            outside::say(&format!("{} after {} stop points", mill.x, mill.done));
        }
        ["calls", count] => return count.parse().map_or_else(|_| usage(), |count| told(outside::calls(count))),
        ["input", bytes] => return bytes.parse().map_or_else(|_| usage(), |bytes| told(outside::input(bytes))),
        ["print"] => outside::print(),
        ["wait", count] => match count.parse() {
            Ok(count) => outside::wait(count),
            Err(_) => return usage(),
        },
        _ => return usage(),
    }
    ExitCode::SUCCESS
}
