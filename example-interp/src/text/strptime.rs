//! `strptime`: reading a time by a format, as Python's `_strptime` does in the C locale.

use super::time::{MONTHS, WEEKDAYS, days_from_civil, from_ordinal, is_leap, ordinal, weekday};
use super::{Fault, repr, unicode};

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The first nine items of a `struct_time`.
    pub fields: [i64; 9],
    /// Microseconds, from `%f`.
    pub microsecond: i64,
    /// The name of the zone, from `%Z`.
    pub zone: Option<String>,
    /// Seconds east of UTC, from `%z`.
    pub offset: Option<i64>,
    /// The microseconds of that offset.
    pub offset_microsecond: i64,
}

/// A part of a format.
enum Token {
    Literal(char),
    Space,
    Directive(char),
}

/// `strptime(text, format)`; `zones` are the names of the local zone besides `utc` and `gmt`, in small letters.
///
/// # Errors
/// ValueError as CPython words it.
pub fn strptime(text: &str, format: &str, zones: &[&str]) -> Result<Parsed, Fault> {
    let mut tokens = Vec::new();
    tokenize(format, format, &mut tokens)?;
    let mut values = Vec::new();
    let Some(rest) = matches(text, &tokens, zones, &mut values) else {
        return Err(Fault::value(format!(
            "time data {} does not match format {}",
            repr::repr(text),
            repr::repr(format)
        )));
    };
    if !rest.is_empty() {
        return Err(Fault::value(format!("unconverted data remains: {rest}")));
    }
    evaluate(&values)
}

fn tokenize(part: &str, format: &str, tokens: &mut Vec<Token>) -> Result<(), Fault> {
    let mut chars = part.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '%' => match chars.next() {
                Some('c') => tokenize("%a %b %d %H:%M:%S %Y", format, tokens)?,
                Some('x') => tokenize("%m/%d/%y", format, tokens)?,
                Some('X') => tokenize("%H:%M:%S", format, tokens)?,
                Some('%') => tokens.push(Token::Literal('%')),
                Some(c) if "dfHIGjmMSUwuVWyYzAaBbpZ".contains(c) => tokens.push(Token::Directive(c)),
                Some(c) => {
                    // CPython's escaping of the format makes a backslash of a stray % before white space.
                    let shown = if unicode::is_space(c) { '%' } else { c };
                    return Err(Fault::value(format!("'{shown}' is a bad directive in format '{format}'")));
                }
                None => return Err(Fault::value(format!("stray % in format '{format}'"))),
            },
            c if unicode::is_space(c) => {
                while chars.next_if(|&c| unicode::is_space(c)).is_some() {}
                tokens.push(Token::Space);
            }
            c => tokens.push(Token::Literal(c)),
        }
    }
    Ok(())
}

/// Matches like CPython's regular expression: alternatives in its order, with backtracking.
fn matches<'a>(text: &'a str, tokens: &[Token], zones: &[&str], values: &mut Vec<(char, &'a str)>) -> Option<&'a str> {
    let Some((token, tokens)) = tokens.split_first() else { return Some(text) };
    match token {
        Token::Literal(c) => {
            let first = text.chars().next()?;
            let same = first == *c || first.to_lowercase().eq(c.to_lowercase());
            if same { matches(&text[first.len_utf8()..], tokens, zones, values) } else { None }
        }
        Token::Space => {
            let mut end = text.len() - text.trim_start_matches(unicode::is_space).len();
            while end > 0 {
                if let Some(rest) = matches(&text[end..], tokens, zones, values) {
                    return Some(rest);
                }
                end = text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
            }
            None
        }
        Token::Directive(directive) => {
            for length in lengths(*directive, text, zones) {
                values.push((*directive, &text[..length]));
                if let Some(rest) = matches(&text[length..], tokens, zones, values) {
                    return Some(rest);
                }
                values.pop();
            }
            None
        }
    }
}

/// The lengths that a directive may take of a text, in the order in which they are tried.
fn lengths(directive: char, text: &str, zones: &[&str]) -> Vec<usize> {
    let bytes = text.as_bytes();
    let number = |length: usize| {
        let digits = bytes.get(..length)?;
        digits.iter().try_fold(0i64, |n, b| b.is_ascii_digit().then(|| n * 10 + i64::from(b - b'0')))
    };
    // Those of the lengths whose number lies in the range.
    let within = |tried: &[usize], low: i64, high: i64| {
        tried.iter().copied().filter(|&length| number(length).is_some_and(|n| (low..=high).contains(&n))).collect()
    };
    let names = |names: &[&str]| -> Vec<usize> {
        let found =
            |name: &&&str| bytes.get(..name.len()).is_some_and(|part| part.eq_ignore_ascii_case(name.as_bytes()));
        let mut found: Vec<usize> = names.iter().filter(found).map(|name| name.len()).collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found
    };
    let short = |long: &[&'static str]| long.iter().map(|name| &name[..3]).collect::<Vec<&str>>();
    match directive {
        'd' => {
            let mut found: Vec<usize> = within(&[2, 1], 1, 31);
            if bytes.first() == Some(&b' ') && bytes.get(1).is_some_and(|b| (b'1'..=b'9').contains(b)) {
                found.push(2);
            }
            found
        }
        'f' => (1..=6).rev().filter(|&length| number(length).is_some()).collect(),
        'H' => within(&[2, 1], 0, 23),
        'I' | 'm' => within(&[2, 1], 1, 12),
        'G' | 'Y' => within(&[4], 0, 9999),
        'j' => within(&[3, 2, 1], 1, 366),
        'M' => within(&[2, 1], 0, 59),
        'S' => within(&[2, 1], 0, 61),
        'U' | 'W' => within(&[2, 1], 0, 53),
        'V' => {
            let mut found: Vec<usize> = within(&[2], 1, 53);
            found.extend(within(&[1], 0, 9));
            found
        }
        'w' => within(&[1], 0, 6),
        'u' => within(&[1], 1, 7),
        'y' => within(&[2], 0, 99),
        'z' => zone_lengths(bytes),
        'A' => names(&WEEKDAYS),
        'a' => names(&short(&WEEKDAYS)),
        'B' => names(&MONTHS),
        'b' => names(&short(&MONTHS)),
        'p' => names(&["am", "pm"]),
        'Z' => {
            let mut all = vec!["utc", "gmt"];
            all.extend_from_slice(zones);
            names(&all)
        }
        _ => Vec::new(),
    }
}

/// `[+-]hh[:]mm[[:]ss[.ffffff]]` or `Z`.
fn zone_lengths(bytes: &[u8]) -> Vec<usize> {
    if bytes.first() == Some(&b'Z') {
        return vec![1];
    }
    let digits = |at: usize, first: u8| {
        bytes.get(at).is_some_and(|b| (b'0'..=first).contains(b)) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    let colon = |at: usize| at + usize::from(bytes.get(at) == Some(&b':'));
    if !matches!(bytes.first(), Some(b'+' | b'-')) || !digits(1, b'9') || !digits(colon(3), b'5') {
        return Vec::new();
    }
    let minutes = colon(3) + 2;
    let mut found = Vec::new();
    if digits(colon(minutes), b'5') {
        let seconds = colon(minutes) + 2;
        if bytes.get(seconds) == Some(&b'.') {
            let fraction = bytes[seconds + 1..].iter().take(6).take_while(|b| b.is_ascii_digit()).count();
            found.extend((1..=fraction).rev().map(|count| seconds + 1 + count));
        }
        found.push(seconds);
    }
    found.push(minutes);
    found
}

fn year_of(directive: char, text: &str) -> Option<i64> {
    let year = text.parse().ok()?;
    match directive {
        'Y' => Some(year),
        'y' if year <= 68 => Some(year + 2000),
        'y' => Some(year + 1900),
        _ => None,
    }
}

/// The index of a name, compared in its first `length` letters.
fn position(names: &[&str], text: &str, length: usize) -> Option<i64> {
    names.iter().position(|name| name[..length.min(name.len())].eq_ignore_ascii_case(text)).map(|at| at as i64)
}

fn month_of(directive: char, text: &str) -> Option<i64> {
    match directive {
        'm' => text.parse().ok(),
        'B' => Some(position(&MONTHS, text, usize::MAX)? + 1),
        'b' => Some(position(&MONTHS, text, 3)? + 1),
        _ => None,
    }
}

fn weekday_of(directive: char, text: &str) -> Option<i64> {
    match directive {
        'A' => position(&WEEKDAYS, text, usize::MAX),
        'a' => position(&WEEKDAYS, text, 3),
        'w' => Some((text.parse::<i64>().ok()? + 6) % 7),
        'u' => Some(text.parse::<i64>().ok()? - 1),
        _ => None,
    }
}

fn evaluate(values: &[(char, &str)]) -> Result<Parsed, Fault> {
    let find = |directive: char| values.iter().rev().find(|value| value.0 == directive).map(|value| value.1);
    let number = |directive: char| find(directive).and_then(|text| text.trim_start().parse::<i64>().ok());
    // Of several directives for one field the last counts.
    let field = |value: fn(char, &str) -> Option<i64>| values.iter().rev().find_map(|&(c, text)| value(c, text));
    let iso_year = number('G');
    let iso_week = number('V');
    let mut year = field(year_of);
    let mut month = field(month_of).unwrap_or(1);
    let mut day = number('d').unwrap_or(1);
    let afternoon = find('p').is_some_and(|text| text.eq_ignore_ascii_case("pm"));
    let hour = values.iter().rev().find(|value| matches!(value.0, 'H' | 'I')).map_or(0, |&(c, text)| {
        let hour = text.parse().unwrap_or(0);
        if c == 'H' { hour } else { hour % 12 + if afternoon { 12 } else { 0 } }
    });
    let week_day = field(weekday_of);
    let mut julian = number('j');
    let week = values.iter().rev().find(|value| matches!(value.0, 'U' | 'W'));
    let week = week.map(|&(c, text)| (text.parse().unwrap_or(0), c == 'W'));

    if year.is_none() && iso_year.is_some() {
        if iso_week.is_none() || week_day.is_none() {
            return Err(Fault::value(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive \
                 ('%A', '%a', '%w', or '%u').",
            ));
        }
        if julian.is_some() {
            return Err(Fault::value(
                "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.",
            ));
        }
    } else if week.is_none() && iso_week.is_some() {
        return Err(Fault::value(if week_day.is_none() {
            "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive \
             ('%A', '%a', '%w', or '%u')."
        } else {
            "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
        }));
    }
    // The default year knows no 29th of February.
    let leap_day = year.is_none() && month == 2 && day == 29;
    let mut computed_year = *year.get_or_insert(if leap_day { 1904 } else { 1900 });

    if let (None, Some(week_day)) = (julian, week_day) {
        if let Some((week, from_monday)) = week {
            julian = Some(day_of_week(computed_year, week, week_day, from_monday));
        } else if let (Some(iso_year), Some(iso_week)) = (iso_year, iso_week) {
            let correction = weekday(days_from_civil(iso_year, 1, 4)) + 1 + 3;
            computed_year = iso_year;
            julian = Some(iso_week * 7 + week_day + 1 - correction);
        }
        if let Some(before) = julian.filter(|&julian| julian <= 0) {
            computed_year -= 1;
            julian = Some(before + 365 + i64::from(is_leap(computed_year)));
        }
    }
    match julian {
        Some(julian) => {
            (computed_year, month, day) = from_ordinal(julian - 1 + ordinal(computed_year, 1, 1));
        }
        None if day > super::time::days_in_month(computed_year, month) => {
            return Err(Fault::value("day is out of range for month"));
        }
        None if computed_year < 1 => {
            return Err(Fault::value(format!("year {computed_year} is out of range")));
        }
        None => {}
    }
    let days = days_from_civil(computed_year, month, day);
    let julian = julian.unwrap_or(days - days_from_civil(computed_year, 1, 1) + 1);
    let week_day = week_day.unwrap_or_else(|| weekday(days));
    let (offset, offset_microsecond) = match find('z') {
        Some(text) => zone_offset(text)?,
        None => (None, 0),
    };
    let zone = find('Z').map(str::to_owned);
    let is_dst = if zone.is_some() { 0 } else { -1 };
    Ok(Parsed {
        fields: [
            if leap_day { 1900 } else { computed_year },
            month,
            day,
            hour,
            number('M').unwrap_or(0),
            number('S').unwrap_or(0),
            week_day,
            julian,
            is_dst,
        ],
        microsecond: find('f').map_or(0, microseconds),
        zone,
        offset,
        offset_microsecond,
    })
}

/// A fraction's digits as microseconds.
fn microseconds(digits: &str) -> i64 {
    format!("{digits:0<6}").parse().unwrap_or(0)
}

/// The day of the year of a weekday in a week counted from Sunday or Monday.
fn day_of_week(year: i64, week: i64, week_day: i64, from_monday: bool) -> i64 {
    let shift = |day: i64| if from_monday { day } else { (day + 1) % 7 };
    let first = shift(weekday(days_from_civil(year, 1, 1)));
    let week_day = shift(week_day);
    if week == 0 {
        return 1 + week_day - first;
    }
    1 + (7 - first) % 7 + 7 * (week - 1) + week_day
}

/// The offset and its microseconds.
fn zone_offset(text: &str) -> Result<(Option<i64>, i64), Fault> {
    if text == "Z" {
        return Ok((Some(0), 0));
    }
    let mut plain = text.to_owned();
    if plain.as_bytes().get(3) == Some(&b':') {
        plain.remove(3);
        if plain.len() > 5 {
            if plain.as_bytes()[5] != b':' {
                return Err(Fault::value(format!("Inconsistent use of : in {text}")));
            }
            plain.remove(5);
        }
    }
    let part = |from: usize, to: usize| plain.get(from..to).and_then(|part| part.parse::<i64>().ok()).unwrap_or(0);
    let seconds = part(1, 3) * 3600 + part(3, 5) * 60 + part(5, 7);
    let fraction = microseconds(plain.get(8..).unwrap_or(""));
    let sign = if plain.starts_with('-') { -1 } else { 1 };
    Ok((Some(sign * seconds), sign * fraction))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str, format: &str) -> [i64; 9] {
        strptime(text, format, &[]).expect("parses").fields
    }

    #[test]
    fn times_are_read() {
        assert_eq!(fields("2021-03-04 05:06:07", "%Y-%m-%d %H:%M:%S"), [2021, 3, 4, 5, 6, 7, 3, 63, -1]);
        assert_eq!(fields("Mon Mar  4 05:06:07 1999", "%c")[..6], [1999, 3, 4, 5, 6, 7]);
        assert_eq!(fields("12:30 am", "%I:%M %p")[3], 0);
        assert_eq!(fields("20213", "%Y%m")[..2], [2021, 3]);
        assert_eq!(fields("2021 53 0", "%Y %U %w")[..3], [2022, 1, 2]);
        assert_eq!(fields("2020 53 7", "%G %V %u")[..3], [2021, 1, 3]);
        assert_eq!(fields("29 feb", "%d %b")[..3], [1900, 2, 29]);
        let parsed = strptime("1.5 +01:30", "%S.%f %z", &[]).expect("parses");
        assert_eq!((parsed.microsecond, parsed.offset), (500_000, Some(5400)));
    }

    #[test]
    fn faults_have_cpythons_words() {
        let fault = |text, format| strptime(text, format, &[]).expect_err("a fault").message;
        assert_eq!(fault("x", "%Y"), "time data 'x' does not match format '%Y'");
        assert_eq!(fault("2021x", "%Y"), "unconverted data remains: x");
        assert_eq!(fault("x", "%Q"), "'Q' is a bad directive in format '%Q'");
        assert_eq!(fault("x", "%"), "stray % in format '%'");
        assert_eq!(fault("2021-02-30", "%Y-%m-%d"), "day is out of range for month");
    }
}
