"""Properties, cached values and descriptors called through getattr, vars, hasattr and f-strings."""


class Celsius:
    def __init__(self, degrees=0):
        self.degrees = degrees

    @property
    def degrees(self):
        """The temperature."""
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273:
            raise ValueError(
                f"{value} is too cold"
            )
        self._degrees = value

    @property
    def fahrenheit(self): return self.degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, f): self.degrees = (f - 32) * 5 / 9

    @property
    def broken(self):
        raise AttributeError("inside")

    def __getattr__(self, name):
        print("fallback", name)
        if name.startswith("x"):
            return name
        raise AttributeError(name)


c = Celsius(100)
c.fahrenheit = 212
print(c.degrees, c.fahrenheit, f"{c.degrees:.1f} {c.fahrenheit!s}", c.xyz)
try:
    c.degrees = -300
except ValueError as error:
    print(error)
try:
    c.broken
except AttributeError as error:
    print("broken", error)
print(hasattr(c, "broken"), hasattr(c, "x1"), getattr(c, "nope", 3), Celsius.degrees.__doc__)
setattr(c, "degrees", 5)
print(vars(c), Celsius.degrees.fget(c), Celsius.degrees.__get__(c))
c.degrees += 1
c.degrees, c.other = 8, 9
print(c.degrees, c.other)
try:
    del c.degrees
except AttributeError as error:
    print(error)
