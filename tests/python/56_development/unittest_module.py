"""unittest: outcomes, assertions, subtests, fixtures and their reports."""
import io
import re
import unittest


class Outcomes(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("class set up")

    @classmethod
    def tearDownClass(cls): print("class torn down")

    def setUp(self): self.x = 1

    def tearDown(self): print("torn down", self._testMethodName)

    def test_ok(self): self.assertEqual(self.x, 1)

    def test_fail(self):
        """doc line"""
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_err(self): 1 / 0

    @unittest.skip("why")
    def test_skip(self): pass

    @unittest.skipIf(True, "condition")
    def test_skip_if(self): pass

    @unittest.expectedFailure
    def test_xf(self): self.fail("x")

    @unittest.expectedFailure
    def test_xs(self): pass

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertEqual(i % 2, 0)

    def test_raises(self):
        with self.assertRaises(ValueError) as c: int("x")
        self.assertIn("invalid", str(c.exception))
        with self.assertRaisesRegex(KeyError, "q"): {}["q"]
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)

    def test_no_raise(self):
        with self.assertRaises(ValueError): pass

    def test_dict(self): self.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})

    def test_str(self): self.assertEqual("hello\nworld\n", "hello\nWorld\n")

    def test_almost(self): self.assertAlmostEqual(1.0, 1.1)

    def test_true(self): self.assertTrue(0, "msg")

    def test_set(self): self.assertEqual({1, 2}, {2, 3})

    def test_is(self): self.assertIsNone(3)

    def test_cleanup(self):
        self.addCleanup(print, "cleaned")
        self.skipTest("later")

    def test_others(self):
        self.assertNotEqual(1, 2); self.assertIs(None, None); self.assertIsNot([], []); self.assertNotIn(1, [2]); self.assertIsInstance(1, int)
        self.assertGreater(2, 1); self.assertLessEqual(1, 1); self.assertRegex("abc", "b"); self.assertNotRegex("abc", "x"); self.assertCountEqual([1, 2, 2], [2, 1, 2])
        with self.assertWarns(UserWarning):
            import warnings
            warnings.warn("w")
        with self.assertLogs("x", "INFO") as logs:
            import logging
            logging.getLogger("x").info("logged")
        self.assertEqual(logs.output, ["INFO:x:logged"])


for verbosity in (1, 2):
    out = io.StringIO()
    result = unittest.TextTestRunner(out, verbosity=verbosity).run(unittest.defaultTestLoader.loadTestsFromTestCase(Outcomes))
    text = re.sub(r'File ".*/', 'File "', out.getvalue())
    print(re.sub(r"in \d+\.\d+s", "in T", text))
    print(result, result.wasSuccessful(), [str(t) for t, _ in result.skipped], len(result.expectedFailures))
