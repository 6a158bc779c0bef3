//! Constants, and the folding that CPython does on the syntax tree before it generates code.
//!
//! Folding is visible to the guest: a constant statement has no code, `while 1` has no test, and line events follow.

use num_bigint::BigInt;
use num_traits::{FromPrimitive, Signed, ToPrimitive, Zero};
use ruff_python_ast::{Expr, Number, Operator, UnaryOp};

use super::code::CodeDef;
use crate::text;

/// A constant of a code object, before it becomes a guest value.
#[derive(Clone, Debug)]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(BigInt),
    Float(f64),
    Complex(f64, f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Const>),
    FrozenSet(Vec<Const>),
    Code(Box<CodeDef>),
}

impl Const {
    /// An integer constant.
    pub fn int(value: i64) -> Self {
        Self::Int(BigInt::from(value))
    }

    /// Python's truth value of the constant.
    pub fn truthy(&self) -> bool {
        match self {
            Self::None => false,
            Self::Ellipsis | Self::Code(_) => true,
            Self::Bool(value) => *value,
            Self::Int(value) => !value.is_zero(),
            Self::Float(value) => *value != 0.0,
            Self::Complex(real, imag) => *real != 0.0 || *imag != 0.0,
            Self::Str(value) => !value.is_empty(),
            Self::Bytes(value) => !value.is_empty(),
            Self::Tuple(items) | Self::FrozenSet(items) => !items.is_empty(),
        }
    }

    /// Whether two constants without parts are equal as the guest compares them: `1`, `1.0` and `True` are.
    pub fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Complex(real, imag), other) | (other, Self::Complex(real, imag)) => match other {
                Self::Complex(a, b) => real == a && imag == b,
                _ => *imag == 0.0 && Self::Float(*real).equals(other),
            },
            (Self::Bool(a), other) | (other, Self::Bool(a)) => match other {
                Self::Bool(b) => a == b,
                _ => Self::int((*a).into()).equals(other),
            },
            (Self::Float(a), Self::Float(b)) => a == b,
            (Self::Float(a), Self::Int(b)) | (Self::Int(b), Self::Float(a)) => {
                BigInt::from_f64(*a).is_some_and(|whole| whole == *b && a.fract() == 0.0)
            }
            _ => self.same(other),
        }
    }

    /// The `repr` of a constant without parts.
    pub fn repr(&self) -> String {
        match self {
            Self::Bool(true) => "True".to_owned(),
            Self::Bool(false) => "False".to_owned(),
            Self::Int(value) => value.to_string(),
            Self::Float(value) => text::float::repr(*value),
            Self::Complex(real, imag) => text::format::repr_complex(*real, *imag),
            Self::Str(value) => text::repr::repr(value),
            Self::Bytes(value) => text::repr::repr_bytes(value),
            _ => "None".to_owned(),
        }
    }

    /// Whether two constants may share one slot: same type and same bits (so `0.0` and `-0.0` differ).
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) | (Self::Ellipsis, Self::Ellipsis) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Complex(a, b), Self::Complex(c, d)) => a.to_bits() == c.to_bits() && b.to_bits() == d.to_bits(),
            (Self::Str(a), Self::Str(b)) => a == b,
            (Self::Bytes(a), Self::Bytes(b)) => a == b,
            (Self::Tuple(a), Self::Tuple(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b)),
            _ => false,
        }
    }
}

/// The value of an integer literal of any size.
fn number(number: &Number) -> Const {
    match number {
        Number::Int(int) => match int.as_i64() {
            Some(value) => Const::int(value),
            None => Const::Int(big_literal(&int.to_string())),
        },
        Number::Float(value) => Const::Float(*value),
        Number::Complex { real, imag } => Const::Complex(*real, *imag),
    }
}

fn big_literal(text: &str) -> BigInt {
    let text: String = text.chars().filter(|c| *c != '_').collect();
    let (digits, radix) = match text.get(..2) {
        Some("0x" | "0X") => (&text[2..], 16),
        Some("0o" | "0O") => (&text[2..], 8),
        Some("0b" | "0B") => (&text[2..], 2),
        _ => (&text[..], 10),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix).unwrap_or_default()
}

/// The constant that `expr` is, folded as CPython 3.11 folds; `None` when it has to be computed.
pub fn fold(expr: &Expr) -> Option<Const> {
    Some(match expr {
        Expr::NoneLiteral(_) => Const::None,
        Expr::EllipsisLiteral(_) => Const::Ellipsis,
        Expr::BooleanLiteral(literal) => Const::Bool(literal.value),
        Expr::NumberLiteral(literal) => number(&literal.value),
        Expr::StringLiteral(literal) => Const::Str(literal.value.to_str().to_owned()),
        Expr::BytesLiteral(literal) => Const::Bytes(literal.value.bytes().collect()),
        Expr::Name(name) if name.id.as_str() == "__debug__" && name.ctx.is_load() => Const::Bool(true),
        Expr::Tuple(tuple) if tuple.ctx.is_load() => {
            Const::Tuple(tuple.elts.iter().map(fold).collect::<Option<Vec<_>>>()?)
        }
        Expr::UnaryOp(unary) => fold_unary(unary.op, fold(&unary.operand)?)?,
        Expr::BinOp(binary) => fold_binary(binary.op, &fold(&binary.left)?, &fold(&binary.right)?)?,
        Expr::Subscript(subscript) if subscript.ctx.is_load() => {
            fold_subscript(&fold(&subscript.value)?, &fold(&subscript.slice)?)?
        }
        _ => return None,
    })
}

fn fold_unary(op: UnaryOp, operand: Const) -> Option<Const> {
    Some(match (op, operand) {
        (UnaryOp::Not, operand) => Const::Bool(!operand.truthy()),
        (UnaryOp::USub, Const::Int(value)) => Const::Int(-value),
        (UnaryOp::USub, Const::Bool(value)) => Const::int(-i64::from(value)),
        (UnaryOp::USub, Const::Float(value)) => Const::Float(-value),
        (UnaryOp::USub, Const::Complex(real, imag)) => Const::Complex(-real, -imag),
        (UnaryOp::UAdd, value @ (Const::Int(_) | Const::Float(_) | Const::Complex(..))) => value,
        (UnaryOp::Invert, Const::Int(value)) => Const::Int(!value),
        _ => return None,
    })
}

/// The largest number of bits of a folded integer, and of characters of a folded string, as in CPython.
const MAX_BITS: u64 = 128;
const MAX_LENGTH: usize = 4096;

fn as_float(value: &Const) -> Option<f64> {
    match value {
        Const::Float(value) => Some(*value),
        Const::Int(value) => value.to_i64().filter(|v| v.unsigned_abs() < 1 << 53).map(|v| v as f64),
        _ => None,
    }
}

fn fold_binary(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    match (left, right) {
        (Const::Int(a), Const::Int(b)) => fold_int(op, a, b),
        (Const::Str(a), Const::Str(b)) if op == Operator::Add => Some(Const::Str(format!("{a}{b}"))),
        (Const::Bytes(a), Const::Bytes(b)) if op == Operator::Add => Some(Const::Bytes([&a[..], b].concat())),
        (Const::Tuple(a), Const::Tuple(b)) if op == Operator::Add => Some(Const::Tuple([&a[..], b].concat())),
        (Const::Str(text), Const::Int(count)) | (Const::Int(count), Const::Str(text)) if op == Operator::Mult => {
            let count = usize::try_from(count.to_i64()?.max(0)).ok()?;
            (text.chars().count().checked_mul(count)? <= MAX_LENGTH).then(|| Const::Str(text.repeat(count)))
        }
        (Const::Bytes(text), Const::Int(count)) | (Const::Int(count), Const::Bytes(text)) if op == Operator::Mult => {
            let count = usize::try_from(count.to_i64()?.max(0)).ok()?;
            (text.len().checked_mul(count)? <= MAX_LENGTH).then(|| Const::Bytes(text.repeat(count)))
        }
        (Const::Tuple(items), Const::Int(count)) | (Const::Int(count), Const::Tuple(items)) if op == Operator::Mult => {
            let count = usize::try_from(count.to_i64()?.max(0)).ok()?;
            (items.len().checked_mul(count)? <= 256)
                .then(|| Const::Tuple(std::iter::repeat_n(items, count).flatten().cloned().collect()))
        }
        _ => {
            let (a, b) = (as_float(left)?, as_float(right)?);
            Some(Const::Float(match op {
                Operator::Add => a + b,
                Operator::Sub => a - b,
                Operator::Mult => a * b,
                Operator::Div if b != 0.0 => a / b,
                _ => return None,
            }))
        }
    }
}

fn fold_int(op: Operator, a: &BigInt, b: &BigInt) -> Option<Const> {
    use num_integer_floor::{div_floor, mod_floor};
    Some(Const::Int(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult if a.bits() + b.bits() <= MAX_BITS => a * b,
        Operator::BitAnd => a & b,
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        Operator::LShift if !b.is_negative() && a.bits() + b.to_u64()? <= MAX_BITS => a << b.to_u64()?,
        Operator::RShift if !b.is_negative() => a >> b.to_u64()?,
        Operator::FloorDiv if !b.is_zero() => div_floor(a, b),
        Operator::Mod if !b.is_zero() => mod_floor(a, b),
        Operator::Pow if !b.is_negative() => {
            let exponent = b.to_u32()?;
            if a.bits().checked_mul(u64::from(exponent))? > MAX_BITS {
                return None;
            }
            a.pow(exponent)
        }
        Operator::Div if !b.is_zero() => {
            let (a, b) = (as_float(&Const::Int(a.clone()))?, as_float(&Const::Int(b.clone()))?);
            return Some(Const::Float(a / b));
        }
        _ => return None,
    }))
}

/// Floor division of big integers, in terms of the truncating one.
mod num_integer_floor {
    use super::{BigInt, Signed, Zero};

    pub(super) fn div_floor(a: &BigInt, b: &BigInt) -> BigInt {
        let quotient = a / b;
        if !(a % b).is_zero() && (a.is_negative() != b.is_negative()) { quotient - 1 } else { quotient }
    }

    pub(super) fn mod_floor(a: &BigInt, b: &BigInt) -> BigInt {
        a - div_floor(a, b) * b
    }
}

fn fold_subscript(value: &Const, index: &Const) -> Option<Const> {
    let Const::Int(index) = index else { return None };
    let index = index.to_i64()?;
    let at = |length: usize| {
        let index = if index < 0 { index + i64::try_from(length).ok()? } else { index };
        usize::try_from(index).ok().filter(|i| *i < length)
    };
    match value {
        Const::Tuple(items) => Some(items[at(items.len())?].clone()),
        Const::Str(text) => {
            let index = at(text.chars().count())?;
            text.chars().nth(index).map(|c| Const::Str(c.to_string()))
        }
        Const::Bytes(bytes) => Some(Const::int(i64::from(bytes[at(bytes.len())?]))),
        _ => None,
    }
}
