//! Numeric literals: where one ends, and what can be wrong with it.

/// What is wrong with a number, and where: a byte offset from its start, the last character that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) message: String,
    pub(super) at: usize,
    /// Where the marked text ends, when a part of the number is marked.
    pub(super) marked: Option<usize>,
}

impl Flaw {
    fn new(message: String, at: usize) -> Flaw {
        Flaw { message, at, marked: None }
    }

    fn invalid(kind: &str, at: usize) -> Flaw {
        Flaw::new(format!("invalid {kind} literal"), at)
    }
}

/// The length of the number that `text` starts with.
pub(super) fn measure(text: &str) -> Result<usize, Flaw> {
    let bytes = text.as_bytes();
    let (kind, digit): (&str, fn(&u8) -> bool) = match bytes {
        [b'0', b'x' | b'X', ..] => ("hexadecimal", u8::is_ascii_hexdigit),
        [b'0', b'o' | b'O', ..] => ("octal", |b| (b'0'..=b'7').contains(b)),
        [b'0', b'b' | b'B', ..] => ("binary", |b| matches!(b, b'0' | b'1')),
        _ => return decimal(text),
    };
    let end = based(bytes, kind, digit)?;
    ends_well(text, end, kind)
}

/// The digits of a number with a base, in groups that single underscores part; the first group may have one before.
fn based(bytes: &[u8], kind: &str, digit: fn(&u8) -> bool) -> Result<usize, Flaw> {
    let mut at = 2;
    loop {
        at += usize::from(bytes.get(at) == Some(&b'_'));
        let count = run(&bytes[at..], digit);
        at += count;
        match bytes.get(at) {
            Some(b) if b.is_ascii_digit() => {
                return Err(Flaw::new(format!("invalid digit '{}' in {kind} literal", char::from(*b)), at + 1));
            }
            _ if count == 0 => return Err(Flaw::invalid(kind, at)),
            Some(b'_') => {}
            _ => return Ok(at),
        }
    }
}

/// A number in base ten: `12`, `1.5`, `.5`, `1e-3`, `2j`.
fn decimal(text: &str) -> Result<usize, Flaw> {
    let bytes = text.as_bytes();
    let whole = digits(bytes, 0)?;
    let mut at = whole;
    if bytes.get(at) == Some(&b'.') {
        at = digits(bytes, at + 1)?;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let signed = matches!(bytes.get(at + 1), Some(b'+' | b'-'));
        let first = at + 1 + usize::from(signed);
        if bytes.get(first).is_some_and(u8::is_ascii_digit) {
            at = digits(bytes, first)?;
        } else if signed {
            return Err(Flaw::invalid("decimal", first));
        }
        // Otherwise the letter begins a name, like the keyword in `1else 2`.
    }
    let imaginary = matches!(bytes.get(at), Some(b'j' | b'J'));
    if at == whole && !imaginary && !matches!(bytes.get(at), Some(b'e' | b'E')) {
        padded(bytes, whole)?;
    }
    at += usize::from(imaginary);
    ends_well(text, at, if imaginary { "imaginary" } else { "decimal" })
}

/// An integer does not begin with zeros, unless it is zero.
fn padded(bytes: &[u8], end: usize) -> Result<(), Flaw> {
    let zeros = bytes[..end].iter().take_while(|b| matches!(b, b'0' | b'_')).count();
    if bytes[0] != b'0' || zeros == end {
        return Ok(());
    }
    let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
    Err(Flaw { message: message.to_owned(), at: 1, marked: Some(zeros + 1) })
}

/// Decimal digits with single underscores between them; there may be none at all.
fn digits(bytes: &[u8], start: usize) -> Result<usize, Flaw> {
    let mut at = start;
    loop {
        at += run(&bytes[at..], u8::is_ascii_digit);
        if at == start || bytes.get(at) != Some(&b'_') {
            return Ok(at);
        }
        at += 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            return Err(Flaw::invalid("decimal", at));
        }
    }
}

fn run(bytes: &[u8], wanted: fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|b| wanted(b)).count()
}

/// A keyword may follow a number at once, any other name may not.
fn ends_well(text: &str, end: usize, kind: &str) -> Result<usize, Flaw> {
    let rest = &text[end..];
    let word = rest.bytes().take_while(|&b| b == b'_' || b.is_ascii_alphanumeric() || b >= 0x80).count();
    let followed = matches!(&rest[..word], "and" | "else" | "for" | "or" | "not")
        // CPython looks at no more than two letters of these.
        || ["if", "in", "is"].iter().any(|keyword| rest.starts_with(keyword));
    match rest.as_bytes().first() {
        Some(b) if !followed && (*b == b'_' || b.is_ascii_alphanumeric()) => Err(Flaw::invalid(kind, end)),
        _ => Ok(end),
    }
}
