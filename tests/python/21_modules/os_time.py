"""os and time, as far as they are the same everywhere."""

import os
import time

before = time.time()
clock = time.perf_counter()
time.sleep(0.01)
print(time.time() >= before, time.perf_counter() > clock, time.monotonic() > 0, isinstance(time.time(), float), isinstance(time.time_ns(), int), time.process_time() >= 0)
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.gmtime(86400)[:6], time.gmtime(1e9).tm_year, time.gmtime(1e9).tm_wday, time.strftime("%a %b %d %j %y %p %I %%", time.gmtime(1_000_000_000)))
print(os.environ.get("NO_SUCH_VARIABLE"), os.environ.get("NO_SUCH_VARIABLE", "default"), os.getenv("PATH") is not None, "PATH" in os.environ, os.name)
os.environ["OURS"] = "set"
print(os.environ["OURS"], os.getenv("OURS"))
try:
    os.environ["MISSING_VARIABLE"]
except KeyError as error:
    print(error)
print(len(os.urandom(8)), isinstance(os.urandom(1), bytes), os.getpid() > 0, os.path.isdir(os.getcwd()))
print(os.path.expanduser("x"), os.path.exists(os.sep), os.curdir, os.pardir, os.extsep)
