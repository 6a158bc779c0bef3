"""Bytes as text, and checksums."""

from _hash import crc32


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {byte: value for value, byte in enumerate(_ALPHABET)}


def _data(value):
    if isinstance(value, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    try:
        return bytes(memoryview(value))
    except TypeError:
        if hasattr(value, "tobytes"):
            return value.tobytes()
        raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'") from None


def _ascii(value):
    if isinstance(value, str):
        if not value.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return value.encode()
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{type(value).__name__}'")


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _data(data)
    text = data.hex() if sep is None else data.hex(sep, bytes_per_sep)
    return text.encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    data = _ascii(hexstr)
    if len(data) % 2:
        raise Error("Odd-length string")
    if any(byte not in b"0123456789abcdefABCDEF" for byte in data):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(data.decode())


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    data = _data(data)
    rest = len(data) % 3
    padded = data + bytes(-len(data) % 3)
    out = bytearray()
    for place in range(0, len(padded), 3):
        group = padded[place] << 16 | padded[place + 1] << 8 | padded[place + 2]
        out += bytes((_ALPHABET[group >> 18], _ALPHABET[group >> 12 & 63], _ALPHABET[group >> 6 & 63], _ALPHABET[group & 63]))
    if rest:
        out[rest - 3:] = b"=" * (3 - rest)
    if newline:
        out += b"\n"
    return bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    data = _ascii(data)
    if strict_mode and data[:1] == b"=":
        raise Error("Leading padding not allowed")
    out = bytearray()
    group = count = padding = 0
    finished = False
    for place, byte in enumerate(data):
        if byte == 61:
            padding += 1
            if count >= 2 and count + padding >= 4:
                if strict_mode and place + 1 < len(data):
                    raise Error("Excess data after padding")
                finished = True
                break
            continue
        value = _VALUES.get(byte)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if padding and strict_mode:
            raise Error("Discontinuous padding not allowed")
        padding = 0
        group = group << 6 | value
        count += 1
        if count == 4:
            out += group.to_bytes(3, "big")
            group = count = 0
    if count and not finished:
        if count == 1:
            whole = len(out) // 3 * 4 + 1
            raise Error(f"Invalid base64-encoded string: number of data characters ({whole}) cannot be 1 more than a multiple of 4")
        raise Error("Incorrect padding")
    if count == 1:
        whole = len(out) // 3 * 4 + 1
        raise Error(f"Invalid base64-encoded string: number of data characters ({whole}) cannot be 1 more than a multiple of 4")
    if count == 2:
        out.append(group >> 4)
    elif count == 3:
        out += (group >> 2).to_bytes(2, "big")
    return bytes(out)


def crc_hqx(data, crc, /):
    for byte in _data(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xffff
    return crc
