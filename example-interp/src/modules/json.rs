//! `_json`: reading and writing JSON. The Python side is in `lib/json/`.

use std::cell::RefCell;
use std::collections::HashMap;

use super::Builder;
use crate::num::int;
use crate::object::*;
use crate::text::{float, surrogate};
use crate::vm::{Res, Vm};

thread_local! {
    static DECODE_ERROR: RefCell<Option<Value>> = const { RefCell::new(None) };
}

fn set_decode_error(_: &mut Vm, args: Args<'_>) -> Res {
    DECODE_ERROR.with(|class| *class.borrow_mut() = Some(args.pos[0].clone()));
    Ok(Value::None)
}

/// Where reading stands: a byte offset into the document.
struct Reader<'a> {
    document: &'a Ref<Str>,
    text: &'a str,
    at: usize,
    strict: bool,
    object_hook: Option<&'a Value>,
    pairs_hook: Option<&'a Value>,
    parse_float: Option<&'a Value>,
    parse_int: Option<&'a Value>,
    parse_constant: Option<&'a Value>,
    /// Equal keys share one string object.
    keys: HashMap<&'a str, Ref<Str>, rustc_hash::FxBuildHasher>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// A `JSONDecodeError` at this byte offset.
    #[cold]
    fn error(&self, vm: &mut Vm, message: &str, offset: usize) -> Exc {
        let position = self.text[..offset.min(self.text.len())].chars().count();
        let class = DECODE_ERROR.with(|class| class.borrow().clone());
        let Some(class) = class else {
            return vm.value_error(message);
        };
        let arguments = [Value::str(message), Value::Str(self.document.clone()), Value::size(position)];
        match vm.call(&class, Args::new(&arguments)) {
            Ok(Value::Instance(instance)) if instance.exception().is_some() => Exc(instance),
            Ok(_) => vm.type_error("exceptions must derive from BaseException"),
            Err(error) => error,
        }
    }

    fn value(&mut self, vm: &mut Vm) -> Res {
        let start = self.at;
        let rest = &self.text[start..];
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                self.string(vm, start)
            }
            Some(b'{') => vm.recurse(" while decoding a JSON object from a unicode string", |vm| self.object(vm)),
            Some(b'[') => vm.recurse(" while decoding a JSON array from a unicode string", |vm| self.array(vm)),
            Some(b'n') if rest.starts_with("null") => self.word(4, Value::None),
            Some(b't') if rest.starts_with("true") => self.word(4, Value::Bool(true)),
            Some(b'f') if rest.starts_with("false") => self.word(5, Value::Bool(false)),
            Some(b'N') if rest.starts_with("NaN") => self.constant(vm, "NaN", f64::NAN),
            Some(b'I') if rest.starts_with("Infinity") => self.constant(vm, "Infinity", f64::INFINITY),
            Some(b'-') if rest.starts_with("-Infinity") => self.constant(vm, "-Infinity", f64::NEG_INFINITY),
            Some(b'-' | b'0'..=b'9') => self.number(vm),
            _ => Err(self.error(vm, "Expecting value", start)),
        }
    }

    fn word(&mut self, length: usize, value: Value) -> Res {
        self.at += length;
        Ok(value)
    }

    fn constant(&mut self, vm: &mut Vm, word: &str, value: f64) -> Res {
        self.at += word.len();
        match self.parse_constant {
            Some(hook) => vm.call(hook, Args::new(&[Value::str(word)])),
            None => Ok(Value::Float(value)),
        }
    }

    fn number(&mut self, vm: &mut Vm) -> Res {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let digits = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        let mut end = start + usize::from(bytes[start] == b'-');
        match bytes.get(end) {
            Some(b'0') => end += 1,
            Some(b'1'..=b'9') => end = digits(end),
            _ => return Err(self.error(vm, "Expecting value", start)),
        }
        let whole = end;
        if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            end = digits(end + 1);
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            if bytes.get(end + 1 + sign).is_some_and(u8::is_ascii_digit) {
                end = digits(end + 1 + sign);
            }
        }
        self.at = end;
        let text = &self.text[start..end];
        if end == whole {
            if let Some(hook) = self.parse_int {
                return vm.call(hook, Args::new(&[Value::str(text)]));
            }
            if let Ok(small) = text.parse() {
                return Ok(Value::Int(small));
            }
            let parsed = int::parse(text, 10, 4300, || format!("'{text}'")).map_err(Exc::from)?;
            return Ok(match parsed {
                int::Int::Small(n) => Value::Int(n),
                int::Int::Big(n) => Value::integer(n),
            });
        }
        match self.parse_float {
            Some(hook) => vm.call(hook, Args::new(&[Value::str(text)])),
            None => Ok(Value::Float(text.parse().unwrap_or(f64::NAN))),
        }
    }

    /// The rest of a string; `start` is where its quote stands.
    fn string(&mut self, vm: &mut Vm, start: usize) -> Res {
        match self.plain() {
            Some(text) => Ok(Value::str(text)),
            None => self.escaped(vm, start).map(Value::string),
        }
    }

    /// The string up to its closing quote, if nothing in it needs decoding.
    fn plain(&mut self) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let length = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20)?;
        if rest.as_bytes()[length] != b'"' {
            return None;
        }
        self.at += length + 1;
        Some(&rest[..length])
    }

    fn escaped(&mut self, vm: &mut Vm, start: usize) -> Res<String> {
        let mut out = String::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(length) = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20) else {
                return Err(self.error(vm, "Unterminated string starting at", start));
            };
            out.push_str(&rest[..length]);
            self.at += length;
            let special = rest.as_bytes()[length];
            if special == b'"' {
                self.at += 1;
                return Ok(out);
            }
            if special != b'\\' {
                if self.strict {
                    return Err(self.error(vm, "Invalid control character at", self.at));
                }
                out.push(char::from(special));
                self.at += 1;
                continue;
            }
            let Some(&kind) = rest.as_bytes().get(length + 1) else {
                return Err(self.error(vm, "Unterminated string starting at", start));
            };
            let plain = match kind {
                b'"' | b'\\' | b'/' => char::from(kind),
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => {
                    let ch = self.unicode_escape(vm)?;
                    out.push(ch);
                    continue;
                }
                _ => return Err(self.error(vm, "Invalid \\escape", self.at)),
            };
            out.push(plain);
            self.at += 2;
        }
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 4)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    }

    /// `\uXXXX`, or two of them that make one character.
    fn unicode_escape(&mut self, vm: &mut Vm) -> Res<char> {
        let Some(unit) = self.hex(self.at + 2) else {
            return Err(self.error(vm, "Invalid \\uXXXX escape", self.at + 1));
        };
        self.at += 6;
        if (0xd800..0xdc00).contains(&unit)
            && self.text[self.at..].starts_with("\\u")
            && let Some(low @ 0xdc00..0xe000) = self.hex(self.at + 2)
        {
            self.at += 6;
            let code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            return Ok(char::from_u32(code).unwrap_or('\u{fffd}'));
        }
        Ok(surrogate::character(unit).unwrap_or('\u{fffd}'))
    }

    fn array(&mut self, vm: &mut Vm) -> Res {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::list(items));
        }
        loop {
            items.push(self.value(vm)?);
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(Value::list(items));
                }
                _ => return Err(self.error(vm, "Expecting ',' delimiter", self.at)),
            }
            self.skip_space();
        }
    }

    fn key(&mut self, vm: &mut Vm) -> Res<Ref<Str>> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.error(vm, "Expecting property name enclosed in double quotes", start));
        }
        self.at += 1;
        match self.plain() {
            Some(text) => Ok(self.keys.entry(text).or_insert_with(|| Str::make(text)).clone()),
            None => self.escaped(vm, start).map(Str::from_string),
        }
    }

    fn object(&mut self, vm: &mut Vm) -> Res {
        self.at += 1;
        let mut pairs = Vec::new();
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return self.finish_object(vm, pairs);
        }
        loop {
            let key = self.key(vm)?;
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(self.error(vm, "Expecting ':' delimiter", self.at));
            }
            self.at += 1;
            self.skip_space();
            let value = self.value(vm)?;
            pairs.push((key, value));
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return self.finish_object(vm, pairs);
                }
                _ => return Err(self.error(vm, "Expecting ',' delimiter", self.at)),
            }
            self.skip_space();
        }
    }

    fn finish_object(&self, vm: &mut Vm, pairs: Vec<(Ref<Str>, Value)>) -> Res {
        if let Some(hook) = self.pairs_hook {
            let pairs = pairs.into_iter().map(|(key, value)| Value::tuple(vec![Value::Str(key), value])).collect();
            return vm.call(hook, Args::new(&[Value::list(pairs)]));
        }
        let dict = Ref::new(Dict::with_capacity(pairs.len()));
        for (key, value) in pairs {
            dict.set_str(&key, value);
        }
        match self.object_hook {
            Some(hook) => vm.call(hook, Args::new(&[Value::Dict(dict)])),
            None => Ok(Value::Dict(dict)),
        }
    }
}

/// `scan(text, index, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant)`: the value that
/// begins at `index`, and the index after it.
fn scan(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(document) = args.pos[0].as_str() else {
        let name = vm.type_name(&args.pos[0]);
        return Err(vm.type_error(format!("first argument must be a string, not {name}")));
    };
    let Ok(index) = usize::try_from(vm.to_i64(&args.pos[1])?) else {
        return Err(vm.value_error("idx cannot be negative"));
    };
    let strict = vm.truthy(&args.pos[2])?;
    let hook = |place: usize| args.get(place).filter(|value| !value.is_none());
    let mut reader = Reader {
        document,
        text: document.as_str(),
        at: document.offset(index.min(document.len())),
        strict,
        object_hook: hook(3),
        pairs_hook: hook(4),
        parse_float: hook(5),
        parse_int: hook(6),
        parse_constant: hook(7),
        keys: HashMap::default(),
    };
    let value = reader.value(vm)?;
    let end = if document.is_ascii() { reader.at } else { reader.text[..reader.at].chars().count() };
    Ok(Value::tuple(vec![value, Value::size(end)]))
}

struct Writer<'a> {
    out: String,
    default: &'a Value,
    ascii: bool,
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
    /// Identities of the containers that are being written.
    parents: Vec<revdb::ObjectId>,
}

impl Writer<'_> {
    fn line(&mut self, level: usize) {
        if let Some(indent) = &self.indent {
            self.out.push('\n');
            for _ in 0..level {
                self.out.push_str(indent);
            }
        }
    }

    fn string(&mut self, text: &str) {
        use std::fmt::Write as _;
        self.out.push('"');
        let plain = |byte: u8| byte >= 0x20 && byte != b'"' && byte != b'\\' && (byte < 0x7f || !self.ascii);
        if text.bytes().all(plain) {
            self.out.push_str(text);
        } else {
            for ch in text.chars() {
                match ch {
                    '"' => self.out.push_str("\\\""),
                    '\\' => self.out.push_str("\\\\"),
                    '\n' => self.out.push_str("\\n"),
                    '\r' => self.out.push_str("\\r"),
                    '\t' => self.out.push_str("\\t"),
                    '\u{8}' => self.out.push_str("\\b"),
                    '\u{c}' => self.out.push_str("\\f"),
                    ch if self.ascii && surrogate::is_surrogate(ch) => {
                        let _ = write!(self.out, "\\u{:04x}", surrogate::code(ch));
                    }
                    ch if (ch as u32) < 0x20 || (self.ascii && (!ch.is_ascii() || ch == '\u{7f}')) => {
                        for unit in ch.encode_utf16(&mut [0; 2]) {
                            // Writing to a string cannot fail.
                            let _ = write!(self.out, "\\u{unit:04x}");
                        }
                    }
                    ch => self.out.push(ch),
                }
            }
        }
        self.out.push('"');
    }

    fn float(&mut self, vm: &mut Vm, x: f64) -> Res<()> {
        if x.is_finite() {
            float::write_repr(&mut self.out, x);
            return Ok(());
        }
        let word = if x.is_nan() {
            "NaN"
        } else if x > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        if !self.allow_nan {
            // CPython's encoder in Python, which indents, says more than the one in C.
            let which = self.indent.as_ref().map_or_else(String::new, |_| format!(": {}", float::repr(x)));
            return Err(vm.value_error(format!("Out of range float values are not JSON compliant{which}")));
        }
        self.out.push_str(word);
        Ok(())
    }

    fn value(&mut self, vm: &mut Vm, value: &Value, level: usize) -> Res<()> {
        match value.base() {
            Value::None => self.out.push_str("null"),
            Value::Bool(true) => self.out.push_str("true"),
            Value::Bool(false) => self.out.push_str("false"),
            Value::Int(n) => self.out.push_str(&n.to_string()),
            Value::BigInt(n) => {
                let text = int::to_str(&n.0, 4300).map_err(Exc::from)?;
                self.out.push_str(&text);
            }
            Value::Float(x) => self.float(vm, *x)?,
            Value::Str(text) => self.string(text.as_str()),
            Value::List(list) => {
                let list = list.clone();
                self.nested(vm, value, |writer, vm| writer.items(vm, |index| list.get(index), level))?;
            }
            Value::Tuple(tuple) => {
                let tuple = tuple.clone();
                self.nested(vm, value, |writer, vm| writer.items(vm, |index| tuple.get(index).cloned(), level))?;
            }
            Value::Dict(dict) => {
                let dict = dict.clone();
                self.nested(vm, value, |writer, vm| writer.object(vm, &dict, level))?;
            }
            _ => {
                let default = self.default;
                self.nested(vm, value, |writer, vm| {
                    let replaced = vm.call(default, Args::new(std::slice::from_ref(value)))?;
                    writer.value(vm, &replaced, level)
                })?;
            }
        }
        Ok(())
    }

    /// Writes what `value` contains; a container inside itself is an error.
    fn nested(&mut self, vm: &mut Vm, value: &Value, action: impl FnOnce(&mut Self, &mut Vm) -> Res<()>) -> Res<()> {
        let Some(id) = value.header().map(Header::id) else {
            return action(self, vm);
        };
        if self.parents.contains(&id) {
            return Err(vm.value_error("Circular reference detected"));
        }
        self.parents.push(id);
        let result = vm.recurse(" while encoding a JSON object", |vm| action(self, vm));
        self.parents.pop();
        result
    }

    /// A list may change while its items are written.
    fn items(&mut self, vm: &mut Vm, item: impl Fn(usize) -> Option<Value>, level: usize) -> Res<()> {
        let Some(mut next) = item(0) else {
            self.out.push_str("[]");
            return Ok(());
        };
        self.out.push('[');
        for index in 1.. {
            self.line(level + 1);
            self.value(vm, &next, level + 1)?;
            let Some(following) = item(index) else { break };
            next = following;
            self.out.push_str(&self.item_separator.clone());
        }
        self.line(level);
        self.out.push(']');
        Ok(())
    }

    fn key(&mut self, vm: &mut Vm, key: &Value) -> Res<Option<String>> {
        Ok(Some(match key.base() {
            Value::Str(text) => text.as_str().to_owned(),
            Value::Bool(true) => "true".to_owned(),
            Value::Bool(false) => "false".to_owned(),
            Value::None => "null".to_owned(),
            Value::Int(_) | Value::BigInt(_) => vm.str(key.base())?.as_str().to_owned(),
            Value::Float(x) => {
                let mut writer = Writer {
                    out: String::new(),
                    parents: Vec::new(),
                    indent: None,
                    item_separator: String::new(),
                    key_separator: String::new(),
                    ..*self
                };
                writer.float(vm, *x)?;
                writer.out
            }
            _ if self.skip_keys => return Ok(None),
            _ => {
                let name = vm.type_name(key);
                return Err(vm.type_error(format!("keys must be str, int, float, bool or None, not {name}")));
            }
        }))
    }

    fn object(&mut self, vm: &mut Vm, dict: &Ref<Dict>, level: usize) -> Res<()> {
        let mut pairs = Vec::with_capacity(dict.len());
        let mut place = 0;
        while let Some((found, key, value)) = dict.next_entry(place) {
            pairs.push((key, value));
            place = found + 1;
        }
        if pairs.is_empty() {
            self.out.push_str("{}");
            return Ok(());
        }
        if self.sort_keys {
            let items = pairs.into_iter().map(|(key, value)| Value::tuple(vec![key, value])).collect();
            let sorted = crate::builtins::sort::sort(vm, items, None, false).map_err(|(_, error)| error)?;
            pairs = sorted
                .iter()
                .filter_map(|pair| pair.as_tuple().map(|pair| (pair[0].clone(), pair[1].clone())))
                .collect();
        }
        self.out.push('{');
        let mut first = true;
        for (key, value) in &pairs {
            let Some(key) = self.key(vm, key)? else { continue };
            if !first {
                self.out.push_str(&self.item_separator.clone());
            }
            first = false;
            self.line(level + 1);
            self.string(&key);
            self.out.push_str(&self.key_separator.clone());
            self.value(vm, value, level + 1)?;
        }
        self.line(level);
        self.out.push('}');
        Ok(())
    }
}

/// `encode(value, default, ensure_ascii, indent, item_separator, key_separator, sort_keys, skipkeys, allow_nan)`
fn encode(vm: &mut Vm, args: Args<'_>) -> Res {
    let text = |value: &Value| value.as_str().map(|text| text.as_str().to_owned());
    let mut writer = Writer {
        out: String::new(),
        default: &args.pos[1],
        ascii: vm.truthy(&args.pos[2])?,
        indent: text(&args.pos[3]),
        item_separator: text(&args.pos[4]).unwrap_or_default(),
        key_separator: text(&args.pos[5]).unwrap_or_default(),
        sort_keys: vm.truthy(&args.pos[6])?,
        skip_keys: vm.truthy(&args.pos[7])?,
        allow_nan: vm.truthy(&args.pos[8])?,
        parents: Vec::new(),
    };
    writer.value(vm, &args.pos[0], 0)?;
    Ok(Value::string(writer.out))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    module.functions(&[
        ("encode", encode, Arity::Range(9, 9)),
        ("scan", scan, Arity::Range(8, 8)),
        ("set_decode_error", set_decode_error, Arity::One),
    ]);
    Ok(())
}
