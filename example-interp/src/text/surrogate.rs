//! Lone surrogates, which Python's strings may hold and Rust's may not.
//!
//! Inside, U+D800 to U+DFFF are the characters U+10F000 to U+10F7FF, private ones at the end of the last plane; they become
//! themselves again wherever a character's number is seen: `ord`, escapes, codecs. A program that uses those private
//! characters for something of its own sees surrogates instead.

/// The stand-in for U+D800.
const FIRST: u32 = 0x10_f000;
/// How far stand-ins are from what they stand for.
const OFFSET: u32 = FIRST - 0xd800;

/// Whether this is the number of a surrogate.
pub const fn is_code(code: u32) -> bool {
    matches!(code, 0xd800..=0xdfff)
}

/// Whether `c` stands for a surrogate.
pub const fn is_surrogate(c: char) -> bool {
    is_code((c as u32).wrapping_sub(OFFSET))
}

/// The character of this number, as `chr` sees it; `None` beyond the last.
pub fn character(code: u32) -> Option<char> {
    char::from_u32(if is_code(code) { code + OFFSET } else { code })
}

/// The number of a character, as `ord` sees it.
pub const fn code(c: char) -> u32 {
    if is_surrogate(c) { c as u32 - OFFSET } else { c as u32 }
}

/// The first surrogate in `text`, and the run of them that it begins: byte offsets.
pub fn find(text: &str) -> Option<std::ops::Range<usize>> {
    // Their encodings begin with these bytes: few other characters' do.
    let start = memchr::memmem::find_iter(text.as_bytes(), b"\xf4\x8f")
        .find(|at| text[*at..].chars().next().is_some_and(is_surrogate))?;
    let length: usize = text[start..].chars().take_while(|c| is_surrogate(*c)).map(char::len_utf8).sum();
    Some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_go_in_and_out() {
        for number in [0xd800, 0xdbff, 0xdc80, 0xdfff] {
            let inside = character(number).expect("has a stand-in");
            assert!(is_surrogate(inside));
            assert_eq!(code(inside), number);
        }
        assert_eq!(character(0x11_0000), None);
        assert_eq!(code('\u{10f800}'), 0x10_f800);
        let text = format!("\u{10ffff}a{}{}b", character(0xd800).expect("one"), character(0xdc00).expect("two"));
        assert_eq!(find(&text), Some(5..13));
        assert_eq!(find("\u{10ffff}"), None);
    }
}
