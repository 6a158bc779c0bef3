# methods: inherited, overridden, bound, properties, operators, slots, class and static methods
class Shape:
    count = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y
        Shape.count += 1

    def area(self):
        return 0

    def scaled(self, factor):
        return self.area() * factor

    @property
    def centre(self):
        return self.x + self.y

    @classmethod
    def at(cls, place):
        return cls(place, place + 1)

    @staticmethod
    def clamp(value):
        return 0 if value < 0 else value


class Box(Shape):
    def __init__(self, x, y, side=2):
        super().__init__(x, y)
        self.side = side

    def area(self):
        return self.side * self.side


class Round(Shape):
    def area(self):
        return self.x * 3


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __getitem__(self, index):
        return self.y if index else self.x

    def __len__(self):
        return 2


total = 0
shapes = [Box.at(i) if i % 2 else Round.at(i) for i in range(1000)]
for turn in range(300):
    for shape in shapes:
        total += shape.scaled(turn) + shape.centre + Shape.clamp(turn - 150)
print(total, Shape.count)

area = shapes[1].area
for i in range(500000):
    total += area()
print(total)

place = Vector(0, 0)
step = Vector(1, 2)
same = 0
for i in range(200000):
    place = place + step * 2
    same += place == step
    same += place[0] > place[1] or len(place) == 2
print(place.x, place.y, same)
