"""A file that does not parse."""

print("never printed"
x = 1
