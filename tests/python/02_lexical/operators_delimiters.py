"""Every operator and delimiter, with and without blanks."""

a, b = 7, 2
print(a+b, a-b, a*b, a/b, a//b, a%b, a**b, a<<b, a>>b, a&b, a|b, a^b, ~a, a<b, a>b, a<=b, a>=b, a==b, a!=b)
print(a+-b, a--b, a**-b, -a**b, a if b else a, not a, not-a, a or b, a and b, a is b, a is not b, a in(7,), a not in[7])
x = [1]; x += [2]; x *= 2; print(x)
n = 100; n -= 1; n //= 2; n %= 10; n **= 3; n <<= 2; n >>= 1; n &= 0xff; n |= 1; n ^= 3; n /= 2
print(n)


class M:
    def __matmul__(self, other): return "matmul"
    def __imatmul__(self, other): return "imatmul"
    def __getitem__(self, key): return key


m = M()
print(m @ m, m[1:2, ::3, ..., None])
m @= 1
print(m, (y := 3), [z := 1, z], {**{}, 'k': 1}, (lambda *, k: k)(k=1), (lambda x, /: x)(2), ...)
def f(a, *b, c=1, **d) -> "int": return a, b, c, d
print(f(*[1, 2], c=3, **{"d": 4}), f.__annotations__)
print(1<2<3, 1<3>2, (1,)==(1,), 1 if 0 else 2 if 0 else 3, 2**3**2, (2**3)**2, -2**2, 2**-1)
for bad in ("a <> b", "a ++", "a ! b", "a && b", "a || b", "a =! b", "++", "a === b", "1 +", "* a", "** a", "@ a", "a ? b : c", "!a", "a -> b", "x := 1", "a..b", "a.1"):
    try:
        eval(bad)
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
