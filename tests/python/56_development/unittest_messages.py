"""What the assertions of `unittest` say when they fail."""

import re
import unittest
import warnings

case = unittest.TestCase()
case.maxDiff = None


def shows(method, *args, **options):
    try:
        getattr(case, method)(*args, **options)
    except case.failureException as error:
        print(f"{method}: {error}")
    else:
        print(f"{method}: fine")


shows("assertEqual", 1, 2)
shows("assertEqual", "one\ntwo\n", "one\n2\n")
shows("assertEqual", {"a": 1, "b": 2}, {"a": 1, "b": 3})
shows("assertEqual", (1, 2, 3), (1, 2))
shows("assertEqual", {1, 2}, {2, 3})
shows("assertNotEqual", 1, 1.0)
shows("assertTrue", [])
shows("assertFalse", "x", msg="why")
shows("assertIs", [], [])
shows("assertIsNot", None, None)
shows("assertIsNone", 0)
shows("assertIsNotNone", None)
shows("assertIn", 1, [2])
shows("assertNotIn", "a", "abc")
shows("assertIsInstance", 1, str)
shows("assertNotIsInstance", 1, int)
shows("assertAlmostEqual", 1.0, 1.1)
shows("assertAlmostEqual", 1.0, 1.1, delta=0.2)
shows("assertAlmostEqual", 1.0, 1.5, delta=0.2)
shows("assertNotAlmostEqual", 1.00000001, 1.0)
shows("assertGreater", 1, 2)
shows("assertLessEqual", 3, 2)
shows("assertRegex", "text", r"\d+")
shows("assertNotRegex", "t3xt", re.compile(r"\d+"))
shows("assertCountEqual", [1, 1, 2], [1, 2, 2])
shows("assertMultiLineEqual", "a b c", "a x c")
shows("assertRaises", ValueError, int, "5")
shows("assertRaises", ValueError, int, "x")
shows("assertRaisesRegex", ValueError, "nothing", int, "x")
with case.assertRaises(KeyError) as caught:
    {}["k"]
print(repr(caught.exception))
with case.assertWarns(UserWarning) as warned:
    warnings.warn("careful")
print(warned.warning)
with case.assertLogs("name", level="INFO") as logs:
    import logging

    logging.getLogger("name").info("said")
print(logs.output)
try:
    with case.assertLogs("name"):
        pass
except case.failureException as error:
    print(error)
