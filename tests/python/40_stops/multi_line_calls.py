"""Calls whose arguments span lines: the line goes back for the call itself."""


def f(*args, **kwargs):
    return len(args) + len(kwargs)


class O:
    def m(self, *a):
        return self

    def __getitem__(self, k):
        return k


o = O()
print(
    f(1,
      2,
      f(
          3,
          *[4,
            5],
          k=6,
          **{
              "a": 1,
              "b": 2,
          },
      ),
      ),
)
(o
 .m(1)
 .m(
     2,
     3,
 )
 .m())
x = o[
    1:
    2,
    f(
        1
    )
]
print(x)
y = (
    1 +
    f(
        2
    ) * 3
    - 4
)
print(y)
z = [
    1,
    f(1),
    *(
        2,
        3),
][
    f(1)
]
print(z)
s = f"{f(1)}" \
    f"{f(1, 2)}" \
    "tail"
print(s)
t = f"""{
    f(1)
} and {f(2,
         3)}"""
print(t)
assert f(
    1
), (
    "message"
)
del z, \
    y
