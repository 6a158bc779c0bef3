"""Keys of a mapping pattern that are equal, whatever their types."""
# mapping pattern duplicates
for src in ["match {}:\n case {0: _, False: _}: pass", "match {}:\n case {1: _, 1.0: _}: pass", "match {}:\n case {1+2j: a, 1+2j: b}: pass", "match {}:\n case {b'a': a, b'a': b}: pass", "match {}:\n case {'a': a, 'a': b}: pass", "match {}:\n case {-1: a, -1.0: b}: pass", "match {}:\n case {None: a, None: b}: pass", "match {}:\n case {True: a, 1: b}: pass", "match {}:\n case {'a' 'b': a, 'ab': b}: pass", "match {}:\n case {0: a, 0j: b}: pass", "match {}:\n case {0-1j: a, -0-1j: b}: pass"]:
    try: compile(src, "f", "exec"); print("ok", src)
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset)
match {1+2j: "c", b"k": "b", -3: "n", 2.5: "f"}:
    case {1+2j: a, b"k": b, -3: n, 2.5: f}: print(a, b, n, f)
class K: A = 1
try:
    match {1: 2}:
        case {K.A: x, 1: y}: print("?")
except ValueError as e: print(e)
