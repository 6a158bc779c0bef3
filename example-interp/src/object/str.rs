//! Strings: UTF-8 with cached hash and length in characters.

use std::cell::{Cell, OnceCell};
use std::hash::Hasher;

use compact_str::CompactString;

use super::*;

/// A string. Its length is counted in characters (code points) as the guest sees it; pure ASCII is recognised by
/// the two lengths being equal, and then indexing is direct.
pub struct Str {
    text: CompactString,
    /// 0 while not computed.
    hash: Cell<i64>,
    chars: usize,
    /// Byte offset of every [`STRIDE`]th character, built at the first index into a long non-ASCII string.
    offsets: OnceCell<Box<[usize]>>,
}

const STRIDE: usize = 64;

impl Body for Str {
    const KIND: Kind = Kind::Str;
}

/// Number of characters: bytes that do not continue a sequence.
pub fn count_chars(text: &str) -> usize {
    text.as_bytes().iter().map(|&byte| usize::from(byte as i8 >= -0x40)).sum()
}

thread_local! {
    static LATIN1: [Ref<Str>; 256] = std::array::from_fn(|code| {
        intern((code as u8 as char).encode_utf8(&mut [0; 4]))
    });
    static EMPTY: Ref<Str> = intern("");
}

impl Str {
    /// A string body with this text.
    #[inline]
    pub fn new(text: &str) -> Self {
        Self::from_compact(CompactString::new(text))
    }

    /// A string body that takes over `text`.
    #[inline]
    pub fn from_compact(text: CompactString) -> Self {
        let chars = count_chars(&text);
        Self::with_chars(text, chars)
    }

    #[inline]
    fn with_chars(text: CompactString, chars: usize) -> Self {
        Self { text, hash: Cell::new(0), chars, offsets: OnceCell::new() }
    }

    /// A string object; single Latin-1 characters and the empty string are shared.
    #[inline]
    pub fn make(text: &str) -> Ref<Str> {
        match text.len() {
            0 => EMPTY.with(Clone::clone),
            1 => LATIN1.with(|table| table[usize::from(text.as_bytes()[0])].clone()),
            _ => Ref::new(Self::new(text)),
        }
    }

    /// A string object that takes over `text`.
    pub fn from_string(text: String) -> Ref<Str> {
        if text.len() < 2 { Self::make(&text) } else { Ref::new(Self::from_compact(CompactString::from(text))) }
    }

    /// A string object of which the number of characters is known to be `chars`.
    #[inline]
    pub fn make_counted(text: &str, chars: usize) -> Ref<Str> {
        debug_assert_eq!(chars, count_chars(text));
        if text.len() < 2 { Self::make(text) } else { Ref::new(Self::with_chars(CompactString::new(text), chars)) }
    }

    /// The string of one character.
    #[inline]
    pub fn from_char(ch: char) -> Ref<Str> {
        if (ch as u32) < 256 {
            return LATIN1.with(|table| table[ch as usize].clone());
        }
        Ref::new(Self::with_chars(CompactString::new(ch.encode_utf8(&mut [0; 4])), 1))
    }

    /// The concatenation of two strings.
    pub fn concat(a: &Str, b: &Str) -> Ref<Str> {
        let mut text = CompactString::with_capacity(a.text.len() + b.text.len());
        text.push_str(&a.text);
        text.push_str(&b.text);
        Ref::new(Self::with_chars(text, a.chars + b.chars))
    }

    /// Appends in place; only the sole owner can (see [`Ref::get_mut`]).
    pub fn push(&mut self, other: &Str) {
        self.text.push_str(&other.text);
        self.chars += other.chars;
        self.hash.set(0);
        self.offsets = OnceCell::new();
    }

    /// The text.
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in characters.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.chars
    }

    /// Whether there are no characters.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    /// Whether all characters are ASCII, so that byte offsets are character indices.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
    }

    /// The hash: the same in every run.
    #[inline]
    pub fn hash(&self) -> i64 {
        let hash = self.hash.get();
        if hash != 0 {
            return hash;
        }
        let hash = Self::hash_of(&self.text);
        self.hash.set(hash);
        hash
    }

    /// The hash of a string with this text; never 0 nor -1.
    pub fn hash_of(text: &str) -> i64 {
        let mut hasher = rustc_hash::FxHasher::default();
        hasher.write(text.as_bytes());
        match hasher.finish() as i64 {
            0 | -1 => -2,
            hash => hash,
        }
    }

    /// The byte offset of character `index` (which may equal the length).
    pub fn offset(&self, index: usize) -> usize {
        debug_assert!(index <= self.chars);
        if self.is_ascii() {
            return index;
        }
        let text = self.as_str();
        let start = if self.chars > 2 * STRIDE {
            let table =
                self.offsets.get_or_init(|| text.char_indices().step_by(STRIDE).map(|(offset, _)| offset).collect());
            match table.get(index / STRIDE) {
                Some(&offset) => offset,
                None => return text.len(),
            }
        } else {
            0
        };
        let skip = if self.chars > 2 * STRIDE { index % STRIDE } else { index };
        text[start..].char_indices().nth(skip).map_or(text.len(), |(offset, _)| start + offset)
    }

    /// The character at `index`, as a string.
    #[inline]
    pub fn char_at(&self, index: usize) -> Option<Ref<Str>> {
        if index >= self.chars {
            return None;
        }
        if self.is_ascii() {
            let byte = self.text.as_bytes()[index];
            return Some(LATIN1.with(|table| table[usize::from(byte)].clone()));
        }
        let offset = self.offset(index);
        self.as_str()[offset..].chars().next().map(Self::from_char)
    }

    /// The characters `start..end` (both within the length) as a string.
    pub fn substring(&self, start: usize, end: usize) -> Ref<Str> {
        if start >= end {
            return Self::make("");
        }
        let (from, to) = (self.offset(start), self.offset(end));
        Self::make_counted(&self.as_str()[from..to], end - start)
    }

    /// Whether both hold the same text.
    #[inline]
    pub fn equals(&self, other: &Str) -> bool {
        self.text.len() == other.text.len() && self.text == other.text
    }
}
