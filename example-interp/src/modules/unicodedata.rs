//! `unicodedata`: the character database, as Unicode 14 has it.

use unicode_normalization::UnicodeNormalization;

use super::Builder;
use crate::object::*;
use crate::text::surrogate;
use crate::text::unicode::{self, Record};
use crate::vm::{Res, Vm};

/// The character that is an argument; `place` names it in the error.
fn character(vm: &mut Vm, value: &Value, place: &str) -> Res<char> {
    if let Some(text) = value.as_str() {
        let mut chars = text.as_str().chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(c);
        }
    }
    let given = vm.type_name(value);
    Err(vm.type_error(format!("{place} must be a unicode character, not {given}")))
}

/// Functions of one character.
macro_rules! properties {
    ($($name:ident: $value:expr;)*) => {
        $(fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
            let c = character(vm, &args.pos[0], concat!(stringify!($name), "() argument"))?;
            let value: fn(u32) -> Value = $value;
            Ok(value(surrogate::code(c)))
        })*
    };
}

fn record(code: u32) -> &'static Record {
    unicode::record(code)
}

properties! {
    category: |code| Value::str(record(code).0);
    bidirectional: |code| Value::str(record(code).1);
    east_asian_width: |code| Value::str(record(code).2);
    combining: |code| Value::Int(record(code).3.into());
    mirrored: |code| Value::Int(record(code).4.into());
    decomposition: |code| Value::str(unicode::decomposition(code));
}

/// Functions of a character that not every one has a value of; a second argument stands in for it.
macro_rules! values {
    ($($name:ident, $missing:literal: $value:expr;)*) => {
        $(fn $name(vm: &mut Vm, args: Args<'_>) -> Res {
            let c = character(vm, &args.pos[0], concat!(stringify!($name), "() argument 1"))?;
            let value: fn(char) -> Option<Value> = $value;
            match (value(c), args.pos.get(1)) {
                (Some(value), _) => Ok(value),
                (None, Some(default)) => Ok(default.clone()),
                (None, None) => Err(vm.value_error($missing)),
            }
        })*
    };
}

values! {
    name, "no such name": |c| unicode::name(c).map(Value::string);
    decimal, "not a decimal": |c| unicode::decimal(c).map(|value| Value::Int(value.into()));
    digit, "not a digit": |c| unicode::digit(c).map(|value| Value::Int(value.into()));
    numeric, "not a numeric character": |c| unicode::number(c).map(Value::Float);
}

fn lookup(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(name) = args.pos[0].as_str() else {
        let given = vm.type_name(&args.pos[0]);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")));
    };
    match unicode::named(name.as_str()) {
        Some(c) => Ok(Value::Str(Str::from_char(c))),
        None => {
            let message = format!("undefined character name '{}'", name.as_str());
            Err(vm.key_error(&Value::string(message)))
        }
    }
}

/// `text` in one of the normalization forms; `None` where there is no such form.
///
/// The crate knows a newer Unicode. The forms of characters never change once they are assigned, and one that is not
/// assigned begins anew what composes: so each run of assigned characters is normalized by itself.
fn normalized(form: &str, text: &str) -> Option<String> {
    let forms: fn(&str, &mut String) = match form {
        "NFC" => |text, out| out.extend(text.nfc()),
        "NFD" => |text, out| out.extend(text.nfd()),
        "NFKC" => |text, out| out.extend(text.nfkc()),
        "NFKD" => |text, out| out.extend(text.nfkd()),
        _ => return None,
    };
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c| !unicode::is_assigned(c)) {
        let assigned = piece.trim_end_matches(|c| !unicode::is_assigned(c));
        forms(assigned, &mut out);
        out.push_str(&piece[assigned.len()..]);
    }
    Some(out)
}

/// The arguments of `normalize` and `is_normalized`: the text, and it in the form.
fn form_of(vm: &mut Vm, name: &str, args: &Args<'_>) -> Res<(Ref<Str>, String)> {
    let mut texts = Vec::with_capacity(2);
    for (index, value) in args.pos.iter().enumerate() {
        let Some(text) = value.as_str() else {
            let given = vm.type_name(value);
            return Err(vm.type_error(format!("{name}() argument {} must be str, not {given}", index + 1)));
        };
        texts.push(text.clone());
    }
    match normalized(texts[0].as_str(), texts[1].as_str()) {
        Some(normalized) => Ok((texts[1].clone(), normalized)),
        None => Err(vm.value_error("invalid normalization form")),
    }
}

fn normalize(vm: &mut Vm, args: Args<'_>) -> Res {
    form_of(vm, "normalize", &args).map(|(_, normalized)| Value::string(normalized))
}

fn is_normalized(vm: &mut Vm, args: Args<'_>) -> Res {
    form_of(vm, "is_normalized", &args).map(|(text, normalized)| Value::Bool(text.as_str() == normalized))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    module.value("unidata_version", Value::str("14.0.0"));
    module.functions(&[
        ("category", category, Arity::One),
        ("bidirectional", bidirectional, Arity::One),
        ("east_asian_width", east_asian_width, Arity::One),
        ("combining", combining, Arity::One),
        ("mirrored", mirrored, Arity::One),
        ("decomposition", decomposition, Arity::One),
        ("name", name, Arity::Range(1, 2)),
        ("decimal", decimal, Arity::Range(1, 2)),
        ("digit", digit, Arity::Range(1, 2)),
        ("numeric", numeric, Arity::Range(1, 2)),
        ("lookup", lookup, Arity::One),
        ("normalize", normalize, Arity::Range(2, 2)),
        ("is_normalized", is_normalized, Arity::Range(2, 2)),
    ]);
    Ok(())
}
