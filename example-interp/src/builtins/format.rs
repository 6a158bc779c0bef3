//! `%`-formatting and `str.format`: the guest's side of [`crate::text::percent`] and [`crate::text::strformat`].

use crate::object::*;
use crate::text::percent::{self, Arguments, Textual};
use crate::text::strformat::{self, Conversion, Step};
use crate::text::{bytesops, surrogate};
use crate::vm::{Res, Vm};

struct Percent<'a> {
    vm: &'a mut Vm,
    bytes: bool,
}

impl percent::Guest for Percent<'_> {
    type Value = Value;
    type Error = Exc;

    fn item(&mut self, mapping: &Value, key: &str) -> Res {
        let key =
            if self.bytes { Value::bytes(key.chars().map(|c| c as u8).collect::<Vec<_>>()) } else { Value::str(key) };
        self.vm.get_item(mapping, &key)
    }

    fn text(&mut self, value: &Value, how: Textual) -> Res<String> {
        let vm = &mut *self.vm;
        if self.bytes && how == Textual::Str {
            if let Some(data) = super::bytes::contents_of(value) {
                return Ok(bytesops::as_latin1(&data).into_owned());
            }
            return match super::bytes::by_method(vm, value)? {
                Some(data) => Ok(bytesops::as_latin1(&data).into_owned()),
                None => {
                    let given = vm.type_name(value);
                    Err(vm.type_error(format!(
                        "%b requires a bytes-like object, or an object that implements __bytes__, not '{given}'"
                    )))
                }
            };
        }
        let text = match how {
            Textual::Str => vm.str(value)?,
            Textual::Repr if self.bytes => vm.ascii(value)?,
            Textual::Repr => vm.repr(value)?,
            Textual::Ascii => vm.ascii(value)?,
        };
        Ok(text.as_str().to_owned())
    }

    fn number(&mut self, value: &Value, kind: char) -> Res<percent::Number> {
        let vm = &mut *self.vm;
        let integral = match value.base() {
            Value::Int(i) => return Ok(percent::Number::Small(*i)),
            Value::Bool(b) => return Ok(percent::Number::Small(i64::from(*b))),
            Value::BigInt(big) => return Ok(percent::Number::Big(big.0.clone())),
            Value::Float(_) if !matches!(kind, 'o' | 'x' | 'X') => super::int::from_number(vm, value)?,
            _ => {
                let names = vm.names;
                let wanted = if matches!(kind, 'o' | 'x' | 'X') { &names.__index__ } else { &names.__int__ };
                let method = match vm.lookup_special(value, wanted) {
                    None => vm.lookup_special(value, &names.__index__),
                    found => found,
                };
                match method {
                    Some(method) if value.as_str().is_none() => vm.call(&method, Args::new(&[]))?,
                    _ => {
                        let name = vm.type_name(value);
                        return Err(percent::number_fault(kind, &name).into());
                    }
                }
            }
        };
        Ok(match integral.base() {
            Value::Int(i) => percent::Number::Small(*i),
            _ => percent::Number::Big(vm.to_big(&integral)?),
        })
    }

    fn float(&mut self, value: &Value) -> Res<f64> {
        self.vm.to_float(value)
    }

    fn character(&mut self, value: &Value) -> Res<char> {
        let vm = &mut *self.vm;
        if self.bytes {
            let code = match value.base() {
                Value::Int(i) => u8::try_from(*i).ok(),
                _ => super::bytes::contents_of(value).filter(|data| data.len() == 1).map(|data| data[0]),
            };
            return match code {
                Some(code) => Ok(char::from(code)),
                None if matches!(value.base(), Value::Int(_)) => Err(percent::character_range_fault(true).into()),
                None => Err(percent::character_fault(true).into()),
            };
        }
        if let Some(text) = value.as_str() {
            let mut chars = text.as_str().chars();
            return match (chars.next(), chars.next()) {
                (Some(ch), None) => Ok(ch),
                _ => Err(percent::character_fault(false).into()),
            };
        }
        match vm.to_index(value) {
            Ok(Value::Int(code)) => match u32::try_from(code).ok().and_then(surrogate::character) {
                Some(ch) => Ok(ch),
                None => Err(percent::character_range_fault(false).into()),
            },
            Ok(_) => Err(percent::character_range_fault(false).into()),
            Err(_) => Err(percent::character_fault(false).into()),
        }
    }

    fn size(&mut self, value: &Value) -> Res<i64> {
        match value.base() {
            Value::Int(i) => Ok(*i),
            Value::Bool(b) => Ok(i64::from(*b)),
            _ => Err(percent::star_fault().into()),
        }
    }
}

fn arguments(vm: &mut Vm, value: &Value) -> Arguments<Value> {
    if let Value::Tuple(items) = value.base() {
        return Arguments { values: items.to_vec(), mapping: None };
    }
    let names = vm.names;
    let class = vm.class_of(value);
    let is_mapping = value.as_str().is_none()
        && vm.lookup(&class, &names.__getitem__).is_some()
        && !matches!(value, Value::Class(_));
    Arguments { values: vec![value.clone()], mapping: is_mapping.then(|| value.clone()) }
}

/// `template % value`
pub fn percent(vm: &mut Vm, template: &str, value: &Value) -> Res {
    let arguments = arguments(vm, value);
    let text = percent::format(template, arguments, false, &mut Percent { vm, bytes: false })?;
    Ok(Value::string(text))
}

/// `template % value` of bytes.
pub fn percent_bytes(vm: &mut Vm, template: &Value, value: &Value) -> Res {
    let data = super::bytes::contents(template).to_vec();
    let arguments = arguments(vm, value);
    let text = percent::format(&bytesops::as_latin1(&data), arguments, true, &mut Percent { vm, bytes: true })?;
    let data: Vec<u8> = text.chars().map(|c| c as u8).collect();
    Ok(super::bytes::make_like(template, data))
}

struct Format<'a> {
    vm: &'a mut Vm,
    args: Args<'a>,
    /// For `format_map`.
    mapping: Option<&'a Value>,
}

impl strformat::Guest for Format<'_> {
    type Value = Value;
    type Error = Exc;

    fn positional(&mut self, index: usize) -> Res {
        if self.mapping.is_some() {
            return Err(strformat::positional_fault().into());
        }
        match self.args.pos.get(index) {
            Some(value) => Ok(value.clone()),
            None => Err(strformat::index_fault(index).into()),
        }
    }

    fn keyword(&mut self, name: &str) -> Res {
        if let Some(mapping) = self.mapping {
            return self.vm.get_item(mapping, &Value::str(name));
        }
        match self.args.keyword(name) {
            Some(value) => Ok(value.clone()),
            None => Err(self.vm.key_error(&Value::str(name))),
        }
    }

    fn step(&mut self, value: Value, step: Step<'_>) -> Res {
        match step {
            Step::Attribute(name) => self.vm.attr(&value, name),
            Step::Index(index) => self.vm.get_item(&value, &Value::size(index)),
            Step::Item(name) => self.vm.get_item(&value, &Value::str(name)),
        }
    }

    fn convert(&mut self, value: Value, conversion: Conversion) -> Res {
        Ok(Value::Str(match conversion {
            Conversion::Str => self.vm.str(&value)?,
            Conversion::Repr => self.vm.repr(&value)?,
            Conversion::Ascii => self.vm.ascii(&value)?,
        }))
    }

    fn format(&mut self, out: &mut String, value: Value, spec: &str) -> Res<()> {
        let text = self.vm.format(&value, spec)?;
        out.push_str(text.as_str());
        Ok(())
    }
}

/// `template.format(*args, **kwargs)`
pub fn format(vm: &mut Vm, template: &str, args: Args<'_>) -> Res {
    Ok(Value::string(strformat::format(template, &mut Format { vm, args, mapping: None })?))
}

/// `template.format_map(mapping)`
pub fn format_map(vm: &mut Vm, template: &str, mapping: &Value) -> Res {
    let args = Args::new(&[]);
    Ok(Value::string(strformat::format(template, &mut Format { vm, args, mapping: Some(mapping) })?))
}
