//! What the macros make of safe items is safe and free of warnings, and leans on no name that the item could shadow.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused_qualifications, unreachable_pub, rust_2018_idioms, elided_lifetimes_in_paths)]
#![deny(clippy::all, clippy::pedantic)]
#![no_implicit_prelude]

use ::std::clone::Clone;
use ::std::convert::{From, TryFrom};
use ::std::option::Option;
use ::std::result::Result::{self, Ok};
use ::std::string::String;

use ::std::iter::Iterator;
use ::std::vec::Vec;

/// An activation of the guest.
struct Activation(::revdb::FrameId);

impl From<&Activation> for ::revdb::guest::Frame {
    fn from(activation: &Activation) -> Self {
        Self { id: activation.0, code: 0, line: 1 }
    }
}

/// A function of the guest.
struct Function(String);

impl From<&Function> for ::revdb::guest::Code {
    fn from(function: &Function) -> Self {
        Self { function: Clone::clone(&function.0), file: String::new(), first_line: 1, last_line: 1 }
    }
}

/// A host.
#[derive(::revdb::Guest)]
#[revdb(evaluate = evaluate)]
struct Vm {
    #[revdb(frames)]
    stack: Vec<Activation>,
    #[revdb(codes)]
    functions: Vec<Function>,
    #[revdb(sources)]
    source: String,
}

fn evaluate(vm: &mut Vm, frame: usize, _: &str, _: &[::revdb::guest::Binding]) -> ::revdb::guest::Outcome {
    ::std::assert_eq!(frame, vm.source.len());
    ::revdb::guest::Outcome::Nothing
}

impl Vm {
    fn location(&self) -> ::revdb::guest::Location {
        let kind = ::revdb::guest::StopKind::Line;
        ::revdb::guest::Location { code: 0, line: 1, entry: true, kind, frame: self.stack[0].0 }
    }

    #[::revdb::instrument(io, frame, stop(at = self.location()))]
    fn run(&mut self) {
        self.stack.push(Activation(::revdb::FrameId::next()));
        for function in &self.functions.iter().map(|function| function.0.len()).collect::<Vec<_>>() {
            println!("{function}");
        }
        self.stack.clear();
    }
}

/// What a recorded call gives.
#[derive(::std::fmt::Debug, ::std::clone::Clone, ::revdb::Recordable)]
enum Size<T> {
    Unknown,
    Known { columns: T, rows: T },
    Scaled(T, ::std::boxed::Box<Option<f64>>),
}

/// A boundary.
#[derive(::revdb::Recordable)]
struct Terminal {
    calls: u32,
}

#[::revdb::record(receiver = out)]
impl Terminal {
    fn size(&mut self, name: &str, scale: f64) -> Size<u16> {
        self.calls += 1;
        match (name.len(), self.calls) {
            (0, _) => Size::Unknown,
            (columns, 1) => Size::Known { columns: u16::try_from(columns).unwrap_or(0), rows: 1 },
            _ => Size::Scaled(1, ::std::boxed::Box::new(Option::Some(scale))),
        }
    }
}

static IDS: ::revdb::SideTable = ::revdb::SideTable::new();

/// An object whose layout cannot change.
#[::revdb::object(table = IDS)]
struct Fixed(u8);

/// An object of the guest.
#[::revdb::object]
#[derive(::std::fmt::Debug, ::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default)]
struct Header {
    refs: u32,
}

#[::revdb::object]
impl Header {
    fn new() -> Self {
        Self { refs: 1 }
    }
}

#[::revdb::instrument]
#[allow(unused_qualifications, reason = "as written")]
mod host {
    use ::std::{fs, io};

    pub(super) fn size(path: &::std::path::Path) -> io::Result<u64> {
        ::std::assert!(path.exists() && path.is_dir());
        ::std::result::Result::Ok(fs::metadata(path)?.len())
    }

    #[::revdb::instrument(skip)]
    pub(super) fn later() -> ::std::time::Duration {
        ::std::time::Duration::ZERO
    }
}

#[::revdb::record]
fn recorded(total: &mut u32) -> Result<String, String> {
    *total += 1;
    Ok(String::new())
}

#[::revdb::instrument]
async fn asynchronous() -> Option<::std::time::Instant> {
    ::std::future::ready(()).await;
    Option::Some(::std::time::Instant::now())
}

#[::revdb::main]
#[::revdb::instrument]
fn main() -> Result<(), ::std::io::Error> {
    // Shadows of everything that an expansion might lean on.
    #[allow(non_camel_case_types)]
    struct core;
    let _ = core;
    let mut total = 0;
    let text = recorded(&mut total).unwrap();
    println!("{text}{total} {:?}", (Header::new(), Header::new().clone()));
    let size: u64 = host::size(::std::path::Path::new("/"))?;
    eprintln!("{size} {:?}", host::later());
    let _future = asynchronous();
    let mut vm = Vm { stack: Vec::new(), functions: ::std::vec![Function(String::new())], source: String::new() };
    vm.run();
    let mut terminal = Terminal { calls: 0 };
    println!("{:?}", ["", "ab", "c"].map(|name| terminal.size(name, 0.5)));
    let fixed = Fixed(1);
    IDS.born(&raw const fixed);
    println!("{:?} {}", ::revdb::Object::id(&fixed), fixed.0);
    let wide: u64 = From::from(::revdb::recorded!(1_u32));
    ::std::assert_eq!(wide, 1);
    Ok(())
}
