"""complex: construction, text, arithmetic, comparison, formatting, and the errors."""

for text in ("1+2j", "-1j", "j", "+j", "1", "(1+2j)", " 1-2J ", "1e3-1e-3j", "inf+nanj", "1 + 2j", "", "1+2", "j1", "1+2i", "1_0+2_0j", "((1))", "1+-2j", "nan", "-infj", "1j+2"):
    try:
        print(repr(text), complex(text))
    except ValueError as error:
        print(repr(text), error)
a, b = 1 + 2j, 3 - 1j
print(a + b, a - b, a * b, a / b, a ** 2, a ** b, a ** -1, abs(3 + 4j), -a, +a, a.conjugate(), a.real, a.imag, a == 1 + 2j, a != b, 1j * 1j, 1j ** 2, 2 ** 1j, a + 1, 1.5 * a, a - True, (1 + 0j) == 1, hash(1 + 0j) == hash(1), hash(a) == hash(complex(1, 2)))
print(complex(), complex(1), complex(1, 2), complex(1.5, -0.0), complex(1j, 1j), complex(real=1, imag=2), complex(imag=3), repr(-0j), repr(0 - 0j), repr(complex(-0.0, -0.0)), str(complex("inf")), bool(0j), bool(1e-300j), complex(True, False), [1j, 2 + 0j, -1j, 1e20 + 1e-7j, complex(0, float("nan"))])
for action in ("a < b", "a // b", "a % b", "divmod(a, b)", "int(a)", "float(a)", "round(a)", "a / 0", "0j ** -1", "0j ** 1j", "complex('1', 2)", "complex(1, '2')", "complex([])", "complex(None)", "math.floor(a)", "a @ b", "a & b", "~a", "complex('x')", "a.real = 1", "max(a, b)", "range(1j)", "'%d' % a", "(1e200 + 0j) ** 2", "abs(complex('inf'))", "a.x", "complex(1, 2, 3)"):
    try:
        print(action, eval(action, {"a": a, "b": b, "math": __import__("math")}))
    except (TypeError, ValueError, ZeroDivisionError, OverflowError, AttributeError, SyntaxError) as error:
        print(action, "->", type(error).__name__, error)
print(f"{a:.2f} {a:>12} {a!r:<10}| {b:+.1e} {a:g} {1e10 + 1j:,}", "%s %r" % (a, b), "{:.3f}".format(1 / 3 + 1j / 7), format(a))
