"""`-m unittest` as a command: which tests it finds and runs, what it prints, and the status it ends with."""

import pathlib
import subprocess
import sys
import tempfile

TESTS = '''
import unittest

class First(unittest.TestCase):
    def test_good(self):
        self.assertEqual(1 + 1, 2)

    def test_bad(self):
        self.assertEqual([1], [2])

class Second(unittest.TestCase):
    @unittest.skip("later")
    def test_later(self):
        pass
'''


def run(*arguments, directory):
    command = [sys.executable, "-m", "unittest", *arguments]
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True)
    print("$", *arguments, "->", done.returncode, repr(done.stdout))
    for line in done.stderr.splitlines():
        if line.startswith("Ran "):
            line = line.split(" in ")[0]
        if not line.startswith("  File"):
            print("|", line)


with tempfile.TemporaryDirectory() as directory:
    (pathlib.Path(directory) / "test_few.py").write_text(TESTS)
    (pathlib.Path(directory) / "other.py").write_text(TESTS.replace("[2]", "[1]"))
    run("test_few", directory=directory)
    run("-v", "other", directory=directory)
    run("test_few.First.test_good", directory=directory)
    run("test_few.Second", "other.First", directory=directory)
    run("-f", "-v", "test_few", directory=directory)
    run("-k", "good", "test_few", "other", directory=directory)
    run(directory=directory)
    run("discover", "-p", "oth*.py", directory=directory)
