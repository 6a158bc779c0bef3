"""Identifiers: unicode, underscores, keywords that are only soft, dunder names."""

été, naïve, _x, __y, x1 = 1, 2, 3, 4, 5
print(été + naïve + _x + __y + x1)
match = case = type_ = 3
print(match, case, type_)
_ = "underscore"
print(_, __name__, __doc__[:11], __file__.endswith("names.py"))
print("été".isidentifier(), "1x".isidentifier(), "class".isidentifier())
CamelCase = snake_case = SCREAMING = None
print(CamelCase, snake_case, SCREAMING)


class 类:
    def 方法(self):
        return "ok"


print(类().方法(), 类.__name__)
print([name for name in ("été", "naïve", "match") if name in globals()])
