"""sys: argv, exit codes, streams, recursion limit, version."""

import sys

print(len(sys.argv), sys.argv[1:], sys.argv[0].endswith("sys_module.py"))
print(sys.maxsize, sys.byteorder, sys.version_info[:2] >= (3, 11), sys.platform, sys.getrecursionlimit() >= 1000)
print("sys" in sys.modules, sys.modules["__main__"].__name__, __name__, isinstance(sys.path, list))
for line in sys.stdin:
    print("line:", repr(line))
try:
    sys.exit(5)
except SystemExit as error:
    print("exit", error.code, repr(error))
try:
    sys.exit()
except SystemExit as error:
    print(error.code)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(500))


try:
    1 / 0
except ZeroDivisionError:
    kind, value, traceback = sys.exc_info()
    print(kind.__name__, value, traceback.tb_lineno > 0)
print(sys.exc_info(), sys.intern("x") == "x", sys.stdout is sys.__stdout__)
print(sys.flags.optimize, sys.flags.dev_mode, sys.flags.safe_path, sys.flags.int_max_str_digits, len(sys.flags))
sys.exit("a message is printed on stderr")
