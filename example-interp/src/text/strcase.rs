//! The methods of `str` about case and about what characters a string consists of.

use super::unicode;

/// `text.upper()`.
pub fn upper(text: &str) -> String {
    map(text, str::to_ascii_uppercase, unicode::push_upper)
}

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        push_lower(&mut out, text, at, c);
    }
    out
}

/// `text.casefold()`.
pub fn casefold(text: &str) -> String {
    map(text, str::to_ascii_lowercase, unicode::push_casefold)
}

fn map(text: &str, ascii: fn(&str) -> String, push: fn(&mut String, char)) -> String {
    if text.is_ascii() {
        return ascii(text);
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut out, c));
    out
}

/// Lower case in its context: a capital sigma at the end of a word has a form of its own.
fn push_lower(out: &mut String, text: &str, at: usize, c: char) {
    if c != '\u{3a3}' {
        return unicode::push_lower(out, c);
    }
    let cased = |c: Option<char>| c.is_some_and(unicode::is_cased);
    let before = text[..at].chars().rev().find(|&c| !unicode::is_case_ignorable(c));
    let after = text[at + c.len_utf8()..].chars().find(|&c| !unicode::is_case_ignorable(c));
    out.push(if cased(before) && !cased(after) { '\u{3c2}' } else { '\u{3c3}' });
}

/// `text.capitalize()`.
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if at == 0 { unicode::push_title(&mut out, c) } else { push_lower(&mut out, text, at, c) }
    }
    out
}

/// `text.title()`.
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if inside {
            push_lower(&mut out, text, at, c)
        } else {
            unicode::push_title(&mut out, c)
        }
        inside = unicode::is_cased(c);
    }
    out
}

/// `text.swapcase()`.
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if unicode::is_upper(c) {
            push_lower(&mut out, text, at, c);
        } else if unicode::is_lower(c) {
            unicode::push_upper(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out
}

macro_rules! all {
    ($($(#[$doc:meta])* $name:ident: $property:ident;)*) => {
        $($(#[$doc])*
        pub fn $name(text: &str) -> bool {
            !text.is_empty() && text.chars().all(unicode::$property)
        })*
    };
}

all! {
    /// `text.isalpha()`.
    is_alpha: is_alpha;
    /// `text.isalnum()`.
    is_alnum: is_alnum;
    /// `text.isdecimal()`.
    is_decimal: is_decimal;
    /// `text.isdigit()`.
    is_digit: is_digit;
    /// `text.isnumeric()`.
    is_numeric: is_numeric;
    /// `text.isspace()`.
    is_space: is_space;
}

/// `text.isprintable()`.
pub fn is_printable(text: &str) -> bool {
    text.chars().all(unicode::is_printable)
}

/// `text.islower()`.
pub fn is_lower(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        if unicode::is_upper(c) || unicode::is_title(c) {
            return false;
        }
        found |= unicode::is_lower(c);
    }
    found
}

/// `text.isupper()`.
pub fn is_upper(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        if unicode::is_lower(c) || unicode::is_title(c) {
            return false;
        }
        found |= unicode::is_upper(c);
    }
    found
}

/// `text.istitle()`.
pub fn is_title(text: &str) -> bool {
    let mut found = false;
    let mut inside = false;
    for c in text.chars() {
        let starts = unicode::is_upper(c) || unicode::is_title(c);
        let continues = unicode::is_lower(c);
        if (starts && inside) || (continues && !inside) {
            return false;
        }
        inside = starts || continues;
        found |= inside;
    }
    found
}

/// `text.isidentifier()`.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || unicode::is_identifier_start(c))
        && chars.all(unicode::is_identifier_continue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_mapped_in_context() {
        assert_eq!(upper("straße"), "STRASSE");
        assert_eq!(lower("ΑΣ ΣΑ Σ"), "ας σα σ");
        assert_eq!(title("they're bill's ǆx"), "They'Re Bill'S ǅx");
        assert_eq!(capitalize("ßA"), "Ssa");
        assert_eq!(swapcase("aBß"), "AbSS");
        assert_eq!(casefold("Straße"), "strasse");
    }

    #[test]
    fn classification_needs_a_character() {
        assert!(is_title("Hello World") && !is_title("Hello world") && !is_title(""));
        assert!(is_lower("a1") && !is_lower("1") && !is_lower("aǅ"));
        assert!(is_upper("A1") && !is_upper("Aa"));
        assert!(is_identifier("_é1") && !is_identifier("1a") && !is_identifier(""));
        assert!(is_printable("") && !is_alpha(""));
    }
}
