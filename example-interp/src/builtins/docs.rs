//! What the built-in classes say of themselves: `__doc__`, in our words.

use crate::object::*;
use crate::vm::Vm;

const DOCS: &[(&str, &str)] = &[
    ("bool", "bool(x) -> whether x counts as true: True or False"),
    ("bytearray", "bytearray(source) -> bytes that can be changed"),
    ("bytes", "bytes(source) -> a sequence of numbers below 256 that cannot be changed"),
    ("classmethod", "classmethod(function) -> a method that gets the class in place of the instance"),
    ("complex", "complex(real=0, imag=0) -> a number of a real and an imaginary part"),
    ("dict", "dict(mapping or pairs, **items) -> a dict: values by keys, in the order in which the keys came"),
    ("enumerate", "enumerate(iterable, start=0) -> pairs of a count and an item"),
    ("filter", "filter(function or None, iterable) -> the items for which the function holds"),
    ("float", "float(x=0) -> a number of double precision"),
    ("frozenset", "frozenset(iterable) -> different items in no order, which cannot be changed"),
    ("int", "int(x=0) or int(text, base=10) -> an integer of any size"),
    ("list", "list(iterable) -> a sequence that can be changed"),
    ("map", "map(function, *iterables) -> what the function gives for the items of each, side by side"),
    ("memoryview", "memoryview(object) -> a view of the bytes of another object"),
    ("object", "object() -> an object with no attributes; the base of all classes"),
    ("property", "property(fget, fset, fdel, doc) -> an attribute that functions compute, set and delete"),
    ("range", "range(stop) or range(start, stop, step=1) -> a sequence of numbers with equal steps"),
    ("reversed", "reversed(sequence) -> the items from the last to the first"),
    ("set", "set(iterable) -> different items in no order"),
    ("slice", "slice(stop) or slice(start, stop, step) -> what a[start:stop:step] asks for"),
    ("staticmethod", "staticmethod(function) -> a function in a class that gets neither class nor instance"),
    ("str", "str(object='') or str(bytes, encoding, errors) -> text"),
    ("super", "super(type, object) -> the attributes of the classes behind a class in the order of another"),
    ("tuple", "tuple(iterable) -> a sequence that cannot be changed"),
    ("type", "type(object) -> its class, or type(name, bases, namespace) -> a new class"),
    ("zip", "zip(*iterables, strict=False) -> tuples of an item of each"),
];

/// The documentation of the built-in class of this name.
pub fn of(name: &str) -> Option<&'static str> {
    DOCS.binary_search_by_key(&name, |(known, _)| known).ok().map(|row| DOCS[row].1)
}

/// Gives the classes their documentation, but for those whose `__doc__` is about their instances.
pub fn install(vm: &mut Vm) {
    let names = vm.names;
    let types = vm.types;
    for class in [&types.none_type, &types.ellipsis_type, &types.not_implemented_type] {
        class.set(&names.__doc__, Value::None);
    }
    for class in types.all() {
        if let Some(doc) = of(class.name().as_str()).filter(|_| class.dict.find_str(&names.__doc__).is_none()) {
            class.set(&names.__doc__, Value::str(doc));
        }
    }
}
