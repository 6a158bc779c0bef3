"""How long small pieces of code take."""

import gc
import sys
import time
from itertools import repeat as _repeat

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1_000_000
default_repeat = 5
default_timer = time.perf_counter
dummy_src_name = "<timeit-src>"
_globals = globals


def _indented(code, spaces):
    return code.replace("\n", "\n" + " " * spaces)


class Timer:
    """Times a statement, after a setup; each is source or a function without arguments."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        space = _globals() if globals is None else globals
        parameters = ""
        if isinstance(setup, str):
            # Each by itself first: it must not reach out of the function that is made of it.
            compile(setup, dummy_src_name, "exec")
            before, setup_text = setup + "\n", _indented(setup, 4)
        elif callable(setup):
            names["_setup"] = setup
            parameters += ", _setup=_setup"
            before, setup_text = "", "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(before + stmt, dummy_src_name, "exec")
            text = _indented(stmt, 8)
        elif callable(stmt):
            names["_stmt"] = stmt
            parameters += ", _stmt=_stmt"
            text = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = "\n".join([
            f"def inner(_it, _timer{parameters}):",
            f"    {setup_text}",
            "    _t0 = _timer()",
            "    for _i in _it:",
            f"        {text}",
            "        pass",
            "    _t1 = _timer()",
            "    return _t1 - _t0",
            "",
        ])
        exec(compile(self.src, dummy_src_name, "exec"), space, names)
        self.inner = names["inner"]

    def print_exc(self, file=None):
        """Prints the exception that is handled, with the lines of the timed source."""
        import linecache
        import traceback
        linecache.cache[dummy_src_name] = len(self.src), None, self.src.split("\n"), dummy_src_name
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """The seconds that so many executions take, without collections of garbage."""
        collects = gc.isenabled()
        gc.disable()
        try:
            return self.inner(_repeat(None, number), self.timer)
        finally:
            if collects:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """The number of 1, 2, 5, 10, ... executions that take 0.2 seconds or more, and what they take."""
        power = 1
        while True:
            for digit in 1, 2, 5:
                number = power * digit
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            power *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}


def main(args=None, *, _wrap_timer=None):
    """The command: times the statement that the arguments are, one line each."""
    import getopt
    try:
        options, lines = getopt.getopt(
            sys.argv[1:] if args is None else args, "n:u:s:r:pvh",
            ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"])
    except getopt.error as error:
        print(error)
        print("use -h/--help for command line help")
        return 2
    timer, number, repeats, setup, unit, verbose, precision = default_timer, 0, default_repeat, [], None, 0, 3
    for option, value in options:
        match option:
            case "-n" | "--number":
                number = int(value)
            case "-s" | "--setup":
                setup.append(value)
            case "-u" | "--unit":
                if value not in _UNITS:
                    print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                    return 2
                unit = value
            case "-r" | "--repeat":
                repeats = max(1, int(value))
            case "-p" | "--process":
                timer = time.process_time
            case "-v" | "--verbose":
                precision += verbose
                verbose += 1
            case _:
                print("usage: timeit [-n N] [-r N] [-u UNIT] [-s S] [-p] [-v] [-h] [statement ...]")
                return 0
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    sys.path.insert(0, "")
    timed = Timer("\n".join(lines) or "pass", "\n".join(setup) or "pass", timer)

    def shown(seconds):
        name = unit or next(name for name in ("sec", "msec", "usec", "nsec") if seconds >= _UNITS[name] or name == "nsec")
        return f"{seconds / _UNITS[name]:.{precision}g} {name}"

    def progress(tried, seconds):
        print(f"{tried} loop{'s' * (tried != 1)} -> {seconds:.{precision}g} secs")

    try:
        if not number:
            number, _ = timed.autorange(progress if verbose else None)
            if verbose:
                print()
        totals = timed.repeat(repeats, number)
    except Exception:
        timed.print_exc()
        return 1
    if verbose:
        print(f"raw times: {', '.join(map(shown, totals))}")
        print()
    each = [total / number for total in totals]
    best, worst = min(each), max(each)
    print(f"{number} loop{'s' * (number != 1)}, best of {repeats}: {shown(best)} per loop")
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(
            f"The test results are likely unreliable. The worst time ({shown(worst)}) was more than four times slower than "
            f"the best time ({shown(best)}).", UserWarning, "", 0)
    return None


if __name__ == "__main__":
    sys.exit(main())
