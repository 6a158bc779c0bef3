//! Regular expressions with Python's syntax and semantics: a parser, a compiler, and a backtracking matcher.
//!
//! A matcher of our own, because Python's patterns cannot be translated to a kept-up engine exactly: which alternative wins,
//! what a group holds after a loop, empty iterations, conditionals, possessive repeats and every error message are observable.

mod compile;
mod exec;
mod parse;
mod template;

pub use compile::Program;
pub use exec::{Captures, Matcher, Mode};
pub use template::{Piece, parse_template};

/// The flags of `re`, with CPython's numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u32);

impl Flags {
    pub const IGNORECASE: Self = Self(2);
    pub const LOCALE: Self = Self(4);
    pub const MULTILINE: Self = Self(8);
    pub const DOTALL: Self = Self(16);
    pub const UNICODE: Self = Self(32);
    pub const VERBOSE: Self = Self(64);
    pub const ASCII: Self = Self(256);

    /// Whether all flags of `other` are set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The union.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Why a pattern was refused.
#[derive(Clone, Debug)]
pub enum Fault {
    /// `re.error` with its message, and the position in characters.
    Pattern(String, Option<usize>),
    Value(String),
    Overflow(String),
    /// An unknown name, for `IndexError`.
    Index(String),
}

/// A class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    Digit,
    Space,
    Word,
}

/// An item of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Char(u32),
    Range(u32, u32),
    /// A category, or all but it.
    Category(Category, bool),
}

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Start,
    LineStart,
    End,
    LineEnd,
    StringEnd,
    Boundary,
    NotBoundary,
}

/// How often a repeat prefers to go round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

/// What repeats without bound repeats up to this often.
pub const MAX_REPEAT: u32 = u32::MAX;

/// A node of a parsed pattern. Flags that the matcher asks for are stored where they were in force.
#[derive(Clone, Debug)]
pub enum Node {
    Char(u32, Flags),
    Any(Flags),
    Set {
        items: Vec<Item>,
        negated: bool,
        flags: Flags,
    },
    At(At, Flags),
    Branch(Vec<Vec<Node>>),
    /// A group, capturing where it has a number.
    Group(Option<usize>, Vec<Node>),
    Atomic(Vec<Node>),
    Backref(usize, Flags),
    Repeat {
        min: u32,
        max: u32,
        greed: Greed,
        body: Vec<Node>,
    },
    Look {
        ahead: bool,
        negated: bool,
        body: Vec<Node>,
    },
    Conditional {
        group: usize,
        yes: Vec<Node>,
        no: Vec<Node>,
    },
    /// Never matches.
    Fail,
}

/// A parsed pattern.
#[derive(Debug)]
pub struct Parsed {
    pub nodes: Vec<Node>,
    pub flags: Flags,
    /// Number of capturing groups.
    pub groups: usize,
    /// Names with their groups, in order of appearance.
    pub names: Vec<(String, usize)>,
}

pub use parse::parse;

/// The character in lower case, where that is one character.
pub fn lower(c: u32, ascii: bool) -> u32 {
    if c < 128 {
        return u32::from((c as u8).to_ascii_lowercase());
    }
    if ascii {
        return c;
    }
    single(char::from_u32(c).map(char::to_lowercase), c)
}

fn upper(c: u32) -> u32 {
    single(char::from_u32(c).map(char::to_uppercase), c)
}

fn single(mut chars: Option<impl Iterator<Item = char>>, otherwise: u32) -> u32 {
    let Some(chars) = &mut chars else { return otherwise };
    match (chars.next(), chars.next()) {
        (Some(c), None) => u32::from(c),
        _ => otherwise,
    }
}

/// What characters that differ only in case have in common.
pub fn fold(c: u32, ascii: bool) -> u32 {
    if c < 128 || ascii { lower(c, ascii) } else { lower(upper(lower(c, false)), false) }
}

/// Whether the character belongs to the category. `ascii`: by ASCII's rules alone.
pub fn in_category(category: Category, c: u32, ascii: bool) -> bool {
    if c < 128 {
        let c = c as u8;
        return match category {
            Category::Digit => c.is_ascii_digit(),
            Category::Space => matches!(c, b' ' | b'\t'..=b'\r') || (!ascii && matches!(c, 0x1c..=0x1f)),
            Category::Word => c.is_ascii_alphanumeric() || c == b'_',
        };
    }
    let Some(c) = char::from_u32(c).filter(|_| !ascii) else { return false };
    match category {
        Category::Digit => super::unicode::is_decimal(c),
        Category::Space => super::unicode::is_space(c),
        Category::Word => super::unicode::is_alnum(c),
    }
}
