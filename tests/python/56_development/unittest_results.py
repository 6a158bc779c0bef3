"""unittest: messages of all assertions, results and their text, order of fixtures, loading by name."""

import unittest, sys, io, warnings, logging

warnings.simplefilter("ignore")


def msg(f):
    try:
        f()
        print("passed")
    except BaseException as e:
        print(type(e).__name__, str(e))


class T(unittest.TestCase):
    def runTest(self):
        pass


t = T()
long1 = "x" * 50 + "a" + "y" * 100
long2 = "x" * 50 + "b" + "y" * 100
cases = """t.assertEqual(1,2)
t.assertEqual(1,2,"why")
t.assertEqual([1,2],[1,3])
t.assertEqual([1,2],[1,2,3])
t.assertEqual([1,2,3,4],[1,2])
t.assertEqual((1,),(2,))
t.assertEqual({1:2},{1:3})
t.assertEqual({1,2},{2,3})
t.assertEqual("abc","abd")
t.assertEqual("a\\nb\\n","a\\nc\\n")
t.assertEqual("a\\nb","a\\nc")
t.assertEqual("a","a\\nc")
t.assertEqual(long1,long2)
t.assertEqual([long1],[long2])
t.assertEqual(list(range(100)),list(range(101)))
t.assertEqual({i:"v"*20 for i in range(30)},{i:"w"*20 for i in range(30)})
t.assertEqual("q"*500,"r"*500)
t.assertNotEqual(1,1)
t.assertTrue(0)
t.assertTrue([],"m")
t.assertFalse(1)
t.assertIs(1,2)
t.assertIsNot(t,t) if 0 else t.assertIsNot(1,1)
t.assertIsNone(1)
t.assertIsNotNone(None)
t.assertIn(1,[2])
t.assertNotIn(1,[1])
t.assertIsInstance(1,str)
t.assertIsInstance(1,(str,list))
t.assertNotIsInstance(1,int)
t.assertLess(2,1)
t.assertLessEqual(2,1)
t.assertGreater(1,2)
t.assertGreaterEqual(1,2)
t.assertAlmostEqual(1,1.1)
t.assertAlmostEqual(1,1.1,places=2)
t.assertAlmostEqual(1,1.1,delta=.05)
t.assertAlmostEqual(1,1.1,delta=.5)
t.assertAlmostEqual(1,2,places=1,delta=1)
t.assertAlmostEqual(1,1,places=1,delta=1)
t.assertNotAlmostEqual(1,1)
t.assertNotAlmostEqual(1,1.00000001)
t.assertNotAlmostEqual(1,1.1,delta=.5)
t.assertNotAlmostEqual(1,1.1)
t.assertSequenceEqual([1],(1,))
t.assertSequenceEqual([1],(2,))
t.assertSequenceEqual(1,[1])
t.assertSequenceEqual([1],1)
t.assertListEqual((1,),[1])
t.assertListEqual([1],(1,))
t.assertTupleEqual((1,),[1])
t.assertSetEqual({1},[1])
t.assertSetEqual([1],{1})
t.assertSetEqual({1},3)
t.assertSetEqual({1},frozenset([1]))
t.assertDictEqual([],{})
t.assertDictEqual({},[])
t.assertDictEqual({"a":1},{"a":2},"mm")
t.assertMultiLineEqual(1,"a")
t.assertMultiLineEqual("a",1)
t.assertCountEqual([1,2,2],[2,1,1])
t.assertCountEqual([1,[2]],[[2],1])
t.assertCountEqual([1,[2]],[[3],1])
t.assertRegex("abc","x")
t.assertNotRegex("abc","b.")
t.assertRaises(ValueError,int,"x")
t.assertRaises(ValueError,int,"3")
t.assertRaises(KeyError,int,"x")
t.assertRaises(3)
t.assertRaises(ValueError,msg=3,foo=2)
t.assertRaises((ValueError,KeyError),int,"3")
t.assertRaisesRegex(ValueError,"inv",int,"x")
t.assertRaisesRegex(ValueError,"zzz",int,"x")
t.assertWarns(UserWarning,warnings.warn,"x")
t.assertWarns(UserWarning,int,"3")
t.assertWarns(3)
t.assertWarnsRegex(UserWarning,"q",warnings.warn,"x")
t.fail()
t.fail("m")
t.skipTest("r")
t.assertDictContainsSubset({"a":1,"b":2},{"a":2})
t.assertEquals(1,2)
t.assert_(0)
t.assertNotEquals(1,1)
t.assertRegexpMatches("a","b")"""
for c in cases.splitlines():
    print(c, end=": ")
    msg(lambda: eval(c))


def ctx():
    with t.assertRaises(ValueError) as cm:
        raise ValueError("v")
    print(repr(cm.exception), cm.exception.__traceback__)
    with t.assertRaises(KeyError, msg="why"):
        pass


msg(ctx)


def lg():
    with t.assertLogs("a", "INFO") as cm:
        logging.getLogger("a").info("x")
        logging.getLogger("a.b").error("y")
        logging.getLogger("a").debug("z")
    print(cm.output, [r.levelname for r in cm.records])
    with t.assertNoLogs("a"):
        logging.getLogger("a").debug("q")
    with t.assertNoLogs("a"):
        logging.getLogger("a").info("q")


msg(lg)


def lg2():
    with t.assertLogs(level="ERROR"):
        pass


msg(lg2)


def wn():
    with t.assertWarns(UserWarning) as cm:
        warnings.warn("hey")
    print(cm.warning, cm.lineno > 0, len(cm.warnings))


msg(wn)


def order(name):
    print("  ", name)


class Full(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        order("setUpClass")
        cls.addClassCleanup(order, "classcleanup")

    @classmethod
    def tearDownClass(cls):
        order("tearDownClass")

    def setUp(self):
        order("setUp")
        self.addCleanup(order, "cleanup")
        self.addCleanup(order, "cleanup2")

    def tearDown(self):
        order("tearDown")

    def test_ok(self):
        "first line\n second"
        order("ok")

    def test_fail(self):
        self.assertEqual(1, 2)

    def test_err(self):
        1 / 0

    @unittest.skip("no")
    def test_skip(self):
        pass

    def test_skip2(self):
        self.skipTest("later")

    @unittest.expectedFailure
    def test_xf(self):
        self.fail()

    @unittest.expectedFailure
    def test_xs(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest("msg", i=i):
                with self.subTest(j=i + 1):
                    if i == 1:
                        self.fail("sub")
                    if i == 2:
                        raise ValueError
                    if i == 3:
                        self.skipTest("subskip")

    @unittest.skipIf(True, "si")
    def test_si(self):
        pass

    @unittest.skipUnless(True, "su")
    def test_su(self):
        print("su ran")


@unittest.skip("cls")
class Sk(unittest.TestCase):
    def test_a(self):
        pass


class BadSetup(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("sc")

    def test_a(self):
        pass


class BadTear(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        raise RuntimeError("tc")

    def test_a(self):
        pass


class SkipCls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("skipcls")

    def test_a(self):
        pass


class BadS(unittest.TestCase):
    def setUp(self):
        raise KeyError("setup")

    def test_a(self):
        print("never")


class BadT(unittest.TestCase):
    def tearDown(self):
        raise KeyError("tear")

    def test_a(self):
        pass

    def test_b(self):
        self.fail("both")


class Pr(unittest.TestCase):
    def test_p(self):
        print("printed")
        self.fail("p")

    def test_q(self):
        print("quiet")


def setUpModule():
    order("setUpModule")
    unittest.addModuleCleanup(order, "modcleanup")


def tearDownModule():
    order("tearDownModule")


import re

for v in (0, 1, 2):
    for ff in (False, True):
        s = io.StringIO()
        r = unittest.TextTestRunner(stream=s, verbosity=v, failfast=ff).run(
            unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
        )
        txt = re.sub(r"in \d+\.\d+s", "in Xs", s.getvalue())
        txt = re.sub(r'(?m)^    .*\n', '', txt)
        print(txt, r, r.wasSuccessful())
s = io.StringIO()
r = unittest.TextTestRunner(stream=s, buffer=True).run(unittest.defaultTestLoader.loadTestsFromTestCase(Pr))
print(re.sub(r"in \d+\.\d+s", "in Xs", s.getvalue()))
L = unittest.defaultTestLoader
for n in [
    "__main__.Full",
    "__main__.Full.test_ok",
    "__main__.nope",
    "nomod",
    "nomod.x",
    "__main__.order",
    "__main__.long1",
]:
    try:
        x = L.loadTestsFromName(n)
        print(n, str(x)[:150].split("exception")[0])
    except Exception as e:
        print(n, type(e).__name__, e)
print(len(L.errors), L.getTestCaseNames(Full), L.loadTestsFromTestCase(T).countTestCases())
s = unittest.TestSuite([T(), Full("test_ok")])
print(
    s,
    s.countTestCases(),
    s == unittest.TestSuite([T(), Full("test_ok")]),
    Full("test_ok").id(),
    Full("test_ok"),
    Full("test_ok").shortDescription(),
    T().shortDescription(),
)
msg(lambda: s.addTest(3))
msg(lambda: s.addTest(Full))
msg(lambda: s.addTests("x"))
msg(lambda: Full("nope"))
msg(lambda: L.loadTestsFromTestCase(unittest.TestSuite))
f = unittest.FunctionTestCase(order, description="desc")
print(f.id(), f.shortDescription(), str(f))
r = unittest.TestResult()
Full("test_fail").run(r)
print(r, len(r.failures))
print(Full("test_ok").run())
msg(lambda: Full("test_err").debug())


class CM:
    def __enter__(self):
        print("in")
        return 5

    def __exit__(self, *a):
        print("out", a)


class E(unittest.TestCase):
    def test_a(self):
        print(self.enterContext(CM()))

    def test_b(self):
        self.enterContext(3)


r = unittest.TestResult()
L.loadTestsFromTestCase(E).run(r)
print(r.errors[0][1].splitlines()[-1])


class M(unittest.TestCase):
    longMessage = False

    def test_a(self):
        self.assertEqual(1, 2, "only")


r = unittest.TestResult()
M("test_a").run(r)
print(r.failures[0][1].splitlines()[-1])


class Eq(unittest.TestCase):
    def test_a(self):
        self.addTypeEqualityFunc(int, lambda a, b, msg=None: print("cmp", a, b, msg))
        self.assertEqual(1, 2, "zz")


r = unittest.TestResult()
Eq("test_a").run(r)
print(r)
sys.argv = ["prog", "-v", "T"]
try:
    unittest.main(argv=["prog", "Full.test_ok", "-q"], testRunner=unittest.TextTestRunner(stream=io.StringIO()))
except SystemExit as e:
    print("exit", e.code)
