"""The features that `from __future__ import` may name, with the releases that introduced and will require them."""


class _Feature:
    def __init__(self, optional, mandatory, compiler_flag):
        self.optional, self.mandatory, self.compiler_flag = optional, mandatory, compiler_flag

    def getOptionalRelease(self):
        return self.optional

    def getMandatoryRelease(self):
        return self.mandatory

    def __repr__(self):
        return f"_Feature({self.optional}, {self.mandatory}, {self.compiler_flag})"


def _release(text):
    """`2.1 beta 1` as a tuple; `-` for one that is not settled."""
    if text != "-":
        number, stage, serial = text.split()
        return *map(int, number.split(".")), 0, stage, int(serial)


all_feature_names = []
for _line in """
nested_scopes     2.1 beta 1   2.2 alpha 0  10
generators        2.2 alpha 1  2.3 final 0  0
division          2.2 alpha 2  3.0 alpha 0  20000
absolute_import   2.5 alpha 1  3.0 alpha 0  40000
with_statement    2.5 alpha 1  2.6 alpha 0  80000
print_function    2.6 alpha 2  3.0 alpha 0  100000
unicode_literals  2.6 alpha 2  3.0 alpha 0  200000
barry_as_FLUFL    3.1 alpha 2  4.0 alpha 0  400000
generator_stop    3.5 beta 1   3.7 alpha 0  800000
annotations       3.7 beta 1   -  1000000
""".strip().splitlines():
    _name, *_rest, _flag = _line.split()
    globals()[_name] = _Feature(_release(" ".join(_rest[:3])), _release(" ".join(_rest[3:])), int(_flag, 16))
    all_feature_names.append(_name)
del _line, _name, _rest, _flag
__all__ = ["all_feature_names", *all_feature_names]
