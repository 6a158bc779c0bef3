"""A property's subclass whose `__get__` asks the one of `property`."""


class Counted(property):
    gets = 0

    def __get__(self, instance, owner=None):
        Counted.gets += 1
        return property.__get__(self, instance, owner)


class OnClass(property):
    def __get__(self, instance, owner=None):
        return "of the class" if instance is None else super().__get__(instance, owner)


class Static(staticmethod):
    def __get__(self, instance, owner=None):
        return super().__get__(instance, owner)


class Box:
    @Counted
    def size(self):
        return 5

    @OnClass
    def name(self):
        return "of the instance"

    @Static
    def double(x):
        return 2 * x


print(Box().size, isinstance(Box.size, Counted), Counted.gets, Box().name, Box.name, Box.double(2), Box().double(3))
print(property.__get__(vars(Box)["size"], Box()), property(lambda self: 7).__get__(Box()), Box.__dict__["name"].__get__(None))
