//! From the command line to the end of the process.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::compile::Goal;
use crate::object::*;
use crate::vm::import::ModuleFault;
use crate::vm::{Res, Vm};

/// The program that `--record` records when none is named.
const DEMO: &str = include_str!("../demo/demo.py");
const DEMO_NAME: &str = "demo.py";

/// What to type once the demo's recording is open.
const DEMO_ADVICE: &str = "\
  There, type `continue` to go to the end, `bstep 4` to take four steps back, and `print potion` to see what Mira drank.
  Then ask who made it poison: `watch $0.power` and `bcontinue`. `help` lists the rest.";

const USAGE: &str = "\
usage: example-interp [--record[=TRACE]] PROGRAM.py [ARGUMENT...]
       example-interp [--record[=TRACE]] -c CODE | -m MODULE | - [ARGUMENT...]
       example-interp --record           record the demo
       example-interp --replay TRACE     print what a recorded run printed
       example-interp --debug TRACE      walk through a recorded run
modules are looked for beside the program, then in the directories of PYTHONPATH
";

#[revdb::instrument]
mod world {
    use std::io::{self, Read, Write};

    pub fn arguments() -> Vec<String> {
        std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect()
    }

    pub fn read(path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    pub fn read_input() -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    pub fn is_directory(path: &str) -> bool {
        std::path::Path::new(path).is_dir()
    }

    /// The directory in which the file really lies: behind symbolic links, also the file's own.
    pub fn real_directory(path: &str) -> String {
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.into());
        path.parent().map_or_else(String::new, |directory| directory.to_string_lossy().into_owned())
    }

    pub fn current_directory() -> String {
        std::env::current_dir().map_or_else(|_| String::new(), |path| path.to_string_lossy().into_owned())
    }

    /// The directories that the environment adds to those where modules are looked for.
    pub fn module_directories() -> Option<std::ffi::OsString> {
        std::env::var_os("PYTHONPATH").filter(|directories| !directories.is_empty())
    }

    pub fn complain(text: &str) {
        // When standard error is gone there is nobody to tell.
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

/// The file that `--record` without a name writes: after the program, in the current directory.
pub fn trace_name(arguments: &[OsString]) -> PathBuf {
    let name = match arguments.first().and_then(|argument| argument.to_str()) {
        None => "demo".to_owned(),
        Some("-c") => "command".to_owned(),
        Some("-") => "stdin".to_owned(),
        Some("-m") => arguments.get(1).map_or_else(|| "module".to_owned(), |name| name.to_string_lossy().into_owned()),
        Some(program) => Path::new(program)
            .file_stem()
            .map_or_else(|| "program".to_owned(), |stem| stem.to_string_lossy().into_owned()),
    };
    PathBuf::from(format!("{name}.rdb"))
}

/// What the command line asks for.
enum Program {
    Text {
        text: Vec<u8>,
        /// As tracebacks name it.
        path: String,
        /// `sys.path[0]`
        directory: String,
        /// `__package__`
        package: Option<&'static str>,
    },
    Module(String),
}

/// Runs the program that the command line names; the result is the process's exit status.
pub fn main() -> ExitCode {
    let mut arguments = world::arguments().into_iter().skip(1);
    let recording = crate::host::is_recorded();
    let (program, argv) = match arguments.next().as_deref() {
        None if recording => {
            let text = DEMO.as_bytes().to_vec();
            revdb::close_with_advice(DEMO_ADVICE);
            (
                Program::Text {
                    text,
                    path: DEMO_NAME.to_owned(),
                    directory: world::current_directory(),
                    package: None,
                },
                DEMO_NAME.to_owned(),
            )
        }
        None | Some("-h" | "--help") => {
            world::complain(USAGE);
            return ExitCode::from(2);
        }
        Some("-c") => {
            let Some(code) = arguments.next() else {
                world::complain("Argument expected for the -c option\n");
                return ExitCode::from(2);
            };
            (
                Program::Text {
                    text: code.into_bytes(),
                    path: "<string>".to_owned(),
                    directory: String::new(),
                    package: None,
                },
                "-c".to_owned(),
            )
        }
        Some("-m") => {
            let Some(module) = arguments.next() else {
                world::complain("Argument expected for the -m option\n");
                return ExitCode::from(2);
            };
            (Program::Module(module), "-m".to_owned())
        }
        Some("-") => match world::read_input() {
            Ok(text) => (
                Program::Text { text, path: "<stdin>".to_owned(), directory: String::new(), package: None },
                "-".to_owned(),
            ),
            Err(error) => {
                world::complain(&format!("example-interp: can't read standard input: {error}\n"));
                return ExitCode::from(2);
            }
        },
        Some(path) => {
            let absolute = absolute(path);
            match file_program(absolute.clone()) {
                Ok(program) => (program, path.to_owned()),
                Err(_) if world::is_directory(&absolute) => {
                    world::complain(&format!("example-interp: can't find '__main__' module in '{absolute}'\n"));
                    return ExitCode::from(1);
                }
                Err(error) => {
                    let text = error.to_string();
                    let text = text.rsplit_once(" (os error").map_or(text.as_str(), |(text, _)| text);
                    let number = error.raw_os_error().unwrap_or(0);
                    world::complain(&format!(
                        "example-interp: can't open file '{absolute}': [Errno {number}] {text}\n"
                    ));
                    return ExitCode::from(2);
                }
            }
        }
    };
    let argv: Vec<String> = std::iter::once(argv).chain(arguments).collect();
    revdb::handle_interrupts();
    crate::host::on_large_stack(|| {
        let mut vm = Vm::new();
        let result = vm.start(program, argv);
        let status = vm.end(result);
        // The heap goes with the process; taking it apart object by object would only cost time.
        std::mem::forget(vm);
        status
    })
}

/// The program in a file, or in the `__main__.py` of a directory.
fn file_program(path: String) -> std::io::Result<Program> {
    if world::is_directory(&path) {
        let main = format!("{}/__main__.py", path.trim_end_matches('/'));
        return Ok(Program::Text { text: world::read(&main)?, path: main, directory: path, package: Some("") });
    }
    Ok(Program::Text { text: world::read(&path)?, directory: world::real_directory(&path), path, package: None })
}

/// The program's path as CPython gives it in `__file__` and tracebacks: absolute, otherwise as it was written.
fn absolute(path: &str) -> String {
    if path.starts_with('/') { path.to_owned() } else { format!("{}/{path}", world::current_directory()) }
}

/// An absolute path without `.`, `..` and slashes at its end.
fn without_dots(path: &str) -> String {
    let mut out = PathBuf::new();
    for component in Path::new(path).components() {
        match component {
            std::path::Component::ParentDir => _ = out.pop(),
            std::path::Component::CurDir => {}
            component => out.push(component),
        }
    }
    out.to_string_lossy().into_owned()
}

impl Vm {
    fn start(&mut self, program: Program, argv: Vec<String>) -> Res {
        // The standard streams are files, so their classes come first.
        self.import_module("_io")?;
        let sys = self.import_module("sys")?;
        let arguments = argv.iter().map(Value::str).collect();
        self.set_attr(&sys, &intern("argv"), Value::list(arguments))?;
        let first = match &program {
            Program::Text { directory, .. } => directory.clone(),
            Program::Module(_) => world::current_directory(),
        };
        let mut directories = vec![first];
        for directory in world::module_directories().iter().flat_map(std::env::split_paths) {
            let directory = without_dots(&absolute(&directory.to_string_lossy()));
            if !directories.contains(&directory) {
                directories.push(directory);
            }
        }
        let directories = directories.into_iter().map(Value::string).collect();
        self.set_attr(&sys, &intern("path"), Value::list(directories))?;
        match program {
            Program::Text { text, path, package, .. } => self.run_main(&text, &path, package),
            Program::Module(name) => self.run_module(&name),
        }
    }

    /// Runs a text as `__main__`; `package` is the one it belongs to, when it runs by its module's name.
    fn run_main(&mut self, text: &[u8], path: &str, package: Option<&str>) -> Res {
        let text = self.decode_source(text, Some(path).filter(|path| *path != "<string>"))?;
        let file = (path != "<string>").then_some(path);
        let module = self.new_module("__main__", file, None);
        let names = self.names;
        if let Some(builtins) = self.modules.get_str(&intern("builtins")) {
            module.dict.set_str(&names.__builtins__, builtins);
        }
        module.dict.set_str(&names.__package__, package.map_or(Value::None, Value::str));
        module.dict.set_str(&names.__annotations__, Ref::new(Dict::new()).into());
        self.modules.set_str(&intern("__main__"), Value::Module(module.clone()));
        self.remember_source(path, &text);
        let code = self.compile_with(&text, path, Goal::Exec, true)?;
        self.run_code(&code, &module.dict, None, Box::default())
    }

    fn run_module(&mut self, name: &str) -> Res {
        let missing = match self.program_of_module(name) {
            Ok(program) => {
                let sys = self.import_module("sys")?;
                if let Value::List(argv) = self.get_attr(&sys, &intern("argv"))? {
                    argv.set(0, Value::str(&program.path));
                }
                return self.run_main(&program.text, &program.path, Some(&program.package));
            }
            Err(ModuleFault::Missing(message)) => message,
            Err(ModuleFault::Raised(exc)) if exc.is_a(&self.types.import_error) => {
                let (class, text) = (exc.0.class().name(), self.str(&exc.value())?);
                let (class, text) = (class.as_str(), text.as_str());
                format!("Error while finding module specification for '{name}' ({class}: {text})")
            }
            Err(ModuleFault::Raised(exc)) => return Err(exc),
        };
        crate::modules::io::flush_standard(self)?;
        world::complain(&format!("example-interp: {missing}\n"));
        let class = self.types.system_exit.clone();
        Err(self.new_exception(&class, vec![Value::Int(1)]))
    }

    /// Ends the guest: reports what was not caught, runs exit handlers, flushes; gives the exit status.
    fn end(&mut self, result: Res) -> ExitCode {
        let mut status = 0;
        let mut interrupted = false;
        // After an uncaught exception the debugger's last stop is where it left the program, so nothing more is run.
        let mut orderly = true;
        if let Err(exc) = result {
            if exc.is_a(&self.types.system_exit) {
                status = self.exit_status(&exc);
            } else {
                status = 1;
                orderly = false;
                interrupted = exc.is_a(&self.types.keyboard_interrupt);
                self.report_uncaught(&exc);
            }
        }
        if let Err(exc) = self.finish_modules(orderly) {
            self.report(&exc);
            status = 120;
        }
        if interrupted {
            revdb::signals::die(crate::host::SIGINT);
        }
        ExitCode::from(status as u8)
    }

    /// Exit handlers, finalizers if the end is `orderly`, and the flushing of the standard streams.
    fn finish_modules(&mut self, orderly: bool) -> Res<()> {
        if let Some(module) = self.modules.get_str(&intern("atexit"))
            && let Some(run) = self.get_attr_or_none(&module, &intern("_run_exitfuncs"))?
        {
            self.call(&run, Args::new(&[]))?;
        }
        if orderly {
            self.run_pending();
            let modules = self.modules.items().into_iter().filter_map(|(_, module)| match module {
                Value::Module(module) => Some(Value::Dict(module.dict.clone())),
                _ => None,
            });
            heap::finalize_all(&modules.collect::<Vec<_>>());
            self.run_pending();
        }
        let flushed = crate::modules::io::flush_standard(self);
        crate::modules::io::flush_all();
        flushed
    }

    /// Gives an exception that nobody caught to `sys.excepthook`, which prints it unless the guest has put another there.
    fn report_uncaught(&mut self, exc: &Exc) {
        let Some(sys) = self.modules.get_str(&intern("sys")) else { return self.report(exc) };
        let Ok(hook) = self.get_attr(&sys, &intern("excepthook")) else {
            world::complain("sys.excepthook is missing\n");
            return self.report(exc);
        };
        let value = exc.value();
        let class = Value::Class(self.class_of(&value));
        let traceback = self.get_attr(&value, &intern("__traceback__")).unwrap_or(Value::None);
        if let Err(failure) = self.call(&hook, Args::new(&[class, value, traceback])) {
            world::complain("Error in sys.excepthook:\n");
            self.report(&failure);
            world::complain("\nOriginal exception was:\n");
            self.report(exc);
        }
    }

    /// Prints an exception that nobody caught, on the guest's standard error.
    pub fn report(&mut self, exc: &Exc) {
        let mut text = self.traceback_text(exc);
        let stream = self.modules.get_str(&intern("sys")).and_then(|sys| self.get_attr(&sys, &intern("stderr")).ok());
        if exc.is_a(&self.types.module_not_found_error)
            && let Some(stream) = &stream
            && matches!(self.call_method(stream, "isatty", &[]), Ok(Value::Bool(true)))
        {
            // For people only: what reads the output of a program finds CPython's text and no more.
            let names = crate::modules::available().join(" ");
            text.push_str(&format!(
                "\nThe modules of this interpreter (others can lie beside the program):\n{names}\n"
            ));
        }
        // What the program printed comes first.
        let _ = crate::modules::io::flush_standard(self);
        match stream {
            Some(stream) if !stream.is_none() => {
                if crate::modules::io::write_str(self, &stream, &text).is_err() {
                    world::complain(&text);
                }
                let _ = self.call_method(&stream, "flush", &[]);
            }
            Some(_) => {}
            None => world::complain(&text),
        }
    }

    fn exit_status(&mut self, exc: &Exc) -> i32 {
        let args = exc.state().args.borrow().items().to_vec();
        let code = match self.get_attr_or_none(&exc.value(), &intern("code")) {
            Ok(Some(code)) => code,
            _ => args.first().cloned().unwrap_or(Value::None),
        };
        match &code {
            Value::None => 0,
            Value::Bool(value) => i32::from(*value),
            Value::Int(value) => (*value & 0xff) as i32,
            other => {
                let text = self.str(other).map_or_else(|_| String::new(), |text| text.as_str().to_owned());
                let _ = crate::modules::io::flush_standard(self);
                world::complain(&format!("{text}\n"));
                1
            }
        }
    }
}
