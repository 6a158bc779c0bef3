"""Runs random programs under CPython 3.11 and under the interpreter: `fuzz.py INTERPRETER REVDB FIRST COUNT`.

Compares standard output, the last line of standard error, the exit status, and the stop points.  Prints the seeds that
differ, each with the first difference; `generate.py SEED` writes the program again.
"""

import pathlib
import subprocess
import sys
import tempfile

TOOLS = pathlib.Path(__file__).resolve().parent


def run(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=10)
    except subprocess.TimeoutExpired:
        return "", "(took too long)", None
    return done.stdout, (done.stderr.splitlines() or [""])[-1], done.returncode


def first_difference(ours, theirs):
    ours, theirs = ours.splitlines(), theirs.splitlines()
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    excerpt = lambda lines: "\n      ".join(lines[max(at - 2, 0) : at + 3])
    return f"at line {at + 1}\n    CPython:\n      {excerpt(theirs)}\n    ours:\n      {excerpt(ours)}"


def compare(seed, interpreter, revdb, directory):
    program = directory / f"seed{seed}.py"
    program.write_text(subprocess.run([sys.executable, TOOLS / "generate.py", str(seed)], capture_output=True, text=True, check=True).stdout)
    trace = directory / "t.rdb"
    theirs = run(sys.executable, program)
    ours = run(interpreter, f"--record={trace}", program)
    if ours != theirs:
        if ours[0] != theirs[0]:
            return "output differs " + first_difference(ours[0], theirs[0]) + f"\n    ({ours[1]})"
        return f"ends differently: CPython {theirs[1:]}, ours {ours[1:]}"
    events = directory / "events"
    run(sys.executable, TOOLS / "settrace.py", events, program)
    stops = run(revdb, "stops", trace)
    shown = stops[0].replace(f"{directory}/", "")
    if shown != events.read_text():
        return "stop points differ " + first_difference(shown, events.read_text()) + f"\n    ({stops[1]})"
    return None


def main():
    interpreter, revdb, first, count = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), int(sys.argv[3]), int(sys.argv[4])
    wrong = 0
    with tempfile.TemporaryDirectory() as directory:
        for seed in range(first, first + count):
            difference = compare(seed, interpreter, revdb, pathlib.Path(directory).resolve())
            if difference:
                wrong += 1
                print(f"seed {seed}: {difference}", flush=True)
    print(f"{wrong} of {count} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
