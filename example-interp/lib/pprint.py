"""Data structures over several lines."""

import re
import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """A key that can be compared with any other."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts, 0, 0, {}, 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, out, indent, allowance, context, level):
        key = id(object)
        if key in context:
            out.append(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            writer = self._writer(object)
            if writer is not None:
                context[key] = 1
                writer(object, out, indent, allowance, context, level + 1)
                del context[key]
                return
        out.append(text)

    def _writer(self, object):
        cls = type(object)
        show = cls.__repr__
        module = sys.modules.get("collections")
        if isinstance(object, dict):
            if show is dict.__repr__:
                return self._write_dict
            if module is not None:
                if show is module.OrderedDict.__repr__:
                    return self._write_ordered_dict
                if show is module.defaultdict.__repr__:
                    return self._write_default_dict
                if show is module.Counter.__repr__:
                    return self._write_counter
        for kind, writer in ((list, self._write_list), (tuple, self._write_tuple), (set, self._write_set),
                             (frozenset, self._write_set), (str, self._write_str), (bytes, self._write_bytes),
                             (bytearray, self._write_bytearray)):
            if isinstance(object, kind) and show is kind.__repr__:
                return writer
        if module is not None and isinstance(object, module.deque) and show is module.deque.__repr__:
            return self._write_deque
        if cls.__name__ == "SimpleNamespace" and cls.__module__ == "types":
            return self._write_namespace
        if "__dataclass_fields__" in cls.__dict__ and not isinstance(object, type) and cls.__dataclass_params__.repr and hasattr(
                show, "__wrapped__") and "__create_fn__" not in show.__wrapped__.__qualname__:
            return self._write_dataclass
        return None

    def _write_dataclass(self, object, out, indent, allowance, context, level):
        from dataclasses import fields
        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        out.append(name + "(")
        self._write_namespace_items(items, out, indent, allowance, context, level)
        out.append(")")

    def _write_namespace(self, object, out, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" else object.__class__.__name__
        indent += len(name) + 1
        out.append(name + "(")
        self._write_namespace_items(list(object.__dict__.items()), out, indent, allowance, context, level)
        out.append(")")

    def _write_namespace_items(self, items, out, indent, allowance, context, level):
        for place, (key, value) in enumerate(items):
            last = place == len(items) - 1
            out.append(f"{key}=")
            if id(value) in context:
                out.append("...")
            else:
                self._format(value, out, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                out.append(",\n" + " " * indent)

    def _write_dict(self, object, out, indent, allowance, context, level):
        out.append("{")
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._write_dict_items(list(items), out, indent, allowance + 1, context, level)
        out.append("}")

    def _write_dict_items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        for place, (key, value) in enumerate(items):
            last = place == len(items) - 1
            text = self._repr(key, context, level)
            out.append(text + ": ")
            self._format(value, out, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                out.append(",\n" + " " * indent)

    def _write_ordered_dict(self, object, out, indent, allowance, context, level):
        name = object.__class__.__name__
        if not len(object):
            out.append(repr(object))
            return
        out.append(name + "(")
        self._write_list(list(object.items()), out, indent + len(name) + 1, allowance + 1, context, level)
        out.append(")")

    def _write_default_dict(self, object, out, indent, allowance, context, level):
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        out.append(f"{name}({factory},\n{' ' * indent}")
        self._write_dict(object, out, indent, allowance + 1, context, level)
        out.append(")")

    def _write_counter(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = object.__class__.__name__
        out.append(name + "({")
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        self._write_dict_items(object.most_common(), out, indent + len(name) + 1, allowance + 2, context, level)
        out.append("})")

    def _write_list(self, object, out, indent, allowance, context, level):
        out.append("[")
        self._write_items(object, out, indent, allowance + 1, context, level)
        out.append("]")

    def _write_tuple(self, object, out, indent, allowance, context, level):
        out.append("(")
        end = ",)" if len(object) == 1 else ")"
        self._write_items(object, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _write_set(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        cls = object.__class__
        if cls is set:
            out.append("{")
            end = "}"
        else:
            out.append(cls.__name__ + "({")
            end = "})"
            indent += len(cls.__name__) + 1
        self._write_items(sorted(object, key=_safe_key), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _write_deque(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = object.__class__.__name__
        out.append(name + "([")
        indent += len(name) + 1
        if object.maxlen is None:
            self._write_items(object, out, indent, allowance + 2, context, level)
            out.append("])")
        else:
            self._write_items(object, out, indent, 2, context, level)
            bound = self._repr(object.maxlen, context, level)
            out.append(f"],\n{' ' * indent}maxlen={bound})")

    def _write_str(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = self._width - indent
        text = ""
        for place, line in enumerate(lines):
            text = repr(line)
            if place == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                chunks.append(text)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            room2 = room
            current = ""
            for number, part in enumerate(parts):
                candidate = current + part
                if number == len(parts) - 1 and place == len(lines) - 1:
                    room2 -= allowance
                if len(repr(candidate)) > room2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        if level == 1:
            out.append("(")
        for place, text in enumerate(chunks):
            if place > 0:
                out.append("\n" + " " * indent)
            out.append(text)
        if level == 1:
            out.append(")")

    def _write_bytes(self, object, out, indent, allowance, context, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            out.append("(")
        delim = ""
        for text in _wrap_bytes(object, self._width - indent, allowance):
            out.append(delim + text)
            if not delim:
                delim = "\n" + " " * indent
        if parens:
            out.append(")")

    def _write_bytearray(self, object, out, indent, allowance, context, level):
        out.append("bytearray(")
        self._write_bytes(bytes(object), out, indent + 10, allowance + 1, context, level + 1)
        out.append(")")

    def _write_items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        newline = ",\n" + " " * indent
        delim = ""
        width = room = self._width - indent + 1
        items = list(items)
        for place, item in enumerate(items):
            last = place == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = room
                    if delim:
                        delim = newline
                if width >= size:
                    width -= size
                    out.append(delim + text)
                    delim = ", "
                    continue
            out.append(delim)
            delim = newline
            self._format(item, out, indent, allowance if last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        show = cls.__repr__
        if cls is int:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if isinstance(object, dict) and show is dict.__repr__:
            if not object:
                return "{}", True, False
            key = id(object)
            if maxlevels and level >= maxlevels:
                return "{...}", False, key in context
            if key in context:
                return _recursion(object), False, True
            context[key] = 1
            readable, recursive = True, False
            parts = []
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            for name, value in items:
                a, a_readable, a_recursive = self.format(name, context, maxlevels, level + 1)
                b, b_readable, b_recursive = self.format(value, context, maxlevels, level + 1)
                parts.append(f"{a}: {b}")
                readable = readable and a_readable and b_readable
                recursive = recursive or a_recursive or b_recursive
            del context[key]
            return "{" + ", ".join(parts) + "}", readable, recursive
        is_list = isinstance(object, list) and show is list.__repr__
        if is_list or (isinstance(object, tuple) and show is tuple.__repr__):
            if is_list:
                if not object:
                    return "[]", True, False
                template = "[%s]"
            elif len(object) == 1:
                template = "(%s,)"
            else:
                if not object:
                    return "()", True, False
                template = "(%s)"
            key = id(object)
            if maxlevels and level >= maxlevels:
                return template % "...", False, key in context
            if key in context:
                return _recursion(object), False, True
            context[key] = 1
            readable, recursive = True, False
            parts = []
            for item in object:
                text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
                parts.append(text)
                readable = readable and item_readable
                recursive = recursive or item_recursive
            del context[key]
            return template % ", ".join(parts), readable, recursive
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False


def _wrap_bytes(object, width, allowance):
    current = b""
    last = len(object) // 4 * 4
    for place in range(0, len(object), 4):
        part = object[place:place + 4]
        candidate = current + part
        if place == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)
