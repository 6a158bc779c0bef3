"""A small Lisp: reader, evaluator with closures, printer."""


class Symbol(str):
    pass


class Procedure:
    def __init__(self, parameters, body, env):
        self.parameters, self.body, self.env = parameters, body, env

    def __call__(self, *arguments):
        if len(arguments) != len(self.parameters):
            raise TypeError(f"{len(self.parameters)} arguments wanted, {len(arguments)} given")
        return evaluate(self.body, Env(zip(self.parameters, arguments), self.env))


class Env(dict):
    def __init__(self, items=(), outer=None):
        super().__init__(items)
        self.outer = outer

    def find(self, name):
        if name in self:
            return self
        if self.outer is None:
            raise NameError(f"unbound {name}")
        return self.outer.find(name)


def read(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()

    def parse():
        if not tokens:
            raise SyntaxError("unexpected end")
        token = tokens.pop(0)
        if token == "(":
            items = []
            while tokens and tokens[0] != ")":
                items.append(parse())
            if not tokens:
                raise SyntaxError("missing )")
            tokens.pop(0)
            return items
        if token == ")":
            raise SyntaxError("unexpected )")
        if token == "'":
            return [Symbol("quote"), parse()]
        for convert in (int, float):
            try:
                return convert(token)
            except ValueError:
                continue
        return Symbol(token)

    while tokens:
        yield parse()


def product(*values):
    result = 1
    for value in values:
        result *= value
    return result


GLOBALS = Env(
    {
        "+": lambda *v: sum(v),
        "*": product,
        "-": lambda a, *rest: a - sum(rest) if rest else -a,
        "/": lambda a, b: a / b,
        "<": lambda a, b: a < b,
        "=": lambda a, b: a == b,
        "list": lambda *v: list(v),
        "car": lambda v: v[0],
        "cdr": lambda v: v[1:],
        "cons": lambda a, v: [a] + v,
        "null?": lambda v: v == [],
        "length": len,
        "max": max,
    }
)


def evaluate(x, env=GLOBALS):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            return []
        head, *rest = x
        if head == "quote":
            return rest[0]
        if head == "if":
            x = rest[1] if evaluate(rest[0], env) not in (False, []) else rest[2] if len(rest) > 2 else []
            continue
        if head == "define":
            if isinstance(rest[0], list):
                (name, *parameters), body = rest
                env[name] = Procedure(parameters, body, env)
            else:
                env[rest[0]] = evaluate(rest[1], env)
            return None
        if head == "lambda":
            return Procedure(rest[0], rest[1], env)
        if head == "let":
            env = Env([(n, evaluate(v, env)) for n, v in rest[0]], env)
            x = rest[1]
            continue
        function, *arguments = (evaluate(item, env) for item in x)
        if isinstance(function, Procedure) and len(arguments) == len(function.parameters):
            x, env = function.body, Env(zip(function.parameters, arguments), function.env)
            continue
        return function(*arguments)


def show(value):
    if value is True or value is False:
        return "#t" if value else "#f"
    if isinstance(value, list):
        return "(" + " ".join(map(show, value)) + ")"
    if isinstance(value, Procedure):
        return "<procedure>"
    return str(value)


PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 25)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 1000 0)
(let ((x 3) (y 4)) (list x y (+ x y) (< x y)))
(define add (lambda (a) (lambda (b) (+ a b))))
((add 3) 4)
'(a (b c) () 1.5)
fact
(car '())
(undefined 1)
(fact 1 2)
(/ 1 0)
(max 3 9 2)
"""
for expression in read(PROGRAM):
    try:
        value = evaluate(expression)
        if value is not None:
            print(show(value))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
for bad in ("(1 2", ")", "'"):
    try:
        print(list(read(bad)))
    except SyntaxError as error:
        print("syntax:", error)
