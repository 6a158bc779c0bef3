"""Tests named on the command line whose module, or a module of whose package, cannot be imported."""

import os
import sys
import tempfile
import unittest

with tempfile.TemporaryDirectory() as directory:
    package = os.path.join(directory, "suite_of_tests")
    os.mkdir(package)
    for name, text in (("__init__", "value = 1"), ("test_broken", "import no_such_module_at_all"),
                       ("test_good", "import unittest\nclass T(unittest.TestCase):\n    def test(self): pass")):
        with open(os.path.join(package, f"{name}.py"), "w") as file:
            file.write(text)
    sys.path.insert(0, directory)
    for name in ("suite_of_tests.test_broken", "suite_of_tests.test_broken.T", "suite_of_tests.absent", "absent_suite.x",
                 "suite_of_tests.test_good", "suite_of_tests.test_good.T", "suite_of_tests.test_good.U"):
        loader = unittest.TestLoader()
        result = unittest.TestResult()
        loader.loadTestsFromName(name).run(result)
        print(name, result.testsRun, len(loader.errors))
        for test, text in result.errors:
            lines = [line for line in text.splitlines() if line and not line.startswith(" ")]
            print("   ", test.id(), lines)
