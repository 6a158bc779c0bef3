"""The order in which a test case is set up, run, cleaned up and counted, with failures in each of the places."""

import io
import unittest

log = []


class Lives(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("class up")
        cls.addClassCleanup(log.append, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        log.append("class down")

    def setUp(self):
        log.append(f"up {self._testMethodName}")
        self.addCleanup(log.append, "cleanup 1")
        self.addCleanup(log.append, "cleanup 2")

    def tearDown(self):
        log.append("down")

    def test_a_passes(self):
        self.assertTrue(True)

    def test_b_fails(self):
        self.assertEqual([1, 2], [1, 3], "lists")

    def test_c_breaks(self):
        {}["missing"]

    @unittest.skip("not now")
    def test_d_skipped(self):
        log.append("never")

    def test_e_skips_itself(self):
        self.skipTest("inside")

    @unittest.expectedFailure
    def test_f_expected(self):
        self.fail("known")

    @unittest.expectedFailure
    def test_g_unexpected(self):
        pass

    def test_h_subtests(self):
        for n in range(3):
            with self.subTest("part", n=n):
                self.assertNotEqual(n, 1)


class NoSetUp(unittest.TestCase):
    def setUp(self):
        raise OSError("no set-up")

    def tearDown(self):
        log.append("not reached")

    def test(self):
        log.append("not reached")


suite = unittest.TestSuite()
for case in (Lives, NoSetUp):
    suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(case))
stream = io.StringIO()
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
print(*log, sep="\n")
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
print([reason for _, reason in result.skipped], len(result.expectedFailures), len(result.unexpectedSuccesses))
for line in stream.getvalue().splitlines():
    if not line.startswith(("  File", "Ran ", "    ", "Traceback")):
        print("|", line)
