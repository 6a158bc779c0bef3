"""Reading an ini-like configuration: sections, inheritance, interpolation, and faults with line numbers."""

import re

TEXT = """\
# common settings
[base]
host = example.org
port = 8080
url = http://${host}:${port}/

[test : base]
port = 9090
debug = yes

[broken]
loop = ${loop}
"""


class ConfigError(Exception):
    def __init__(self, message, line=None):
        super().__init__(f"line {line}: {message}" if line else message)


class Config:
    def __init__(self, text):
        self.sections, self.parents = {}, {}
        current = None
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            if header := re.fullmatch(r"\[\s*(\w+)\s*(?::\s*(\w+)\s*)?\]", line):
                name, parent = header.groups()
                if parent and parent not in self.sections:
                    raise ConfigError(f"no section {parent!r} to inherit from", number)
                current = self.sections.setdefault(name, {})
                self.parents[name] = parent
            elif "=" in line and current is not None:
                key, value = map(str.strip, line.split("=", 1))
                current[key] = value
            else:
                raise ConfigError(f"cannot read {line!r}", number)

    def raw(self, section, key):
        while section:
            if key in self.sections[section]:
                return self.sections[section][key]
            section = self.parents[section]
        raise KeyError(key)

    def get(self, section, key, seen=()):
        if key in seen:
            raise ConfigError(f"{' -> '.join((*seen, key))} goes round in circles")
        return re.sub(r"\$\{(\w+)\}", lambda m: self.get(section, m[1], (*seen, key)), self.raw(section, key))


config = Config(TEXT)
for section, key in (("base", "url"), ("test", "url"), ("test", "debug"), ("base", "debug"), ("broken", "loop")):
    try:
        print(section, key, config.get(section, key))
    except (KeyError, ConfigError) as error:
        print(section, key, type(error).__name__, error)
for text in ("[a]\nx = 1\nnonsense", "x = 1", "[b : c]", "[a\n"):
    try:
        Config(text)
    except ConfigError as error:
        print(error)
