"""Errors raised in finally, in __exit__ and in handlers: both are shown, in order."""


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        raise KeyError("from exit")


def work():
    try:
        with Manager():
            1 / 0
    finally:
        [].pop()


try:
    work()
except IndexError as error:
    raise LookupError("gave up") from error
