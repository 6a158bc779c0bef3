"""Literals of int in every base, with underscores, and the wrong ones."""

print(0, 00, 0_0, 1_000_000, 0xFF, 0Xff, 0x_f, 0o17, 0O1_7, 0b101, 0B1_0, 0b_1)
print(10 ** 30, 123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFFFF, 0o7777777777777777777777777)
print(1 .real, 1..real, (5).bit_length(), 0xfor 1, 1if 1 else 2, [0x1for x in (1,)])
print(-0, +1, ~0, --1, -+-1, ~~5, - 1)
for bad in ("01", "0777", "1__0", "1_", "_1 ", "0x", "0xg", "0o8", "0b2", "0b", "1_a", "0_7", "1e", "1.0e+", "00_1", "0x1_", "12abc", "1.2.3", "0b1_", "1j2", "0o"):
    try:
        print(bad, "=", eval(bad))
    except (SyntaxError, NameError) as error:
        print(bad[:10], "->", type(error).__name__, error.args[0])
    except ValueError as error:
        print(bad[:10], "->", type(error).__name__, error)
