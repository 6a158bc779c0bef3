//! Boxed numbers: integers outside `i64`, and complex numbers.

use super::*;

/// An integer that does not fit into `i64` (one that fits is always [`Value::Int`]).
pub struct BigInt(pub num_bigint::BigInt);

impl Body for BigInt {
    const KIND: Kind = Kind::BigInt;
}

/// A complex number.
#[derive(Clone, Copy, PartialEq)]
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

impl Body for Complex {
    const KIND: Kind = Kind::Complex;
}
