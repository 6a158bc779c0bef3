"""Wrong arguments: the error is at the call."""


class Shape:
    def scale(self, factor, *, about=None):
        return factor


shape = Shape()
print(shape.scale(2))
shape.scale(1, 2)
