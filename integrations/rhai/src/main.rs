//! Rhai scripts, recorded and debugged backwards by revdb. Rhai itself is the published crate, unchanged.
//!
//! Two things make a Rhai engine recordable, and this package holds nothing else: here, what a script can do to the outside
//! stands under an attribute; `debug` tells revdb where the script is, through Rhai's own debugging interface.

mod debug;

use std::process::ExitCode;
use std::rc::Rc;

use rhai::{AST, Dynamic, Engine, EvalAltResult, OptimizationLevel, Position, Scope};

use debug::{Host, Modules, Result};

#[revdb::main]
#[revdb::instrument]
fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: rhai-revdb [--record[=TRACE]] SCRIPT.rhai [ARGUMENT...]");
        return ExitCode::from(2);
    };
    revdb::handle_interrupts();
    let host = Rc::new(Host::default());
    let (engine, mut scope) = (engine(&host), Scope::new());
    scope.push_constant("ARGS", arguments.map(Dynamic::from).collect::<Vec<_>>());
    let result = load(&engine, &host, &path).and_then(|ast| host.run(&engine, &mut scope, &ast));
    let result = result.inspect_err(|error| eprintln!("{error}"));
    ExitCode::from(u8::from(result.is_err()))
}

/// Rhai with the debugger in it, and with recorded versions of its own functions that reach outside, and of a few that
/// scripts miss.
#[revdb::instrument]
fn engine(host: &Rc<Host>) -> Engine {
    use std::io::{self, Read};
    use std::time::{Duration, Instant};

    let (mut engine, debugged) = (Engine::new(), Rc::clone(host));
    // The debugger is to see every statement, and calls may nest equally deep in every build.
    engine.set_optimization_level(OptimizationLevel::None).set_max_call_levels(64).set_max_expr_depths(64, 32);
    engine.set_module_resolver(Modules(Rc::clone(host)));
    #[expect(deprecated, reason = "it is not, says Rhai, but volatile")]
    engine.register_debugger(
        |_, debugger| debugger,
        move |context, event, node, file, at| debugged.event(context, event, node, file, at),
    );
    let failed = |error: io::Error| EvalAltResult::ErrorRuntime(error.to_string().into(), Position::NONE).into();
    engine.on_print(|text| println!("{text}"));
    engine.on_debug(|text, file, at| println!("{}:{at:?} | {text}", file.unwrap_or_default()));
    engine.register_type_with_name::<Instant>("timestamp").register_fn("timestamp", Instant::now);
    engine.register_get("elapsed", |since: &mut Instant| since.elapsed().as_secs_f64());
    engine.register_fn("-", |later: Instant, earlier: Instant| (later - earlier).as_secs_f64());
    engine.register_fn("sleep", |seconds: f64| std::thread::sleep(Duration::from_secs_f64(seconds.max(0.0))));
    engine.register_fn("sleep", |seconds: i64| std::thread::sleep(Duration::from_secs(seconds.max(0) as u64)));
    engine.register_fn("random", move |below: i64| -> Result<i64> {
        let mut bytes = [0; 8];
        std::fs::File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes)).map_err(failed)?;
        Ok(i64::from_ne_bytes(bytes).rem_euclid(below.max(1)))
    });
    engine.register_fn("read_file", move |path: &str| -> Result<_> { std::fs::read_to_string(path).map_err(failed) });
    engine.register_fn("read_line", || io::stdin().lines().next().and_then(io::Result::ok).unwrap_or_default());
    engine
}

/// Compiles a script, and tells the debugger about it.
#[revdb::instrument]
fn load(engine: &Engine, host: &Host, path: &str) -> Result<AST> {
    let text =
        std::fs::read_to_string(path).map_err(|error| EvalAltResult::ErrorSystem(path.to_owned(), error.into()))?;
    let mut ast = engine.compile(&text)?;
    ast.set_source(path);
    host.loaded(path, text, &ast);
    Ok(ast)
}
