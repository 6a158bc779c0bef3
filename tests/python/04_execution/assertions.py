"""assert, with and without a message."""

assert True
assert 1 + 1 == 2, "never shown"
for check in (0, [], "", None, 5):
    try:
        assert check, f"{check!r} is false"
        print("passed", check)
    except AssertionError as error:
        print(repr(error))
try:
    assert False
except AssertionError as error:
    print(repr(error), str(error) == "", error.args)
try:
    assert (1 > 2), ("tuple", "message")
except AssertionError as error:
    print(error.args)
print(__debug__)
