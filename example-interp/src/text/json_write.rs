//! Writing JSON as Python's `json` does.

use std::borrow::Cow;

use super::{Fault, float};

/// Appends a string in quotes; with `ensure_ascii` all that is not printable ASCII is escaped.
pub fn write_string(out: &mut String, text: &str, ensure_ascii: bool) {
    out.push('"');
    let plain = |b: u8| match b {
        b'"' | b'\\' | 0..=0x1f => false,
        0x7f.. => !ensure_ascii,
        _ => true,
    };
    let mut from = 0;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if plain(text.as_bytes()[at]) {
            continue;
        }
        out.push_str(&text[from..at]);
        from = chars.offset();
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\x08' => out.push_str("\\b"),
            '\x0c' => out.push_str("\\f"),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    use std::fmt::Write as _;
                    // Writing to a String cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push_str(&text[from..]);
    out.push('"');
}

/// Appends a float.
///
/// # Errors
/// ValueError for infinities and NaN unless `allow_nan`.
pub fn write_float(out: &mut String, x: f64, options: &Options) -> Result<(), Fault> {
    if x.is_finite() {
        float::write_repr(out, x);
        return Ok(());
    }
    if !options.allow_nan {
        let mut message = "Out of range float values are not JSON compliant".to_owned();
        if options.indent.is_some() {
            // CPython's encoder in Python, which indents, says more than the one in C.
            message.push_str(": ");
            float::write_repr(&mut message, x);
        }
        return Err(Fault::value(message));
    }
    out.push_str(if x.is_nan() {
        "NaN"
    } else if x > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    });
    Ok(())
}

/// The arguments of `json.dumps`.
#[derive(Clone, Debug)]
pub struct Options {
    /// Escape what is not ASCII.
    pub ensure_ascii: bool,
    /// Write `NaN` and infinities.
    pub allow_nan: bool,
    /// Leave out entries whose keys cannot be written, instead of raising.
    pub skip_keys: bool,
    /// Look for values inside themselves.
    pub check_circular: bool,
    /// The text of one level of indentation; `None` writes all on one line.
    pub indent: Option<String>,
    /// Between items; `", "`, or `","` with an indent.
    pub item_separator: String,
    /// Between a key and its value; `": "`.
    pub key_separator: String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            ensure_ascii: true,
            allow_nan: true,
            skip_keys: false,
            check_circular: true,
            indent: None,
            item_separator: ", ".into(),
            key_separator: ": ".into(),
        }
    }
}

/// A value as JSON sees it.
#[derive(Clone, Debug)]
pub enum Node<'a, V> {
    /// `None`
    Null,
    /// A bool.
    Bool(bool),
    /// An int, by its repr.
    Int(Cow<'a, str>),
    /// A float.
    Float(f64),
    /// A string.
    Str(Cow<'a, str>),
    /// A list or tuple.
    Array(Vec<V>),
    /// The items of a dict, sorted if they shall be.
    Object(Vec<(V, V)>),
    /// Anything else: `default` is asked for a substitute.
    Other,
}

/// What writing needs of the interpreter.
pub trait Source {
    /// A guest's value.
    type Value;
    /// An exception being raised.
    type Error: From<Fault>;

    /// Classifies a value.
    fn node<'a>(&mut self, value: &'a Self::Value) -> Result<Node<'a, Self::Value>, Self::Error>;
    /// `default(value)`, or its TypeError (`Object of type X is not JSON serializable`).
    fn substitute(&mut self, value: &Self::Value) -> Result<Self::Value, Self::Error>;
    /// What `id(value)` is, to find circles.
    fn identity(&mut self, value: &Self::Value) -> u64;
    /// The name of the value's type, for the TypeError of a key.
    fn type_name(&mut self, value: &Self::Value) -> String;
    /// A level of nesting begins: RecursionError when it is one too many.
    fn enter(&mut self) -> Result<(), Self::Error>;
    /// The level ends.
    fn leave(&mut self);
}

/// `json.dumps(value)`.
///
/// # Errors
/// What CPython raises, and what the guest's own code raises.
pub fn encode<S: Source>(value: &S::Value, options: &Options, source: &mut S) -> Result<String, S::Error> {
    let mut writer = Writer { out: String::new(), options, open: Vec::new() };
    writer.value(value, 0, source)?;
    Ok(writer.out)
}

struct Writer<'a> {
    out: String,
    options: &'a Options,
    /// The identities of the values that are being written.
    open: Vec<u64>,
}

impl Writer<'_> {
    fn value<S: Source>(&mut self, value: &S::Value, level: usize, source: &mut S) -> Result<(), S::Error> {
        match source.node(value)? {
            Node::Null => self.out.push_str("null"),
            Node::Bool(value) => self.out.push_str(if value { "true" } else { "false" }),
            Node::Int(text) => self.out.push_str(&text),
            Node::Float(x) => write_float(&mut self.out, x, self.options)?,
            Node::Str(text) => write_string(&mut self.out, &text, self.options.ensure_ascii),
            Node::Array(items) if items.is_empty() => self.out.push_str("[]"),
            Node::Object(pairs) if pairs.is_empty() => self.out.push_str("{}"),
            Node::Array(items) => {
                self.begin(value, source)?;
                self.out.push('[');
                for (i, item) in items.iter().enumerate() {
                    self.separate(i == 0, level + 1);
                    self.value(item, level + 1, source)?;
                }
                self.line(level);
                self.out.push(']');
                self.end(source);
            }
            Node::Object(pairs) => {
                self.begin(value, source)?;
                self.out.push('{');
                let mut first = true;
                for (key, item) in &pairs {
                    let Some(key) = self.key(key, source)? else { continue };
                    self.separate(first, level + 1);
                    first = false;
                    write_string(&mut self.out, &key, self.options.ensure_ascii);
                    self.out.push_str(&self.options.key_separator);
                    self.value(item, level + 1, source)?;
                }
                self.line(level);
                self.out.push('}');
                self.end(source);
            }
            Node::Other => {
                self.begin(value, source)?;
                let substitute = source.substitute(value)?;
                self.value(&substitute, level, source)?;
                self.end(source);
            }
        }
        Ok(())
    }

    /// The text of a key; `None` to leave the entry out.
    fn key<S: Source>(&mut self, key: &S::Value, source: &mut S) -> Result<Option<String>, S::Error> {
        Ok(Some(match source.node(key)? {
            Node::Str(text) => text.into_owned(),
            Node::Int(text) => text.into_owned(),
            Node::Float(x) => {
                let mut text = String::new();
                write_float(&mut text, x, self.options)?;
                text
            }
            Node::Bool(true) => "true".to_owned(),
            Node::Bool(false) => "false".to_owned(),
            Node::Null => "null".to_owned(),
            _ if self.options.skip_keys => return Ok(None),
            _ => {
                let name = source.type_name(key);
                let message = format!("keys must be str, int, float, bool or None, not {name}");
                return Err(Fault::type_error(message).into());
            }
        }))
    }

    fn begin<S: Source>(&mut self, value: &S::Value, source: &mut S) -> Result<(), S::Error> {
        if self.options.check_circular {
            let identity = source.identity(value);
            if self.open.contains(&identity) {
                return Err(Fault::value("Circular reference detected").into());
            }
            self.open.push(identity);
        }
        source.enter()
    }

    fn end<S: Source>(&mut self, source: &mut S) {
        source.leave();
        self.open.pop();
    }

    fn separate(&mut self, first: bool, level: usize) {
        if !first {
            self.out.push_str(&self.options.item_separator);
        }
        self.line(level);
    }

    /// A new line at `level`, when the text is indented.
    fn line(&mut self, level: usize) {
        if let Some(indent) = &self.options.indent {
            self.out.push('\n');
            for _ in 0..level {
                self.out.push_str(indent);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    enum Value {
        Int(i64),
        Text(&'static str),
        List(Vec<&'static Value>),
        Dict(Vec<(&'static Value, &'static Value)>),
        Other,
    }

    struct Plain;

    impl Source for Plain {
        type Value = &'static Value;
        type Error = Fault;

        fn node<'a>(&mut self, value: &'a &'static Value) -> Result<Node<'a, &'static Value>, Fault> {
            Ok(match value {
                Value::Int(n) => Node::Int(n.to_string().into()),
                Value::Text(text) => Node::Str((*text).into()),
                Value::List(items) => Node::Array(items.clone()),
                Value::Dict(pairs) => Node::Object(pairs.clone()),
                Value::Other => Node::Other,
            })
        }
        fn substitute(&mut self, _: &&'static Value) -> Result<&'static Value, Fault> {
            Err(Fault::type_error("Object of type object is not JSON serializable"))
        }
        fn identity(&mut self, value: &&'static Value) -> u64 {
            std::ptr::from_ref(*value) as u64
        }
        fn type_name(&mut self, _: &&'static Value) -> String {
            "list".into()
        }
        fn enter(&mut self) -> Result<(), Fault> {
            Ok(())
        }
        fn leave(&mut self) {}
    }

    fn text(value: Value, options: &Options) -> Result<String, Fault> {
        encode(&&*Box::leak(Box::new(value)), options, &mut Plain)
    }

    #[test]
    fn strings_are_escaped() {
        let escaped = |ensure_ascii| {
            let mut out = String::new();
            write_string(&mut out, "é\u{2028}\x7f\x1f\"\\/\t\x08😀", ensure_ascii);
            out
        };
        assert_eq!(escaped(true), r#""\u00e9\u2028\u007f\u001f\"\\/\t\b\ud83d\ude00""#);
        assert_eq!(escaped(false), "\"é\u{2028}\x7f\\u001f\\\"\\\\/\\t\\b😀\"");
    }

    #[test]
    fn values_are_laid_out() {
        static ONE: Value = Value::Int(1);
        static NAME: Value = Value::Text("a");
        static EMPTY: Value = Value::List(Vec::new());
        let value = || Value::List(vec![&EMPTY, Box::leak(Box::new(Value::Dict(vec![(&NAME, &ONE), (&ONE, &NAME)])))]);
        assert_eq!(text(value(), &Options::default()).as_deref(), Ok(r#"[[], {"a": 1, "1": "a"}]"#));
        let indented = Options { indent: Some(" ".into()), item_separator: ",".into(), ..Options::default() };
        assert_eq!(text(value(), &indented).as_deref(), Ok("[\n [],\n {\n  \"a\": 1,\n  \"1\": \"a\"\n }\n]"));
    }

    #[test]
    fn faults_have_cpythons_words() {
        static EMPTY: Value = Value::List(Vec::new());
        let fault = text(Value::Dict(vec![(&EMPTY, &EMPTY)]), &Options::default()).expect_err("a fault");
        assert_eq!(fault.message, "keys must be str, int, float, bool or None, not list");
        assert!(text(Value::Other, &Options::default()).is_err());
    }
}
