"""How lines are put together and taken apart: brackets, backslashes, semicolons, comments, form feeds, odd blanks."""

total = (1 +  # a comment inside

         2 +
    3)
words = ["a"
         "b",  # two literals, one item
         "c"]
path = "x" \
    "y" \
    f"{total}"
if total == 6 and \
        words: print(total, words, path); print("same line")
else: print("never")

x = 1; y = 2; z = (x,
                   y); print(x, y, z)
class A: a = 1; b = a + 1
def f(): u = 3; return u
for i in 1, 2: print(i, end=" "); print("|", end=" ")
while i: i -= 1; print("down", i, end=" ")
print(A.b, f())
lambda: (yield)
if 1:
# a comment at no depth
        pass
        # one that is deeper
# another
        print("the block goes on")
 # and one in between
        print("still")
def outer():
	if True:
	        return "a tab and eight blanks"
print(outer())

print({  # a dictionary
    "k": [
        1,

        2,
    ],
}["k"], """three
quotes \
joined
""", 'a\
b')
assert (True
        and not
        False)
print(1if 1else 2, [1for _ in"ab"], not-1, 1 .real, 1..imag, 3 .bit_length())
