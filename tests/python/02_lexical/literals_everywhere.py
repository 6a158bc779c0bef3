"""Literals: numbers, strings, prefixes, escapes, joining, continuation."""

print(0, 00, 0_0, 1_000, 0x_ff, 0xFF, 0o17, 0O17, 0b11, 0B1_1, 123456789012345678901234567890)
print(1.0, 1., .5, 1e3, 1E-3, 1_0.0_1, 1e1_0, 0e0, 00.5, 1j, 1.5J, .5j, 1e3j, 0j, 5 .real, 5..real, 1.e2)
print('single', "double", '''triple
single''', """triple
double""", 'it''s', "a" "b" 'c', ("par"
      "en"), 'back\
slash')
print('\a\b\f\n\r\t\v\\\'\"' == "\x07\x08\x0c\x0a\x0d\x09\x0b\x5c\x27\x22", '\101\60\7' == 'A0\x07', '\x41\u0042\U00000043\N{LATIN SMALL LETTER D}', '\
joined')
print(r'\n\t\\', R"\x", rb'\n', bR"\q", b'\x00\101\n', B"bytes", u"unicode", U'U', f"f{1}", F'F', rf"\{1}", fR"{2}\n")
print(len('\N{BULLET}'), ord('\N{SNOWMAN}'), '\0' == chr(0), '\08' == '\x00' + '8', len(r'\''), len("\\"), "\"", '\'')
print(True, False, None, ..., Ellipsis, NotImplemented, __debug__)
x = 1; y = 2; print(x, y);
if x: print("one line")
if x:
    pass; print("after pass")
z = (1 +
     2 +  # comment
     3)
w = [1,
     2,
     ]
v = {
    'a': 1,  # trailing
}
t = 1,
u = (1
     )
print(z, w, v, t, u, 1 if x else 2, not x, -x, +x, ~x)
long_sum = 1 + \
    2 + \
    3
print(long_sum)
é = "accent"
变量 = 5
_under, __dunder, ünïcode = 1, 2, 3
print(é, 变量, _under, __dunder, ünïcode, ﬁ := 7, fi)
print(0xdeadBEEF, 0b1111_0000, 1e308 * 10, -1e308 * 10, 1e-400, 10 ** -3, 0.1 + 0.2, 1 / 3)
print("tab	inside", 'nul\x00byte', "\ud7ff".encode(), ascii("\U0010ffff"))
print("""quotes " and "" inside""", '''it's''', """ends with \"""", "")
match = 1
case = 2
type = 3
_ = 4
print(match, case, type, _)
async_ = await_ = 5
print(async_, await_)
def f(): return 1
class A: pass
for i in range(2): print(i, end=" ")
while x < 3: x += 1
print(x)
lambda: 0
1; "expression"; None
assert True
