//! `_struct`: values packed into bytes. The module that programs see is `lib/struct.py`.

use super::Builder;
use crate::builtins;
use crate::object::*;
use crate::vm::{Res, Vm};

/// A parsed format.
struct Format {
    source: Value,
    items: Vec<Item>,
    size: usize,
    little: bool,
    native: bool,
}

impl NativeState for Format {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.source);
    }
}

/// A unit of a format: one value, or padding.
#[derive(Clone, Copy)]
struct Item {
    code: u8,
    offset: usize,
    /// Bytes of the value.
    size: usize,
}

fn fault(vm: &mut Vm, message: impl AsRef<str>) -> Exc {
    match vm.import_attribute("_struct", "error") {
        Ok(Value::Class(class)) => vm.new_exception(&class, vec![Value::str(message)]),
        Ok(_) => vm.value_error(message),
        Err(error) => error,
    }
}

/// Size and alignment of a format character.
fn layout(code: u8, native: bool) -> Option<(usize, usize)> {
    let size = match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' | b'p' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' => {
            if native {
                8
            } else {
                4
            }
        }
        b'q' | b'Q' | b'd' => 8,
        b'n' | b'N' | b'P' if native => 8,
        _ => return None,
    };
    Some((size, if native { size } else { 1 }))
}

fn parse(vm: &mut Vm, source: &Value) -> Res<Format> {
    let text: Vec<u8> = match source.as_str() {
        Some(text) => text.as_str().as_bytes().to_vec(),
        None => match builtins::bytes::contents_of(source) {
            Some(data) => data.to_vec(),
            None => {
                let name = vm.type_name(source);
                return Err(vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {name}")));
            }
        },
    };
    if text.contains(&0) {
        return Err(fault(vm, "embedded null character"));
    }
    let (mut little, mut native) = (true, true);
    let mut at = 0;
    match text.first() {
        Some(b'@') => at = 1,
        Some(b'=' | b'<') => (native, at) = (false, 1),
        Some(b'>' | b'!') => (native, little, at) = (false, false, 1),
        _ => {}
    }
    let mut items = Vec::new();
    let mut offset: usize = 0;
    const LIMIT: usize = isize::MAX as usize / 2;
    while at < text.len() {
        let code = text[at];
        at += 1;
        if code.is_ascii_whitespace() {
            continue;
        }
        let mut count: Option<usize> = None;
        let mut code = code;
        if code.is_ascii_digit() {
            let mut number = usize::from(code - b'0');
            loop {
                let Some(&next) = text.get(at) else {
                    return Err(fault(vm, "repeat count given without format specifier"));
                };
                at += 1;
                if !next.is_ascii_digit() {
                    code = next;
                    break;
                }
                number = number.saturating_mul(10).saturating_add(usize::from(next - b'0'));
            }
            count = Some(number);
        }
        let Some((size, align)) = layout(code, native) else { return Err(fault(vm, "bad char in struct format")) };
        offset = offset.div_ceil(align) * align;
        let times = count.unwrap_or(1);
        let bytes = size.saturating_mul(times);
        if bytes > LIMIT || offset.saturating_add(bytes) > LIMIT {
            return Err(fault(vm, "total struct size too long"));
        }
        match code {
            b'x' => {}
            b's' | b'p' => items.push(Item { code, offset, size: times }),
            _ => {
                vm.room(times, size_of::<Item>())?;
                items.extend((0..times).map(|place| Item { code, offset: offset + place * size, size }));
            }
        }
        offset += bytes;
    }
    Ok(Format { source: source.clone(), items, size: offset, little, native })
}

/// The limits of an integer format.
fn range(code: u8, size: usize) -> (i128, i128) {
    let bits = size as u32 * 8;
    if code.is_ascii_uppercase() { (0, (1 << bits) - 1) } else { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) }
}

fn half_from(value: f64) -> Option<u16> {
    if value.is_nan() {
        return Some(0x7e00 | if value.is_sign_negative() { 0x8000 } else { 0 });
    }
    let sign = if value.is_sign_negative() { 0x8000 } else { 0 };
    let value = value.abs();
    if value.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // From here on it rounds to what would be the next power of two.
    if value >= 65_520.0 {
        return None;
    }
    // Scaled so that the unit is the last place of the result, then rounded to even.
    let exponent = if value == 0.0 { -14 } else { (value.log2().floor() as i32).clamp(-14, 16) };
    let exponent = if value < 2f64.powi(exponent) && exponent > -14 { exponent - 1 } else { exponent };
    let scaled = (value * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    // Below 1024 the number is subnormal; 2048 carries into the exponent.
    let bits = if scaled < 1024 { scaled } else { (((exponent + 15) as u32) << 10) + (scaled - 1024) };
    Some(sign | bits as u16)
}

fn half_to(bits: u16) -> f64 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let fraction = f64::from(bits & 0x3ff);
    sign * match bits >> 10 & 0x1f {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        exponent => (1.0 + fraction / 1024.0) * 2f64.powi(i32::from(exponent) - 15),
    }
}

/// Writes a little-endian value in the order of the format.
fn put(out: &mut [u8], bytes: &[u8], little: bool) {
    out.copy_from_slice(&bytes[..out.len()]);
    if !little {
        out.reverse();
    }
}

fn pack_one(vm: &mut Vm, item: Item, value: &Value, (little, native): (bool, bool), out: &mut [u8]) -> Res<()> {
    let out = &mut out[item.offset..item.offset + item.size];
    match item.code {
        b'c' => match builtins::bytes::contents_of(value) {
            Some(data) if data.len() == 1 => out[0] = data[0],
            _ => return Err(fault(vm, "char format requires a bytes object of length 1")),
        },
        b's' | b'p' => {
            let Some(data) = builtins::bytes::contents_of(value) else {
                let code = char::from(item.code);
                return Err(fault(vm, format!("argument for '{code}' must be a bytes object")));
            };
            let from = usize::from(item.code == b'p' && !out.is_empty());
            let count = data.len().min(out.len() - from);
            out[from..from + count].copy_from_slice(&data[..count]);
            if from == 1 {
                out[0] = count.min(255) as u8;
            }
        }
        b'?' => out[0] = u8::from(vm.truthy(value)?),
        b'e' | b'f' | b'd' => {
            let number = match vm.to_float(value) {
                Ok(number) => number,
                Err(error) if error.is_a(&vm.types.type_error) => {
                    return Err(fault(vm, "required argument is not a float"));
                }
                Err(error) => return Err(error),
            };
            // the other bits of a NaN are its identity here, which is nobody else's business
            let number = if number.is_nan() { f64::NAN.copysign(number) } else { number };
            match item.code {
                b'd' => put(out, &number.to_le_bytes(), little),
                b'f' => {
                    let single = number as f32;
                    if single.is_infinite() && number.is_finite() && !native {
                        let class = vm.types.overflow_error.clone();
                        return Err(vm.new_exception(&class, vec![Value::str("float too large to pack with f format")]));
                    }
                    put(out, &single.to_le_bytes(), little);
                }
                _ => match half_from(number) {
                    Some(half) => put(out, &half.to_le_bytes(), little),
                    None => {
                        let class = vm.types.overflow_error.clone();
                        return Err(vm.new_exception(&class, vec![Value::str("float too large to pack with e format")]));
                    }
                },
            }
        }
        code => {
            let number = match vm.to_index(value) {
                Ok(number) => number,
                Err(error) if error.is_a(&vm.types.type_error) => {
                    return Err(fault(vm, "required argument is not an integer"));
                }
                Err(error) => return Err(error),
            };
            let (low, high) = range(code, item.size);
            let number: Option<i128> = match &number {
                Value::Int(number) => Some((*number).into()),
                Value::BigInt(number) => i128::try_from(&number.0).ok(),
                _ => None,
            };
            match number {
                Some(number) if (low..=high).contains(&number) => put(out, &number.to_le_bytes(), little),
                _ => {
                    let text = match code {
                        b'b' => "byte format requires -128 <= number <= 127".to_owned(),
                        b'B' => "ubyte format requires 0 <= number <= 255".to_owned(),
                        b'h' => "short format requires -32768 <= number <= 32767".to_owned(),
                        b'H' => "ushort format requires 0 <= number <= 65535".to_owned(),
                        _ if item.size == 8 || (low == 0 && number.is_none_or(|number| number < 0)) => {
                            "argument out of range".to_owned()
                        }
                        code => format!("'{}' format requires {low} <= number <= {high}", char::from(code)),
                    };
                    return Err(fault(vm, text));
                }
            }
        }
    }
    Ok(())
}

fn pack_into_buffer(vm: &mut Vm, format: &Format, values: &[Value], what: &str) -> Res<Vec<u8>> {
    if values.len() != format.items.len() {
        let (expected, given) = (format.items.len(), values.len());
        let text = format!("{what} expected {expected} items for packing (got {given})");
        return Err(fault(vm, text));
    }
    vm.room(format.size, 1)?;
    let mut out = vec![0; format.size];
    for (item, value) in format.items.iter().zip(values) {
        pack_one(vm, *item, value, (format.little, format.native), &mut out)?;
    }
    Ok(out)
}

fn unpack_one(item: Item, data: &[u8], little: bool) -> Value {
    let data = &data[item.offset..item.offset + item.size];
    let mut wide = [0u8; 8];
    if item.size <= 8 {
        wide[..item.size].copy_from_slice(data);
        if !little {
            wide[..item.size].reverse();
        }
    }
    match item.code {
        b'c' | b's' => Value::bytes(data.to_vec()),
        b'p' => {
            let count = data.first().map_or(0, |count| usize::from(*count).min(data.len() - 1));
            Value::bytes(data.get(1..1 + count).unwrap_or_default().to_vec())
        }
        b'?' => Value::Bool(data[0] != 0),
        b'd' => Value::Float(f64::from_le_bytes(wide)),
        b'f' => Value::Float(f32::from_le_bytes([wide[0], wide[1], wide[2], wide[3]]).into()),
        b'e' => Value::Float(half_to(u16::from_le_bytes([wide[0], wide[1]]))),
        code => {
            let number = u64::from_le_bytes(wide);
            if code.is_ascii_uppercase() {
                return Value::integer(number.into());
            }
            let unused = 64 - item.size as u32 * 8;
            Value::Int((number << unused) as i64 >> unused)
        }
    }
}

fn unpack_all(format: &Format, data: &[u8]) -> Value {
    Value::tuple(format.items.iter().map(|item| unpack_one(*item, data, format.little)).collect())
}

fn this<'a>(vm: &mut Vm, args: Args<'a>) -> Res<&'a Format> {
    match args.get(0) {
        Some(Value::Instance(instance)) if instance.native::<Format>().is_some() => {
            Ok(instance.native().expect("checked above"))
        }
        _ => Err(vm.type_error("a Struct is required")),
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let [Value::Class(class), rest @ ..] = args.pos else { return Ok(Value::NotImplemented) };
    let source = match (rest, args.kw) {
        ([source], []) => source,
        ([], [(name, source)]) if name.as_str() == "format" => source,
        _ => return Err(vm.type_error("Struct() missing required argument 'format' (pos 1)")),
    };
    let format = parse(vm, source)?;
    Ok(Value::Instance(Ref::with_native(class, format)))
}

fn pack(vm: &mut Vm, args: Args<'_>) -> Res {
    let format = this(vm, args)?;
    pack_into_buffer(vm, format, &args.pos[1..], "pack").map(Value::bytes)
}

fn buffer(vm: &mut Vm, value: &Value) -> Res<Vec<u8>> {
    match builtins::bytes::contents_of(value) {
        Some(data) => Ok(data.to_vec()),
        None => {
            let bytes = Value::Class(vm.types.bytes.clone());
            match value {
                Value::Instance(_) => match vm.call(&bytes, Args::new(std::slice::from_ref(value)))? {
                    Value::Bytes(bytes) => Ok(bytes.data.to_vec()),
                    _ => Ok(Vec::new()),
                },
                _ => {
                    let name = vm.type_name(value);
                    Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
                }
            }
        }
    }
}

fn unpack(vm: &mut Vm, args: Args<'_>) -> Res {
    let format = this(vm, args)?;
    let data = buffer(vm, &args.pos[1])?;
    if data.len() != format.size {
        let size = format.size;
        return Err(fault(vm, format!("unpack requires a buffer of {size} bytes")));
    }
    Ok(unpack_all(format, &data))
}

/// Where `pack_into` and `unpack_from` begin.
fn place(vm: &mut Vm, offset: i64, len: usize, size: usize, what: &str) -> Res<usize> {
    let mut start = offset;
    if offset < 0 {
        if offset + size as i64 > 0 {
            let verb = if what == "pack_into" { "pack" } else { "unpack" };
            let text = if what == "pack_into" {
                format!("no space to {verb} {size} bytes at offset {offset}")
            } else {
                format!("not enough data to {verb} {size} bytes at offset {offset}")
            };
            return Err(fault(vm, text));
        }
        start += len as i64;
        if start < 0 {
            return Err(fault(vm, format!("offset {offset} out of range for {len}-byte buffer")));
        }
    }
    let start = start as usize;
    if start > len || len - start < size {
        let needed = size.saturating_add(start);
        let verb = if what == "pack_into" { "packing" } else { "unpacking" };
        return Err(fault(
            vm,
            format!(
                "{what} requires a buffer of at least {needed} bytes for {verb} {size} bytes at offset {start} (actual \
                 buffer size is {len})"
            ),
        ));
    }
    Ok(start)
}

fn unpack_from(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: builtins::Params = builtins::Params::new("unpack_from", &["buffer", "offset"], 1);
    let format = this(vm, args)?;
    let [data, offset] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let data = buffer(vm, &data.unwrap_or(Value::None))?;
    let offset = offset.map_or(Ok(0), |offset| vm.to_i64(&offset))?;
    let start = place(vm, offset, data.len(), format.size, "unpack_from")?;
    Ok(unpack_all(format, &data[start..start + format.size]))
}

fn pack_into(vm: &mut Vm, args: Args<'_>) -> Res {
    let format = this(vm, args)?;
    let [_, target, offset, values @ ..] = args.pos else {
        return Err(fault(vm, "pack_into expected buffer argument"));
    };
    let offset = vm.to_i64(offset)?;
    let data = pack_into_buffer(vm, format, values, "pack_into")?;
    let Some(window) = builtins::memoryview::Window::of(target) else {
        let name = vm.type_name(target);
        return Err(vm.type_error(format!("argument must be read-write bytes-like object, not {name}")));
    };
    let start = place(vm, offset, window.size(), format.size, "pack_into")?;
    window.write(start, &data);
    Ok(Value::None)
}

struct Unpacker {
    format: Ref<Instance>,
    data: Vec<u8>,
    at: usize,
}

impl NativeIter for Unpacker {
    fn next(&mut self, _: &mut Vm) -> Res<Option<Value>> {
        let format: &Format = self.format.native().expect("only formats are stored here");
        if self.at >= self.data.len() {
            return Ok(None);
        }
        let start = self.at;
        self.at += format.size;
        Ok(Some(unpack_all(format, &self.data[start..self.at])))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.format);
    }

    fn length_hint(&self) -> Option<usize> {
        let format: &Format = self.format.native()?;
        Some((self.data.len() - self.at) / format.size.max(1))
    }
}

fn iter_unpack(vm: &mut Vm, args: Args<'_>) -> Res {
    let format = this(vm, args)?;
    let data = buffer(vm, &args.pos[1])?;
    if format.size == 0 {
        return Err(fault(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    if data.len() % format.size != 0 {
        let size = format.size;
        return Err(fault(vm, format!("iterative unpacking requires a buffer of a multiple of {size} bytes")));
    }
    let (Value::Instance(format), Value::Class(class)) =
        (args.pos[0].clone(), vm.import_attribute("_struct", "unpack_iterator")?)
    else {
        return Ok(Value::None);
    };
    let state = IterState::Native(Box::new(Unpacker { format, data, at: 0 }));
    Ok(Value::Iterator(Ref::new(Iterator::new(&class, state))))
}

fn refused(vm: &mut Vm, _: Args<'_>) -> Res {
    Err(vm.type_error("cannot create '_struct.unpack_iterator' instances"))
}

fn size(vm: &mut Vm, value: &Value) -> Res {
    this(vm, Args::new(std::slice::from_ref(value))).map(|format| Value::size(format.size))
}

fn source(vm: &mut Vm, value: &Value) -> Res {
    let format = this(vm, Args::new(std::slice::from_ref(value)))?;
    Ok(match &format.source {
        Value::Bytes(bytes) => Value::string(String::from_utf8_lossy(&bytes.data).into_owned()),
        source => source.clone(),
    })
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, One, Varargs};
    let (object, exception) = (module.vm.types.object.clone(), module.vm.types.exception.clone());
    let error = module.plain_class("error", &exception);
    module.qualify(&error, "struct");
    let class = module.class(
        "Struct",
        &object,
        "struct",
        &[
            ("pack", pack, Varargs),
            ("pack_into", pack_into, Varargs),
            ("unpack", unpack, One),
            ("unpack_from", unpack_from, Any),
            ("iter_unpack", iter_unpack, One),
        ],
    );
    module.constructor(&class, new);
    module.getters(&class, &[("size", size), ("format", source)]);
    let iterator = module.iterator_class("unpack_iterator", refused);
    builtins::methods(&iterator, &[("__length_hint__", builtins::iterators::length_hint, Arity::None)]);
    Ok(())
}
