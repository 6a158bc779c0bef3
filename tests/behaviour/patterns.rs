//! A host of every pattern that breaks naive rewriting: each prints what it got from the outside.

use std::any::TypeId;
use std::future::Future;

pub use patterns::*;

#[revdb::instrument]
mod patterns {
    use ::core::fmt::Debug;
    use ::std::io::prelude::*;
    use std::collections::BTreeMap;
    #[cfg(unix)]
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
    use std::{
        env::{self, args as arguments},
        fs::{
            self, File as Handle, metadata as about, {OpenOptions, read_to_string as slurp},
        },
        io::{
            self, {BufReader, BufWriter},
        },
        rc::Rc as Ptr,
        time::{self, Duration},
    };

    extern crate alloc;
    use alloc::{string::String as Text, vec::Vec as List};
    use core::cell::RefCell;

    pub type Result<T> = io::Result<T>;

    pub fn nested_groups_and_renames() -> Result<Text> {
        let shared: Ptr<RefCell<Handle>> = Ptr::new(RefCell::new(Handle::open("data")?));
        let mut text = Text::new();
        shared.borrow_mut().read_to_string(&mut text)?;
        Ok(format!("{text:?} {} {} {}", about("data")?.len(), slurp("data")?.len(), arguments().count()))
    }

    pub fn a_glob_of_a_prelude() -> Result<Text> {
        let mut line = List::new();
        BufReader::new(Handle::open("data")?).read_until(b'\n', &mut line)?;
        BufWriter::new(Handle::create("made")?).write_all(&line)?;
        Ok(format!("{line:?} {}", about("made")?.mode() & 0o100_000))
    }

    pub fn a_function_local_use() -> Result<Text> {
        use std::env::var_os as variable;
        use std::process;
        {
            use std::fs::exists;
            Ok(format!("{:?} {} {}", variable("NAME"), process::id(), exists("data")?))
        }
    }

    pub fn spelled_out() -> Result<Text> {
        let now: ::std::time::SystemTime = ::std::time::SystemTime::now();
        let since = now.duration_since(std::time::UNIX_EPOCH).map_or(::core::time::Duration::ZERO, |since| since);
        Ok(crate::shown(since, ::std::fs::read("data")?.len()))
    }

    #[cfg(unix)]
    pub fn compiled_for_this_system() -> Result<Text> {
        Ok(format!("{:o} {}", about("data")?.permissions().mode(), std::fs::canonicalize(".")?.display()))
    }

    #[cfg(not(unix))]
    pub fn compiled_for_this_system() -> Result<Text> {
        Ok(std::fs::no_such_function())
    }

    macro_rules! ask {
        ($name:ident, $function:path) => {
            pub fn $name() -> Result<Text> {
                let mut tries = std::vec![std::fs::read_to_string("missing").is_ok()];
                tries.push(matches!(std::env::var("NAME"), Ok(name) if name.len() > 2));
                Ok(format!("{:?} {:?} {:?}", tries, $function("data").map(|found| found.len()), {
                    #[cfg(unix)]
                    let id = std::process::id();
                    id
                }))
            }
        };
    }
    ask!(in_macros, std::fs::metadata);

    pub trait Lines {
        fn all(&mut self) -> Result<List<Text>>;
    }

    impl Lines for Handle {
        fn all(&mut self) -> Result<List<Text>> {
            BufReader::new(self).lines().collect()
        }
    }

    pub fn trait_methods_on_handles() -> Result<Text> {
        let mut file = OpenOptions::new().read(true).open("data")?;
        io::Seek::seek(&mut file, io::SeekFrom::Start(1))?;
        let lines = Lines::all(&mut file)?;
        <Handle as Read>::by_ref(&mut file).take(3).read_to_end(&mut List::new())?;
        Ok(format!("{lines:?}"))
    }

    fn drain<R: Read + ?Sized>(source: &mut R, sink: &mut dyn Write) -> Result<u64> {
        io::copy(source, sink)
    }

    pub fn generic_and_dyn() -> Result<Text> {
        let mut sources: List<Box<dyn Read>> =
            vec![Box::new(Handle::open("data")?), Box::new(io::stdin()), Box::new(io::empty())];
        let mut bytes = List::new();
        for source in &mut sources {
            drain(source, &mut bytes)?;
        }
        drain(&mut &b"to the output\n"[..], &mut io::stdout().lock())?;
        Ok(Text::from_utf8_lossy(&bytes).into_owned())
    }

    /// Types of std in a signature that others see.
    pub fn opened(name: &str) -> Result<(Handle, time::Instant, fs::Metadata)> {
        let file = Handle::open(name)?;
        let metadata = file.metadata()?;
        Ok((file, time::Instant::now(), metadata))
    }

    pub fn a_command_builder() -> Result<Text> {
        let output =
            std::process::Command::new("sh").arg("-c").args(["echo $NAME $$; exit 3"]).env("X", "y").output()?;
        Ok(format!("{} {:?}", Text::from_utf8_lossy(&output.stdout), output.status.code()))
    }

    pub fn lazy_iterators() -> Result<Text> {
        let mut names: List<_> = fs::read_dir(".")?.filter_map(|entry| Some(entry.ok()?.file_name())).collect();
        names.sort();
        let variables: BTreeMap<_, _> = env::vars().filter(|(name, _)| name == "NAME").collect();
        let mut lines = BufReader::new(Handle::open("data")?).lines();
        let first = lines.next().transpose()?;
        Ok(format!("{names:?} {variables:?} {first:?} {}", lines.count()))
    }

    pub fn borrowed_locks() -> Result<Text> {
        let (stdout, stdin) = (io::stdout(), io::stdin());
        let mut locked = stdout.lock();
        let mut read = stdin.lock();
        writeln!(locked, "locked {}", read.fill_buf()?.len())?;
        Ok(Text::new())
    }

    struct Log(BufWriter<Handle>, time::Instant);

    impl Drop for Log {
        fn drop(&mut self) {
            println!("closed after {:?}, {:?}", self.1.elapsed(), writeln!(self.0, "end").is_ok());
        }
    }

    pub fn effects_on_drop() -> Result<Text> {
        let mut log = Log(BufWriter::new(Handle::create("log")?), time::Instant::now());
        writeln!(log.0, "begin")?;
        drop(log);
        slurp("log")
    }

    pub fn functions_as_values() -> Result<Text> {
        type Reader = fn(&'static str) -> Result<Text>;
        let table: [(&str, Reader); 2] = [
            ("read", std::fs::read_to_string::<&str>),
            ("link", |name| Ok(format!("{:?}", fs::read_link(name).is_ok()))),
        ];
        let mut out: List<Text> =
            table.iter().map(|(name, function)| format!("{name} {:?}", function("data"))).collect();
        out.extend(["NAME", "NONE"].map(env::var).into_iter().map(|value| format!("{value:?}")));
        let clock: &dyn Fn() -> time::SystemTime = &time::SystemTime::now;
        let now = out.first().filter(|first| first.is_empty()).map_or_else(time::SystemTime::now, |_| clock());
        out.push(format!("{:?}", clock().max(now)));
        Ok(out.join(" "))
    }

    pub async fn asynchronous(name: &str) -> Result<Text> {
        let text = fs::read_to_string(name)?;
        let later = async { env::var("NAME") };
        std::thread::sleep(Duration::from_micros(10));
        Ok(format!("{text:?} {:?} {:?}", later.await, debug(&time::Instant::now().elapsed().is_zero())))
    }

    fn debug(value: &dyn Debug) -> Text {
        format!("{value:?}")
    }
}

fn shown(since: core::time::Duration, length: usize) -> String {
    format!("{since:?} {length}")
}

/// What others see is one type everywhere.
fn public_types() -> Result<String> {
    let (file, start, metadata): (revdb::std::fs::File, revdb::std::time::Instant, revdb::std::fs::Metadata) =
        opened("data")?;
    let same = TypeId::of::<revdb::std::fs::File>() == type_of(&file);
    Ok(format!("{same} {} {}", metadata.len(), start.elapsed() > std::time::Duration::ZERO))
}

fn type_of<T: 'static>(_: &T) -> TypeId {
    TypeId::of::<T>()
}

/// An executor of one task.
fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

fn in_async() -> Result<String> {
    block_on(asynchronous("data"))
}

type Pattern = (&'static str, fn() -> Result<String>);

const PATTERNS: &[Pattern] = &[
    ("nested groups and renames", nested_groups_and_renames),
    ("a glob of a prelude", a_glob_of_a_prelude),
    ("a function-local use", a_function_local_use),
    ("spelled out", spelled_out),
    ("compiled for this system", compiled_for_this_system),
    ("in macros", in_macros),
    ("trait methods on handles", trait_methods_on_handles),
    ("generic and dyn", generic_and_dyn),
    ("public types", public_types),
    ("a command builder", a_command_builder),
    ("lazy iterators", lazy_iterators),
    ("borrowed locks", borrowed_locks),
    ("effects on drop", effects_on_drop),
    ("functions as values", functions_as_values),
    ("async", in_async),
];

#[revdb::main]
#[revdb::instrument]
fn main() {
    for (name, pattern) in PATTERNS {
        match pattern() {
            Ok(text) => println!("{name}: {text}"),
            Err(error) => println!("{name} fails: {error}"),
        }
    }
}
