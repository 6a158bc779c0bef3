"""When a memoryview is let go: what locks a bytearray, and what a released view still answers."""

owner = bytearray(b"locked while seen")
with memoryview(owner) as view:
    print(view[:6].tobytes(), view.readonly, view.obj is owner)
    for change in (lambda: owner.append(1), lambda: owner.clear(), lambda: owner.extend(b"x"), lambda: owner.pop()):
        try:
            change()
        except BufferError as error:
            print("BufferError:", error)
    owner[0:6] = b"LOCKED"
    print(bytes(view))
owner.append(33)
print(owner)

try:
    view[0]
except ValueError as error:
    print("ValueError:", error)
print(repr(view).startswith("<released memory at"))
for name in ("tolist", "tobytes", "hex", "toreadonly"):
    try:
        getattr(view, name)()
    except ValueError as error:
        print(name, "-", error)
view.release()
view.release()

base = memoryview(owner)
part = base[2:5]
print(part.obj is owner, part.tobytes())
base.release()
print(part.tolist())
try:
    owner.clear()
except BufferError as error:
    print("still:", error)
part.release()
owner.clear()
print(owner)

fixed = memoryview(b"abc")
print(hash(fixed) == hash(b"abc"), fixed == b"abc", fixed.readonly)
try:
    hash(memoryview(bytearray(b"abc")))
except ValueError as error:
    print(error)
try:
    fixed[0] = 65
except TypeError as error:
    print(error)
writable = memoryview(bytearray(b"abc"))
closed = writable.toreadonly()
writable[1] = 66
print(closed.tobytes(), closed.readonly)


class Releasing:
    def __index__(self):
        view.release()
        return 1


view = memoryview(bytearray(b"abc"))
try:
    view[Releasing()]
except ValueError as error:
    print(error)
view = memoryview(bytearray(b"abc"))
try:
    view[2] = Releasing()
except ValueError as error:
    print(error)
