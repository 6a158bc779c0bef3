"""subprocess.run and its relatives."""
import subprocess, sys, tempfile
r=subprocess.run(['echo','hi'],capture_output=True,text=True); print(r)
print(subprocess.run('exit 3',shell=True).returncode, subprocess.check_output(['cat'],input=b'data'), subprocess.run(['sh','-c','echo err >&2; echo out'],stdout=subprocess.PIPE,stderr=subprocess.STDOUT,text=True).stdout)
try: subprocess.run(['false'],check=True)
except subprocess.CalledProcessError as e: print(e)
try: subprocess.run(['nope-x'])
except FileNotFoundError as e: print(e)


def attempt(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


# A conversation, line by line.
child = subprocess.Popen(["cat", "-u"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
child.stdin.write("one\n")
print(repr(child.stdout.readline()), child.poll())
child.stdin.write("two\n")
print(repr(child.stdout.readline()))
print(child.communicate("three\nfour\n"), child.returncode, child.communicate())
child = subprocess.Popen(["sh", "-c", "read x; echo got $x; read y; echo got $y >&2; exit 5"], stdin=-1, stdout=-1, stderr=-1)
print(child.poll(), child.returncode)
child.stdin.write(b"a\nb\n")
child.stdin.close()
print(child.stdout.read(), child.stderr.read(), child.wait(), child.poll())

# More than a pipe holds, in both directions; a child that does not read all.
print(subprocess.run(["wc", "-c"], input=b"x" * 1_000_000, capture_output=True))
print(len(subprocess.run(["cat"], input="é" * 300_000, capture_output=True, text=True).stdout))
print(subprocess.run(["head", "-c", "3"], input=b"x" * 1_000_000, capture_output=True))

# Time limits.
attempt(lambda: subprocess.run(["sleep", "5"], stdout=subprocess.PIPE, timeout=0.1))
attempt(lambda: subprocess.check_output(["sleep", "5"], timeout=0.1))
attempt(lambda: subprocess.call(["sleep", "5"], timeout=0.1))
try:
    subprocess.run("echo begun; exec sleep 5", shell=True, capture_output=True, text=True, timeout=1)
except subprocess.TimeoutExpired as expired:
    print(repr(expired), expired.output, expired.stdout, expired.stderr, expired.cmd)
child = subprocess.Popen(["sleep", "5"])
attempt(lambda: child.wait(0))
print(child.poll(), child)
child.terminate()
print(child.wait(), child)
child.kill()
child = subprocess.Popen("echo a; sleep 0.3; echo b", shell=True, stdout=subprocess.PIPE, text=True)
attempt(lambda: child.communicate(timeout=0.1))
print(child.communicate())

# Streams of all kinds.
subprocess.run("echo to out; echo to err >&2", shell=True)
with tempfile.TemporaryFile("w+") as file:
    subprocess.run(["echo", "in a file"], stdout=file)
    file.seek(0)
    print(file.read())
    file.seek(0)
    print(subprocess.check_output(["cat"], stdin=file))
print(subprocess.run("echo a; echo b >&2; echo c", shell=True, stdout=-1, stderr=-2).stdout)
first = subprocess.Popen(["printf", "b\\na\\n"], stdout=-1)
second = subprocess.Popen(["sort"], stdin=first.stdout, stdout=-1)
first.stdout.close()
print(second.communicate(), first.wait())
print(subprocess.check_output(["cat"], input=None), repr(subprocess.check_output(["cat"], input=None, text=True)))
for line in subprocess.Popen(["seq", "3"], stdout=-1, text=True).stdout:
    print(line.strip())
print(subprocess.getstatusoutput("echo x; exit 3"), subprocess.check_call(["true"]))
with subprocess.Popen(["cat"], stdin=-1, stdout=-1, encoding="latin-1") as child:
    print(child.communicate("hé"), child.args, child.stdin.closed)

# What goes wrong.
attempt(lambda: subprocess.check_call(["false"]))
attempt(lambda: subprocess.check_output("exit 2", shell=True))
attempt(lambda: subprocess.run(["sh", "-c", "kill -9 $$"], check=True))
for options in ({"cwd": "/nowhere"}, {"cwd": "/etc/passwd"}, {"env": {"A=": "1"}}, {"env": {1: "1"}}, {"bufsize": "s"},
                {"executable": "/bin/nowhere"}, {"text": True, "universal_newlines": False}, {"stdout": -7}):
    attempt(lambda: subprocess.run(["echo", "x"], **options))
for args in ([], [1], None, ["a\0b"], "echo x", ["/etc/passwd"]):
    attempt(lambda: subprocess.run(args))
print(subprocess.run(["/bin/sh", "-c", "echo $0 $A"], env={"A": "1"}, stdout=-1, text=True).stdout)
print(subprocess.run(["pwd"], cwd="/", stdout=-1).stdout, subprocess.run(["other", "-c", "echo $0"], executable="/bin/sh", stdout=-1).stdout)
sys.stdout.flush()
subprocess.Popen("sleep 0.1; echo what is late is seen", shell=True).wait()
