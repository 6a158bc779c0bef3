"""Inheritance, super, class attributes, classmethod and staticmethod, isinstance."""


class Animal:
    count = 0
    sound = "..."

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} says {self.sound}"

    @classmethod
    def make(cls, *names):
        return [cls(name) for name in names]

    @staticmethod
    def is_name(text):
        return text.istitle()


class Dog(Animal):
    sound = "woof"

    def speak(self):
        return super().speak() + "!"


class Puppy(Dog):
    sound = "yip"

    def __init__(self, name, age=0):
        super().__init__(name + " jr.")
        self.age = age

    def speak(self):
        return super().speak().replace("!", "?")


for animal in [Animal("Thing"), Dog("Rex"), Puppy("Rex", age=1), *Dog.make("Bo", "Al")]:
    print(animal.speak(), type(animal).__name__)
print(Animal.count, Dog.count, Animal.is_name("Rex"), Dog("x").is_name("rex"))
puppy = Puppy("P")
print(isinstance(puppy, Animal), isinstance(puppy, (int, Dog)), issubclass(Puppy, Animal), issubclass(Dog, Puppy), isinstance(True, int))
print([base.__name__ for base in Puppy.__mro__], Puppy.__bases__ == (Dog,), Puppy.__name__, Puppy.__qualname__)


class Left:
    def go(self):
        return ["Left"]


class Right:
    def go(self):
        return ["Right"]


class Base:
    def go(self):
        return ["Base"]


class A(Base):
    def go(self):
        return ["A"] + super().go()


class B(Base):
    def go(self):
        return ["B"] + super().go()


class C(A, B):
    def go(self):
        return ["C"] + super().go()


print(C().go(), [cls.__name__ for cls in C.__mro__], A().go())


class Both(Left, Right):
    pass


print(Both().go())
try:
    class Impossible(Base, C):
        pass
except TypeError as error:
    print(error)


class Stack(list):
    def push(self, value):
        self.append(value)
        return self

    def peek(self):
        return self[-1]


stack = Stack([1])
print(stack.push(2).push(3), stack.peek(), len(stack), isinstance(stack, list), stack == [1, 2, 3], stack[0:1])


class Celsius(float):
    def __repr__(self):
        return f"{float(self)} degrees"


print(Celsius(20.5), [Celsius(1)], Celsius(1) + 1)


class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())


print(Upper("shout"), type(Upper("x")).__name__, Upper("a") + "b")


class Outer:
    class Inner:
        value = 1

        def who(self):
            return type(self).__qualname__

    inner = Inner()


print(Outer.Inner.value, Outer.inner.who())


class Body:
    values = [n * 2 for n in range(3)]
    total = sum(values)
    if total > 3:
        label = "big"
    else:
        label = "small"
    for index in range(2):
        pass


print(Body.values, Body.total, Body.label, Body.index)
