"""raise: classes, instances, from, re-raising, wrong things."""


def show(error):
    print(repr(error), "cause", repr(error.__cause__), "context", repr(error.__context__), error.__suppress_context__)


def attempt(action):
    try:
        action()
    except BaseException as error:
        show(error)


def do(text):
    def run(): exec(text, globals())
    attempt(run)


class NeedsArgs(Exception):
    def __init__(self, a): super().__init__(a)


class NotException: pass


class Meta(type):
    def __call__(cls): return 5


class ReturnsInt(Exception, metaclass=Meta): pass


for text in ("raise ValueError", "raise ValueError()", "raise ValueError('a', 1)", "raise ValueError from KeyError", "raise ValueError('x') from KeyError('y')", "raise ValueError from None", "raise", "raise 5", "raise 'text'", "raise None", "raise NotException", "raise NotException()", "raise NeedsArgs", "raise ReturnsInt", "raise ValueError from 5", "raise ValueError from NotException", "raise KeyError from NeedsArgs", "raise (ValueError)", "raise (ValueError, KeyError)", "raise StopIteration(3)", "raise SystemExit(3)", "raise KeyboardInterrupt", "raise GeneratorExit", "raise BaseException('b')"):
    print(text, end=": ")
    do(text)
do("try: raise KeyError('first')\nexcept KeyError: raise ValueError('second')")
do("try: raise KeyError('first')\nexcept KeyError as e: raise ValueError('second') from e")
do("try: raise KeyError('first')\nexcept KeyError: raise ValueError('second') from None")
do("try: raise KeyError('first')\nexcept KeyError: raise")
do("try: raise KeyError('first')\nexcept KeyError as e: raise e")
do("try: raise KeyError('first')\nexcept KeyError as e:\n try: raise e\n except KeyError as f: raise f from f")
do("try: raise KeyError('first')\nfinally: raise ValueError('in finally')")
do("try: 1 / 0\nexcept ZeroDivisionError:\n try: {}['k']\n except KeyError: raise IndexError")
do("try: undefined\nfinally: 1 / 0")
e = ValueError("kept")
attempt(lambda: (_ for _ in ()).throw(e))
for i in range(2):
    try:
        raise e
    except ValueError as again:
        depth = 0
        tb = again.__traceback__
        while tb:
            depth += 1
            tb = tb.tb_next
        print(i, depth)
for bad in ("raise a, b", "raise from x", "raise a from", "raise a b"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
