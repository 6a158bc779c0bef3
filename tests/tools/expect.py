"""Writes or checks what CPython 3.11 does with the test programs: `expect.py [--check] [PROGRAM.py...]`.

Beside each program NAME.py under tests/python and tests/e2e/scripts lies NAME.expected:

    before: makelog.py access.log 2000   a program to run first, in the same directory (optional, may be repeated)
    args: access.log                     the program's arguments (optional)
    hide: analysed in                    lines of stdout that start like this are left out: they differ (optional)
    status: 1                            the exit status
    stops: 1403 8f3a77e1                 number and CRC-32 of the stop points, see settrace.py (`none`: they differ)
    --- stdout
    --- stderr

NAME.in, where it is there, is the program's standard input.  The program's directory is written `<dir>`.  A program
runs in an empty directory.  Files that programs only import start with `_`, or lie in a directory that does, or
are named in HELPERS.

The CPython that runs them is this one in an environment of its own, where no package is installed: what a machine has
is not to be seen, and what its packages do at every start takes longer than most of the programs.
"""

import concurrent.futures
import functools
import os
import pathlib
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
HELPERS = {"histogram.py", "makelog.py"}
SETTRACE = ROOT / "tools" / "settrace.py"
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
}
KEEP = ("before", "args", "hide")


def bare_python(directory):
    """A CPython without packages, made in `directory`."""
    environment = venv.EnvBuilder(symlinks=True)
    environment.create(directory)
    return environment.ensure_directories(directory).env_exe


def programs():
    found = [*(ROOT / "python").rglob("*.py"), *(ROOT / "e2e" / "scripts").glob("*.py")]
    return sorted(path for path in found if path.name not in HELPERS and not any(part[0] == "_" for part in path.parts))


def header(path):
    """The lines of an .expected file that a person wrote, and its `stops: none`."""
    lines = []
    stops = True
    if path.exists():
        for line in path.read_text().splitlines():
            if line.startswith("---"):
                break
            key, _, value = line.partition(":")
            if key in KEEP:
                lines.append((key, value.strip()))
            elif key == "stops" and value.strip() == "none":
                stops = False
    return lines, stops


def values(lines, key):
    return [value for name, value in lines if name == key]


def run(command, program, cwd, **options):
    stdin = program.with_suffix(".in")
    with open(stdin if stdin.exists() else os.devnull, "rb") as source:
        return subprocess.run(
            command, cwd=cwd, stdin=source, capture_output=True, env=ENVIRONMENT, timeout=300, **options
        )


def prepare(python, lines, program, cwd):
    for before in values(lines, "before"):
        name, *arguments = before.split()
        subprocess.run(
            [python, program.parent / name, *arguments],
            cwd=cwd, check=True, capture_output=True, env=ENVIRONMENT,
        )


def stop_points(python, lines, program, arguments):
    """`COUNT CHECKSUM` of the program's stop points."""
    reader, writer = os.pipe()
    with tempfile.TemporaryDirectory() as cwd:
        prepare(python, lines, program, cwd)
        environment = {**ENVIRONMENT, "STOPS": str(writer)}
        stdin = program.with_suffix(".in")
        with open(stdin if stdin.exists() else os.devnull, "rb") as source:
            subprocess.run(
                [python, SETTRACE, "-", program, *arguments],
                cwd=cwd, stdin=source, capture_output=True, env=environment, pass_fds=[writer], timeout=600,
            )
    os.close(writer)
    with open(reader) as summary:
        return summary.read()


def section(name, text):
    newline = text.endswith("\n") or not text
    return f"--- {name}" + ("" if newline else " (no newline at the end)") + f"\n{text}" + ("" if newline else "\n")


def expectation(python, program):
    lines, stops = header(program.with_suffix(".expected"))
    arguments = [argument for value in values(lines, "args") for argument in value.split()]
    with tempfile.TemporaryDirectory() as cwd:
        prepare(python, lines, program, cwd)
        done = run([python, program, *arguments], program, cwd)
    hidden = tuple(values(lines, "hide"))
    clean = lambda text: text.decode().replace(str(program.parent), "<dir>")
    stdout = clean(done.stdout)
    if hidden:
        stdout = "".join(line for line in stdout.splitlines(keepends=True) if not line.startswith(hidden))
    text = "".join(f"{key}: {value}\n" for key, value in lines)
    text += f"status: {done.returncode}\n"
    text += f"stops: {stop_points(python, lines, program, arguments) if stops else 'none'}\n"
    return text + section("stdout", stdout) + section("stderr", clean(done.stderr))


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit("expect.py: this must run under CPython 3.11")
    arguments = sys.argv[1:]
    check = "--check" in arguments
    chosen = [pathlib.Path(name).resolve() for name in arguments if name != "--check"] or programs()
    wrong = 0
    with (
        tempfile.TemporaryDirectory() as directory,
        concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool,
    ):
        texts = list(pool.map(functools.partial(expectation, bare_python(directory)), chosen))
    for program, text in zip(chosen, texts):
        path = program.with_suffix(".expected")
        if path.exists() and path.read_text() == text:
            continue
        if check:
            wrong += 1
            print(f"{path.relative_to(ROOT)}: CPython does something else now")
        else:
            path.write_text(text)
            print(f"wrote {path.relative_to(ROOT)}")
    print(f"{len(chosen)} programs")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
