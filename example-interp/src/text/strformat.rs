//! `str.format`: templates with replacement fields.
//!
//! [`format()`] drives the whole and asks the guest's side ([`Guest`]) for values. The parsers [`Template`] and
//! [`Path`] are lazy, since CPython reports an error only when it gets there.

use super::{Fault, unicode};

/// A replacement field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// What stands before the conversion and the spec: the argument and its path.
    pub name: &'a str,
    /// The conversion's character, after `!`.
    pub conversion: Option<char>,
    /// The format spec, after `:`.
    pub spec: &'a str,
    /// The spec has replacement fields itself.
    pub nested: bool,
}

/// A piece of a template: literal text, then a field or the template's (or an escaped brace's) end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text before the field.
    pub literal: &'a str,
    /// The field.
    pub field: Option<Field<'a>>,
}

/// An iterator over the pieces of a template.
#[derive(Clone, Debug)]
pub struct Template<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Template<'a> {
    /// Starts at the front of a template.
    pub fn new(text: &'a str) -> Self {
        Template { text, at: 0 }
    }

    fn piece(&mut self) -> Result<Piece<'a>, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let Some(brace) = memchr::memchr2(b'{', b'}', &bytes[start..]).map(|offset| start + offset) else {
            self.at = bytes.len();
            return Ok(Piece { literal: &self.text[start..], field: None });
        };
        self.at = brace + 1;
        let next = bytes.get(brace + 1);
        if next == Some(&bytes[brace]) {
            // A doubled brace stands for one.
            self.at = brace + 2;
            return Ok(Piece { literal: &self.text[start..=brace], field: None });
        }
        if bytes[brace] == b'}' {
            return Err(Fault::value("Single '}' encountered in format string"));
        }
        if next.is_none() {
            return Err(Fault::value("Single '{' encountered in format string"));
        }
        Ok(Piece { literal: &self.text[start..brace], field: Some(self.field()?) })
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = self.text.as_bytes().get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn field(&mut self) -> Result<Field<'a>, Fault> {
        let start = self.at;
        let end = loop {
            match self.byte() {
                None => return Err(Fault::value("expected '}' before end of string")),
                Some(b'{') => return Err(Fault::value("unexpected '{' in field name")),
                Some(b'[') => {
                    // Whatever stands in brackets belongs to the name.
                    let rest = &self.text.as_bytes()[self.at..];
                    self.at += memchr::memchr(b']', rest).unwrap_or(rest.len());
                }
                Some(b) if matches!(b, b'}' | b':' | b'!') => break b,
                Some(_) => {}
            }
        };
        let mut field = Field { name: &self.text[start..self.at - 1], conversion: None, spec: "", nested: false };
        if end == b'}' {
            return Ok(field);
        }
        if end == b'!' {
            let conversion = self.text[self.at..].chars().next();
            let conversion =
                conversion.ok_or_else(|| Fault::value("end of string while looking for conversion specifier"))?;
            self.at += conversion.len_utf8();
            field.conversion = Some(conversion);
            match self.byte() {
                Some(b'}') => return Ok(field),
                Some(b':') | None => {}
                Some(_) => return Err(Fault::value("expected ':' after conversion specifier")),
            }
        }
        let start = self.at;
        let mut depth = 1;
        loop {
            match self.byte() {
                None => return Err(Fault::value("unmatched '{' in format spec")),
                Some(b'{') => {
                    field.nested = true;
                    depth += 1;
                }
                Some(b'}') => depth -= 1,
                Some(_) => {}
            }
            if depth == 0 {
                field.spec = &self.text[start..self.at - 1];
                return Ok(field);
            }
        }
    }
}

impl<'a> Iterator for Template<'a> {
    type Item = Result<Piece<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.at = self.text.len();
        }
        Some(piece)
    }
}

/// The argument that a field begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument<'a> {
    /// A positional argument.
    Index(usize),
    /// A keyword argument.
    Name(&'a str),
}

/// Numbers the fields that have no name: all of them, or none.
#[derive(Clone, Debug, Default)]
pub struct AutoNumber {
    manual: Option<bool>,
    next: usize,
}

/// Splits a field's name into its argument and the path that follows.
///
/// # Errors
/// ValueError when numbered and unnumbered fields are mixed.
pub fn split_name<'a>(name: &'a str, numbers: &mut AutoNumber) -> Result<(Argument<'a>, Path<'a>), Fault> {
    let (index, first, path) = split_head(name)?;
    if first.is_empty() || index.is_some() {
        let manual = index.is_some();
        match numbers.manual {
            Some(false) if manual => {
                return Err(Fault::value("cannot switch from automatic field numbering to manual field specification"));
            }
            Some(true) if !manual => {
                return Err(Fault::value("cannot switch from manual field specification to automatic field numbering"));
            }
            _ => numbers.manual = Some(manual),
        }
    }
    let argument = match index {
        Some(index) => Argument::Index(index),
        None if first.is_empty() => {
            numbers.next += 1;
            Argument::Index(numbers.next - 1)
        }
        None => Argument::Name(first),
    };
    Ok((argument, path))
}

/// Splits a field's name into what stands before the path (its number, if it is one, and its text) and the path.
///
/// # Errors
/// ValueError when the number is too large for a position.
pub fn split_head(name: &str) -> Result<(Option<usize>, &str, Path<'_>), Fault> {
    let (first, rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
    Ok((index(first)?, first, Path { rest }))
}

/// A number made of decimal digits alone.
fn index(text: &str) -> Result<Option<usize>, Fault> {
    let mut value: Option<usize> = None;
    for c in text.chars() {
        let Some(digit) = unicode::decimal(c) else { return Ok(None) };
        let next = value.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(usize::from(digit)));
        match next.filter(|&v| v <= isize::MAX as usize) {
            Some(next) => value = Some(next),
            None => return Err(Fault::value("Too many decimal digits in format string")),
        }
    }
    Ok(value)
}

/// A step from a value to a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[3]`
    Index(usize),
    /// `[name]`
    Item(&'a str),
}

/// The path of a field: an iterator over its steps.
#[derive(Clone, Debug)]
pub struct Path<'a> {
    rest: &'a str,
}

impl<'a> Path<'a> {
    fn step(&mut self) -> Result<Step<'a>, Fault> {
        let empty = || Fault::value("Empty attribute in format string");
        if let Some(rest) = self.rest.strip_prefix('.') {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            self.rest = &rest[end..];
            return if end == 0 { Err(empty()) } else { Ok(Step::Attribute(&rest[..end])) };
        }
        let Some(rest) = self.rest.strip_prefix('[') else {
            return Err(Fault::value("Only '.' or '[' may follow ']' in format field specifier"));
        };
        let Some(end) = rest.find(']') else { return Err(Fault::value("Missing ']' in format string")) };
        self.rest = &rest[end + 1..];
        let item = &rest[..end];
        match index(item)? {
            Some(index) => Ok(Step::Index(index)),
            None if item.is_empty() => Err(empty()),
            None => Ok(Step::Item(item)),
        }
    }
}

impl<'a> Iterator for Path<'a> {
    type Item = Result<Step<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let step = self.step();
        if step.is_err() {
            self.rest = "";
        }
        Some(step)
    }
}

/// A conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

impl Conversion {
    /// Reads the character after `!`.
    ///
    /// # Errors
    /// ValueError.
    pub fn parse(c: char) -> Result<Conversion, Fault> {
        match c {
            's' => Ok(Conversion::Str),
            'r' => Ok(Conversion::Repr),
            'a' => Ok(Conversion::Ascii),
            '!'..='~' => Err(Fault::value(format!("Unknown conversion specifier {c}"))),
            c => Err(Fault::value(format!("Unknown conversion specifier \\x{:x}", u32::from(c)))),
        }
    }
}

/// What formatting needs of the interpreter.
pub trait Guest {
    /// A guest's value.
    type Value;
    /// An exception being raised.
    type Error: From<Fault>;

    /// A positional argument; [`index_fault`] when there is none, [`positional_fault`] in `format_map`.
    fn positional(&mut self, index: usize) -> Result<Self::Value, Self::Error>;
    /// A keyword argument (KeyError when there is none).
    fn keyword(&mut self, name: &str) -> Result<Self::Value, Self::Error>;
    /// `value.name`, `value[3]`, `value['name']`.
    fn step(&mut self, value: Self::Value, step: Step<'_>) -> Result<Self::Value, Self::Error>;
    /// The value converted to a string value.
    fn convert(&mut self, value: Self::Value, conversion: Conversion) -> Result<Self::Value, Self::Error>;
    /// Appends `format(value, spec)`.
    fn format(&mut self, out: &mut String, value: Self::Value, spec: &str) -> Result<(), Self::Error>;
}

/// The IndexError for a missing positional argument.
pub fn index_fault(index: usize) -> Fault {
    let message = format!("Replacement index {index} out of range for positional args tuple");
    Fault::new(super::Kind::Index, message)
}

/// The ValueError for a numbered field in `format_map`.
pub fn positional_fault() -> Fault {
    Fault::value("Format string contains positional fields")
}

/// `template.format(...)`.
///
/// # Errors
/// What CPython raises, and what the guest's own methods raise.
pub fn format<G: Guest>(template: &str, guest: &mut G) -> Result<String, G::Error> {
    let mut out = String::with_capacity(template.len() + 32);
    build(&mut out, template, guest, &mut AutoNumber::default(), 2)?;
    Ok(out)
}

fn build<G: Guest>(
    out: &mut String,
    template: &str,
    guest: &mut G,
    numbers: &mut AutoNumber,
    depth: usize,
) -> Result<(), G::Error> {
    if depth == 0 {
        return Err(Fault::value("Max string recursion exceeded").into());
    }
    for piece in Template::new(template) {
        let Piece { literal, field } = piece?;
        out.push_str(literal);
        let Some(field) = field else { continue };
        let (argument, path) = split_name(field.name, numbers)?;
        let mut value = match argument {
            Argument::Index(index) => guest.positional(index)?,
            Argument::Name(name) => guest.keyword(name)?,
        };
        for step in path {
            value = guest.step(value, step?)?;
        }
        if let Some(conversion) = field.conversion {
            value = guest.convert(value, Conversion::parse(conversion)?)?;
        }
        if field.nested {
            let mut spec = String::new();
            build(&mut spec, field.spec, guest, numbers, depth - 1)?;
            guest.format(out, value, &spec)?;
        } else {
            guest.format(out, value, field.spec)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A guest whose values are strings, with positional arguments only.
    struct Plain<'a>(&'a [&'a str]);

    impl Guest for Plain<'_> {
        type Value = String;
        type Error = Fault;

        fn positional(&mut self, index: usize) -> Result<String, Fault> {
            self.0.get(index).map(|&v| v.to_owned()).ok_or_else(|| index_fault(index))
        }

        fn keyword(&mut self, name: &str) -> Result<String, Fault> {
            Err(Fault::new(super::super::Kind::Key, format!("'{name}'")))
        }

        fn step(&mut self, value: String, step: Step<'_>) -> Result<String, Fault> {
            Ok(format!("{value}{step:?}"))
        }

        fn convert(&mut self, value: String, _: Conversion) -> Result<String, Fault> {
            Ok(super::super::repr::repr(&value))
        }

        fn format(&mut self, out: &mut String, value: String, spec: &str) -> Result<(), Fault> {
            out.push_str(&super::super::format::format_str(&value, spec)?);
            Ok(())
        }
    }

    fn run(template: &str, values: &[&str]) -> Result<String, String> {
        super::format(template, &mut Plain(values)).map_err(|fault| fault.message.into_owned())
    }

    #[test]
    fn fields_are_replaced() {
        assert_eq!(run("{}-{{{}}}", &["a", "b"]).as_deref(), Ok("a-{b}"));
        assert_eq!(run("{1}{0!r:>5}", &["a", "b"]).as_deref(), Ok("b  'a'"));
        assert_eq!(run("{:{}>{}}", &["a", "*", "3"]).as_deref(), Ok("**a"));
        assert_eq!(run("{0.x[1][k}y]}", &["a"]).as_deref(), Ok("aAttribute(\"x\")Index(1)Item(\"k}y\")"));
    }

    #[test]
    fn faults_have_cpythons_words() {
        let cases = [
            ("{", "Single '{' encountered in format string"),
            ("a}b", "Single '}' encountered in format string"),
            ("{}{0}", "cannot switch from automatic field numbering to manual field specification"),
            ("{0}{}", "cannot switch from manual field specification to automatic field numbering"),
            ("{!}", "unmatched '{' in format spec"),
            ("{!x}", "Unknown conversion specifier x"),
            ("{!rx}", "expected ':' after conversion specifier"),
            ("{0", "expected '}' before end of string"),
            ("{0.}", "Empty attribute in format string"),
            ("{0[]}", "Empty attribute in format string"),
            ("{0[0]x}", "Only '.' or '[' may follow ']' in format field specifier"),
            ("{:{:{}}}", "Max string recursion exceeded"),
            ("{0:{0}", "unmatched '{' in format spec"),
            ("{9}", "Replacement index 9 out of range for positional args tuple"),
            ("{!", "end of string while looking for conversion specifier"),
            ("{0{0}}", "unexpected '{' in field name"),
        ];
        for (template, message) in cases {
            assert_eq!(run(template, &["1", "2", "3"]), Err(message.to_owned()), "{template}");
        }
    }
}
