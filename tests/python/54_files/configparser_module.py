# Configuration files: what is read and written, both interpolations, converters, and every error.
import configparser
import io
import pathlib
from configparser import ConfigParser, ExtendedInterpolation, RawConfigParser


def shown(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, "|", str(error).replace("\n", "\\n"), "|", error.args, error.__cause__,
              error.__suppress_context__, type(error.__context__).__name__)


def parsed(text, **options):
    parser = ConfigParser(**options)
    parser.read_string(text)
    return {name: dict(parser.items(name, raw=True)) for name in parser}


def written(parser, **options):
    file = io.StringIO()
    parser.write(file, **options)
    return file.getvalue()


print("- what lines say")
for text in ["[a]\nx=1\n[a]\ny=2", "[a]\nx=1\nx=2", "x=1", "[a]\nx\ny\n=3\n", "[a]\nx=1\n  2\n\n  3\n\n\ny=2\n", "[]\nx=1",
             "[a]\nx=1 ; c\n# d\n y\n;z\n  # in\n k = v # e\n", "[a] trailing\nx=1", "[a]b]\nx=1", "[a]\n\tx=1", "[a]\nx=1\n[b",
             "[DEFAULT]\nq=1\n[a]\nX=%(q)s\n[DEFAULT]\nr=2", "  [a]\n  x=1\n    more\n  y=2", "[a]\nx: 1\ny = a:b\nz:=3\n= 4",
             "[a]\nx=\n  1\n  [c]\n", "[a]\nx=1\n#c\n 2\n", "[a]\nx=1\n\n#c\n\n 2\n", "[a]\nx=1\n    #c\n 2\n", "\ufeff[a]\nx=1",
             "[a]\nx=1\nbad line\n[b]\nbad2\nx=1\nx=2", "[a]\nx=1\nbad line\n[b]\nbad2\n", "", "\n\n# only\n", "[a]", "[ a ]\nX Y = 1",
             "[a]\nx=1\r\n y=2", "[a]\nkey with : colon = 1\nempty=\nempty2 =   \n", "[a]\nlist =\n    one\n    two\n\n[b]\n"]:
    shown(parsed, text)
shown(parsed, "[a]\nx\n y\n", allow_no_value=True)
shown(parsed, "[a]\nx\ny=\nz = 1\n", allow_no_value=True)
shown(parsed, "[a]\nx=1\n  2\n\n  3\n\n\ny=2\n", empty_lines_in_values=False)
shown(parsed, "[a]\nx=1\n  2\n\ny=2\n", empty_lines_in_values=False)
shown(parsed, "[a]\nx=1 ; c\n y ;d\nz=a;b # c ; d\n;e\n", inline_comment_prefixes=";#")
shown(parsed, "[a]\nx=1 // c\n// d\ny=http://e\n", inline_comment_prefixes=("//",), comment_prefixes=None)
shown(parsed, "[a]\nREM c\nx=1\n", comment_prefixes=("REM",))
shown(parsed, "[a]\nx=1\nx=2", strict=False)
shown(parsed, "[a]\nx=1\n[a]\ny=2", strict=False)
shown(parsed, "[a]\nx=1 2", delimiters=" ")
shown(parsed, "[a]\nx => 1\ny=2 => 3", delimiters=("=>",))
shown(parsed, "[a]\nx=1\n[b]\ny=2", default_section="a")

print("- values")
parser = ConfigParser()
parser.read_string("[DEFAULT]\nd=1\n[s]\na=%(b)s\nb=%(c)s\nc=%(a)s\nq=%(zz)s\nw=%(x\nv=%z\nu=50%%\ny=%(d)s-%(u)s\nB2=TRUE\n"
                   "bb=maybe\nn=12\nf=1.5\nown=%(OWN2)s\nown2=%(n)s%(f)s\nend=%")
for option in "a q w v u y n D own end".split():
    shown(parser.get, "s", option)
shown(parser.get, "s", "zz")
shown(parser.get, "zz", "a")
shown(parser.get, "s", "zz", fallback=3)
shown(parser.get, "zz", "zz", fallback=None)
shown(parser.getboolean, "s", "b2")
shown(parser.getboolean, "s", "bb")
shown(parser.getint, "s", "n")
shown(parser.getint, "s", "f")
shown(parser.getfloat, "s", "f")
shown(parser.getint, "s", "no", fallback="x")
shown(parser.getint, "s", "no")
shown(parser.get, "s", "a", raw=True)
shown(parser.get, "s", "x1", vars={"X1": "%(n)s"})
shown(parser.get, "s", "x1", vars={"X1": 3})
shown(parser.get, "s", "x1", vars={"X1": None})
shown(parser.items, "s", True)
shown(parser.items, "s", vars={"a": "1", "Q": "2", "w": "%(v)s", "v": "3", "end": "4", "new": "5", "b": "", "c": ""})
shown(parser.items, "zz")
shown(parser.items, "DEFAULT")
print(type(parser.items()).__name__, [(name, section.name) for name, section in parser.items()])
shown(parser.options, "s")
shown(parser.options, "zz")
shown(parser.options, "DEFAULT")
shown(parser.sections)
shown(parser.defaults)
for words in ["yes", "No", "on", "OFF", "1", "0", "True", "false", "2", ""]:
    shown(RawConfigParser()._convert_to_boolean, words)

print("- changes")
for section in ["s", "DEFAULT", 1, "new", ""]:
    shown(parser.add_section, section)
for args in [("zz", "a", "b"), ("s", "a", 1), ("s", 1, "a"), ("s", "a", "%"), ("s", "a", "x%(a"), ("s", "a", None), ("s", "a"),
             ("s", "a", "%%(a)s"), ("s", "c", "%%c"), ("DEFAULT", "Dd", "2"), ("", "ee", "3"), ("new", "A", "b\nc\n\nd")]:
    shown(parser.set, *args)
shown(parser.get, "s", "a")
for args in [("zz", "a"), ("s", "d"), ("s", "F"), ("DEFAULT", "d"), ("", "ee")]:
    shown(parser.remove_option, *args)
print([parser.has_option(*args) for args in [("s", "A"), ("s", "dd"), ("zz", "a"), ("", "dd"), (None, "no"), ("DEFAULT", "DD")]])
print([parser.has_section(name) for name in ("s", "DEFAULT", "zz")], ["s" in parser, "DEFAULT" in parser, "zz" in parser])
print(written(parser))
print(written(parser, space_around_delimiters=False))
shown(parser.remove_section, "zz")
shown(parser.remove_section, "DEFAULT")
shown(parser.remove_section, "new")

print("- as mappings")
section = parser["s"]
print(section, section.name, section.parser is parser, len(section), list(section)[:3], "Dd" in section, "zz" in section)
shown(lambda: parser["zz"])
shown(lambda: section["zz"])
shown(lambda: parser["DEFAULT"]["dd"])
shown(section.get, "zz")
shown(section.get, "zz", "other")
shown(section.get, "n", raw=True)
shown(section.getint, "n")
shown(section.getint, "nn")
shown(section.getint, "nn", 5)
shown(section.getint, "nn", fallback=6)
shown(section.getboolean, "b2")
shown(section.getfloat, "u")
shown(section.__setitem__, "k", "v")
shown(section.__setitem__, "k", 1)
shown(section.__delitem__, "k")
shown(section.__delitem__, "k")
shown(section.pop, "n")
shown(section.setdefault, "n", "13")
shown(parser.__setitem__, "s", "x")
shown(parser.__setitem__, "s", {"A": 1, "b": True})
shown(lambda: dict(section))
shown(parser.__setitem__, "t", {"A": None})
shown(parser.__setitem__, "DEFAULT", {"only": "this"})
shown(lambda: dict(section))
shown(parser.__delitem__, "DEFAULT")
shown(parser.__delitem__, "qq")
print(len(parser), list(parser), parser == {"a": 1}, bool(parser), parser["s"] == {"a": "1", "b": "True", "only": "this"})
shown(lambda: [parser.popitem()[0], parser.popitem()[0]])
parser.clear()
shown(parser.popitem)

print("- made with")
shown(lambda: ConfigParser({"A": 1, "b": "%"}).defaults())
shown(lambda: RawConfigParser({"A": 1}).defaults())
shown(ConfigParser, {"a": None})
shown(lambda: ConfigParser(allow_no_value=True).read_dict({"a": {"x": None}}))
shown(lambda: ConfigParser().read_dict({"a": {"x": 1, "X": 2}}))
shown(lambda: ConfigParser(strict=False).read_dict({"a": {"x": 1, "X": 2}, 3: {}}))
shown(lambda: ConfigParser().read_dict({"a": {"x": 1}, "A": 3}))
shown(lambda: ConfigParser().read_dict({1: {}, "1": {}}, source="here"))
shown(lambda: RawConfigParser(interpolation=5))
shown(lambda: ConfigParser(interpolation=None).get("a", "b"))
shown(lambda: ConfigParser(delimiters=("=",), inline_comment_prefixes=3))
keeping = ConfigParser(interpolation=None)
keeping.optionxform = str
keeping.read_dict({"A": {"Key": "%x", "kEY": "2"}})
print(written(keeping))


class Headers(RawConfigParser):
    import re
    SECTCRE = re.compile(r"\[ *(?P<header>[^]]+?) *\]")
    BOOLEAN_STATES = {"sure": True, "nope": False}

    def getpair(self, section, option, **kwargs):
        return tuple(self.get(section, option, **kwargs).split(","))


headers = Headers()
headers.read_string("[ one ]\nx=sure\np=1,2")
print(headers.sections(), headers.getboolean("one", "x"), headers["one"].getpair("p"), list(headers.converters))
raw = RawConfigParser()
shown(raw.add_section, 5)
raw.set(5, "x", 3)
shown(raw.get, 5, "x")
shown(raw.getint, 5, "x")
print(written(raw))
valueless = ConfigParser(allow_no_value=True, delimiters=(":", "="))
valueless.read_string("[a]\nx\ny:\nz: 1\n  2\n\n  3")
print(repr(written(valueless)), repr(written(valueless, space_around_delimiters=False)), valueless["a"]["x"])

print("- between sections")
extended = ConfigParser(interpolation=ExtendedInterpolation())
extended.read_string("[DEFAULT]\nd=1\n[s]\na=${b}\nb=${t:x}\nq=${zz}\nw=${x\nv=$z\nu=5$$\ny=${a:b:c}\nloop=${loop}\nk=${t:no}\n"
                     "kk=${no:no}\nD2=${D}\nend=a$\n[t]\nx=${y}${D}\ny=9\nbad=${nothing}\nback=<${s:k}>\n")
for option in "a b q w v u y loop k kk d2 end".split():
    shown(extended.get, "s", option)
shown(extended.get, "t", "back")
for value in ["$", "${", "$$", "${a}", "a $ b"]:
    shown(extended.set, "s", "a", value)
print(written(extended, space_around_delimiters=False))

print("- files")
pathlib.Path("one.ini").write_text("[a]\nx = ä\n", encoding="utf-8")
pathlib.Path("two.ini").write_text("[a]\nx = 2\ny = 3\n[b]\n")
files = ConfigParser()
shown(files.read, "missing.ini")
shown(files.read, ["one.ini", "missing.ini", pathlib.Path("two.ini")], "utf-8")
print({name: dict(section) for name, section in files.items()})
pathlib.Path("two.ini").write_text("[a]\nx = 2\nx = 3\n[b]\n")
shown(files.read, "two.ini")
with open("two.ini") as file:
    shown(files.read_file, file)
shown(files.read_file, ["[q]\n", "a=1\n", "[q]\n"])
shown(files.read_file, ["[q]\n", "a=1\n", "[q]\n"], "src")
shown(files.read_file, io.StringIO("x"))
shown(files.read_file, iter(["[fine]\n", "a=1"]))
with open("out.ini", "w") as file:
    files.write(file)

print("- converters")
converting = ConfigParser(converters={"list": str.split, "path": pathlib.PurePosixPath})
converting.read_string("[a]\nx=1 2\n")
shown(converting.getlist, "a", "x")
shown(converting["a"].getlist, "x")
shown(converting["a"].getlist, "z")
shown(converting.getpath, "a", "x")
shown(converting.getlist, "a", "z")
shown(converting.getlist, "a", "z", fallback=[])
print(list(converting.converters), len(converting.converters), converting.getlist.converter("p q"))
shown(lambda: converting.nope)
shown(lambda: converting["a"].nope)
converting.converters["up"] = str.upper
converting.read_string("[b]\ny=q")
shown(converting.getup, "a", "x")
shown(converting["b"].getup, "y")
del converting.converters["up"]
shown(lambda: converting.getup)
shown(lambda: converting["b"].getup)
shown(converting.converters.__delitem__, "zz")
shown(lambda: converting.converters["x"])
shown(converting.converters.__setitem__, "", 3)

print("- errors")
for error in [configparser.NoSectionError("a"), configparser.DuplicateSectionError("a"), configparser.DuplicateSectionError("a", "f", 3),
              configparser.DuplicateOptionError("a", "o"), configparser.DuplicateOptionError("a", "o", "f", 3),
              configparser.NoOptionError("o", "s"), configparser.InterpolationError("o", "s", "m"),
              configparser.InterpolationDepthError("o", "s", "r"), configparser.ParsingError("f"), configparser.Error(),
              configparser.InterpolationMissingOptionError("o", "s", "raw", "ref"), configparser.Error("q"),
              configparser.InterpolationSyntaxError("o", "s", "m"), configparser.MissingSectionHeaderError("f", 3, "l")]:
    print(type(error).__name__, repr(error), repr(str(error)), error.args, sorted(vars(error).items()), type(error).__bases__)
shown(configparser.ParsingError)
shown(configparser.ParsingError, "a", "b")
print(configparser.DEFAULTSECT, configparser.MAX_INTERPOLATION_DEPTH)


class Quoting(configparser.Interpolation):
    def before_read(self, parser, section, option, value):
        return value.strip('"')

    def before_write(self, parser, section, option, value):
        return f'"{value}"'

    def before_get(self, parser, section, option, value, defaults):
        return f"<{value}>"


quoting = ConfigParser(interpolation=Quoting())
quoting.read_string('[a]\nx = " y "\n')
print(repr(quoting["a"]["x"]), quoting.items("a"), quoting.items("a", raw=True), written(quoting))
