"""How a record travels through `logging`: levels, filters, handlers, propagation, and formats of each style."""

import io
import logging


class Collect(logging.Handler):
    def __init__(self, name, level=logging.NOTSET):
        super().__init__(level)
        self.label, self.seen = name, []

    def emit(self, record):
        self.seen.append(self.format(record))


root, low, high = logging.getLogger(), Collect("low"), Collect("high", logging.ERROR)
root.addHandler(high)
app = logging.getLogger("app")
app.setLevel(logging.DEBUG)
app.addHandler(low)
part = app.getChild("part.inner")
print(part.name, part.parent.name, part.level, part.getEffectiveLevel(), part.isEnabledFor(logging.DEBUG))

low.setFormatter(logging.Formatter("{levelname[0]}:{name}:{message}", style="{"))
high.setFormatter(logging.Formatter("$levelname $message", style="$"))
part.debug("value is %d of %s", 3, "four")
part.error("mapped %(a)s", {"a": 1})
app.log(35, "between")
logging.getLogger("other").warning("goes to root only")
app.propagate = False
app.critical("stays")
print(low.seen)
print(high.seen)

low.seen.clear()
low.addFilter(logging.Filter("app.part"))
app.addFilter(lambda record: "secret" not in record.getMessage())
app.info("not from part")
part.info("secret, but filters of parents are not asked")
app.info("secret")
print(low.seen)

logging.addLevelName(25, "NOTICE")
print(logging.getLevelName(25), logging.getLevelName("NOTICE"), logging.getLevelName(26))
stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(funcName)s|%(lineno)d|%(message).10s"))
handler.terminator = "$\n"
quiet = logging.getLogger("quiet")
quiet.propagate = False
quiet.addHandler(handler)
quiet.warning("a message that is cut")
try:
    1 / 0
except ZeroDivisionError:
    quiet.exception("failed")
text = stream.getvalue()
print(text.splitlines()[0], text.splitlines()[1], text.splitlines()[-1])
logging.disable(logging.WARNING)
quiet.warning("disabled")
quiet.error("enabled")
logging.disable(logging.NOTSET)
print(stream.getvalue()[len(text):], end="")
for wrong in (
    lambda: quiet.setLevel("LOUD"), lambda: logging.Formatter("{x", style="{"), lambda: quiet.log("INFO", "x"),
):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
