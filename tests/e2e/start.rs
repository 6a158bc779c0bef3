//! How a program is named, and what it sees of its name: as in CPython 3.11.

use revdb_tests::{Outcome, Run, Scratch, interpreter};

/// Prints its names, then fails in a function, so that tracebacks show the path.
const PROGRAM: &str = "\
import sys
print(globals().get('__file__'), sys.argv, repr(sys.path[0]), __name__, repr(__package__))
def fail():
    raise ValueError
fail()
";

fn run(scratch: &Scratch, directory: &str, arguments: &[&str]) -> Outcome {
    Run::new(interpreter(), &scratch.join(directory)).args(arguments).stdin(PROGRAM).finish()
}

/// What the program is expected to see; `<dir>` stands for the scratch directory.
struct Seen {
    file: &'static str,
    argv: &'static str,
    path: &'static str,
    package: &'static str,
    shows_source: bool,
}

impl Seen {
    fn check(&self, scratch: &Scratch, outcome: &Outcome) {
        let clean = |text: String| text.replace(&*scratch.path().to_string_lossy(), "<dir>");
        let file = if self.file == "<string>" { "None" } else { self.file };
        let Self { argv, path, package, .. } = self;
        assert_eq!(clean(outcome.out()), format!("{file} {argv} '{path}' __main__ {package}\n"), "{}", outcome.err());
        let file = self.file;
        let source = |line: &str| if self.shows_source { format!("    {line}\n") } else { String::new() };
        let (call, raise) = (source("fail()"), source("raise ValueError"));
        assert_eq!(
            clean(outcome.err()),
            format!(
                "Traceback (most recent call last):\n  File \"{file}\", line 5, in <module>\n{call}  File \"{file}\", line 4, in \
                 fail\n{raise}ValueError\n"
            )
        );
        assert_eq!(outcome.status, 1);
    }
}

fn tree() -> Scratch {
    let scratch = Scratch::new();
    std::fs::create_dir_all(scratch.join("sub/pkg")).unwrap();
    std::fs::create_dir(scratch.join("app")).unwrap();
    for file in ["prog.py", "sub/prog.py", "sub/pkg/mod.py", "sub/pkg/__main__.py", "app/__main__.py"] {
        scratch.write(file, PROGRAM);
    }
    scratch.write("sub/pkg/__init__.py", "");
    std::os::unix::fs::symlink("sub/prog.py", scratch.join("link.py")).unwrap();
    scratch
}

#[test]
fn a_program_sees_its_absolute_path_and_its_own_directory() {
    let scratch = tree();
    let seen = |file, argv, path| Seen { file, argv, path, package: "None", shows_source: true };
    let check = |directory, argument, seen: Seen| seen.check(&scratch, &run(&scratch, directory, &[argument, "x"]));
    check("", "prog.py", seen("<dir>/prog.py", "['prog.py', 'x']", "<dir>"));
    check("", "./prog.py", seen("<dir>/./prog.py", "['./prog.py', 'x']", "<dir>"));
    check("", "sub/prog.py", seen("<dir>/sub/prog.py", "['sub/prog.py', 'x']", "<dir>/sub"));
    check("sub", "../prog.py", seen("<dir>/sub/../prog.py", "['../prog.py', 'x']", "<dir>"));
    check("", "link.py", seen("<dir>/link.py", "['link.py', 'x']", "<dir>/sub"));
}

#[test]
fn code_standard_input_modules_and_directories_are_programs_too() {
    let scratch = tree();
    let seen = |file, argv, path, package| Seen { file, argv, path, package, shows_source: !file.starts_with('<') };
    seen("<string>", "['-c', 'x']", "", "None").check(&scratch, &run(&scratch, "", &["-c", PROGRAM, "x"]));
    seen("<stdin>", "['-', 'x']", "", "None").check(&scratch, &run(&scratch, "", &["-", "x"]));
    let seen = |file, argv, path, package| Seen { file, argv, path, package, shows_source: true };
    seen("<dir>/prog.py", "['<dir>/prog.py', 'x']", "<dir>", "''")
        .check(&scratch, &run(&scratch, "", &["-m", "prog", "x"]));
    seen("<dir>/sub/pkg/mod.py", "['<dir>/sub/pkg/mod.py']", "<dir>/sub", "'pkg'")
        .check(&scratch, &run(&scratch, "sub", &["-m", "pkg.mod"]));
    seen("<dir>/sub/pkg/__main__.py", "['<dir>/sub/pkg/__main__.py']", "<dir>/sub", "'pkg'")
        .check(&scratch, &run(&scratch, "sub", &["-m", "pkg"]));
    seen("<dir>/app/__main__.py", "['app']", "<dir>/app", "''").check(&scratch, &run(&scratch, "", &["app"]));
}

#[test]
fn pythonpath_names_more_directories_for_modules_and_is_recorded() {
    let scratch = Scratch::new();
    std::fs::create_dir_all(scratch.join("library/sub")).unwrap();
    scratch.write("library/far.py", "def answer():\n    return 42\n");
    scratch.write("prog.py", "import sys, far\nprint(far.answer(), far.__file__, sys.path[1:3])\n");
    let run = |option: &str, file: &str, path: &str| {
        Run::new(interpreter(), scratch.path()).env("PYTHONPATH", path).args([option, file]).finish()
    };
    let recorded = run("--record=out.rdb", "prog.py", "library:./library/sub/..::");
    let here = scratch.path().canonicalize().unwrap();
    let library = here.join("library").display().to_string();
    assert_eq!(recorded.out(), format!("42 {library}/far.py ['{library}']\n"), "{}", recorded.err());
    std::fs::remove_dir_all(scratch.join("library")).unwrap();
    let replayed = run("--replay", "out.rdb", "elsewhere");
    assert_eq!((replayed.status, replayed.out()), (0, recorded.out()), "{}", replayed.err());
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let scratch = tree();
    let directory = scratch.path().display().to_string();
    for (directory_inside, arguments, status, message) in [
        (
            "",
            &["none.py"][..],
            2,
            format!("can't open file '{directory}/none.py': [Errno 2] No such file or directory"),
        ),
        ("", &["sub"], 1, format!("can't find '__main__' module in '{directory}/sub'")),
        ("", &["-m", "none"], 1, "No module named none".to_owned()),
        ("sub", &["-m", "pkg.none"], 1, "No module named pkg.none".to_owned()),
        (
            "",
            &["-m", "sub"],
            1,
            "No module named sub.__main__; 'sub' is a package and cannot be directly executed".to_owned(),
        ),
    ] {
        let outcome = run(&scratch, directory_inside, arguments);
        assert_eq!((outcome.status, outcome.err()), (status, format!("example-interp: {message}\n")), "{arguments:?}");
    }
}

#[test]
fn only_the_demo_says_what_to_type_next_when_nobody_watches() {
    let scratch = tree();
    let demo = run(&scratch, "", &["--record"]);
    let interpreter = interpreter().display();
    let (line, advice) = demo
        .err()
        .rsplit_once("revdb: recorded: ")
        .map(|(_, end)| end.to_owned())
        .unwrap_or_default()
        .split_once('\n')
        .map(|(line, advice)| (line.to_owned(), advice.to_owned()))
        .unwrap_or_default();
    assert_eq!(line, format!("demo.rdb; to walk through it: {interpreter} --debug demo.rdb"), "{}", demo.err());
    assert!(advice.contains("`bstep 4`"), "{advice}");
    let other = run(&scratch, "", &["--record", "prog.py"]);
    assert!(!other.err().contains("revdb:"), "{}", other.err());
}
