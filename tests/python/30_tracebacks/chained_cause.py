"""raise ... from: two tracebacks."""


class ConfigError(Exception):
    pass


def read(table, key):
    return table[key]


def load():
    try:
        return read({"a": 1}, "b")
    except KeyError as error:
        raise ConfigError("b is not configured") from error


load()
