"""Child processes. What they print is part of the recording, where no child runs again."""

import atexit
import io
import os
import signal

import _subprocess

__all__ = ["Popen", "PIPE", "STDOUT", "DEVNULL", "call", "check_call", "check_output", "run", "getoutput", "getstatusoutput",
           "CompletedProcess", "CalledProcessError", "SubprocessError", "TimeoutExpired"]

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """A process that has ended."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    __class_getitem__ = classmethod(type(list[int]))

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


# Children whose output goes to ours: what they have not yet written is waited for at the end.
_relaying = set()


@atexit.register
def _finish():
    for child in list(_relaying):
        child.wait()


class _Limit:
    """How long something may still take. What it took is measured where the waiting is done."""

    __slots__ = ("left",)

    def __init__(self, timeout):
        self.left = timeout

    def spend(self, seconds):
        if self.left is not None:
            self.left = max(self.left - seconds, 0)

    @property
    def is_over(self):
        return self.left is not None and self.left <= 0


class Popen:
    """A child process.

    What it writes to the standard streams that it inherits comes here first and goes on from here, so that it is part of a
    recording: at each wait, and at the end of the program.
    """

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
                 shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0,
                 restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None,
                 encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        self.returncode = None
        self.stdin = self.stdout = self.stderr = None
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        for name, given in (("startupinfo", startupinfo is not None), ("creationflags", creationflags != 0)):
            if given:
                raise ValueError(f"{name} is only supported on Windows platforms")
        for name, given in (("preexec_fn", preexec_fn is not None), ("pass_fds", pass_fds), ("user", user is not None),
                            ("group", group is not None), ("extra_groups", extra_groups is not None), ("umask", umask != -1)):
            if given:
                raise NotImplementedError(f"subprocess: {name} is not supported here")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but different. "
                                  "Pass one or the other.")
        self.args = args
        self.encoding, self.errors = encoding, errors
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
            argv = [args]
        else:
            argv = list(args)
        if shell:
            argv = ["/bin/sh", "-c", *argv]
            if executable is not None:
                argv[0] = executable
        if env is not None:
            env = [(os.fsencode(name), os.fsencode(value)) for name, value in env.items()]
            if any(b"=" in name for name, _ in env):
                raise ValueError("illegal environment variable name")
        # Descriptors of streams that the child inherits, each with the one here that they go on to.
        self._relayed = {}
        self._given = []
        ours = []
        try:
            streams = self._streams(stdin, stdout, stderr, ours)
            self.pid = _subprocess.spawn(argv, executable, cwd, env, streams, start_new_session, process_group)
            if bufsize == 1 and not self.text_mode:
                import warnings
                warnings.warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                              RuntimeWarning, 2)
            for name, fd in zip(("stdin", "stdout", "stderr"), ours):
                if fd is not None:
                    setattr(self, name, self._stream(fd, "wb" if name == "stdin" else "rb", bufsize))
        except:
            for fd in [*ours, *self._relayed]:
                if fd is not None:
                    os.close(fd)
            self._relayed.clear()
            raise
        finally:
            for fd in self._given:
                os.close(fd)
        fds = [None if stream is None else stream.fileno() for stream in (self.stdout, self.stderr)]
        # For `communicate`: what is still to be sent; the descriptors still to be read, and what they gave.
        self._input = None
        self._reading = [fd for fd in fds if fd is not None]
        self._pieces = [None if fd is None else [] for fd in fds]
        self._received = {fd: pieces for fd, pieces in zip(fds, self._pieces) if fd is not None}
        self._result = None
        if self._relayed:
            _relaying.add(self)

    def _streams(self, stdin, stdout, stderr, ours):
        """The child's three descriptors; `ours` becomes the other ends of those that are pipes."""
        def choose(stream, standard):
            if stream is None:
                return standard
            if stream == PIPE:
                reading, writing = os.pipe()
                child, own = (reading, writing) if standard == 0 else (writing, reading)
                self._given.append(child)
                ours.append(own)
                return child
            if stream == DEVNULL:
                self._given.append(os.open(os.devnull, os.O_RDWR))
                return self._given[-1]
            return stream if isinstance(stream, int) else stream.fileno()

        def relay(fd):
            if fd not in (1, 2):
                return fd
            reading, writing = os.pipe()
            self._relayed[reading] = fd
            self._given.append(writing)
            return writing

        chosen = []
        for standard, stream in enumerate((stdin, stdout, stderr)):
            if standard == 2 and stream == STDOUT and isinstance(stream, int):
                chosen.append(chosen[1])
            else:
                fd = choose(stream, standard)
                chosen.append(relay(fd) if standard else fd)
            if len(ours) == standard:
                ours.append(None)
        return chosen

    def _stream(self, fd, mode, bufsize):
        stream = io.open(fd, mode, -1 if bufsize == 1 else bufsize)
        if not self.text_mode:
            return stream
        return io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors,
                                line_buffering=mode == "wb" and bufsize == 1, write_through=mode == "wb")

    def _advance(self, limit, reading=(), sending=False):
        """Waits until something happens, within the limit: whether anything did."""
        streams = [*reading, *self._relayed]
        pid = self.pid if self.returncode is None else None
        target, data = (self.stdin.fileno(), self._input[:65536]) if sending else (None, b"")
        status, taken, output, elapsed = _subprocess.advance(pid, target, data, streams, limit.left)
        limit.spend(elapsed)
        if status is not None:
            self.returncode = status
        if sending:
            # Nobody reads the rest.
            self._input = self._input[len(self._input) if taken is None else taken:]
        for fd, piece in zip(streams, output):
            if piece is None:
                continue
            if fd not in self._relayed:
                if piece:
                    self._received[fd].append(piece)
                else:
                    self._reading.remove(fd)
            elif piece:
                try:
                    os.write(self._relayed[fd], piece)
                except OSError:
                    # Closed here, or by who reads it: the child would have been told, and nobody else.
                    pass
            else:
                del self._relayed[fd]
                os.close(fd)
        return status is not None or taken != 0 or any(piece is not None for piece in output)

    def _relay_rest(self):
        """What an ended child wrote before; somebody else may still hold its streams open."""
        while self._relayed and self._advance(_Limit(0)):
            pass
        for fd in self._relayed:
            os.close(fd)
        self._relayed.clear()
        _relaying.discard(self)

    def _close_input(self):
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def communicate(self, input=None, timeout=None):
        if self._input is not None and input:
            raise ValueError("Cannot send input after starting communication")
        if self._result is not None:
            return self._result
        limit = _Limit(timeout)
        sending = self.stdin is not None and not self.stdin.closed
        if self._input is None:
            self._input = memoryview(b"")
            if sending:
                try:
                    self.stdin.flush()
                except BrokenPipeError:
                    pass
                if input:
                    if self.text_mode:
                        input = input.replace("\n", os.linesep).encode(self.stdin.encoding, self.stdin.errors)
                    self._input = memoryview(input).cast("B")
        while True:
            if sending and not self._input:
                self._close_input()
                sending = False
            if not sending and not self._reading:
                break
            self._advance(limit, self._reading, sending)
            if limit.is_over:
                stdout, stderr = (b"".join(pieces) if pieces else None for pieces in self._pieces)
                raise TimeoutExpired(self.args, timeout, output=stdout, stderr=stderr)
        self.wait(limit.left)
        self._result = tuple(map(self._collected, (self.stdout, self.stderr), self._pieces))
        return self._result

    def _collected(self, stream, pieces):
        if stream is None:
            return None
        data = b"".join(pieces)
        if self.text_mode:
            data = data.decode(stream.encoding, stream.errors).replace("\r\n", "\n").replace("\r", "\n")
        if not stream.closed:
            # First what the program's own reads had left in the buffer.
            data = stream.read() + data
            stream.close()
        return data

    def wait(self, timeout=None):
        limit = _Limit(timeout)
        while self.returncode is None:
            self._advance(limit)
            if self.returncode is None and limit.is_over:
                raise TimeoutExpired(self.args, timeout)
        self._relay_rest()
        return self.returncode

    def poll(self):
        if self.returncode is None:
            self._advance(_Limit(0))
        if self.returncode is not None:
            self._relay_rest()
        return self.returncode

    def send_signal(self, sig):
        if self.poll() is None:
            try:
                _subprocess.send_signal(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for stream in (self.stdout, self.stderr):
            if stream is not None:
                stream.close()
        try:
            if self.stdin is not None:
                self.stdin.close()
        finally:
            self.wait()

    def __repr__(self):
        shown = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return shown if len(shown) <= 80 else shown[:76] + "...>"

    __class_getitem__ = classmethod(type(list[int]))


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except:
            process.kill()
            raise
        code = process.returncode
    if check and code:
        raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get("args", popenargs[0] if popenargs else None))
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        # Nothing is read, where `None` elsewhere means our own standard input.
        text = any(kwargs.get(name) for name in ("text", "universal_newlines", "encoding", "errors"))
        kwargs["input"] = "" if text else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    done = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT, encoding=encoding, errors=errors)
    return done.returncode, done.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
