//! With `default-features = false` the host is the host it was: nothing is recorded, and nothing is linked. With the feature
//! `stops` it still has its stop points.

use std::path::Path;
use std::process::Command;

use revdb_tests::{Run, Scratch};

const PROGRAM: &str =
    "read program\nsize program\nenv NAME\ninput\nall program\nsocket\nerrno\nwarn careful\nbad\nexit 5\n";

/// Interrupts itself, and ends at the stop point where it hears of that.
const INTERRUPTED: &str = r#"
use revdb::FrameId;
use revdb::guest::{Frame, Guest, Location, StopKind};

struct Host(Option<i32>);

impl Guest for Host {
    fn frames(&mut self) -> Vec<Frame> {
        Vec::new()
    }

    fn signal(&mut self, signal: i32) {
        self.0 = Some(signal);
    }
}

fn main() {
    revdb::handle_interrupts();
    let mut host = Host(None);
    for turn in 1..1_000_000 {
        if turn == 1000 {
            let id = std::process::id().to_string();
            assert!(std::process::Command::new("kill").args(["-INT", &id]).status().is_ok_and(|sent| sent.success()));
        }
        if revdb::stop_point() {
            let location = Location { code: 0, line: turn, entry: false, kind: StopKind::Line, frame: FrameId::next() };
            revdb::stopped(&mut host, location);
        }
        if let Some(signal) = host.0 {
            println!("signal {signal} in turn {turn}, time {}, frame {}", revdb::now().0, FrameId::next().0);
            return;
        }
    }
    println!("no signal");
}
"#;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the repository")
}

/// A package of its own, since features of one workspace are united. It shares the workspace's lock file and target
/// directory, so that only what differs is built. Returns the program, and the names of the libraries that are linked.
fn build(scratch: &Scratch, name: &str, host: &Path, features: &str) -> (std::path::PathBuf, Vec<String>) {
    let root = root();
    let manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[[bin]]\nname = \"{name}\"\npath = '{host}'\n\n\
         [dependencies]\nrevdb = {{ path = '{revdb}', default-features = false, features = [{features}] }}\n\n\
         [profile.dev]\nopt-level = 2\ndebug = \"line-tables-only\"\n",
        host = host.display(),
        revdb = root.join("revdb").display(),
    );
    scratch.write("Cargo.toml", manifest);
    scratch.write("Cargo.lock", std::fs::read(root.join("Cargo.lock")).expect("the workspace is locked"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it lies in the target directory");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--quiet"])
        .current_dir(scratch.path())
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo runs");
    let complaints = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success() && complaints.is_empty(), "{complaints}");
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{lib}"])
        .current_dir(scratch.path())
        .output()
        .expect("cargo runs");
    let libraries = String::from_utf8_lossy(&tree.stdout).split_whitespace().map(str::to_owned).collect();
    (target.join("debug").join(name), libraries)
}

#[test]
fn the_instrumentation_can_be_compiled_out() {
    let scratch = Scratch::new();
    let (off, libraries) = build(&scratch, "off-host", &root().join("tests/behaviour/host.rs"), "");
    assert_eq!(libraries, ["revdb", "revdb_runtime"]);
    scratch.write("program", PROGRAM);
    let run = |host: &Path| Run::new(host, scratch.path()).env("NAME", "value").stdin("a line\n").arg("program");
    let instrumented = run(Path::new(env!("CARGO_BIN_EXE_behaviour-host"))).finish();
    let plain = run(&off).env("REVDB", "out.rdb").finish();
    // Ids are addresses then, in front of each line.
    let lines = |text: String| -> Vec<String> {
        text.lines().map(|line| line.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned()).collect()
    };
    assert_eq!(lines(plain.out()), lines(instrumented.out()));
    assert_eq!((plain.err(), plain.status), (instrumented.err(), instrumented.status));
    assert!(!scratch.join("out.rdb").exists());
}

#[test]
fn stop_points_alone_are_counted_and_tell_of_interrupts() {
    let scratch = Scratch::new();
    scratch.write("main.rs", INTERRUPTED);
    let (host, libraries) = build(&scratch, "stops-host", Path::new("main.rs"), "\"stops\"");
    assert!(libraries.iter().all(|library| library != "bincode" && library != "lz4_flex"), "{libraries:?}");
    let run = Run::new(&host, scratch.path()).env("REVDB", "out.rdb").finish();
    assert_eq!((run.out().as_str(), run.status), ("signal 2 in turn 1000, time 1000, frame 0\n", 0), "{}", run.err());
    assert!(!scratch.join("out.rdb").exists());
}
