"""A stack machine with an assembler, labels, calls and a fault."""


class Fault(Exception):
    pass


def assemble(text):
    code, labels = [], {}
    for line in text.splitlines():
        line = line.split(";")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
        else:
            name, *operands = line.split()
            code.append((name.lower(), operands))
    return [(name, [labels[o] if o in labels else int(o) for o in operands]) for name, operands in code]


class Machine:
    def __init__(self, code):
        self.code, self.stack, self.calls, self.memory, self.pc, self.output = code, [], [], {}, 0, []

    def run(self, limit=10_000):
        for _ in range(limit):
            if self.pc >= len(self.code):
                raise Fault("ran off the end")
            name, operands = self.code[self.pc]
            self.pc += 1
            method = getattr(self, "op_" + name, None)
            if method is None:
                raise Fault(f"no instruction {name!r}")
            if method(*operands) == "halt":
                return self.output
        raise Fault("too many steps")

    def pop(self):
        if not self.stack:
            raise Fault(f"stack is empty at {self.pc - 1}")
        return self.stack.pop()

    def op_push(self, value):
        self.stack.append(value)

    def op_add(self):
        self.stack.append(self.pop() + self.pop())

    def op_sub(self):
        b, a = self.pop(), self.pop()
        self.stack.append(a - b)

    def op_mul(self):
        self.stack.append(self.pop() * self.pop())

    def op_dup(self):
        self.stack.append(self.stack[-1])

    def op_swap(self):
        self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]

    def op_store(self, address):
        self.memory[address] = self.pop()

    def op_load(self, address):
        self.stack.append(self.memory.get(address, 0))

    def op_jump(self, target):
        self.pc = target

    def op_jz(self, target):
        if self.pop() == 0:
            self.pc = target

    def op_call(self, target):
        self.calls.append(self.pc)
        self.pc = target

    def op_ret(self):
        self.pc = self.calls.pop()

    def op_print(self):
        self.output.append(self.pop())

    def op_halt(self):
        return "halt"


FACTORIAL = """
    push 20
    call fact
    print
    halt
fact:               ; n -- n!
    dup
    jz base
    dup
    push 1
    sub
    call fact
    mul
    ret
base:
    push 1
    add
    ret
"""
LOOP = """
    push 10
    store 0
again:
    load 0
    dup
    print
    push 1
    sub
    dup
    store 0
    jz end
    jump again
end:
    halt
"""
for source in (FACTORIAL, LOOP, "push 1\nadd\n", "push 1\n", "fly\n", "a:\njump a\n"):
    try:
        print(Machine(assemble(source)).run())
    except Fault as fault:
        print("fault:", fault)
