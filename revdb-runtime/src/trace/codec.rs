//! Values to bytes and back: the one module that names bincode.
//!
//! Everything that is structured (the trace's header, site definitions, results of I/O calls, the messages between the
//! debugger and its replay processes) goes through these few functions, so the encoding is one decision in one place:
//! bincode 2's standard configuration, that is little-endian with variable-length integers.
//!
//! Decoding takes hostile bytes: what it allocates is bounded by a multiple of the number of bytes that are really there,
//! never by a length that the bytes claim.
//!
//! ```
//! use revdb_runtime::trace::codec::{self, Decode, Encode};
//!
//! #[derive(Encode, Decode, PartialEq, Debug)]
//! struct Point { x: u32, y: i64 }
//!
//! let mut bytes = [0; 32];
//! let len = codec::encode_into_slice(&Point { x: 1, y: -2 }, &mut bytes)?;
//! assert_eq!(codec::decode::<Point>(&bytes[..len])?, Point { x: 1, y: -2 });
//! # Ok::<(), codec::Error>(())
//! ```

pub use bincode::{Decode, Encode};

use bincode::config::{self, Config};

/// Why a value could not be encoded or decoded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The value does not fit the buffer, or cannot be represented.
    #[error("cannot encode a value")]
    Encode(#[source] bincode::error::EncodeError),
    /// The bytes are not an encoding of such a value.
    #[error("cannot decode a value")]
    Decode(#[source] bincode::error::DecodeError),
    /// The value ended before the bytes did.
    #[error("{0} bytes are left over after a value")]
    Trailing(usize),
}

/// Encodes `value` into `buffer` and returns the number of bytes, or fails when it does not fit.
#[inline]
pub fn encode_into_slice<T: Encode>(value: &T, buffer: &mut [u8]) -> Result<usize, Error> {
    bincode::encode_into_slice(value, buffer, config::standard()).map_err(Error::Encode)
}

/// Encodes `value` at the end of `buffer`.
pub fn encode_to_vec<T: Encode>(value: &T, buffer: &mut Vec<u8>) -> Result<(), Error> {
    match bincode::encode_into_std_write(value, buffer, config::standard()) {
        Ok(_) => Ok(()),
        Err(error) => Err(Error::Encode(error)),
    }
}

/// Encodes `value` into a new vector.
pub fn encode<T: Encode>(value: &T) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    encode_to_vec(value, &mut bytes)?;
    Ok(bytes)
}

/// Decodes a value that takes up all of `bytes`.
#[inline]
pub fn decode<T: Decode<()>>(bytes: &[u8]) -> Result<T, Error> {
    let (value, used) = decode_prefix(bytes)?;
    match bytes.len() - used {
        0 => Ok(value),
        rest => Err(Error::Trailing(rest)),
    }
}

/// Decodes a value from the start of `bytes` and returns it with the number of bytes it took.
#[inline]
pub fn decode_prefix<T: Decode<()>>(bytes: &[u8]) -> Result<(T, usize), Error> {
    // bincode's limit is a constant of the type, so the bound "a small multiple of the input" comes in steps. The factor
    // leaves room for values that are larger in memory than encoded: a `String` of one letter is 24 bytes to 2.
    const KIB: usize = 1 << 10;
    const MIB: usize = 1 << 20;
    let standard = config::standard();
    let result = match bytes.len() {
        0..=255 => decode_with(bytes, standard.with_limit::<{ 64 * KIB }>()),
        256..=16_383 => decode_with(bytes, standard.with_limit::<{ 4 * MIB }>()),
        16_384..=1_048_575 => decode_with(bytes, standard.with_limit::<{ 256 * MIB }>()),
        1_048_576..=33_554_431 => decode_with(bytes, standard.with_limit::<{ 8192 * MIB }>()),
        _ => decode_with(bytes, standard),
    };
    result.map_err(Error::Decode)
}

#[inline]
fn decode_with<T: Decode<()>, C: Config>(bytes: &[u8], config: C) -> Result<(T, usize), bincode::error::DecodeError> {
    bincode::decode_from_slice(bytes, config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claimed_length_does_not_make_it_allocate() {
        // A vector of 2^60 strings, in nine bytes.
        let mut bytes = vec![253];
        bytes.extend_from_slice(&(1u64 << 60).to_le_bytes());
        assert!(decode::<Vec<String>>(&bytes).is_err());
        assert!(decode::<String>(&bytes).is_err());
        bytes.resize(9000, 0);
        assert!(decode_prefix::<Vec<[u64; 4]>>(&bytes).is_err());
    }

    #[test]
    fn what_is_left_over_is_an_error() {
        let mut bytes = encode(&(1u8, "text".to_owned())).expect("encodable");
        assert_eq!(decode::<(u8, String)>(&bytes).expect("decodable"), (1, "text".to_owned()));
        bytes.push(0);
        assert!(matches!(decode::<(u8, String)>(&bytes), Err(Error::Trailing(1))));
        assert!(matches!(decode::<(u8, String)>(&bytes[..3]), Err(Error::Decode(_))));
    }

    #[test]
    fn a_value_that_does_not_fit_is_an_error() {
        assert!(encode_into_slice(&"text".to_owned(), &mut [0; 3]).is_err());
    }
}
