"""logging: place holders in the tree, formats that are refused, errors in handlers, deprecated names."""
import logging
import sys
import warnings

logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(name)s:%(message)s:%(funcName)s:%(lineno)d")


def inner():
    logging.getLogger("stack").warning("who called", stacklevel=2)


def outer():
    inner()


outer()
logging.getLogger("stack").warning("nobody that far", stacklevel=20)
low, high = logging.getLogger("a.b.c.d"), logging.getLogger("a.b")
print(low.parent, high.parent, [type(entry).__name__ for entry in logging.root.manager.loggerDict.values()])
print(logging.getLogger("a.b.c"), low.parent, logging.getLogger("a").parent, high.parent, logging.getLogger("a.x").parent)
with warnings.catch_warnings(record=True) as given:
    warnings.simplefilter("always")
    logging.warn("old function")
    logging.getLogger().warn("old method")
    logging.LoggerAdapter(logging.getLogger("adapted"), {"k": 1}).warn("old adapter")
    print([str(each.message) for each in given])
for style, formats in {"%": ["foo", "%(a)m", "%(a)5.3X", "%(asctime)Z"], "$": ["$", "a$b c$", "xx", "$$", "${a}"],
                       "{": ["{foo", "{a b}", "{x!z}", "{x:abc!}", "xx", "{}", "{0}", "{a.b[0]:>10.3f}", "{a:>10 {"], "x": [""]}.items():
    for text in formats:
        try:
            print(style, text, type(logging.Formatter(text, style=style)).__name__)
        except ValueError as error:
            print(style, text, error)
for options in (dict(stream=1, filename="x"), dict(stream=1, handlers=[]), dict(foo=1, handlers=[]), dict(level="FOO")):
    try:
        logging.basicConfig(force=True, **options)
    except ValueError as error:
        print(error, logging.root.handlers)
print(logging.Formatter("%(xx)s %(name)s", defaults={"xx": 3}).format(logging.makeLogRecord({"name": "t"})))
handler = logging.FileHandler("late.log", delay=True)
handler.emit(logging.makeLogRecord({"msg": "written"}))
handler.close()
print(open("late.log").read(), handler.stream)
