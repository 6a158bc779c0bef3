//! `cargo revdb` on programs and libraries that nobody here wrote, fetched from the registry: they build unchanged, and their
//! runs replay byte for byte.
//!
//! `cargo test -p revdb-tests --features foreign --test foreign`. Needs the registry the first time, and a C compiler.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use revdb_tests::{Outcome, Run, Scratch, cargo_revdb};

/// Where the packages are built; kept, so that the next run of the tests finds them built.
fn workshop() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign")
}

/// Copies a directory, without what was built in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the target directory can be written");
    for entry in std::fs::read_dir(from).expect("the package is there") {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).expect("the package can be listed");
        if name == "target" {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else if std::fs::read(&path).ok() != std::fs::read(to.join(&name)).ok() {
            std::fs::copy(&path, to.join(name)).expect("the target directory can be written");
        }
    }
}

/// Puts one of the packages beside this file into the workshop.
fn own(name: &str) -> PathBuf {
    let to = workshop().join(name);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("foreign/packages").join(name), &to);
    to
}

/// Puts the source of a package from the registry into the workshop.
fn fetched(name: &str) -> PathBuf {
    let fetch = own("fetch");
    let cargo = |arguments: &[&str]| {
        let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(program).args(arguments).current_dir(&fetch).output().expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("cargo says text")
    };
    // Packages without a library are fetched, but left out of the metadata: they lie beside those that are in it.
    cargo(&["fetch"]);
    let metadata = cargo(&["metadata", "--format-version", "1"]);
    let mut manifests = metadata.split("\"manifest_path\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    let manifest = manifests.find(|path| path.contains("/registry/src/")).expect("there are dependencies");
    let sources = Path::new(manifest).parent().and_then(Path::parent).expect("registry/src/INDEX/PACKAGE/Cargo.toml");
    let wanted = std::fs::read_to_string(fetch.join("Cargo.toml")).expect("the package is there");
    let version = wanted.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \"=")?.strip_suffix('"'));
    let version = version.unwrap_or_else(|| panic!("Cargo.toml names no {name}"));
    let to = workshop().join(name);
    copy(&sources.join(format!("{name}-{version}")), &to);
    to
}

/// Builds a package and returns its program.
fn built(package: &Path, program: &str) -> PathBuf {
    let outcome = Run::new(cargo_revdb(), package)
        .args(["revdb", "build", "--quiet"])
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .limit(Duration::from_secs(1800))
        .finish();
    assert_eq!(outcome.status, 0, "{}", outcome.err());
    package.join("target/revdb/debug").join(program)
}

/// Records a run, replays it where none of its files are, and compares.
fn recorded(program: &Path, scratch: &Scratch, arguments: &[&str], input: &str) -> Outcome {
    let trace = scratch.join("run.rdb");
    let cache = env!("CARGO_TARGET_TMPDIR");
    let run = Run::new(program, scratch.path()).args(arguments).stdin(input).env("REVDB", &trace);
    // Programs that show their errors by anyhow show their backtraces with them.
    let recorded = run.env("XDG_CACHE_HOME", cache).env("RUST_BACKTRACE", "1").finish();
    let elsewhere = Scratch::new();
    let moved = elsewhere.join("moved.rdb");
    std::fs::rename(&trace, &moved).unwrap_or_else(|error| panic!("no trace: {error}: {}", recorded.err()));
    let revdb = cargo_revdb().with_file_name("revdb");
    let replayed = Run::new(&revdb, elsewhere.path()).arg("replay").arg(&moved).env("XDG_CACHE_HOME", cache).finish();
    recorded
        .same_as(&replayed, ("recorded", "replayed"))
        .unwrap_or_else(|difference| panic!("{arguments:?}: {difference}\n{}", replayed.err()));
    recorded
}

#[test]
fn jaq_reads_json_the_clock_and_the_environment() {
    let jaq = built(&fetched("jaq"), "jaq");
    let scratch = Scratch::new();
    scratch.write("in.json", r#"{"a": [1, 2, {"b": null}]}"#);
    assert_eq!(recorded(&jaq, &scratch, &["-c", ".[]"], "[1, {\"x\": 2}]").out(), "1\n{\"x\":2}\n");
    let outcome = recorded(&jaq, &scratch, &[".a[2], now, $ENV.PATH", "in.json"], "");
    assert_eq!(outcome.status, 0, "{}", outcome.err());
    assert_ne!(recorded(&jaq, &scratch, &["nope", "in.json"], "").status, 0);
    assert_ne!(recorded(&jaq, &scratch, &[".", "missing.json"], "").status, 0);
    // Writes a temporary file with a random name, and renames it.
    let outcome = recorded(&jaq, &scratch, &["-i", ".a[0]", "in.json"], "");
    assert_eq!(outcome.status, 0, "{}", outcome.err());
    assert_eq!(std::fs::read_to_string(scratch.join("in.json")).unwrap(), "1\n");
}

#[test]
fn ripgrep_walks_directories_and_maps_files() {
    let rg = built(&fetched("ripgrep"), "rg");
    let scratch = Scratch::new();
    for (file, text) in [("a.txt", "one\ntwo\n"), ("sub/b.txt", "two\nthree two\n"), (".hidden", "two\n")] {
        std::fs::create_dir_all(scratch.join(file).parent().unwrap()).unwrap();
        scratch.write(file, text);
    }
    let outcome = recorded(&rg, &scratch, &["-j1", "-n", "two", "."], "");
    assert_eq!(outcome.out().lines().count(), 3, "{}{}", outcome.out(), outcome.err());
    assert_eq!(recorded(&rg, &scratch, &["-j1", "--mmap", "-c", "two", "a.txt"], "").out(), "1\n");
    assert_eq!(recorded(&rg, &scratch, &["-j1", "four", "."], "").status, 1);
    assert_eq!(recorded(&rg, &scratch, &["t.o", "-"], "zwei\ntwo\n").out(), "two\n");
    // Without -j1 it starts threads.
    let outcome = recorded(&rg, &scratch, &["-j2", "two", "."], "");
    assert!(outcome.err().contains("a second thread cannot be recorded yet"), "{}", outcome.err());
}

#[test]
fn hashsum_hashes_files_and_its_input() {
    let hashsum = built(&fetched("uu_hashsum"), "hashsum");
    let scratch = Scratch::new();
    scratch.write("abc", "abc");
    let outcome = recorded(&hashsum, &scratch, &["--sha256", "abc", "-"], "");
    let [abc, empty] = ["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "e3b0c44298fc1c149afb"];
    assert!(outcome.out().starts_with(&format!("{abc}  abc\n{empty}")), "{}{}", outcome.out(), outcome.err());
    assert_ne!(recorded(&hashsum, &scratch, &["--md5", "missing"], "").status, 0);
}

#[test]
fn b3sum_with_its_thread_pool_stops_with_an_error_that_says_so() {
    let b3sum = built(&fetched("b3sum"), "b3sum");
    let scratch = Scratch::new();
    scratch.write("abc", "abc");
    let outcome = recorded(&b3sum, &scratch, &["abc"], "");
    assert_ne!(outcome.status, 0);
    assert!(outcome.err().contains("a second thread cannot be recorded yet"), "{}", outcome.err());
}

#[test]
fn an_http_client_talks_to_a_server() {
    let http = built(&own("http"), "http");
    let scratch = Scratch::new();
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://localhost:{}/greeting", server.local_addr().unwrap().port());
    std::thread::spawn(move || {
        for (number, connection) in server.incoming().enumerate() {
            let mut connection = connection.unwrap();
            let mut request = [0; 4096];
            let _ = connection.read(&mut request);
            let body = format!("hello number {number}\n");
            let head =
                format!("HTTP/1.1 200 OK\r\ndate: now\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
            let _ = write!(connection, "{head}\r\n{body}");
        }
    });
    let outcome = recorded(&http, &scratch, &[&url, &url], "");
    let said = |number| format!("200 OK Some(\"now\")\nhello number {number}\n");
    assert_eq!(outcome.out(), said(0) + &said(1), "{}", outcome.err());
    assert_ne!(recorded(&http, &scratch, &["http://localhost:1/"], "").status, 0);
}

#[test]
fn sqlite_keeps_a_database() {
    let database = built(&own("database"), "database");
    let scratch = Scratch::new();
    for visits in [3, 6] {
        let outcome = recorded(&database, &scratch, &["visits.db"], "");
        assert_eq!(outcome.out().lines().count(), visits, "{}{}", outcome.out(), outcome.err());
    }
    assert_ne!(recorded(&database, &scratch, &["no/such/directory.db"], "").status, 0);
}
