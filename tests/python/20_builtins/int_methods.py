"""Methods and attributes of int."""

for n in (0, 1, -1, 255, -256, 2**64, -(2**70)):
    print(n, n.bit_length(), n.bit_count(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.as_integer_ratio())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes())
print(int.from_bytes(b"\x00\x10", "big"), int.from_bytes(b"\x00\x10", "little"), int.from_bytes(b"\xfc\x00", "big", signed=True))
print(int.from_bytes([255, 0, 0], byteorder="big"), int.from_bytes(b""), int.from_bytes(bytearray(b"\x01\x02")))
for action in (
    lambda: (256).to_bytes(1, "big"),
    lambda: (-1).to_bytes(1, "big"),
    lambda: (1).to_bytes(-1, "big"),
    lambda: (1).to_bytes(1, "middle"),
    lambda: int.from_bytes(b"1", "middle"),
    lambda: int.from_bytes("1", "big"),
    lambda: int.from_bytes([256], "big"),
    lambda: (128).to_bytes(1, "big", signed=True),
    lambda: (1).bit_length(1),
    lambda: int.bit_length("a"),
    lambda: int.bit_length(),
    lambda: (1).nothing,
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print((5).__add__(3), (5).__add__("a"), (5).__radd__(3), (5).__floordiv__(2), (5).__divmod__(3), (5).__pow__(2, 7))
print((7).__lt__(9), (7).__eq__(7.0), (7).__eq__(7), (7).__hash__(), (7).__bool__(), (7).__index__(), (7).__int__(), (7).__float__())
print((7).__repr__(), (7).__str__(), (7).__format__("03d"), (7).__abs__(), (-7).__neg__(), (7).__invert__(), (7).__pos__())
print((17).__round__(-1), (15).__round__(-1), (25).__round__(-1), (5).__ceil__(), (5).__floor__(), (5).__trunc__())
print((6).__and__(3), (6).__or__(3), (6).__xor__(3), (6).__lshift__(3), (6).__rshift__(1), (2).__rpow__(3), (2).__rsub__(3))
print(int.__name__, int.__module__, int.__mro__, type(int))
