"""An interpreter inside the interpreter."""


def compile_program(source):
    jumps, stack = {}, []
    for position, char in enumerate(source):
        if char == "[":
            stack.append(position)
        elif char == "]":
            start = stack.pop()
            jumps[start], jumps[position] = position, start
    return jumps


def run(source, data=""):
    jumps = compile_program(source)
    tape, pointer, position, out = [0] * 64, 0, 0, []
    pending = list(data[::-1])
    steps = 0
    while position < len(source):
        char = source[position]
        if char == ">":
            pointer += 1
        elif char == "<":
            pointer -= 1
        elif char == "+":
            tape[pointer] = (tape[pointer] + 1) % 256
        elif char == "-":
            tape[pointer] = (tape[pointer] - 1) % 256
        elif char == ".":
            out.append(chr(tape[pointer]))
        elif char == ",":
            tape[pointer] = ord(pending.pop()) if pending else 0
        elif char == "[" and not tape[pointer]:
            position = jumps[position]
        elif char == "]" and tape[pointer]:
            position = jumps[position]
        position += 1
        steps += 1
    return "".join(out), steps


print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."))
print(run(",[.,]", "echo"))
print(run("++>+++++[<+>-]++++++++[<++++++>-]<."))
