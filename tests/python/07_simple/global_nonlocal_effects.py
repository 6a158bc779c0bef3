"""global and nonlocal: creating, deleting and rebinding names of outer scopes, from classes and comprehensions."""

count = 0


def bump():
    global count, created
    count += 1
    created = f"made by call {count}"


def remove():
    global created
    del created


bump()
bump()
print(count, created)
remove()
try:
    print(created)
except NameError as error:
    print(error)


def outer():
    total = 0
    names = []

    def add(name):
        nonlocal total
        total += 1
        names.append(name)

    class Inside:
        nonlocal total
        total += 10
        global count
        count = 99

    def deep():
        def deeper():
            nonlocal total
            total += 100
        deeper()

    add("a")
    add("b")
    deep()
    return total, names, hasattr(Inside, "total")


print(outer(), count)
print([count := i for i in range(3)], count)


def loop_target():
    global index
    for index in range(2):
        pass
    local = 7
    global imported
    import math as imported
    return local


print(loop_target(), index, imported.__name__)
