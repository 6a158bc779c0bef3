"""Child processes. A child runs to its end before its output is seen; what it prints is part of the recording."""

import os
import sys

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
                import signal
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


class Popen:
    """A process. It runs when it is waited for."""

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
                 shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0,
                 restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None,
                 encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        self.args = args
        self._text = bool(encoding or errors or text or universal_newlines)
        self._encoding = encoding or "utf-8"
        self._errors = errors or "strict"
        self._stdin, self._stdout, self._stderr = stdin, stdout, stderr
        if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
            argv = [args]
        else:
            argv = list(args)
        if shell:
            argv = ["/bin/sh", "-c", *argv]
        if executable is not None:
            argv[0] = executable
        self._argv = argv
        self._cwd = cwd
        self._env = env
        self.returncode = None
        self.pid = None
        self.stdin = self.stdout = self.stderr = None
        self._collected = None
        if stdin != PIPE:
            self._run(None)

    def _run(self, input):
        argv, path = self._argv, None
        if input is not None or hasattr(self._stdin, "read"):
            if input is None:
                data = self._stdin.read()
            else:
                data = input
            if isinstance(data, str):
                data = data.encode(self._encoding, self._errors)
            import tempfile
            fd, path = tempfile.mkstemp(prefix="revdb-input-")
            with open(fd, "wb") as file:
                file.write(data)
            argv = ["/bin/sh", "-c", 'exec "$@" <"$0"', path, *argv]
        if self._stderr == STDOUT:
            argv = ["/bin/sh", "-c", 'exec "$@" 2>&1', "sh", *argv]
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        env = None if self._env is None else [(os.fsdecode(k), os.fsdecode(v)) for k, v in self._env.items()]
        try:
            if argv is not self._argv:
                # The shell would report a missing program in its own way.
                self._check(self._argv[0])
            status, out, err = _subprocess.output(argv, self._cwd, env, self._stdin is None)
        finally:
            if path is not None:
                os.remove(path)
        self.returncode = status
        out = self._deliver(out, self._stdout, sys.stdout)
        err = self._deliver(err, self._stderr if self._stderr != STDOUT else PIPE, sys.stderr)
        if self._stderr == STDOUT:
            err = None
        self._collected = (out, err)
        import io
        for name, data in (("stdout", out), ("stderr", err)):
            if data is not None:
                setattr(self, name, io.StringIO(data) if self._text else io.BytesIO(data))

    def _check(self, program):
        program = os.fsdecode(program)
        places = [""] if "/" in program else (self._env or os.environ).get("PATH", "/bin:/usr/bin").split(":")
        if not any(os.path.exists(os.path.join(place, program)) for place in places):
            raise FileNotFoundError(2, "No such file or directory", program)

    def _deliver(self, data, where, stream):
        """What the child wrote, if the program asked for it; else it goes where the child was told to write."""
        if where == PIPE:
            if self._text:
                return data.decode(self._encoding, self._errors).replace("\r\n", "\n").replace("\r", "\n")
            return data
        if where is None:
            if data and stream is not None:
                binary = getattr(stream, "buffer", None)
                if binary is not None:
                    binary.write(data)
                    binary.flush()
                else:
                    stream.write(data.decode(errors="replace"))
        elif hasattr(where, "write"):
            if data:
                where.write(data if "b" in getattr(where, "mode", "b") else data.decode())
                where.flush()
        return None

    def communicate(self, input=None, timeout=None):
        if self._collected is None:
            self._run(b"" if input is None else input)
        return self._collected

    def wait(self, timeout=None):
        if self._collected is None:
            self._run(b"")
        return self.returncode

    def poll(self):
        return self.wait()

    def kill(self):
        pass

    terminate = kill

    def send_signal(self, sig):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.wait()

    def __repr__(self):
        return f"<{self.__class__.__name__}: returncode: {self.returncode} args: {self.args!r}>"

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
    process = Popen(*popenargs, **kwargs)
    stdout, stderr = process.communicate(input)
    if check and process.returncode:
        raise CalledProcessError(process.returncode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, process.returncode, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    return Popen(*popenargs, **kwargs).wait()


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get("args", popenargs[0] if popenargs else None))
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    return run(*popenargs, stdout=PIPE, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    done = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT, encoding=encoding, errors=errors)
    return done.returncode, done.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
