"""Every typecode of `array`: sizes, the numbers that fit, and what is said about those that do not."""

from array import array, typecodes

print(typecodes)
for code in "bBhHiIlLqQ":
    size = array(code).itemsize
    low = 0 if code.isupper() else -(1 << (8 * size - 1))
    high = (1 << 8 * size) - 1 if code.isupper() else (1 << (8 * size - 1)) - 1
    numbers = array(code, [low, high])
    print(code, size, numbers.tolist() == [low, high], numbers.tobytes().hex())
    for wrong in (low - 1, high + 1, 1.0, "1", None):
        try:
            numbers.append(wrong)
        except (OverflowError, TypeError) as error:
            print("   ", repr(wrong), type(error).__name__, error)

for code in "fd":
    numbers = array(code, [0.1, 1e30, float("inf"), 7])
    print(numbers, numbers.itemsize, numbers.tobytes()[:4].hex())

text = array("u", "añ€")
print(text, text.tounicode(), len(text), text.itemsize)
text.fromunicode("!")
print(text[-1], text.index("€"))
try:
    text.append("two")
except TypeError as error:
    print(error)
try:
    array("d").tounicode()
except ValueError as error:
    print(error)
for wrong in ("x", "", 1):
    try:
        array(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(array("b", b"\xff\x01"), array("h", array("b", [1, 2])), array("B", bytearray(b"ab")))
