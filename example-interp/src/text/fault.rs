//! What a pure function says when Python would raise an exception.

use std::borrow::Cow;

/// The class of the exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `ValueError`
    Value,
    /// `TypeError`
    Type,
    /// `OverflowError`
    Overflow,
    /// `OverflowError(34, message)`
    ResultRange,
    /// `ZeroDivisionError`
    ZeroDivision,
    /// `MemoryError`
    Memory,
    /// `IndexError`
    Index,
    /// `KeyError`
    Key,
}

impl Kind {
    /// The name of the class in Python.
    pub fn class(self) -> &'static str {
        match self {
            Kind::Value => "ValueError",
            Kind::Type => "TypeError",
            Kind::Overflow | Kind::ResultRange => "OverflowError",
            Kind::ZeroDivision => "ZeroDivisionError",
            Kind::Memory => "MemoryError",
            Kind::Index => "IndexError",
            Kind::Key => "KeyError",
        }
    }
}

/// An exception to raise: its class and its message, both exactly CPython's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", kind.class())]
pub struct Fault {
    /// The class of the exception.
    pub kind: Kind,
    /// Its message.
    pub message: Cow<'static, str>,
}

impl Fault {
    /// A fault of any kind.
    #[cold]
    pub fn new(kind: Kind, message: impl Into<Cow<'static, str>>) -> Self {
        Fault { kind, message: message.into() }
    }

    /// A `MemoryError` when so many bytes cannot be had at once.
    ///
    /// # Errors
    /// That one.
    #[inline]
    pub fn unless_room(bytes: Option<usize>) -> Result<(), Self> {
        if bytes.is_some_and(crate::memory::has_room) { Ok(()) } else { Err(Fault::new(Kind::Memory, "")) }
    }

    /// A `ValueError`.
    #[cold]
    pub fn value(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::Value, message)
    }

    /// A `TypeError`.
    #[cold]
    pub fn type_error(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::Type, message)
    }

    /// An `OverflowError`.
    #[cold]
    pub fn overflow(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::Overflow, message)
    }

    /// A `ZeroDivisionError`.
    #[cold]
    pub fn zero_division(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::ZeroDivision, message)
    }

    /// The `OverflowError` of a C math function whose result has no representation.
    #[cold]
    pub fn result_range() -> Self {
        Self::new(Kind::ResultRange, "Numerical result out of range")
    }
}
