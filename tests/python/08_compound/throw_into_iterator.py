"""What is thrown into a generator goes as it is to the `throw` of an iterator that it delegates to."""


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, *args):
        print("thrown", args)
        return "answer"


def outer():
    yield from Delegate()


for args in (123,), (ZeroDivisionError,), (KeyError, "key"):
    generator = outer()
    print(next(generator), generator.throw(*args), next(generator))
generator.close()
try:
    outer().throw(123)
except TypeError as error:
    print(error)
