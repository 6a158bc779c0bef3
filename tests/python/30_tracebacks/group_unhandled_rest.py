"""What `except*` leaves goes on, with what its handlers raised."""


def fail():
    raise ExceptionGroup("several", [ValueError("v"), TypeError("t"), KeyError("k")])


try:
    fail()
except* ValueError as group:
    print("handled", group.exceptions)
except* TypeError:
    raise RuntimeError("from the handler")
