"""KeyError shows the repr of its key."""

prices = {"tea": 3}
print(prices["tea"])
print(prices["coffee"])
