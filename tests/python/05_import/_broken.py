"""Cannot be imported."""

before = 1
broken = 1 / 0
