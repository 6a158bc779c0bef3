//! Properties of characters as Python 3.11 knows them (Unicode 14).
//!
//! The tables are CPython's own data rather than those of a crate or of Rust's standard library, whose newer
//! Unicode gives other answers for thousands of characters.

use super::surrogate;
use super::unicode_database::{DECOMPOSITIONS, DIGITS, NUMBERS, RANGES as RECORD_RANGES, RECORDS};
use super::unicode_tables::{
    ALPHA, ASSIGNED, CASE_IGNORABLE, CASED, CASEFOLD, DECIMAL, DIGIT, LOWER, NUMERIC, PRINTABLE, RANGES, SPACE, TITLE,
    TITLECASE, UPPER, WIDE, XID_CONTINUE, XID_START,
};

/// Index of the range that holds `c`.
const fn range(c: u32) -> usize {
    let (mut low, mut high) = (0, RANGES_LEN);
    while high - low > 1 {
        let middle = (low + high) / 2;
        if RANGES[middle].0 <= c {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

const RANGES_LEN: usize = RANGES.len();

/// The flags of the ASCII characters, so that common text needs no search.
static ASCII: [u16; 128] = {
    let mut table = [0; 128];
    let mut c = 0;
    while c < 128 {
        table[c] = RANGES[range(c as u32)].1;
        c += 1;
    }
    table
};

#[inline]
fn flags(c: char) -> u16 {
    match ASCII.get(c as usize) {
        Some(&flags) => flags,
        None => RANGES[range(c as u32)].1,
    }
}

macro_rules! properties {
    ($($(#[$doc:meta])* $name:ident: $flags:expr;)*) => {
        $($(#[$doc])*
        #[inline]
        pub fn $name(c: char) -> bool {
            flags(c) & ($flags) != 0
        })*
    };
}

properties! {
    /// A letter, as `str.isalpha`.
    is_alpha: ALPHA;
    /// A decimal digit, as `str.isdecimal`.
    is_decimal: DECIMAL;
    /// A digit, superscripts included, as `str.isdigit`.
    is_digit: DIGIT;
    /// Has a numeric value, as `str.isnumeric`.
    is_numeric: NUMERIC;
    /// A letter or has a numeric value, as `str.isalnum`.
    is_alnum: ALPHA | DECIMAL | DIGIT | NUMERIC;
    /// Lower case.
    is_lower: LOWER;
    /// Upper case.
    is_upper: UPPER;
    /// Title case (a digraph like U+01C5).
    is_title: TITLE;
    /// Not escaped in a repr.
    is_printable: PRINTABLE;
    /// White space, as `str.isspace` and `str.split` see it.
    is_space: SPACE;
    /// May start an identifier.
    is_identifier_start: XID_START;
    /// May stand in an identifier after its start.
    is_identifier_continue: XID_CONTINUE;
    /// Has a case.
    is_cased: CASED;
    /// Takes two columns on a terminal.
    is_wide: WIDE;
    /// Skipped by the rule for the final sigma.
    is_case_ignorable: CASE_IGNORABLE;
    /// Known to Unicode 14.
    is_assigned: ASSIGNED;
}

/// A line boundary of `str.splitlines`.
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The value of a decimal digit of any script.
pub fn decimal(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).map(|d| d as u8);
    }
    let (start, flags) = RANGES[range(c as u32)];
    // Decimal digits come in runs of ten, each from its zero.
    (flags & DECIMAL != 0).then(|| ((c as u32 - start) % 10) as u8)
}

/// The value of a digit of any script, superscripts and digits in circles included.
pub fn digit(c: char) -> Option<u8> {
    decimal(c).or_else(|| find(&DIGITS, c))
}

/// The value of a character that stands for a number.
pub fn number(c: char) -> Option<f64> {
    decimal(c).map(f64::from).or_else(|| find(&NUMBERS, c))
}

fn find<T: Copy>(table: &[(u32, T)], c: char) -> Option<T> {
    table.binary_search_by_key(&u32::from(c), |entry| entry.0).ok().map(|index| table[index].1)
}

/// General category, bidirectional class, East Asian width, combining class, and whether mirrored.
pub type Record = (&'static str, &'static str, &'static str, u8, bool);

/// What the database holds of the character with this number, which may be a surrogate's.
pub fn record(code: u32) -> &'static Record {
    let after = RECORD_RANGES.partition_point(|range| range.0 <= code);
    &RECORDS[usize::from(RECORD_RANGES[after - 1].1)]
}

/// One step of a character's decomposition, its kind and numbers in text; empty for most, and for Hangul syllables.
pub fn decomposition(code: u32) -> &'static str {
    char::from_u32(code).and_then(|c| find(&DECOMPOSITIONS, c)).unwrap_or_default()
}

/// The character's name.
pub fn name(c: char) -> Option<String> {
    (is_assigned(c) && !surrogate::is_surrogate(c)).then(|| unicode_names2::name(c).map(|name| name.to_string()))?
}

/// The character that has this name, in any case, or this alias.
pub fn named(name: &str) -> Option<char> {
    unicode_names2::character(name).filter(|c| is_assigned(*c))
}

/// Whether Unicode 14 knows `c` and all of `mapped`: a case mapping that came later does not exist for Python 3.11.
fn known(c: char, mut mapped: impl Iterator<Item = char>) -> bool {
    is_assigned(c) && mapped.all(is_assigned)
}

/// Appends the upper-case form of `c`.
pub fn push_upper(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
    } else if known(c, c.to_uppercase()) {
        out.extend(c.to_uppercase());
    } else {
        out.push(c);
    }
}

/// Appends the lower-case form of `c`, outside of the rule for the final sigma.
pub fn push_lower(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if known(c, c.to_lowercase()) {
        out.extend(c.to_lowercase());
    } else {
        out.push(c);
    }
}

/// Appends the title-case form of `c`.
pub fn push_title(out: &mut String, c: char) {
    match TITLECASE.binary_search_by_key(&c, |entry| entry.0) {
        Ok(at) => out.push_str(TITLECASE[at].1),
        Err(_) => push_upper(out, c),
    }
}

/// Appends the case-folded form of `c`.
pub fn push_casefold(out: &mut String, c: char) {
    match CASEFOLD.binary_search_by_key(&c, |entry| entry.0) {
        Ok(at) => out.push_str(CASEFOLD[at].1),
        Err(_) => push_lower(out, c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_those_of_unicode_14() {
        assert!(is_alpha('é') && is_lower('é') && !is_upper('é'));
        assert!(is_digit('²') && !is_decimal('²') && is_numeric('½'));
        assert!(is_space('\u{3000}') && is_space('\x1c') && !is_space('\u{200b}'));
        assert!(!is_printable('\u{a0}') && !is_printable('\u{ad}') && is_printable('\u{1f600}'));
        // Assigned in Unicode 15.
        assert!(!is_printable('\u{1fa75}'));
        assert_eq!(decimal('\u{1d7ff}'), Some(9));
        assert_eq!(decimal('²'), None);
    }

    #[test]
    fn case_mappings_may_grow() {
        let mapped = |push: fn(&mut String, char), c| {
            let mut out = String::new();
            push(&mut out, c);
            out
        };
        assert_eq!(mapped(push_upper, 'ß'), "SS");
        assert_eq!(mapped(push_title, 'ß'), "Ss");
        assert_eq!(mapped(push_title, 'ǆ'), "ǅ");
        assert_eq!(mapped(push_casefold, 'ß'), "ss");
        assert_eq!(mapped(push_casefold, 'Ꭰ'), "Ꭰ");
        assert_eq!(mapped(push_lower, 'Σ'), "σ");
        // Its capital came with Unicode 16.
        assert_eq!(mapped(push_upper, '\u{19b}'), "\u{19b}");
    }
}
