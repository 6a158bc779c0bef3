//! How the results of recorded calls become bytes of an event, and back.
//!
//! Payloads come from a file that anybody may have written, so decoding never panics and never allocates more than the
//! bytes at hand can justify.

use std::ffi::{CString, OsStr, OsString};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::{Duration, SystemTime};

/// The bytes of a payload do not encode a value of the wanted type.
#[cfg_attr(
    feature = "record",
    derive(thiserror::Error),
    error("the recorded bytes are not a value of the type that this call returns")
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// The bytes of the event that is being made.
#[derive(Debug, Default)]
pub struct Encoder {
    pub(super) bytes: Vec<u8>,
}

impl Encoder {
    /// Appends one byte.
    #[inline]
    pub fn byte(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// Appends an unsigned number in a variable-length form: one byte for values below 128.
    #[inline]
    pub fn number(&mut self, value: u64) {
        match value {
            0..=0x7f => self.bytes.push(value as u8),
            _ => self.long_number(value),
        }
    }

    /// All bytes at once: seconds and nanoseconds are five bytes each, and programs read clocks all the time.
    fn long_number(&mut self, mut value: u64) {
        while value >> 56 != 0 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        // Eight groups of seven bits, each at the start of a byte.
        let halves = (value & 0x0fff_ffff) | (value & 0xff_ffff_f000_0000) << 4;
        let quarters = (halves & 0x3fff_0000_3fff) | (halves & 0x0fff_c000_0fff_c000) << 2;
        let groups = (quarters & 0x007f_007f_007f_007f) | (quarters & 0x3f80_3f80_3f80_3f80) << 1;
        let last = (63 - (groups | 1).leading_zeros()) / 8;
        // All but the last one say that there are more.
        let more = 0x80_8080_8080_8080 & ((1 << (8 * last)) - 1);
        self.bytes.extend_from_slice(&(groups | more).to_le_bytes());
        self.bytes.truncate(self.bytes.len() - 7 + last as usize);
    }

    /// Appends a signed number in a variable-length form: one byte for values from -64 to 63.
    #[inline]
    pub fn signed(&mut self, value: i64) {
        self.number(((value << 1) ^ (value >> 63)) as u64);
    }

    /// Appends bytes whose number the reader will know.
    #[inline]
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// What was appended so far.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Appends a length and that many bytes.
    #[inline]
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.raw(bytes);
    }
}

/// What is left to read of an event's payload.
#[derive(Clone, Copy, Debug)]
pub struct Decoder<'a> {
    rest: &'a [u8],
    endless: bool,
}

impl<'a> Decoder<'a> {
    /// Reads from `payload`.
    #[must_use]
    pub fn new(payload: &'a [u8]) -> Self {
        Self { rest: payload, endless: false }
    }

    /// Reads zeros without end: every [`Recordable`] type has a value there. It stands in for what an evaluation in the
    /// debugger would have to ask the outside world.
    #[must_use]
    pub fn zeros() -> Decoder<'static> {
        Decoder { rest: &[], endless: true }
    }

    /// Takes one byte.
    #[inline]
    pub fn byte(&mut self) -> Result<u8, Malformed> {
        match self.rest.split_first() {
            Some((&byte, rest)) => {
                self.rest = rest;
                Ok(byte)
            }
            None if self.endless => Ok(0),
            None => Err(Malformed),
        }
    }

    /// Takes a number written by [`Encoder::number`].
    #[inline]
    pub fn number(&mut self) -> Result<u64, Malformed> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Malformed)
    }

    /// Takes a number written by [`Encoder::signed`].
    #[inline]
    pub fn signed(&mut self) -> Result<i64, Malformed> {
        let number = self.number()?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    /// Takes `length` bytes.
    pub fn raw(&mut self, length: usize) -> Result<&'a [u8], Malformed> {
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or(Malformed)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// Takes a length and that many bytes.
    pub fn bytes(&mut self) -> Result<&'a [u8], Malformed> {
        let length = usize::try_from(self.number()?).map_err(|_| Malformed)?;
        self.raw(length)
    }

    /// Whether every byte was taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

/// A type whose values can be the result of a recorded call.
///
/// It is implemented for numbers, strings, paths, options, results, tuples, vectors and the handles of
/// [`revdb::std`](crate::shim); implement it for the result type of your own `#[revdb::record]` functions.
///
/// ```
/// use revdb_runtime::boundary::{Decoder, Encoder, Malformed, Recordable};
///
/// struct Celsius(i16);
///
/// impl Recordable for Celsius {
///     fn encode(&self, to: &mut Encoder) {
///         self.0.encode(to);
///     }
///     fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
///         Recordable::decode(from).map(Celsius)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be recorded",
    label = "`{Self}` cannot be written to a trace and read back",
    note = "put `#[derive(revdb::Recordable)]` on it, implement `revdb::Recordable` by hand, or give something simpler"
)]
pub trait Recordable: Sized {
    /// Appends the value to an event.
    fn encode(&self, to: &mut Encoder);

    /// Rebuilds the value from an event.
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed>;

    /// What the call gives during an evaluation in the debugger, where nothing may reach outside: an error for results
    /// that can hold one. `None` stands for the last value that the same call gave in the recording.
    #[must_use]
    fn unavailable(op: &'static str) -> Option<Self> {
        let _ = op;
        None
    }

    /// Appends several values whose number the reader will know. Bytes are copied at once.
    fn encode_all(values: &[Self], to: &mut Encoder) {
        for value in values {
            value.encode(to);
        }
    }

    /// Rebuilds `length` values.
    fn decode_all(length: u64, from: &mut Decoder<'_>) -> Result<Vec<Self>, Malformed> {
        // Grows as values come: a claimed length alone justifies no allocation.
        let mut values = Vec::new();
        for _ in 0..length {
            if from.is_empty() {
                return Err(Malformed);
            }
            values.push(Self::decode(from)?);
        }
        Ok(values)
    }
}

impl Recordable for u8 {
    #[inline]
    fn encode(&self, to: &mut Encoder) {
        to.byte(*self);
    }
    #[inline]
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        from.byte()
    }
    fn encode_all(values: &[Self], to: &mut Encoder) {
        to.raw(values);
    }
    fn decode_all(length: u64, from: &mut Decoder<'_>) -> Result<Vec<Self>, Malformed> {
        from.raw(usize::try_from(length).map_err(|_| Malformed)?).map(<[u8]>::to_vec)
    }
}

macro_rules! numbers {
    ($($type:ty => $put:ident as $wide:ty),* $(,)?) => {$(
        impl Recordable for $type {
            #[inline]
            fn encode(&self, to: &mut Encoder) {
                to.$put(*self as $wide);
            }
            #[inline]
            fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
                <$type>::try_from(from.$put()?).map_err(|_| Malformed)
            }
        }
    )*};
}
numbers! {
    u16 => number as u64, u32 => number as u64, u64 => number as u64, usize => number as u64,
    i8 => signed as i64, i16 => signed as i64, i32 => signed as i64, i64 => signed as i64, isize => signed as i64,
}

macro_rules! fixed {
    ($($type:ty),*) => {$(
        impl Recordable for $type {
            fn encode(&self, to: &mut Encoder) {
                to.raw(&self.to_le_bytes());
            }
            fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
                let mut bytes = [0; size_of::<$type>()];
                for byte in &mut bytes {
                    *byte = from.byte()?;
                }
                Ok(<$type>::from_le_bytes(bytes))
            }
        }
    )*};
}
fixed!(f32, f64, u128, i128);

impl Recordable for bool {
    fn encode(&self, to: &mut Encoder) {
        to.byte(u8::from(*self));
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        match from.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Malformed),
        }
    }
}

impl Recordable for char {
    fn encode(&self, to: &mut Encoder) {
        to.number(u64::from(u32::from(*self)));
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Self::from_u32(u32::decode(from)?).ok_or(Malformed)
    }
}

// A foreign pointer is a number on replay: it is compared and handed back to wrapped calls, never followed.
#[cfg(feature = "record")]
macro_rules! pointers {
    ($($pointer:ty => $make:ident),*) => {$(
        impl<T> Recordable for $pointer {
            fn encode(&self, to: &mut Encoder) {
                super::foreign::encode_pointer(self.addr(), to);
            }
            fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
                super::foreign::decode_pointer(from).map(std::ptr::$make)
            }
        }
    )*};
}
#[cfg(not(feature = "record"))]
macro_rules! pointers {
    ($($pointer:ty => $make:ident),*) => {$(
        impl<T> Recordable for $pointer {
            fn encode(&self, to: &mut Encoder) {
                to.number(self.addr() as u64);
            }
            fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
                usize::decode(from).map(std::ptr::$make)
            }
        }
    )*};
}
// The host's own pointers come back from foreign code as well, and are followed then.
pointers!(*const T => with_exposed_provenance, *mut T => with_exposed_provenance_mut);

impl Recordable for String {
    fn encode(&self, to: &mut Encoder) {
        to.bytes(self.as_bytes());
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        String::from_utf8(from.bytes()?.to_vec()).map_err(|_| Malformed)
    }
}

impl Recordable for OsString {
    fn encode(&self, to: &mut Encoder) {
        to.bytes(self.as_bytes());
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(OsStr::from_bytes(from.bytes()?).to_owned())
    }
}

impl Recordable for PathBuf {
    fn encode(&self, to: &mut Encoder) {
        to.bytes(self.as_os_str().as_bytes());
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        OsString::decode(from).map(Self::from)
    }
}

impl Recordable for CString {
    fn encode(&self, to: &mut Encoder) {
        to.bytes(self.as_bytes());
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Self::new(from.bytes()?).map_err(|_| Malformed)
    }
}

impl<T: Recordable> Recordable for Vec<T> {
    fn encode(&self, to: &mut Encoder) {
        to.number(self.len() as u64);
        T::encode_all(self, to);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let length = from.number()?;
        T::decode_all(length, from)
    }
}

impl<T: Recordable, const N: usize> Recordable for [T; N] {
    fn encode(&self, to: &mut Encoder) {
        T::encode_all(self, to);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let mut items = Vec::with_capacity(N);
        for _ in 0..N {
            items.push(T::decode(from)?);
        }
        Self::try_from(items).map_err(|_| Malformed)
    }
}

impl<T: Recordable> Recordable for Box<T> {
    fn encode(&self, to: &mut Encoder) {
        (**self).encode(to);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        T::decode(from).map(Self::new)
    }
    fn unavailable(op: &'static str) -> Option<Self> {
        T::unavailable(op).map(Self::new)
    }
}

impl<T: Recordable> Recordable for Option<T> {
    #[inline]
    fn encode(&self, to: &mut Encoder) {
        match self {
            None => to.byte(0),
            Some(value) => {
                to.byte(1);
                value.encode(to);
            }
        }
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        match from.byte()? {
            0 => Ok(None),
            1 => T::decode(from).map(Some),
            _ => Err(Malformed),
        }
    }
    fn unavailable(op: &'static str) -> Option<Self> {
        T::unavailable(op).map(Some)
    }
}

impl<T: Recordable, E: Recordable> Recordable for Result<T, E> {
    #[inline]
    fn encode(&self, to: &mut Encoder) {
        match self {
            Ok(value) => {
                to.byte(0);
                value.encode(to);
            }
            Err(error) => {
                to.byte(1);
                error.encode(to);
            }
        }
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        match from.byte()? {
            0 => T::decode(from).map(Ok),
            1 => E::decode(from).map(Err),
            _ => Err(Malformed),
        }
    }
    fn unavailable(op: &'static str) -> Option<Self> {
        E::unavailable(op).map(Err)
    }
}

macro_rules! tuples {
    ($(($($name:ident)*))*) => {$(
        impl<$($name: Recordable),*> Recordable for ($($name,)*) {
            #[allow(non_snake_case, unused_variables)]
            fn encode(&self, to: &mut Encoder) {
                let ($($name,)*) = self;
                $($name.encode(to);)*
            }
            #[allow(unused_variables)]
            fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
                Ok(($($name::decode(from)?,)*))
            }
        }
    )*};
}
tuples! { () (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) }

impl Recordable for Duration {
    fn encode(&self, to: &mut Encoder) {
        to.number(self.as_secs());
        to.number(u64::from(self.subsec_nanos()));
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let seconds = from.number()?;
        let nanos = u32::decode(from)?;
        if nanos >= 1_000_000_000 {
            return Err(Malformed);
        }
        Ok(Self::new(seconds, nanos))
    }
}

impl Recordable for SystemTime {
    fn encode(&self, to: &mut Encoder) {
        self.duration_since(SystemTime::UNIX_EPOCH).map_err(|before| before.duration()).encode(to);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        match Result::<Duration, Duration>::decode(from)? {
            Ok(after) => Self::UNIX_EPOCH.checked_add(after),
            Err(before) => Self::UNIX_EPOCH.checked_sub(before),
        }
        .ok_or(Malformed)
    }
}

impl Recordable for ExitStatus {
    fn encode(&self, to: &mut Encoder) {
        use std::os::unix::process::ExitStatusExt;
        to.signed(i64::from(self.into_raw()));
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        use std::os::unix::process::ExitStatusExt;
        i32::decode(from).map(Self::from_raw)
    }
}

impl Recordable for std::env::VarError {
    fn encode(&self, to: &mut Encoder) {
        match self {
            Self::NotPresent => None,
            Self::NotUnicode(value) => Some(value.clone()),
        }
        .encode(to);
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(match Option::<OsString>::decode(from)? {
            None => Self::NotPresent,
            Some(value) => Self::NotUnicode(value),
        })
    }
    fn unavailable(_: &'static str) -> Option<Self> {
        Some(Self::NotPresent)
    }
}

/// The kinds that have a number in traces. Only ever append.
const KINDS: &[io::ErrorKind] = &[
    io::ErrorKind::Other,
    io::ErrorKind::NotFound,
    io::ErrorKind::PermissionDenied,
    io::ErrorKind::ConnectionRefused,
    io::ErrorKind::ConnectionReset,
    io::ErrorKind::ConnectionAborted,
    io::ErrorKind::NotConnected,
    io::ErrorKind::AddrInUse,
    io::ErrorKind::AddrNotAvailable,
    io::ErrorKind::BrokenPipe,
    io::ErrorKind::AlreadyExists,
    io::ErrorKind::WouldBlock,
    io::ErrorKind::InvalidInput,
    io::ErrorKind::InvalidData,
    io::ErrorKind::TimedOut,
    io::ErrorKind::WriteZero,
    io::ErrorKind::Interrupted,
    io::ErrorKind::Unsupported,
    io::ErrorKind::UnexpectedEof,
    io::ErrorKind::OutOfMemory,
    io::ErrorKind::HostUnreachable,
    io::ErrorKind::NetworkUnreachable,
    io::ErrorKind::NetworkDown,
    io::ErrorKind::NotADirectory,
    io::ErrorKind::IsADirectory,
    io::ErrorKind::DirectoryNotEmpty,
    io::ErrorKind::ReadOnlyFilesystem,
    io::ErrorKind::StaleNetworkFileHandle,
    io::ErrorKind::StorageFull,
    io::ErrorKind::NotSeekable,
    io::ErrorKind::QuotaExceeded,
    io::ErrorKind::FileTooLarge,
    io::ErrorKind::ResourceBusy,
    io::ErrorKind::ExecutableFileBusy,
    io::ErrorKind::Deadlock,
    io::ErrorKind::TooManyLinks,
    io::ErrorKind::ArgumentListTooLong,
    io::ErrorKind::CrossesDevices,
    io::ErrorKind::InvalidFilename,
];

/// std's errors that hold a constant message: `{:?}` shows that they do, and no public function makes one, so each is made
/// as std would come to it, without a system call.
fn constant(message: &str) -> Option<io::Error> {
    use std::io::{Read, Write};
    [
        (&[0xff_u8][..]).read_to_string(&mut String::new()).err(),
        (&[][..]).read_exact(&mut [0]).err(),
        (&mut [][..]).write_all(&[0]).err(),
        std::fs::File::open("\0").err(),
    ]
    .into_iter()
    .flatten()
    .find(|error| error.to_string() == message)
}

impl Recordable for io::Error {
    fn encode(&self, to: &mut Encoder) {
        if let Some(code) = self.raw_os_error() {
            to.byte(0);
            to.signed(i64::from(code));
            return;
        }
        let kind = self.kind();
        let message = self.to_string();
        let number = KINDS.iter().position(|&known| known == kind).unwrap_or(0);
        if message == kind.to_string() {
            to.byte(1);
            to.number(number as u64);
        } else if self.get_ref().is_none() {
            to.byte(3);
            to.number(number as u64);
            to.bytes(message.as_bytes());
        } else {
            to.byte(2);
            to.number(number as u64);
            to.bytes(message.as_bytes());
        }
    }
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let kind = |from: &mut Decoder<'_>| KINDS.get(usize::decode(from)?).copied().ok_or(Malformed);
        match from.byte()? {
            0 => i32::decode(from).map(Self::from_raw_os_error),
            1 => kind(from).map(Self::from),
            2 => Ok(Self::new(kind(from)?, String::decode(from)?)),
            3 => {
                let (kind, message) = (kind(from)?, String::decode(from)?);
                Ok(constant(&message).unwrap_or_else(|| Self::new(kind, message)))
            }
            _ => Err(Malformed),
        }
    }
    fn unavailable(op: &'static str) -> Option<Self> {
        Some(Self::new(io::ErrorKind::Unsupported, format!("{op} is not possible while evaluating in the debugger")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Debug;

    fn round_trip<T: Recordable + Debug>(value: T) {
        let mut encoder = Encoder::default();
        value.encode(&mut encoder);
        let mut decoder = Decoder::new(&encoder.bytes);
        let again = T::decode(&mut decoder).expect("decodes");
        assert_eq!(format!("{value:?}"), format!("{again:?}"));
        assert!(decoder.is_empty());
        for cut in 0..encoder.bytes.len() {
            assert!(T::decode(&mut Decoder::new(&encoder.bytes[..cut])).is_err(), "{value:?} cut at {cut}");
        }
    }

    #[test]
    fn values_come_back_as_they_were() {
        round_trip(0_u8);
        round_trip(u64::MAX);
        round_trip(i64::MIN);
        round_trip(-1_i8);
        round_trip(1.5_f64);
        round_trip('ß');
        round_trip(String::from("text"));
        round_trip(vec![(1_u8, Some(String::new())), (2, None)]);
        round_trip([3_i32; 3]);
        round_trip(Duration::new(5, 999_999_999));
        round_trip(SystemTime::UNIX_EPOCH - Duration::from_nanos(3));
        round_trip(std::env::VarError::NotPresent);
        round_trip(Result::<u8, io::Error>::Err(io::Error::from_raw_os_error(libc::ENOENT)));
        round_trip(Result::<u8, io::Error>::Err(io::ErrorKind::TimedOut.into()));
        round_trip(Result::<u8, io::Error>::Err(std::fs::File::open("\0").expect_err("no such name")));
        round_trip(Result::<u8, io::Error>::Err(io::Error::other("mine")));
    }

    #[test]
    fn numbers_of_every_size_take_seven_bits_a_byte() {
        for bits in 0..64_usize {
            for value in [1_u64 << bits, (1 << bits) - 1, u64::MAX >> (63 - bits)] {
                let mut encoder = Encoder::default();
                encoder.number(value);
                let length = (64 - (value | 1).leading_zeros()).div_ceil(7);
                assert_eq!(encoder.bytes.len(), length as usize, "{value}");
                round_trip(value);
            }
        }
    }

    #[test]
    fn a_custom_error_keeps_its_kind_and_text() {
        let mut encoder = Encoder::default();
        io::Error::new(io::ErrorKind::InvalidData, "not a number").encode(&mut encoder);
        let again = io::Error::decode(&mut Decoder::new(&encoder.bytes)).expect("decodes");
        assert_eq!((again.kind(), again.to_string().as_str()), (io::ErrorKind::InvalidData, "not a number"));
    }

    #[test]
    fn a_huge_length_allocates_nothing() {
        let mut encoder = Encoder::default();
        encoder.number(u64::MAX);
        assert!(Vec::<u64>::decode(&mut Decoder::new(&encoder.bytes)).is_err());
        assert!(String::decode(&mut Decoder::new(&encoder.bytes)).is_err());
    }

    #[test]
    fn zeros_are_a_value_of_every_type() {
        assert_eq!(u64::decode(&mut Decoder::zeros()), Ok(0));
        assert_eq!(String::decode(&mut Decoder::zeros()), Ok(String::new()));
        assert_eq!(Vec::<u64>::decode(&mut Decoder::zeros()), Ok(Vec::new()));
    }
}
