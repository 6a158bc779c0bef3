"""An error at the bottom of a chain of awaits: every coroutine is a frame."""


async def fetch(n):
    if n == 2:
        raise ConnectionError(f"no answer from {n}")
    return n


async def collect():
    return [await fetch(n) for n in range(4)]


async def main():
    result = await collect()
    return result


try:
    main().send(None)
except ConnectionError as error:
    print(error)
    raise
