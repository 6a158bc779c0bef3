"""A re-raised exception keeps its traceback; with_traceback; raise of a stored exception."""


def risky():
    raise ValueError("original")


def keep():
    try:
        risky()
    except ValueError as error:
        return error


saved = keep()
print(type(saved).__name__)


def again(error):
    raise error


again(saved)
