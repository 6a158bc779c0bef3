//! Operators: arithmetic, comparison, truth.

use std::cmp::Ordering;

use num_bigint::BigInt as Big;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::num::{float, int};
use crate::object::*;
use crate::vm::{Res, Vm};

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    Div,
    Mod,
    Pow,
    Shl,
    Shr,
    Or,
    Xor,
    And,
    FloorDiv,
    /// The built-in function `divmod`.
    DivMod,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

/// A unary operator with a dunder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
}

impl BinaryOp {
    /// The operator as it is written.
    pub fn symbol(self) -> &'static str {
        use BinaryOp::*;
        match self {
            Add => "+",
            Sub => "-",
            Mul => "*",
            MatMul => "@",
            Div => "/",
            Mod => "%",
            Pow => "** or pow()",
            Shl => "<<",
            Shr => ">>",
            Or => "|",
            Xor => "^",
            And => "&",
            FloorDiv => "//",
            DivMod => "divmod()",
        }
    }

    /// The method, the reflected method and the in-place method.
    fn names(self, names: &'static Names) -> (&'static Ref<Str>, &'static Ref<Str>, &'static Ref<Str>) {
        use BinaryOp::*;
        match self {
            Add => (&names.__add__, &names.__radd__, &names.__iadd__),
            Sub => (&names.__sub__, &names.__rsub__, &names.__isub__),
            Mul => (&names.__mul__, &names.__rmul__, &names.__imul__),
            MatMul => (&names.__matmul__, &names.__rmatmul__, &names.__imatmul__),
            Div => (&names.__truediv__, &names.__rtruediv__, &names.__itruediv__),
            Mod => (&names.__mod__, &names.__rmod__, &names.__imod__),
            Pow => (&names.__pow__, &names.__rpow__, &names.__ipow__),
            Shl => (&names.__lshift__, &names.__rlshift__, &names.__ilshift__),
            Shr => (&names.__rshift__, &names.__rrshift__, &names.__irshift__),
            Or => (&names.__or__, &names.__ror__, &names.__ior__),
            Xor => (&names.__xor__, &names.__rxor__, &names.__ixor__),
            And => (&names.__and__, &names.__rand__, &names.__iand__),
            FloorDiv => (&names.__floordiv__, &names.__rfloordiv__, &names.__ifloordiv__),
            DivMod => (&names.__divmod__, &names.__rdivmod__, &names.__divmod__),
        }
    }
}

impl CompareOp {
    /// The operator as it is written.
    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    /// The operator with its operands exchanged.
    #[must_use]
    pub fn reflected(self) -> Self {
        use CompareOp::*;
        match self {
            Lt => Gt,
            Le => Ge,
            Eq => Eq,
            Ne => Ne,
            Gt => Lt,
            Ge => Le,
        }
    }

    fn name(self, names: &'static Names) -> &'static Ref<Str> {
        use CompareOp::*;
        match self {
            Lt => &names.__lt__,
            Le => &names.__le__,
            Eq => &names.__eq__,
            Ne => &names.__ne__,
            Gt => &names.__gt__,
            Ge => &names.__ge__,
        }
    }

    /// Whether it holds for this order.
    #[inline]
    pub fn holds(self, order: Ordering) -> bool {
        use CompareOp::*;
        match self {
            Lt => order.is_lt(),
            Le => order.is_le(),
            Eq => order.is_eq(),
            Ne => order.is_ne(),
            Gt => order.is_gt(),
            Ge => order.is_ge(),
        }
    }
}

/// Whether an int and a float are equal in exact arithmetic.
pub fn int_equals_float(i: i64, f: f64) -> bool {
    float::compare_i64(i, f) == Some(Ordering::Equal)
}

/// A number of the built-in tower.
pub enum Number {
    Small(i64),
    Big(Big),
    Float(f64),
    Complex(Complex),
}

/// The built-in number behind a value (also of an instance of a subclass).
pub fn number(value: &Value) -> Option<Number> {
    Some(match value.base() {
        Value::Int(i) => Number::Small(*i),
        Value::Bool(b) => Number::Small(i64::from(*b)),
        Value::Float(f) => Number::Float(*f),
        Value::BigInt(big) => Number::Big(big.0.clone()),
        Value::Complex(c) => Number::Complex(**c),
        _ => return None,
    })
}

fn big(number: &Number) -> Big {
    match number {
        Number::Small(i) => Big::from(*i),
        Number::Big(big) => big.clone(),
        Number::Float(_) | Number::Complex(_) => Big::zero(),
    }
}

fn to_f64(number: &Number) -> Res<f64> {
    Ok(match number {
        Number::Small(i) => *i as f64,
        Number::Big(big) => float::from_int(big)?,
        Number::Float(f) => *f,
        Number::Complex(c) => c.real,
    })
}

fn to_complex(number: &Number) -> Res<Complex> {
    Ok(match number {
        Number::Complex(c) => *c,
        other => Complex { real: to_f64(other)?, imag: 0.0 },
    })
}

impl Vm {
    /// `a op b`
    #[inline]
    pub fn binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res {
        if let (Value::Float(x), Value::Float(y)) = (a, b) {
            match op {
                BinaryOp::Add => return Ok(Value::Float(x + y)),
                BinaryOp::Sub => return Ok(Value::Float(x - y)),
                BinaryOp::Mul => return Ok(Value::Float(x * y)),
                _ => {}
            }
        }
        self.binary_general(op, a, b, false)
    }

    /// `a op= b`: the in-place method if there is one, else `a op b`.
    pub fn inplace(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res {
        match a {
            Value::Instance(_) => {
                let names = self.names;
                if let Some(method) = self.lookup_special(a, op.names(names).2) {
                    let result = self.call(&method, Args::new(std::slice::from_ref(b)))?;
                    if !matches!(result, Value::NotImplemented) {
                        return Ok(result);
                    }
                }
            }
            Value::List(_) | Value::Set(_) | Value::ByteArray(_) | Value::Dict(_) | Value::DictView(_) => {
                if let Some(result) = crate::builtins::inplace(self, op, a, b)? {
                    return Ok(result);
                }
            }
            _ => {}
        }
        self.binary_general(op, a, b, true)
    }

    /// Out of line: everything but floats.
    pub fn binary_general(&mut self, op: BinaryOp, a: &Value, b: &Value, inplace: bool) -> Res {
        if let (Value::Int(x), Value::Int(y)) = (a, b)
            && let Some(result) = small(op, *x, *y)
        {
            return Ok(result);
        }
        if !matches!(a, Value::Instance(_) | Value::Class(_)) && !matches!(b, Value::Instance(_) | Value::Class(_)) {
            if let Some(result) = self.numeric(op, a, b)? {
                return Ok(result);
            }
            if let Some(result) = crate::builtins::binary(self, op, a, b)? {
                return Ok(result);
            }
            return Err(self.unsupported(op, a, b, inplace));
        }
        self.binary_dispatch(op, a, b, inplace)
    }

    fn binary_dispatch(&mut self, op: BinaryOp, a: &Value, b: &Value, inplace: bool) -> Res {
        let (name, reflected, _) = op.names(self.names);
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let method_a = self.lookup(&class_a, name);
        let method_b = if class_a.is(&class_b) { None } else { self.lookup(&class_b, reflected) };
        // What sequences of built-in classes do themselves comes after the other operand's method, as in CPython.
        let is_late = |value: &Value, method: &Option<Value>| {
            matches!(op, BinaryOp::Add | BinaryOp::Mul)
                && matches!(
                    value.base(),
                    Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_)
                )
                && (!matches!(value, Value::Instance(_)) || matches!(method, Some(Value::Native(_))))
        };
        let (late_a, late_b) = (is_late(a, &method_a), is_late(b, &method_b));
        let mut tried_b = late_b;
        if let Some(method) = &method_b
            && !late_b
            && class_b.derives_from(&class_a)
            && !self.lookup(&class_a, reflected).is_some_and(|other| other.is(method))
        {
            tried_b = true;
            let result = self.call_special(method, b, std::slice::from_ref(a))?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(result);
            }
        }
        if let Some(method) = &method_a
            && !late_a
        {
            let result = self.call_special(method, a, std::slice::from_ref(b))?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(result);
            }
        }
        if let Some(method) = &method_b
            && !tried_b
        {
            let result = self.call_special(method, b, std::slice::from_ref(a))?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(result);
            }
        }
        if late_a || late_b {
            let (left, right) = (if late_a { a.base() } else { a }, if late_b { b.base() } else { b });
            if let Some(result) = crate::builtins::binary(self, op, left, right)? {
                return Ok(result);
            }
        }
        if let (BinaryOp::Or, true, true) = (op, is_type_like(a), is_type_like(b)) {
            return crate::builtins::typing::union(self, a, b);
        }
        Err(self.unsupported(op, a, b, inplace))
    }

    /// What a wrapper such as `int.__add__` computes: `NotImplemented` when the built-in parts do not fit.
    pub fn builtin_binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res {
        let (a, b) = (a.base().clone(), b.base().clone());
        if let Some(result) = self.numeric(op, &a, &b)? {
            return Ok(result);
        }
        // Of a number and something else, neither's method says more than that: repeating a sequence is no arithmetic.
        if number(&a).is_some() || number(&b).is_some() && !matches!(op, BinaryOp::Add | BinaryOp::Mod) {
            return Ok(Value::NotImplemented);
        }
        Ok(crate::builtins::binary(self, op, &a, &b)?.unwrap_or(Value::NotImplemented))
    }

    #[cold]
    fn unsupported(&mut self, op: BinaryOp, a: &Value, b: &Value, inplace: bool) -> Exc {
        let (left, right) = (self.type_name(a), self.type_name(b));
        let symbol = match (op, inplace) {
            (BinaryOp::Pow, true) => "**=".to_owned(),
            (_, true) => format!("{}=", op.symbol()),
            (_, false) => op.symbol().to_owned(),
        };
        if matches!(op, BinaryOp::Shr) && matches!(a, Value::Native(native) if native.name.as_str() == "print") {
            return self.type_error(format!(
                "unsupported operand type(s) for {symbol}: '{left}' and '{right}'. Did you mean \"print(<message>, file=<output_stream>)\"?"
            ));
        }
        self.type_error(format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'"))
    }

    /// Arithmetic of the built-in numbers; `None` when an operand is none.
    pub fn numeric(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
        use BinaryOp::*;
        if let (Value::Bool(x), Value::Bool(y)) = (a, b) {
            match op {
                And => return Ok(Some(Value::Bool(x & y))),
                Or => return Ok(Some(Value::Bool(x | y))),
                Xor => return Ok(Some(Value::Bool(x ^ y))),
                _ => {}
            }
        }
        let (Some(x), Some(y)) = (number(a), number(b)) else { return Ok(None) };
        match (&x, &y) {
            (Number::Complex(_), _) | (_, Number::Complex(_)) => {
                crate::builtins::complex::arithmetic(self, op, to_complex(&x)?, to_complex(&y)?)
            }
            (Number::Float(_), _) | (_, Number::Float(_)) => {
                if matches!(op, Shl | Shr | Or | Xor | And | MatMul) {
                    return Ok(None);
                }
                self.float_arithmetic(op, to_f64(&x)?, to_f64(&y)?)
            }
            (Number::Small(x), Number::Small(y)) => match small(op, *x, *y) {
                Some(result) => Ok(Some(result)),
                None => self.big_arithmetic(op, &Big::from(*x), &Big::from(*y)),
            },
            _ => self.big_arithmetic(op, &big(&x), &big(&y)),
        }
    }

    fn float_arithmetic(&mut self, op: BinaryOp, x: f64, y: f64) -> Res<Option<Value>> {
        use BinaryOp::*;
        Ok(Some(Value::Float(match op {
            Add => x + y,
            Sub => x - y,
            Mul => x * y,
            Div => float::divide(x, y)?,
            FloorDiv => float::floor_divide(x, y)?,
            Mod => float::modulo(x, y)?,
            Pow => match float::power(x, y)? {
                float::Power::Real(result) => result,
                float::Power::NeedsComplex => {
                    let (x, y) = (Complex { real: x, imag: 0.0 }, Complex { real: y, imag: 0.0 });
                    return crate::builtins::complex::arithmetic(self, op, x, y);
                }
            },
            DivMod => {
                let (quotient, rest) = float::divide_modulo(x, y)?;
                return Ok(Some(Tuple::pair(Value::Float(quotient), Value::Float(rest)).into()));
            }
            MatMul | Shl | Shr | Or | Xor | And => return Ok(None),
        })))
    }

    fn big_arithmetic(&mut self, op: BinaryOp, x: &Big, y: &Big) -> Res<Option<Value>> {
        use BinaryOp::*;
        Ok(Some(Value::integer(match op {
            Add => x + y,
            Sub => x - y,
            Mul => x * y,
            Div => return Ok(Some(Value::Float(int::true_divide(x, y)?))),
            FloorDiv => int::floor_divide(x, y)?,
            Mod => int::modulo(x, y)?,
            Pow => {
                if y.is_negative() {
                    return self.float_arithmetic(op, float::from_int(x)?, float::from_int(y)?);
                }
                int::power(x, y)?
            }
            Shl => int::shift_left(x, y)?,
            Shr => int::shift_right(x, y)?,
            Or => x | y,
            Xor => x ^ y,
            And => x & y,
            DivMod => {
                let (quotient, rest) = int::divide_modulo(x, y)?;
                return Ok(Some(Tuple::pair(Value::integer(quotient), Value::integer(rest)).into()));
            }
            MatMul => return Ok(None),
        })))
    }

    /// `-a`, `+a`, `~a`
    pub fn unary(&mut self, op: UnaryOp, a: &Value) -> Res {
        if let Value::Instance(_) = a {
            let names = self.names;
            let name = match op {
                UnaryOp::Neg => &names.__neg__,
                UnaryOp::Pos => &names.__pos__,
                UnaryOp::Invert => &names.__invert__,
            };
            if let Some(method) = self.lookup_special(a, name) {
                return self.call(&method, Args::new(&[]));
            }
        }
        self.builtin_unary(op, a)
    }

    /// As [`Vm::unary`], on the built-in part.
    pub fn builtin_unary(&mut self, op: UnaryOp, a: &Value) -> Res {
        match (op, number(a)) {
            (UnaryOp::Neg, Some(Number::Small(i))) => {
                Ok(i.checked_neg().map_or_else(|| Value::integer(-Big::from(i)), Value::Int))
            }
            (UnaryOp::Neg, Some(Number::Big(big))) => Ok(Value::integer(-big)),
            (UnaryOp::Neg, Some(Number::Float(f))) => Ok(Value::Float(-f)),
            (UnaryOp::Neg, Some(Number::Complex(c))) => Ok(Ref::new(Complex { real: -c.real, imag: -c.imag }).into()),
            (UnaryOp::Pos, Some(Number::Small(i))) => Ok(Value::Int(i)),
            (UnaryOp::Pos, Some(_)) => Ok(a.base().clone()),
            (UnaryOp::Invert, Some(Number::Small(i))) => Ok(Value::Int(!i)),
            (UnaryOp::Invert, Some(Number::Big(big))) => Ok(Value::integer(!big)),
            (_, _) => {
                let symbol = match op {
                    UnaryOp::Neg => "-",
                    UnaryOp::Pos => "+",
                    UnaryOp::Invert => "~",
                };
                let name = self.type_name(a);
                Err(self.type_error(format!("bad operand type for unary {symbol}: '{name}'")))
            }
        }
    }

    /// Whether the value counts as true.
    #[inline]
    pub fn truthy(&mut self, value: &Value) -> Res<bool> {
        match value {
            Value::Bool(b) => Ok(*b),
            Value::None => Ok(false),
            Value::Int(i) => Ok(*i != 0),
            _ => self.truthy_general(value),
        }
    }

    fn truthy_general(&mut self, value: &Value) -> Res<bool> {
        Ok(match value {
            Value::Float(f) => *f != 0.0,
            Value::Complex(c) => c.real != 0.0 || c.imag != 0.0,
            Value::Str(text) => !text.is_empty(),
            Value::List(list) => !list.is_empty(),
            Value::Tuple(tuple) => !tuple.is_empty(),
            Value::Dict(dict) => !dict.is_empty(),
            Value::DictView(view) => !view.dict.is_empty(),
            Value::Set(set) => !set.keys.is_empty(),
            Value::FrozenSet(set) => !set.keys.is_empty(),
            Value::Bytes(bytes) => !bytes.data.is_empty(),
            Value::ByteArray(bytes) => !bytes.data.borrow().is_empty(),
            Value::Range(range) => !matches!(range.length, Value::Int(0)),
            Value::Instance(_) | Value::Class(_) => return self.truthy_instance(value),
            Value::NotImplemented => {
                self.deprecated("NotImplemented should not be used in a boolean context")?;
                true
            }
            _ => true,
        })
    }

    fn truthy_instance(&mut self, value: &Value) -> Res<bool> {
        let names = self.names;
        if let Some(method) = self.lookup_special(value, &names.__bool__) {
            return match self.call(&method, Args::new(&[]))? {
                Value::Bool(b) => Ok(b),
                other => {
                    let name = self.type_name(&other);
                    Err(self.type_error(format!("__bool__ should return bool, returned {name}")))
                }
            };
        }
        let class = self.class_of(value);
        if matches!(self.lookup(&class, &names.__bool__), Some(Value::None)) {
            return Err(self.type_error("'NoneType' object is not callable"));
        }
        if self.lookup_special(value, &names.__len__).is_some() {
            return Ok(self.len(value)? != 0);
        }
        Ok(true)
    }

    /// `a == b` as a truth value, identity first: what containers use.
    #[inline]
    pub fn equal(&mut self, a: &Value, b: &Value) -> Res<bool> {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => Ok(x == y),
            (Value::Str(x), Value::Str(y)) => Ok(x.is(y) || x.equals(y)),
            // Not a number is equal to itself inside containers only if it is the same object: bits decide.
            _ if a.is(b) => Ok(true),
            _ => self.compare_truth(CompareOp::Eq, a, b),
        }
    }

    /// `a op b` as a truth value.
    #[inline]
    pub fn compare_truth(&mut self, op: CompareOp, a: &Value, b: &Value) -> Res<bool> {
        if let Some(result) = self.compare_builtin(op, a, b)? {
            return Ok(result);
        }
        let result = self.compare_general(op, a, b)?;
        self.truthy(&result)
    }

    /// `a op b`
    #[inline]
    pub fn compare(&mut self, op: CompareOp, a: &Value, b: &Value) -> Res {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => Ok(Value::Bool(op.holds(x.cmp(y)))),
            _ => match self.compare_builtin(op, a, b)? {
                Some(result) => Ok(Value::Bool(result)),
                None => self.compare_general(op, a, b),
            },
        }
    }

    /// Comparison of two values of built-in classes; `None` when that is not what decides.
    pub fn compare_builtin(&mut self, op: CompareOp, a: &Value, b: &Value) -> Res<Option<bool>> {
        use Value::*;
        Ok(match (a, b) {
            (Str(x), Str(y)) => Some(match op {
                CompareOp::Eq => x.is(y) || x.equals(y),
                CompareOp::Ne => !x.is(y) && !x.equals(y),
                _ => op.holds(x.as_str().cmp(y.as_str())),
            }),
            (Int(x), Int(y)) => Some(op.holds(x.cmp(y))),
            (Float(x), Float(y)) => Some(compare_partial(op, x.partial_cmp(y))),
            (Int(x), Float(y)) => Some(compare_partial(op, float::compare_i64(*x, *y))),
            (Float(x), Int(y)) => Some(compare_partial(op, float::compare_i64(*y, *x).map(Ordering::reverse))),
            (None | Ellipsis | NotImplemented, None | Ellipsis | NotImplemented) => match op {
                CompareOp::Eq => Some(a.is(b)),
                CompareOp::Ne => Some(!a.is(b)),
                _ => Option::None,
            },
            (List(x), List(y)) => {
                let (x, y) = (x.clone(), y.clone());
                self.compare_items(op, || (x.len(), y.len()), |at| x.get(at), |at| y.get(at))?
            }
            (Tuple(x), Tuple(y)) => {
                let (x, y) = (x.clone(), y.clone());
                self.compare_items(op, || (x.len(), y.len()), |at| x.get(at).cloned(), |at| y.get(at).cloned())?
            }
            (Instance(_) | Class(_), _) | (_, Instance(_) | Class(_)) => Option::None,
            _ => self.compare_rare(op, a, b)?,
        })
    }

    fn compare_rare(&mut self, op: CompareOp, a: &Value, b: &Value) -> Res<Option<bool>> {
        if let (Some(x), Some(y)) = (number(a), number(b)) {
            return Ok(compare_numbers(op, &x, &y));
        }
        crate::builtins::compare(self, op, a, b)
    }

    fn compare_items(
        &mut self,
        op: CompareOp,
        lengths: impl Fn() -> (usize, usize),
        left: impl Fn(usize) -> Option<Value>,
        right: impl Fn(usize) -> Option<Value>,
    ) -> Res<Option<bool>> {
        let (count_left, count_right) = lengths();
        if count_left != count_right && matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(Some(op == CompareOp::Ne));
        }
        self.recurse(" in comparison", |vm| {
            let mut at = 0;
            while let (Some(x), Some(y)) = (left(at), right(at)) {
                if !vm.equal(&x, &y)? {
                    if left(at).is_none() || right(at).is_none() {
                        break; // the comparison has made one of them shorter
                    }
                    return match op {
                        CompareOp::Eq => Ok(Some(false)),
                        CompareOp::Ne => Ok(Some(true)),
                        _ => vm.compare_truth(op, &x, &y).map(Some),
                    };
                }
                at += 1;
            }
            let (count_left, count_right) = lengths();
            Ok(Some(op.holds(count_left.cmp(&count_right))))
        })
    }

    fn compare_general(&mut self, op: CompareOp, a: &Value, b: &Value) -> Res {
        let names = self.names;
        let (name, reflected) = (op.name(names), op.reflected().name(names));
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let mut tried_b = false;
        if !class_a.is(&class_b)
            && class_b.derives_from(&class_a)
            && let Some(method) = self.lookup(&class_b, reflected)
        {
            tried_b = true;
            let result = self.call_special(&method, b, std::slice::from_ref(a))?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(result);
            }
        }
        if let Some(method) = self.lookup(&class_a, name) {
            let result = self.call_special(&method, a, std::slice::from_ref(b))?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(result);
            }
        }
        if !tried_b && let Some(method) = self.lookup(&class_b, reflected) {
            let result = self.call_special(&method, b, std::slice::from_ref(a))?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(result);
            }
        }
        match op {
            CompareOp::Eq => Ok(Value::Bool(a.is(b))),
            CompareOp::Ne => Ok(Value::Bool(!a.is(b))),
            _ => {
                let (left, right) = (self.type_name(a), self.type_name(b));
                let symbol = op.symbol();
                Err(self.type_error(format!("'{symbol}' not supported between instances of '{left}' and '{right}'")))
            }
        }
    }

    /// What a wrapper such as `list.__lt__` computes.
    pub fn builtin_compare(&mut self, op: CompareOp, a: &Value, b: &Value) -> Res {
        let (left, right) = (a.base().clone(), b.base().clone());
        if !matches!(left, Value::Instance(_) | Value::Class(_))
            && let Some(result) = self.compare_builtin(op, &left, &right)?
        {
            return Ok(Value::Bool(result));
        }
        Ok(match op {
            CompareOp::Eq if a.is(b) => Value::Bool(true),
            CompareOp::Ne if matches!(left, Value::Instance(_) | Value::Class(_)) => {
                // `object.__ne__` inverts `__eq__`.
                let names = self.names;
                let class = self.class_of(a);
                let Some(method) = self.lookup(&class, &names.__eq__) else { return Ok(Value::NotImplemented) };
                match self.call_special(&method, a, std::slice::from_ref(b))? {
                    Value::NotImplemented => Value::NotImplemented,
                    other => Value::Bool(!self.truthy(&other)?),
                }
            }
            _ => Value::NotImplemented,
        })
    }
}

fn is_type_like(value: &Value) -> bool {
    match value {
        Value::Class(_) | Value::None => true,
        Value::Instance(instance) => {
            let types = Types::current();
            instance.has_class(&types.generic_alias) || instance.has_class(&types.union_type)
        }
        _ => false,
    }
}

fn compare_partial(op: CompareOp, order: Option<Ordering>) -> bool {
    order.map_or(op == CompareOp::Ne, |order| op.holds(order))
}

fn compare_numbers(op: CompareOp, x: &Number, y: &Number) -> Option<bool> {
    let order = match (x, y) {
        (Number::Complex(_), _) | (_, Number::Complex(_)) => {
            let (x, y) = (to_complex(x).ok()?, to_complex(y).ok()?);
            return match op {
                CompareOp::Eq => Some(x == y),
                CompareOp::Ne => Some(x != y),
                _ => None,
            };
        }
        (Number::Float(x), Number::Float(y)) => x.partial_cmp(y),
        (Number::Float(x), other) => float::compare_int(&big(other), *x).map(Ordering::reverse),
        (other, Number::Float(y)) => float::compare_int(&big(other), *y),
        (Number::Small(x), Number::Small(y)) => Some(x.cmp(y)),
        _ => Some(big(x).cmp(&big(y))),
    };
    Some(compare_partial(op, order))
}

/// Arithmetic on `i64`; `None` when the result does not fit or the operation is not simple.
#[inline]
pub fn small(op: BinaryOp, x: i64, y: i64) -> Option<Value> {
    use BinaryOp::*;
    Some(Value::Int(match op {
        Add => x.checked_add(y)?,
        Sub => x.checked_sub(y)?,
        Mul => x.checked_mul(y)?,
        FloorDiv if y != 0 => int::floor_divide_i64(x, y)?,
        Mod if y != 0 => int::modulo_i64(x, y),
        Div if y != 0 => return Some(Value::Float(int::true_divide_i64(x, y))),
        And => x & y,
        Or => x | y,
        Xor => x ^ y,
        Shr if y >= 0 => x >> y.min(63),
        Shl if (0..63).contains(&y) => {
            let shifted = x << y;
            if shifted >> y != x {
                return None;
            }
            shifted
        }
        Pow if y >= 0 => x.checked_pow(y.to_u32()?)?,
        _ => return None,
    }))
}
