# Picklers and unpicklers that programs shape, files of several pickles, and every error.
import collections
import copyreg
import io
import pickle
import re
import sys


def shown(what, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f"{type(error).__module__}.{type(error).__name__} | {error}"
    print(what, re.sub(r" at 0x\w+|<module '(\w+)'.*>", r"\1", result).replace("\n", "\\n"))


class Point:
    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Recipe:
    def __init__(self, recipe):
        self.recipe = recipe

    def __reduce__(self):
        return self.recipe


def local_class():
    class Local:
        pass
    return Local


print("- constants")
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.format_version, pickle.compatible_formats)
print(pickle.MARK, pickle.STOP, pickle.PROTO, pickle.FRAME, pickle.TRUE)
print([(error.__name__, error.__bases__) for error in (pickle.PickleError, pickle.PicklingError, pickle.UnpicklingError)])
print("- what cannot be pickled")
for name, value in [("lambda", lambda: 1), ("generator", (i for i in [])), ("local", local_class()), ("local object", local_class()()),
                    ("module", sys), ("frame", sys._getframe()), ("keys", {}.keys()), ("code", shown.__code__), ("view", memoryview(b"")),
                    ("file", sys.stdin)]:
    shown(name, pickle.dumps, value)
    shown(name, pickle.dumps, [value], 2)
print("- recipes")
for recipe in [1, (), (1,), (int,), (int, 1), (1, ()), (int, (), 1, 2, 3, 4, 5), (int, (), None, 3), (int, (), None, None, 3), "nope", "Point",
               "Point.nope", (int, (), None, None, None, 4), (copyreg.__newobj__, ()), (copyreg.__newobj__, (1,)), (copyreg.__newobj__, (int,)),
               (copyreg.__newobj_ex__, (int,)), (copyreg.__newobj_ex__, (int, 1, 2)), (copyreg.__newobj_ex__, (int, (), 2)),
               (copyreg.__newobj_ex__, (1, (), {})), [int, ()], None, (int, ("12",)), (sorted, ([3, 1],))]:
    shown(recipe if not isinstance(recipe, tuple) or copyreg.__newobj__ not in recipe and copyreg.__newobj_ex__ not in recipe else "new",
          pickle.dumps, Recipe(recipe))


def with_method(name, result):
    cls = type("Made", (), {name: lambda self: result, "__module__": "__main__"})
    return cls()


for result in [3, (), (3, 4), ((), 4), ((), {}, 4)]:
    shown(f"newargs_ex {result}", pickle.dumps, with_method("__getnewargs_ex__", result))
shown("newargs", pickle.dumps, with_method("__getnewargs__", 3))
shown("no reduce", pickle.dumps, type("Made", (), {"__reduce_ex__": None})())
print("- what cannot be read")
for data in [b"", b".", b"N", b"\x80\tN.", b"I1\n", b"\xff.", b"a.", b"?", b"'", b"\n", b"N(a.", b"(.", b"h\x00.", b"g0\n.", b"gx\n.", b"\x8c\x05ab",
             b"\x8c\x02\xff\xff.", b"cpickle\nnope\n.", b"cnope\nnope\n.", b"cpickle\ndumps", b"X\x05\x00\x00\x00ab", b"K", b"J\x01", b"F1.5x\n.",
             b"Iab\n.", b"L12\n.", b"L12L\n.", b"I01\n.", b"I00\n.", b"I0\n.", b"S'ab'\n.", b"S'a\\n\\x41'\n.", b"Sab\n.", b"S'a\n.", b"0.", b"N0.",
             b"\x95\x05\x00\x00\x00\x00\x00\x00\x00N.", b"1.", b"2.", b"N2\x86.", b"Pabc\n.", b"NQ.", b"\x93.", b"NN\x93.", b"NR.", b"N)R.", b"Nb.",
             b"NNb.", b"u.", b"(NNu.", b"}(Nu.", b"}(NNu.", b"](Ne.", b"N(Ne.", b"]Na.", b"\x82\x05.", b"\x82\x00.", b"\x90.", b"\x8f(N\x90.", b"\x97.",
             b"\x98.", b"\x81.", b"NN\x81.", b"N)\x81.", b"q\x00.", b"r.", b"\x94.", b"T\xff\xff\xff\x7fab", b"(i__main__\nPoint\n.", b"ios\nnope\n.",
             b"(I1\nI2\ni__main__\nPoint\n.", b"(c__main__\nPoint\no.", b"(o.", b"U\x02a\xff.", b"NNN", b"NN.", b"t.", b"l.", b"e.", b"(]e.",
             b"V\\u0041b\n.", b"Vab", b"\x96\x02\x00\x00\x00\x00\x00\x00\x00ab.", b"B\x02\x00\x00\x00ab.", b"\x8a\x02\x00\xff.",
             b"\x8b\x02\x00\x00\x00\x00\xff.", b"\x8b\xff\xff\xff\xff.", b"G123", b"p0\n.", b"Np0\ng0\n.", b"Npx\n.", b"Np-1\n.", b"(I1\nI2\nd.",
             b"(I1\nI2\nl.", b"(I1\nI2\nt.", b"N\x85.", b"c__builtin__\nxrange\n(K\x03tR.", b"cexceptions\nValueError\n)R."]:
    shown(data, pickle.loads, data)
shown("text", pickle.loads, "a")
shown("number", pickle.loads, 3)
shown("no file", pickle.load, 3)
shown("no file", pickle.dump, 1, 3)
shown("protocol", pickle.dumps, 1, 9)
shown("buffers", pickle.dumps, 1, buffer_callback=print, protocol=4)
for encoding in ("latin-1", "bytes", "utf-8"):
    shown(encoding, pickle.loads, b"U\x02a\xe9.", encoding=encoding)
shown("errors", pickle.loads, b"U\x02a\xe9.", errors="replace")
shown("others", pickle.loads, bytearray(b"K\x05."))
shown("others", pickle.loads, memoryview(b"K\x05."))

print("- files")
file = io.BytesIO()
for value in (1, "two", [3.0], Point(4, 5), "x" * 70000):
    pickle.dump(value, file)
file.seek(0)
print([str(pickle.load(file))[:20] for _ in range(5)])
shown("end", pickle.load, file)
with open("data.pickle", "wb") as out:
    pickler = pickle.Pickler(out, 2)
    shared = ["shared"]
    pickler.dump(shared)
    pickler.dump([shared, 1])
    pickler.clear_memo()
    pickler.dump([shared, 2])
with open("data.pickle", "rb") as source:
    print(source.read())
    source.seek(0)
    unpickler = pickle.Unpickler(source)
    print(unpickler.load(), unpickler.load(), unpickler.load())
    shown("end", unpickler.load)
    print(source.tell())


class Lines:
    """A file that tells what is asked of it."""

    def __init__(self, data):
        self.file = io.BytesIO(data)

    def read(self, size):
        return self.file.read(size)

    def readline(self):
        return self.file.readline()


print(pickle.load(Lines(pickle.dumps({"a": [1, 2, 3]}))), pickle.load(Lines(pickle.dumps({"a": [1, 2, 3]}, 0))))

print("- shaped")
table = {"one": Point(1, 1)}


class ByName(pickle.Pickler):
    def persistent_id(self, obj):
        return next((name for name, value in table.items() if value is obj), None)


class FromTable(pickle.Unpickler):
    def persistent_load(self, pid):
        if pid not in table:
            raise pickle.UnpicklingError(f"no {pid}")
        return table[pid]


for protocol in range(6):
    file = io.BytesIO()
    ByName(file, protocol).dump([table["one"], Point(2, 2), table["one"]])
    print(protocol, file.getvalue())
    file.seek(0)
    again = FromTable(file).load()
    print(again, again[0] is table["one"])
    file.seek(0)
    shown("without", pickle.load, file)


class Safe(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) == ("builtins", "range"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"global '{module}.{name}' is forbidden")


for value in (range(3), Point(), len, [1]):
    shown("safe", Safe(io.BytesIO(pickle.dumps(value))).load)
shown("find", pickle.Unpickler(io.BytesIO()).find_class, "pickle", "nope")
print(pickle.Unpickler(io.BytesIO()).find_class("collections", "OrderedDict"))


class Overriding(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, Point):
            return complex, (obj.x, obj.y)
        if getattr(obj, "__name__", None) == "local":
            return getattr, (Point, "__name__")
        return NotImplemented


def local():
    pass


file = io.BytesIO()
Overriding(file).dump([Point(1, 2), local, Point])
print(pickle.loads(file.getvalue()))


def point_recipe(point):
    return Point, (point.x * 10, point.y * 10)


class WithTable(pickle.Pickler):
    dispatch_table = collections.ChainMap({Point: point_recipe}, copyreg.dispatch_table)


file = io.BytesIO()
WithTable(file).dump(Point(1, 2))
print(pickle.loads(file.getvalue()), pickle.loads(pickle.dumps(Point(1, 2))))
pickler = pickle.Pickler(io.BytesIO())
pickler.dispatch_table = {Point: lambda point: "Point"}
shown("table", pickler.dump, Point())
copyreg.pickle(Point, point_recipe)
print(pickle.loads(pickle.dumps(Point(1, 2))))
del copyreg.dispatch_table[Point]
shown("copyreg", copyreg.pickle, Point, 3)

file = io.BytesIO()
pickler = pickle.Pickler(file)
print(pickler.bin, pickler.fast)
pickler.fast = 1
pickler.dump(["a", "a", ["b"]])
print(file.getvalue(), pickle.loads(file.getvalue()))

print("- extensions")
copyreg.add_extension("__main__", "Point", 200)
data = [pickle.dumps(Point, protocol) for protocol in range(5)]
print(data, [pickle.loads(each) for each in data])
shown("same", copyreg.add_extension, "__main__", "Point", 200)
shown("key", copyreg.add_extension, "__main__", "Point", 201)
shown("code", copyreg.add_extension, "__main__", "Other", 200)
shown("range", copyreg.add_extension, "a", "b", 0)
shown("remove", copyreg.remove_extension, "__main__", "Point", 201)
copyreg.remove_extension("__main__", "Point", 200)
copyreg.clear_extension_cache()
shown("gone", pickle.loads, data[2])

print("- buffers")
buffers = []
data = pickle.dumps([pickle.PickleBuffer(bytearray(b"changing")), pickle.PickleBuffer(b"fixed")], 5, buffer_callback=buffers.append)
print(data, [bytes(buffer.raw()) for buffer in buffers])
print(pickle.loads(data, buffers=[bytearray(b"CHANGING"), b"FIXED"]))
shown("few", pickle.loads, data, buffers=[b"one"])
shown("none", pickle.loads, data)
print(pickle.dumps([pickle.PickleBuffer(bytearray(b"changing")), pickle.PickleBuffer(b"fixed")], 5))
shown("old", pickle.dumps, pickle.PickleBuffer(b"x"))
