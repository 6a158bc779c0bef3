"""Logical and physical lines: joining, comments, blank lines, semicolons, several statements."""
# a comment
x = 1; y = 2; print(x, y)

total = x + \
    y
print(total)

values = [
    1,  # one

    2,
    # two and a half
    3,
]
print(values)
if x: print("one line"); print("body")
if not x: pass
else: print("else on one line")
for i in range(3): print(i, end=" ")
print()
while x < 3: x += 1
print(x)
def f(): return 7
print(f())
class Empty: pass
print(Empty.__name__)
	
if True:
	# indented by a tab
	print("tab")
print((
    "parenthesised"
), end="!\n")
result = (x
          + y
          ) * 2
print(result)
