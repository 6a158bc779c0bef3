"""Blocks: tabs, depths that differ between blocks, one-line suites."""

source = """
if 1:
        x = 'eight'
        if x:
         y = 'nine'
else:
  x = 'two'
print(x, y)
"""
exec(source)
exec("if 1:\n\tprint('tab')\n\tif 1:\n\t\tprint('two tabs')\n")
exec("def f():\n    # comment\n\n\n    return 1\n  # odd comment\nprint(f())\n")
exec("if 1: print('a'); print('b')")
exec("class A: x = 1; y = 2\nprint(A.x + A.y)")
exec("while True: break\nelse: print('never')\nprint('end')")
exec("for i in 1, 2: print(i)\nelse: print('done')")
exec("try: pass\nfinally: print('finally')")
for bad in ("if 1:\nx", "  x = 1", "if 1:\n    x\n  y", "x = 1\n    y = 2", "def f():\n", "if 1:\n\tx = 1\n        y = 2\n", "class A:\n", "for x in y:\nz", "while 1:\nz", "try:\nz", "with a:\nz", "if 1:\n  pass\nelse:\nz"):
    try:
        exec(bad)
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, repr(error.text))
