//! Calendar arithmetic, `time.struct_time` and `strftime`, as CPython gives them in the C locale.
//!
//! Nothing here asks a clock or the system's time zone: the caller passes what it has.

use std::fmt::Write as _;

use super::Fault;

/// Full names of the weekdays, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Full names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a year of the proleptic Gregorian calendar is a leap year.
pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days in a month (1 to 12).
pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date.
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    // H. Hinnant, "chrono-compatible low-level date algorithms": years from March, eras of 400 years.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date (year, month, day) so many days from 1970-01-01.
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

/// `date.toordinal()`: day 1 is 0001-01-01.
pub fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    days_from_civil(year, month, day) + 719_163
}

/// `date.fromordinal()`.
pub fn from_ordinal(ordinal: i64) -> (i64, i64, i64) {
    civil_from_days(ordinal - 719_163)
}

/// The weekday of a day counted from 1970-01-01; Monday is 0.
pub fn weekday(days: i64) -> i64 {
    (days + 3).rem_euclid(7)
}

/// The day of the year, from 1.
pub fn day_of_year(year: i64, month: i64, day: i64) -> i64 {
    days_from_civil(year, month, day) - days_from_civil(year, 1, 1) + 1
}

/// `date.isocalendar()`: the ISO year, week and weekday (Monday is 1).
pub fn iso_calendar(year: i64, month: i64, day: i64) -> (i64, i64, i64) {
    let days = days_from_civil(year, month, day);
    let weekday = weekday(days);
    // The week belongs to the year of its Thursday.
    let thursday = days - weekday + 3;
    let (iso_year, _, _) = civil_from_days(thursday);
    (iso_year, (thursday - days_from_civil(iso_year, 1, 1)) / 7 + 1, weekday + 1)
}

/// A moment split into fields, as `time.struct_time`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructTime {
    /// `tm_year`
    pub year: i64,
    /// `tm_mon`, 1 to 12
    pub month: i64,
    /// `tm_mday`, 1 to 31
    pub day: i64,
    /// `tm_hour`
    pub hour: i64,
    /// `tm_min`
    pub minute: i64,
    /// `tm_sec`, 0 to 61
    pub second: i64,
    /// `tm_wday`, Monday is 0
    pub weekday: i64,
    /// `tm_yday`, 1 to 366
    pub day_of_year: i64,
    /// `tm_isdst`
    pub is_dst: i64,
    /// `tm_zone`
    pub zone: Option<String>,
    /// `tm_gmtoff`, in seconds
    pub offset: Option<i64>,
}

/// `mktime`: seconds from the epoch, the fields taken as UTC. Fields outside of their range count on into the next greater
/// one; the days of the week and of the year play no part.
pub fn seconds_of(fields: &[i64]) -> i64 {
    let [year, month, day, hour, minute, second] = std::array::from_fn(|at| fields.get(at).copied().unwrap_or(0));
    let months = year * 12 + month - 1;
    let days = days_from_civil(months.div_euclid(12), months.rem_euclid(12) + 1, 1) + day - 1;
    days * 86_400 + hour * 3600 + minute * 60 + second
}

impl StructTime {
    /// `gmtime(seconds)` with the seconds already floored.
    ///
    /// # Errors
    /// OverflowError when the year leaves 32 bits.
    pub fn utc(seconds: i64) -> Result<StructTime, Fault> {
        Self::local(seconds, 0, false, "GMT")
    }

    /// `localtime(seconds)` in a zone that is `offset` seconds east of UTC.
    ///
    /// # Errors
    /// OverflowError when the year leaves 32 bits.
    pub fn local(seconds: i64, offset: i64, is_dst: bool, zone: &str) -> Result<StructTime, Fault> {
        if !(-67_768_040_609_740_800..=67_768_036_191_676_799).contains(&seconds) {
            return Err(Fault::overflow("timestamp out of range for platform time_t"));
        }
        let shifted = seconds + offset;
        let days = shifted.div_euclid(86_400);
        let rest = shifted.rem_euclid(86_400);
        let (year, month, day) = civil_from_days(days);
        Ok(StructTime {
            year,
            month,
            day,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
            weekday: weekday(days),
            day_of_year: day_of_year(year, month, day),
            is_dst: i64::from(is_dst),
            zone: Some(zone.to_owned()),
            offset: Some(offset),
        })
    }

    /// From the first nine items of a tuple, checked and adjusted as for `strftime` and `asctime`.
    ///
    /// # Errors
    /// ValueError when a field is out of its range.
    pub fn from_fields(fields: [i64; 9]) -> Result<StructTime, Fault> {
        let [year, month, day, hour, minute, second, weekday, day_of_year, is_dst] = fields;
        // Zero stands for one where one is the least.
        let (month, day, day_of_year) = (month.max(i64::from(month == 0)), if day == 0 { 1 } else { day }, day_of_year);
        let check = |fits: bool, message: &'static str| if fits { Ok(()) } else { Err(Fault::value(message)) };
        check((1..=12).contains(&month), "month out of range")?;
        check((1..=31).contains(&day), "day of month out of range")?;
        check((0..=23).contains(&hour), "hour out of range")?;
        check((0..=59).contains(&minute), "minute out of range")?;
        check((0..=61).contains(&second), "seconds out of range")?;
        check(weekday >= -1, "day of week out of range")?;
        check((0..=366).contains(&day_of_year), "day of year out of range")?;
        Ok(StructTime {
            year,
            month,
            day,
            hour,
            minute,
            second,
            weekday: weekday.rem_euclid(7),
            day_of_year: day_of_year.max(1),
            is_dst,
            zone: None,
            offset: None,
        })
    }

    /// `asctime()`.
    pub fn asctime(&self) -> String {
        format!(
            "{} {}{:3} {:02}:{:02}:{:02} {}",
            &WEEKDAYS[self.weekday as usize % 7][..3],
            &MONTHS[(self.month - 1) as usize % 12][..3],
            self.day,
            self.hour,
            self.minute,
            self.second,
            self.year
        )
    }
}

/// `gmtime(x)`'s argument floored to seconds.
///
/// # Errors
/// ValueError for NaN, OverflowError for what does not fit.
pub fn floor_seconds(x: f64) -> Result<i64, Fault> {
    if x.is_nan() {
        return Err(Fault::value("Invalid value NaN (not a number)"));
    }
    let floor = x.floor();
    if !(-9.223_372_036_854_776e18..9.223_372_036_854_776e18).contains(&floor) {
        return Err(Fault::overflow("timestamp out of range for platform time_t"));
    }
    Ok(floor as i64)
}

/// The flags and the width between `%` and a directive, glibc's extension.
#[derive(Clone, Copy, Default)]
struct Modifiers {
    /// `_`, `-` or `0`.
    pad: Option<char>,
    /// `^`
    upper: bool,
    /// `#`
    swap: bool,
    width: usize,
}

/// `strftime(format, time)` as glibc does it in the C locale.
pub fn strftime(format: &str, time: &StructTime) -> String {
    let mut out = String::with_capacity(format.len() * 2);
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let directive = &rest[at..];
        let mut chars = directive[1..].chars();
        let mut modifiers = Modifiers::default();
        let mut next = chars.next();
        while let Some(c @ ('_' | '-' | '0' | '^' | '#')) = next {
            match c {
                '^' => modifiers.upper = true,
                '#' => modifiers.swap = true,
                c => modifiers.pad = Some(c),
            }
            next = chars.next();
        }
        while let Some(digit) = next.and_then(|c| c.to_digit(10)) {
            modifiers.width = (modifiers.width * 10 + digit as usize).min(1 << 16);
            next = chars.next();
        }
        if let Some('E' | 'O') = next {
            next = chars.next();
        }
        let length = directive.len() - chars.as_str().len();
        if !next.is_some_and(|c| push_directive(&mut out, c, modifiers, time)) {
            out.push_str(&directive[..length]);
        }
        rest = &directive[length..];
    }
    out.push_str(rest);
    out
}

/// Writes a directive; `false` when there is no such.
fn push_directive(out: &mut String, directive: char, modifiers: Modifiers, time: &StructTime) -> bool {
    let weekday = WEEKDAYS[time.weekday.rem_euclid(7) as usize];
    let month = MONTHS[(time.month - 1).rem_euclid(12) as usize];
    let twelve = (time.hour + 11) % 12 + 1;
    let composite = |format: &str| strftime(format, time);
    let mut number = |value: i64, digits: usize, pad: char| push_number(out, value, digits, pad, modifiers);
    match directive {
        'C' => number(time.year.div_euclid(100), 1, '0'),
        'd' => number(time.day, 2, '0'),
        'e' => number(time.day, 2, '_'),
        'g' => number(iso_calendar(time.year, time.month, time.day).0.rem_euclid(100), 2, '0'),
        'G' => number(iso_calendar(time.year, time.month, time.day).0, 1, '0'),
        'H' => number(time.hour, 2, '0'),
        'I' => number(twelve, 2, '0'),
        'j' => number(time.day_of_year, 3, '0'),
        'k' => number(time.hour, 2, '_'),
        'l' => number(twelve, 2, '_'),
        'm' => number(time.month, 2, '0'),
        'M' => number(time.minute, 2, '0'),
        'S' => number(time.second, 2, '0'),
        's' => number(
            seconds_of(&[time.year, time.month, time.day, time.hour, time.minute, time.second])
                - time.offset.unwrap_or(0),
            1,
            '_',
        ),
        'u' => number(time.weekday + 1, 1, '0'),
        'U' => number((time.day_of_year - 1 + 7 - (time.weekday + 1) % 7) / 7, 2, '0'),
        'V' => number(iso_calendar(time.year, time.month, time.day).1, 2, '0'),
        'w' => number((time.weekday + 1) % 7, 1, '0'),
        'W' => number((time.day_of_year - 1 + 7 - time.weekday) / 7, 2, '0'),
        'y' => number(time.year.rem_euclid(100), 2, '0'),
        'Y' => number(time.year, 1, '0'),
        'a' => push_text(out, &weekday[..3], true, modifiers),
        'A' => push_text(out, weekday, true, modifiers),
        'b' | 'h' => push_text(out, &month[..3], true, modifiers),
        'B' => push_text(out, month, true, modifiers),
        'p' => push_text(out, if time.hour < 12 { "AM" } else { "PM" }, false, modifiers),
        'P' => {
            let modifiers = Modifiers { upper: false, swap: false, ..modifiers };
            push_text(out, if time.hour < 12 { "am" } else { "pm" }, false, modifiers);
        }
        'Z' => push_text(out, time.zone.as_deref().unwrap_or("UTC"), false, modifiers),
        'z' => {
            let offset = time.offset.unwrap_or(0);
            out.push(if offset < 0 { '-' } else { '+' });
            let minutes = offset.abs() / 60;
            push_number(out, minutes / 60 * 100 + minutes % 60, 4, '0', modifiers);
        }
        'c' => push_text(out, &composite("%a %b %e %H:%M:%S %Y"), true, plain_case(modifiers)),
        'D' | 'x' => push_text(out, &composite("%m/%d/%y"), true, modifiers),
        'F' => push_text(out, &composite("%Y-%m-%d"), true, modifiers),
        'r' => push_text(out, &composite("%I:%M:%S %p"), true, modifiers),
        'R' => push_text(out, &composite("%H:%M"), true, modifiers),
        'T' | 'X' => push_text(out, &composite("%H:%M:%S"), true, modifiers),
        'n' => push_text(out, "\n", true, modifiers),
        't' => push_text(out, "\t", true, modifiers),
        '%' => push_text(out, "%", true, modifiers),
        _ => return false,
    }
    true
}

/// A composite of several texts is not swapped as a whole.
fn plain_case(modifiers: Modifiers) -> Modifiers {
    Modifiers { swap: false, ..modifiers }
}

fn push_number(out: &mut String, value: i64, digits: usize, pad: char, modifiers: Modifiers) {
    let pad = modifiers.pad.unwrap_or(pad);
    let digits = if pad == '-' { modifiers.width } else { digits.max(modifiers.width) };
    // Writing to a String cannot fail.
    let _ = match pad {
        '_' | '-' => write!(out, "{value:digits$}"),
        _ => write!(out, "{value:0digits$}"),
    };
}

fn push_text(out: &mut String, text: &str, capitals: bool, modifiers: Modifiers) {
    let fill = if modifiers.pad == Some('0') { '0' } else { ' ' };
    out.extend(std::iter::repeat_n(fill, modifiers.width.saturating_sub(text.len())));
    match (modifiers.upper, modifiers.swap) {
        (true, _) => out.push_str(&text.to_ascii_uppercase()),
        // `#` writes names in capitals, and what is in capitals small.
        (false, true) if capitals => out.push_str(&text.to_ascii_uppercase()),
        (false, true) => out.push_str(&text.to_ascii_lowercase()),
        (false, false) => out.push_str(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_days_go_both_ways() {
        for days in (-1_000_000..1_000_000).step_by(997) {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
        }
        assert_eq!(ordinal(1, 1, 1), 1);
        assert_eq!(from_ordinal(737_791), (2021, 1, 1));
        assert_eq!(iso_calendar(2021, 1, 3), (2020, 53, 7));
        assert_eq!(iso_calendar(2018, 12, 31), (2019, 1, 1));
    }

    #[test]
    fn moments_are_split() {
        let time = StructTime::utc(-2).expect("in range");
        assert_eq!((time.year, time.month, time.day, time.second), (1969, 12, 31, 58));
        assert_eq!((time.weekday, time.day_of_year), (2, 365));
        assert_eq!(time.asctime(), "Wed Dec 31 23:59:58 1969");
        assert_eq!(seconds_of(&[time.year, time.month, time.day, time.hour, time.minute, time.second]), -2);
        assert_eq!(seconds_of(&[1970, 13, 0, 24]), 365 * 86_400);
        assert!(StructTime::utc(i64::MAX).is_err());
        assert!(floor_seconds(f64::NAN).is_err());
    }

    #[test]
    fn directives_are_glibcs() {
        let time = StructTime::from_fields([999, 3, 4, 5, 6, 7, 0, 63, 0]).expect("in range");
        let cases = [
            ("%Y-%m-%dT%H:%M:%S", "999-03-04T05:06:07"),
            ("%c|%x|%X", "Mon Mar  4 05:06:07 999|03/04/99|05:06:07"),
            ("%j %U %W %V %u %w", "063 09 09 10 1 1"),
            ("%-d|%_d|%e|%05Y|%k", "4| 4| 4|00999| 5"),
            ("%I %p %^a %#p %10B", "05 AM MON am      March"),
            ("%Q %% %", "%Q % %"),
            ("%z %Z", "+0000 UTC"),
        ];
        for (format, text) in cases {
            assert_eq!(strftime(format, &time), text, "{format}");
        }
    }

    #[test]
    fn fields_are_checked() {
        let fault = |fields| StructTime::from_fields(fields).expect_err("a fault").message;
        assert_eq!(fault([2020, 13, 1, 0, 0, 0, 0, 0, 0]), "month out of range");
        assert_eq!(fault([2020, 1, 1, 0, 0, 62, 0, 0, 0]), "seconds out of range");
        assert_eq!(fault([2020, 1, 1, 0, 0, 0, -2, 0, 0]), "day of week out of range");
    }
}
