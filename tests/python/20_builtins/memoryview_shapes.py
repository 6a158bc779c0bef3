"""A memoryview with several dimensions: casts, tuples as subscripts, nested lists, and what it refuses."""

data = bytearray(range(24))
view = memoryview(data)
cube = view.cast("B", [2, 3, 4])
print(cube.ndim, cube.shape, cube.strides, cube.itemsize, cube.nbytes, len(cube))
print(cube[1, 2, 3], cube[0, 0, 0], cube[-1, -1, -1])
print(cube.tolist())
print(cube.contiguous, cube.c_contiguous, cube.f_contiguous)

cube[1, 0, 2] = 200
print(data[14], view[14])

grid = view.cast("H", [3, 4])
print(grid.format, grid.shape, grid.strides, grid.tolist()[0])
words = view.cast("I")
print(words.shape, words.itemsize, hex(words[0]), hex(words[-1]))

print(view.cast("B", [24]).tolist() == view.tolist())
print(cube.tobytes() == bytes(data), cube.hex()[:12])
print(cube == view.cast("B", [2, 3, 4]), cube == view)


def attempt(action):
    try:
        print("no error:", action())
    except (TypeError, ValueError, NotImplementedError, IndexError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: cube[0])
attempt(lambda: cube[0, 1])
attempt(lambda: cube[2, 0, 0])
attempt(lambda: cube[0:1].tolist())
attempt(lambda: view.cast("B", [5, 5]))
attempt(lambda: view.cast("B", [-1, 24]))
attempt(lambda: view.cast("Q", [7]))
attempt(lambda: view.cast("x"))
attempt(lambda: view.cast("i").cast("h"))
attempt(lambda: view[::2].cast("B"))
attempt(lambda: words.__setitem__(0, 2**32))
attempt(lambda: words.__setitem__(0, 1.5))
attempt(lambda: list(cube))
