"""try: which clause is taken, and the order of everything."""


def run(body, *, handlers=(ValueError, KeyError), reraise=False):
    steps = []
    try:
        try:
            steps.append("body")
            body()
        except handlers[0] as error:
            steps.append(("first", str(error)))
            if reraise: raise
        except handlers[1:]:
            steps.append("second")
        except (TypeError, IndexError) as error:
            steps.append(("tuple", type(error).__name__))
        except:
            steps.append("bare")
        else:
            steps.append("else")
        finally:
            steps.append("finally")
    except Exception as error:
        steps.append(("escaped", repr(error)))
    return steps


class Sub(ValueError): pass


print(run(lambda: None))
print(run(lambda: int("x")))
print(run(lambda: {}["k"]))
print(run(lambda: [][1]))
print(run(lambda: 1 / 0))
print(run(lambda: (_ for _ in ()).throw(Sub("sub"))))
print(run(lambda: int("x"), reraise=True))
print(run(lambda: exit(1)))
try:
    try:
        1 / 0
    except 5:
        print("never")
except TypeError as error:
    print(error, repr(error.__context__))
try:
    try:
        1 / 0
    except (ValueError, "x"):
        print("never")
except TypeError as error:
    print(error)
try:
    raise KeyError("k")
except LookupError as e:
    print("lookup", e)
    try:
        raise ValueError("inner")
    except ValueError as e:
        print(e)
    print("e" in globals())
try:
    try: pass
    finally: print("f1")
finally: print("f2")


def name(): print("evaluated"); return ValueError


try:
    raise KeyError
except name(): pass
except KeyError: print("after evaluating")
try:
    print("no error")
except name(): pass
for bad in ("try: pass", "try: pass\nelse: pass", "try: pass\nexcept: pass\nexcept ValueError: pass", "try: pass\nfinally: pass\nexcept: pass", "try: pass\nexcept a, b: pass", "try: pass\nexcept (a, b) as c.d: pass", "except: pass", "finally: pass", "try: pass\nexcept a as b as c: pass", "try: pass\nexcept *a: pass\nexcept b: pass", "try: pass\nexcept*: pass", "try: pass\nexcept a as 1: pass", "try: pass\nexcept as b: pass", "try: pass\nexcept a, b as c: pass"):
    try:
        compile(bad, "s", "exec")
        print(repr(bad), "fine")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg)
