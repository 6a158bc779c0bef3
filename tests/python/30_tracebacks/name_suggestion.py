"""A misspelt name gets a suggestion."""


def total(amounts):
    result = 0
    for amount in amounts:
        result += amonut
    return result


total([1])
