"""Fails while it is imported."""

print("half way")
value = [1, 2][2]
