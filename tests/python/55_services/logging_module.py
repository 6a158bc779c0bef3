"""logging: levels, handlers, formats."""
import io
import logging
import os
s=io.StringIO()
h=logging.StreamHandler(s); h.setFormatter(logging.Formatter('%(levelname)s %(name)s %(message)s %(funcName)s %(lineno)d'))
l=logging.getLogger('a.b'); l.addHandler(h); l.setLevel('DEBUG'); l.propagate=False
l.info('x %d', 3); l.debug('d'); l.error('e %(k)s', {'k':1})
try: 1/0
except ZeroDivisionError: l.exception('oops')
print(s.getvalue().replace(os.path.dirname(os.path.abspath(__file__)), "D"), l, logging.getLogger("a").getChild("c"), logging.getLogger().level, l.isEnabledFor(5), logging.getLevelName(30), logging.getLevelName("ERROR"))
out = io.StringIO()
logging.basicConfig(stream=out, level=logging.INFO, format="{levelname}|{message}", style="{")
logging.info("root %s", 1)
logging.debug("hidden")
logging.getLogger("q").warning("child")
logging.disable(logging.ERROR)
logging.error("disabled")
print(out.getvalue())
