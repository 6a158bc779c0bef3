"""input() with and without prompts, sys.stdin in every way, the end of input."""

import sys

name = input("name? ")
print("hello", name)
number = int(input())
print(number * 2)
print(repr(sys.stdin.readline()))
for line in sys.stdin:
    if line == "stop\n":
        break
    print("got", line.strip())
print(repr(sys.stdin.read(3)), repr(input("> ")))
rest = sys.stdin.readlines()
print(rest)
try:
    input("more? ")
except EOFError as error:
    print(error)
print(repr(sys.stdin.read()), repr(sys.stdin.readline()))
