"""Runs a program under CPython 3.11's sys.settrace and writes its stop points: `settrace.py EVENTS PROGRAM [ARG...]`.

A stop point is a `line` or a `return` event in one of the program's own files: those in the program's directory or
below.  EVENTS gets one line for each, `FILE:LINE FUNCTION KIND`, where KIND is `line`, `return` or `unwind` (the frame
is left by an exception); FILE is relative to the program's directory.  With `-` for EVENTS only their number and
checksum are written, to the descriptor that the environment variable STOPS names.

CPython reports leaving by an exception as a `return` of None.  What happened really is told by the instruction at which
the frame stands: only RETURN_VALUE and YIELD_VALUE leave a frame.  A frame also stands at a YIELD_VALUE when an exception
that was thrown in leaves it, at once (the frame's last event was that exception) or after a `finally` (the instruction
executed last is the RERAISE, which sets the frame back).
"""

import atexit
import dis
import gc
import os
import sys
import types
import zlib

RETURN_VALUE = dis.opmap["RETURN_VALUE"]
YIELD_VALUE = dis.opmap["YIELD_VALUE"]
RERAISE = dis.opmap["RERAISE"]


class Recorder:
    def __init__(self, directory, out):
        self.directory = os.path.join(directory, "")
        self.out = out
        self.count = 0
        self.checksum = 0
        self.buffer = []
        self.names = {}
        # The frame whose last event was an exception, and the instruction at which that came.
        self.raised = (None, None)
        # The frame that executed a RERAISE, until its next event.
        self.reraising = None
        # Code objects of the program by whether they yield and reraise.
        self.cleans_up = {}

    def name(self, code):
        """`FILE:` and ` FUNCTION ` of a code object of the program, or None for other code."""
        try:
            return self.names[code]
        except KeyError:
            path = code.co_filename
            own = path.startswith(self.directory)
            # The code object is kept alive as a key, so that its identity is not used again.
            self.names[code] = (f"{path[len(self.directory):]}:", f" {code.co_name} ") if own else None
            return self.names[code]

    def called(self, frame, event, argument):
        if self.name(frame.f_code) is None:
            return None
        # Instructions are events of their own only where they are needed: they are slow.
        if self.suspends_in_cleanup(frame.f_code):
            frame.f_trace_opcodes = True
        return self.traced

    def suspends_in_cleanup(self, code):
        if code not in self.cleans_up:
            opcodes = set(code.co_code[::2])
            self.cleans_up[code] = YIELD_VALUE in opcodes and RERAISE in opcodes
        return self.cleans_up[code]

    def traced(self, frame, event, argument):
        if event == "opcode":
            self.reraising = frame if frame.f_code.co_code[frame.f_lasti] == RERAISE else None
            return self.traced
        if event == "exception":
            self.reraising = None
            self.raised = (frame, frame.f_lasti)
            return self.traced
        if event == "line":
            kind = "line\n"
        elif event == "return":
            opcode = frame.f_code.co_code[frame.f_lasti]
            leaves = opcode == RETURN_VALUE or (
                opcode == YIELD_VALUE and self.raised != (frame, frame.f_lasti) and self.reraising is not frame
            )
            kind = "return\n" if leaves else "unwind\n"
        else:
            return self.traced
        file, function = self.names[frame.f_code]
        self.raised = (None, None)
        self.reraising = None
        self.buffer.append(f"{file}{frame.f_lineno}{function}{kind}")
        self.count += 1
        if len(self.buffer) >= 4096:
            self.flush()
        return self.traced

    def flush(self):
        data = "".join(self.buffer).encode()
        self.buffer.clear()
        self.checksum = zlib.crc32(data, self.checksum)
        if self.out is not None:
            self.out.write(data)


def main():
    events, program, *arguments = sys.argv[1:]
    program = os.path.abspath(program)
    out = None if events == "-" else open(events, "wb")
    recorder = Recorder(os.path.dirname(program), out)
    with open(program, "rb") as source:
        code = compile(source.read(), program, "exec", dont_inherit=True)
    sys.argv = [program, *arguments]
    sys.path[0] = os.path.dirname(program)
    module = types.ModuleType("__main__")
    # What the main program of a run finds among its globals, in that order.
    module.__annotations__ = {}
    module.__builtins__ = __builtins__
    module.__file__ = program
    module.__cached__ = None
    sys.modules["__main__"] = module
    try:
        sys.settrace(recorder.called)
        try:
            exec(code, module.__dict__)
        except SystemExit:
            pass
        atexit._run_exitfuncs()
        # The end of the interpreter as far as the program sees it: a collection puts the objects in order, then its modules
        # go, and with them what has a __del__.
        gc.collect()
        del module, sys.modules["__main__"]
        for name, other in list(sys.modules.items()):
            if (getattr(other, "__dict__", {}).get("__file__") or "").startswith(recorder.directory):
                del sys.modules[name]
        other = None
        gc.collect()
    except Exception:
        # Showing an uncaught exception is part of the run: it may call the program's own __str__.
        sys.__excepthook__(*sys.exc_info())
        atexit._run_exitfuncs()
    finally:
        sys.settrace(None)
        recorder.flush()
        if out is not None:
            out.close()
        else:
            with open(int(os.environ["STOPS"]), "w") as summary:
                summary.write(f"{recorder.count} {recorder.checksum:08x}")


main()
