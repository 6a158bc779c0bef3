//! `_array`: numbers of one size, packed. The rest of the module `array` is in `lib/array.py`.

use super::Builder;
use crate::builtins;
use crate::builtins::bytes::contents_of;
use crate::builtins::list::bounds;
use crate::builtins::memoryview::Format;
use crate::object::*;
use crate::vm::ops::CompareOp;
use crate::vm::{Res, Vm};
use num_traits::ToPrimitive;

const CODES: &str = "bBuhHiIlLqQfd";

/// The elements of an array. They lie in a bytearray, which views share and which knows how many of them there are.
struct Array {
    code: u8,
    data: Ref<ByteArray>,
}

impl NativeState for Array {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.data);
    }
}

/// The bytes of an array and the format of its elements.
pub fn storage(value: &Value) -> Option<(&Ref<ByteArray>, Format)> {
    match value {
        Value::Instance(instance) => instance.native::<Array>().map(|array| (&array.data, array.format())),
        _ => None,
    }
}

impl Array {
    /// As `memoryview` sees the elements; characters are `w` there.
    fn format(&self) -> Format {
        Format(if self.code == b'u' { b'w' } else { self.code })
    }

    fn size(&self) -> usize {
        self.format().size()
    }

    fn len(&self) -> usize {
        self.data.data.borrow().len() / self.size()
    }

    fn get(&self, index: usize) -> Option<Value> {
        let size = self.size();
        let data = self.data.data.borrow();
        data.get(index * size..(index + 1) * size).map(|bytes| self.format().unpack(bytes))
    }

    fn to_vec(&self) -> Vec<Value> {
        let data = self.data.data.borrow();
        data.chunks_exact(self.size()).map(|bytes| self.format().unpack(bytes)).collect()
    }

    fn mutated(&self) {
        revdb::mutated(self.data.id(), revdb::Slot::ALL);
    }

    /// Lets `change` work on the bytes, if no view forbids it.
    fn resize<T>(&self, vm: &mut Vm, change: impl FnOnce(&mut Vec<u8>) -> T) -> Res<T> {
        if self.data.exports.get() > 0 {
            return Err(vm.buffer_error("cannot resize an array that is exporting buffers"));
        }
        self.mutated();
        Ok(change(&mut self.data.data.borrow_mut()))
    }

    fn push(&self, vm: &mut Vm, value: &Value) -> Res<()> {
        let bytes = pack(vm, self.code, value)?;
        self.resize(vm, |data| data.extend_from_slice(&bytes[..self.size()]))
    }

    fn extend(&self, vm: &mut Vm, iterable: &Value) -> Res<()> {
        if let Some(other) = array_of(iterable) {
            if other.code != self.code {
                return Err(vm.type_error("can only extend with array of same kind"));
            }
            let bytes = other.data.data.borrow().clone();
            return self.resize(vm, |data| data.extend(bytes));
        }
        vm.for_each(iterable, |vm, item| self.push(vm, &item))
    }

    fn append_bytes(&self, vm: &mut Vm, bytes: &[u8]) -> Res<()> {
        if !bytes.len().is_multiple_of(self.size()) {
            return Err(vm.value_error("bytes length not a multiple of item size"));
        }
        self.resize(vm, |data| data.extend_from_slice(bytes))
    }
}

/// An element's bytes; as many of them as an element has count.
fn pack(vm: &mut Vm, code: u8, value: &Value) -> Res<[u8; 8]> {
    let mut bytes = [0; 8];
    match code {
        b'u' => match value.as_str().map(|text| text.as_str().chars()) {
            Some(mut chars) if chars.clone().count() == 1 => {
                let number = chars.next().map_or(0, u32::from);
                bytes[..4].copy_from_slice(&number.to_le_bytes());
            }
            _ => return Err(vm.type_error("array item must be unicode character")),
        },
        b'f' => bytes[..4].copy_from_slice(&(vm.to_float(value)? as f32).to_le_bytes()),
        b'd' => bytes = vm.to_float(value)?.to_le_bytes(),
        _ => {
            let number = vm.to_big(value)?.to_i128();
            let number = fitting(code, number).map_err(|message| vm.overflow_error(message))?;
            bytes.copy_from_slice(&number.to_le_bytes()[..8]);
        }
    }
    Ok(bytes)
}

/// The number if an element of this code can hold it, else what CPython says, which depends on the C type that it goes by.
/// `None` stands for one beyond 128 bits.
fn fitting(code: u8, number: Option<i128>) -> Result<i128, &'static str> {
    let number = number.unwrap_or(i128::MAX);
    match code {
        b'b' | b'B' | b'h' | b'H' | b'i' | b'l' => {
            if i64::try_from(number).is_err() {
                return Err("Python int too large to convert to C long");
            }
            // Wider C types come first, as in CPython.
            let steps: &[(i128, i128, &'static str, &'static str)] = match code {
                b'b' => {
                    &[SHORT, (-128, 127, "signed char is less than minimum", "signed char is greater than maximum")]
                }
                b'B' => &[(
                    0,
                    255,
                    "unsigned byte integer is less than minimum",
                    "unsigned byte integer is greater than maximum",
                )],
                b'h' => &[SHORT],
                b'H' => {
                    &[INT, (0, 65535, "unsigned short is less than minimum", "unsigned short is greater than maximum")]
                }
                b'i' => &[INT],
                _ => &[],
            };
            for (low, high, below, above) in steps {
                if number < *low {
                    return Err(below);
                }
                if number > *high {
                    return Err(above);
                }
            }
        }
        b'I' | b'L' if number < 0 => return Err("can't convert negative value to unsigned int"),
        b'I' | b'L' if u64::try_from(number).is_err() => {
            return Err("Python int too large to convert to C unsigned long");
        }
        b'I' if u32::try_from(number).is_err() => return Err("unsigned int is greater than maximum"),
        b'Q' if number < 0 => return Err("can't convert negative int to unsigned"),
        b'Q' if u64::try_from(number).is_err() => return Err("int too big to convert"),
        b'q' if i64::try_from(number).is_err() => return Err("int too big to convert"),
        _ => {}
    }
    Ok(number)
}

const SHORT: (i128, i128, &str, &str) =
    (-32768, 32767, "signed short integer is less than minimum", "signed short integer is greater than maximum");
const INT: (i128, i128, &str, &str) = (
    i32::MIN as i128,
    i32::MAX as i128,
    "signed integer is less than minimum",
    "signed integer is greater than maximum",
);

fn array_of(value: &Value) -> Option<&Array> {
    match value {
        Value::Instance(instance) => instance.native(),
        _ => None,
    }
}

fn this<'a>(vm: &mut Vm, args: &Args<'a>) -> Res<&'a Array> {
    match args.pos.first().and_then(array_of) {
        Some(array) => Ok(array),
        None => {
            let name = args.pos.first().map_or_else(String::new, |value| vm.type_name(value));
            Err(vm.type_error(format!("descriptor requires a 'array.array' object but received a '{name}'")))
        }
    }
}

/// A plain array of the same kind.
fn like(vm: &mut Vm, array: &Array, data: Vec<u8>) -> Res {
    let Value::Class(class) = vm.import_attribute("_array", "array")? else { return Ok(Value::None) };
    Ok(Ref::with_native(&class, Array { code: array.code, data: Ref::new(ByteArray::new(data)) }).into())
}

fn code_argument(vm: &mut Vm, value: &Value, function: &str) -> Res<u8> {
    let text = value.as_str().map(|text| text.as_str());
    let Some(text) = text.filter(|text| text.chars().count() == 1) else {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("{function}() argument 1 must be a unicode character, not {given}")));
    };
    match text.as_bytes() {
        [code] if CODES.contains(text) => Ok(*code),
        _ => Err(vm.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")),
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(Value::Class(class)) = args.get(0) else {
        return Err(vm.type_error("array.array.__new__(): not enough arguments"));
    };
    let given = args.pos.len() - 1;
    if !args.kw.is_empty() && class.qualname().as_str() == "array" {
        return Err(vm.type_error("array.array() takes no keyword arguments"));
    }
    let (bound, number) = if given == 0 { ("at least", 1) } else { ("at most", 2) };
    if given == 0 || given > 2 {
        let plural = if number == 1 { "" } else { "s" };
        return Err(vm.type_error(format!("array() takes {bound} {number} argument{plural} ({given} given)")));
    }
    let code = code_argument(vm, &args.pos[1], "array")?;
    let array = Array { code, data: Ref::new(ByteArray::new(Vec::new())) };
    if let Some(from) = args.get(2) {
        let letter = char::from(code);
        match from.base() {
            Value::Str(_) if code != b'u' => {
                return Err(vm.type_error(format!("cannot use a str to initialize an array with typecode '{letter}'")));
            }
            Value::Bytes(_) | Value::ByteArray(_) => {
                let bytes = contents_of(from).map(|data| data.to_vec()).unwrap_or_default();
                array.append_bytes(vm, &bytes)?;
            }
            _ => match array_of(from) {
                Some(other) if other.code == b'u' && code != b'u' => {
                    let message = format!("cannot use a unicode array to initialize an array with typecode '{letter}'");
                    return Err(vm.type_error(message));
                }
                Some(other) => {
                    for item in other.to_vec() {
                        array.push(vm, &item)?;
                    }
                }
                None => array.extend(vm, from)?,
            },
        }
    }
    Ok(Ref::with_native(class, array).into())
}

fn append(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args)?.push(vm, &args.pos[1])?;
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args)?.extend(vm, &args.pos[1])?;
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let index = vm.to_index(&args.pos[1])?;
    let index = vm.to_i64_clamped(&index)?;
    let bytes = pack(vm, array.code, &args.pos[2])?;
    let (size, len) = (array.size(), array.len() as i64);
    let at = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) } as usize * size;
    array.resize(vm, |data| drop(data.splice(at..at, bytes[..size].iter().copied())))?;
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let index = args.get(1).map_or(Ok(-1), |index| vm.to_i64(index))?;
    let len = array.len() as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty array"));
    }
    let at = if index < 0 { index + len } else { index };
    if !(0..len).contains(&at) {
        return Err(vm.index_error("pop index out of range"));
    }
    let (at, size) = (at as usize, array.size());
    let item = array.get(at).unwrap_or_default();
    array.resize(vm, |data| drop(data.drain(at * size..(at + 1) * size)))?;
    Ok(item)
}

fn find(vm: &mut Vm, array: &Array, wanted: &Value, range: (usize, usize)) -> Res<Option<usize>> {
    for at in range.0..range.1 {
        let Some(item) = array.get(at) else { break };
        if vm.equal(&item, wanted)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let len = array.len();
    let Some(at) = find(vm, array, &args.pos[1], (0, len))? else {
        return Err(vm.value_error("array.remove(x): x not in array"));
    };
    let size = array.size();
    array.resize(vm, |data| drop(data.drain(at * size..(at + 1) * size)))?;
    Ok(Value::None)
}

fn index(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let range = bounds(vm, &args, 2, array.len())?;
    match find(vm, array, &args.pos[1], range)? {
        Some(at) => Ok(Value::size(at)),
        None => Err(vm.value_error("array.index(x): x not in array")),
    }
}

fn count(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut count = 0;
    for item in this(vm, &args)?.to_vec() {
        count += i64::from(vm.equal(&item, &args.pos[1])?);
    }
    Ok(Value::Int(count))
}

/// The bytes of the elements in `order`, which takes and gives whole elements.
fn rearranged(array: &Array, order: impl Fn(&mut Vec<Vec<u8>>)) {
    let mut data = array.data.data.borrow_mut();
    let mut elements: Vec<Vec<u8>> = data.chunks_exact(array.size()).map(<[u8]>::to_vec).collect();
    order(&mut elements);
    *data = elements.concat();
    array.mutated();
}

fn reverse(vm: &mut Vm, args: Args<'_>) -> Res {
    rearranged(this(vm, &args)?, |elements| elements.reverse());
    Ok(Value::None)
}

fn byteswap(vm: &mut Vm, args: Args<'_>) -> Res {
    rearranged(this(vm, &args)?, |elements| elements.iter_mut().for_each(|bytes| bytes.reverse()));
    Ok(Value::None)
}

fn buffer_info(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    Ok(Value::tuple(vec![Value::Int(array.data.id().0 as i64), Value::size(array.len())]))
}

fn tolist(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::list(this(vm, &args)?.to_vec()))
}

fn fromlist(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let Some(list) = args.pos[1].as_list() else { return Err(vm.type_error("arg must be list")) };
    let mut bytes = Vec::new();
    for item in list.to_vec() {
        bytes.extend_from_slice(&pack(vm, array.code, &item)?[..array.size()]);
    }
    array.append_bytes(vm, &bytes)?;
    Ok(Value::None)
}

fn tobytes(vm: &mut Vm, args: Args<'_>) -> Res {
    let data = this(vm, &args)?.data.data.borrow().clone();
    Ok(Value::bytes(data))
}

fn frombytes(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let bytes = builtins::bytes::bytes_like(vm, &args.pos[1])?.to_vec();
    array.append_bytes(vm, &bytes)?;
    Ok(Value::None)
}

fn tofile(vm: &mut Vm, args: Args<'_>) -> Res {
    let data = tobytes(vm, Args::new(&args.pos[..1]))?;
    vm.call_method(&args.pos[1], "write", &[data])?;
    Ok(Value::None)
}

fn fromfile(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let Ok(count) = usize::try_from(vm.to_i64(&args.pos[2])?) else { return Err(vm.value_error("negative count")) };
    vm.room(count, array.size())?;
    let wanted = count * array.size();
    let data = vm.call_method(&args.pos[1], "read", &[Value::size(wanted)])?;
    let Some(bytes) = contents_of(&data).map(|data| data.to_vec()) else {
        return Err(vm.type_error("read() didn't return bytes"));
    };
    array.append_bytes(vm, &bytes[..bytes.len() / array.size() * array.size()])?;
    if bytes.len() < wanted {
        let class = vm.types.eof_error.clone();
        return Err(vm.new_exception(&class, vec![Value::str("read() didn't return enough bytes")]));
    }
    Ok(Value::None)
}

fn characters<'a>(vm: &mut Vm, args: &Args<'a>, method: &str) -> Res<&'a Array> {
    let array = this(vm, args)?;
    if array.code == b'u' {
        return Ok(array);
    }
    Err(vm.value_error(format!("{method}() may only be called on unicode type arrays")))
}

fn text(array: &Array) -> String {
    array.to_vec().iter().filter_map(Value::as_str).map(|text| text.as_str().to_owned()).collect()
}

fn tounicode(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::string(text(characters(vm, &args, "tounicode")?)))
}

fn fromunicode(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = characters(vm, &args, "fromunicode")?;
    if args.pos[1].as_str().is_none() {
        let given = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("fromunicode() argument must be str, not {given}")));
    }
    array.extend(vm, &args.pos[1])?;
    Ok(Value::None)
}

fn len(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::size(this(vm, &args)?.len()))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let len = array.len();
    Ok(Value::Bool(find(vm, array, &args.pos[1], (0, len))?.is_some()))
}

/// The place that an index names.
fn place(vm: &mut Vm, array: &Array, index: &Value, what: &str) -> Res<usize> {
    let names = vm.names;
    let is_index = matches!(index.base(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
        || vm.lookup_special(index, &names.__index__).is_some();
    if !is_index {
        return Err(vm.type_error("array indices must be integers"));
    }
    match vm.to_position(index, || array.len())? {
        Some(at) => Ok(at),
        None => Err(vm.index_error(format!("array {what} out of range"))),
    }
}

fn get_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    if let Value::Slice(slice) = &args.pos[1] {
        let span = vm.resolve_slice(slice, || array.len())?;
        let size = array.size();
        let data: Vec<u8> = {
            let data = array.data.data.borrow();
            span.indices().flat_map(|at| data[at * size..(at + 1) * size].to_vec()).collect()
        };
        return like(vm, array, data);
    }
    let at = place(vm, array, &args.pos[1], "index")?;
    Ok(array.get(at).unwrap_or_default())
}

fn set_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    if let Value::Slice(slice) = &args.pos[1] {
        let Some(from) = array_of(&args.pos[2]) else {
            let given = vm.type_name(&args.pos[2]);
            return Err(vm.type_error(format!("can only assign array (not \"{given}\") to array slice")));
        };
        if from.code != array.code {
            return Err(vm.type_error("bad argument type for built-in operation"));
        }
        let bytes = from.data.data.borrow().clone();
        return set_slice(vm, array, slice, Some(bytes));
    }
    let at = place(vm, array, &args.pos[1], "assignment index")?;
    let bytes = pack(vm, array.code, &args.pos[2])?;
    let size = array.size();
    // Packing may have run guest code that made the array shorter.
    match array.data.data.borrow_mut().get_mut(at * size..(at + 1) * size) {
        Some(target) => target.copy_from_slice(&bytes[..size]),
        None => return Err(vm.index_error("array assignment index out of range")),
    }
    revdb::mutated(array.data.id(), revdb::Slot::index(at as u64));
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    if let Value::Slice(slice) = &args.pos[1] {
        return set_slice(vm, array, slice, None);
    }
    let at = place(vm, array, &args.pos[1], "assignment index")?;
    let size = array.size();
    array.resize(vm, |data| drop(data.drain(at * size..(at + 1) * size)))?;
    Ok(Value::None)
}

/// `array[slice] = array of these bytes`, or `del array[slice]` for `None`.
fn set_slice(vm: &mut Vm, array: &Array, slice: &Slice, new: Option<Vec<u8>>) -> Res {
    let span = vm.resolve_slice(slice, || array.len())?;
    let size = array.size();
    let given = new.as_ref().map(|bytes| bytes.len() / size);
    match new {
        Some(bytes) if given == Some(span.count) => {
            array.mutated();
            let mut data = array.data.data.borrow_mut();
            for (at, element) in span.indices().zip(bytes.chunks_exact(size)) {
                data[at * size..(at + 1) * size].copy_from_slice(element);
            }
        }
        new if span.step == 1 => {
            let (start, end) = (span.start as usize * size, (span.start as usize + span.count) * size);
            array.resize(vm, |data| drop(data.splice(start..end, new.unwrap_or_default())))?;
        }
        Some(_) => {
            let (given, wanted) = (given.unwrap_or(0), span.count);
            return Err(
                vm.value_error(format!("attempt to assign array of size {given} to extended slice of size {wanted}"))
            );
        }
        None => {
            let mut gone = vec![false; array.len()];
            span.indices().for_each(|at| gone[at] = true);
            array.resize(vm, |data| {
                let kept = data.chunks_exact(size).zip(gone).filter(|(_, gone)| !gone);
                *data = kept.flat_map(|(bytes, _)| bytes.to_vec()).collect();
            })?;
        }
    }
    Ok(Value::None)
}

struct Items {
    array: Value,
    place: usize,
}

impl NativeIter for Items {
    fn next(&mut self, _: &mut Vm) -> Res<Option<Value>> {
        let item = array_of(&self.array).and_then(|array| array.get(self.place));
        // What is exhausted stays so, whatever is appended.
        self.place = if item.is_some() { self.place + 1 } else { usize::MAX >> 4 };
        Ok(item)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.array);
    }
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args)?;
    let Value::Class(class) = vm.import_attribute("_array", "arrayiterator")? else { return Ok(Value::None) };
    let state = IterState::Native(Box::new(Items { array: args.pos[0].clone(), place: 0 }));
    Ok(Value::Iterator(Ref::new(Iterator::new(&class, state))))
}

fn no_iterator(vm: &mut Vm, _: Args<'_>) -> Res {
    Err(vm.type_error("cannot create 'array.arrayiterator' instances"))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let class = vm.class_of(&args.pos[0]).qualname();
    let name = class.as_str().rsplit('.').next().unwrap_or_default().to_owned();
    let code = char::from(array.code);
    if array.len() == 0 {
        return Ok(Value::string(format!("{name}('{code}')")));
    }
    let items = if array.code == b'u' { Value::string(text(array)) } else { Value::list(array.to_vec()) };
    let items = vm.repr(&items)?;
    Ok(Value::string(format!("{name}('{code}', {})", items.as_str())))
}

fn compare(vm: &mut Vm, args: Args<'_>, op: CompareOp) -> Res {
    let array = this(vm, &args)?;
    if let (Value::ByteArray(bytes), CompareOp::Eq | CompareOp::Ne) = (args.pos[1].base(), op) {
        // A bytearray equals whatever shows the same bytes.
        let equal = *bytes.data.borrow() == *array.data.data.borrow();
        return Ok(Value::Bool(equal == (op == CompareOp::Eq)));
    }
    let Some(other) = array_of(&args.pos[1]) else { return Ok(Value::NotImplemented) };
    let (a, b) = (Value::list(array.to_vec()), Value::list(other.to_vec()));
    vm.compare(op, &a, &b)
}

comparisons!(compare);

fn add(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let Some(other) = array_of(&args.pos[1]) else {
        let given = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("can only append array (not \"{given}\") to array")));
    };
    if other.code != array.code {
        return Err(vm.type_error("bad argument type for built-in operation"));
    }
    let mut data = array.data.data.borrow().clone();
    data.extend_from_slice(&other.data.data.borrow());
    like(vm, array, data)
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    if array_of(&args.pos[1]).is_none() {
        let given = vm.type_name(&args.pos[1]);
        return Err(vm.type_error(format!("can only extend array with array (not \"{given}\")")));
    }
    array.extend(vm, &args.pos[1])?;
    Ok(args.pos[0].clone())
}

/// The bytes of the array, `count` times.
fn repeated(vm: &mut Vm, array: &Array, count: &Value) -> Res<Vec<u8>> {
    let data = Value::bytes(array.data.data.borrow().clone());
    let repeated = vm.binary(crate::vm::ops::BinaryOp::Mul, &data, count)?;
    Ok(contents_of(&repeated).map(|data| data.to_vec()).unwrap_or_default())
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let data = repeated(vm, array, &args.pos[1])?;
    like(vm, array, data)
}

fn imul(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let data = repeated(vm, array, &args.pos[1])?;
    array.resize(vm, |old| *old = data)?;
    Ok(args.pos[0].clone())
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let data = array.data.data.borrow().clone();
    like(vm, array, data)
}

/// What a pickle of this version holds: the machine's own format for the later ones, else the items.
fn reduce_ex(vm: &mut Vm, args: Args<'_>) -> Res {
    let array = this(vm, &args)?;
    let class = Value::Class(vm.class_of(&args.pos[0]));
    let code = Value::string(char::from(array.code).to_string());
    let state = vm.get_attr_or_none(&args.pos[0], &intern("__dict__"))?.unwrap_or(Value::None);
    if vm.to_i64(&args.pos[1])? < 3 {
        let items = if array.code == b'u' { Value::string(text(array)) } else { Value::list(array.to_vec()) };
        return Ok(Value::tuple(vec![class, Value::tuple(vec![code, items]), state]));
    }
    let format = match array.code {
        b'B' => 0,
        b'b' => 1,
        b'f' => 14,
        b'd' => 16,
        b'u' => 20,
        code => 2 * array.size().ilog2() as i64 * 2 - 2 + 2 * i64::from(code.is_ascii_lowercase()),
    };
    let data = Value::bytes(array.data.data.borrow().clone());
    let make = vm.import_attribute("_array", "_array_reconstructor")?;
    Ok(Value::tuple(vec![make, Value::tuple(vec![class, code, Value::Int(format), data]), state]))
}

/// `_array_reconstructor(class, typecode, format, bytes)`; only the formats that this machine writes.
fn reconstruct(vm: &mut Vm, args: Args<'_>) -> Res {
    vm.call(&args.pos[0], Args::new(&[args.pos[1].clone(), args.pos[3].clone()]))
}

fn get_typecode(_: &mut Vm, value: &Value) -> Res {
    Ok(array_of(value).map_or(Value::None, |array| Value::string(char::from(array.code).to_string())))
}

fn get_itemsize(_: &mut Vm, value: &Value) -> Res {
    Ok(array_of(value).map_or(Value::None, |array| Value::size(array.size())))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{None as No, One, Range, Slot};
    let object = module.vm.types.object.clone();
    let class = module.class(
        "array",
        &object,
        "array",
        &[
            ("append", append, One),
            ("extend", extend, One),
            ("insert", insert, Range(2, 2)),
            ("pop", pop, Range(0, 1)),
            ("remove", remove, One),
            ("index", index, Range(1, 3)),
            ("count", count, One),
            ("reverse", reverse, No),
            ("byteswap", byteswap, No),
            ("buffer_info", buffer_info, No),
            ("tolist", tolist, No),
            ("fromlist", fromlist, One),
            ("tobytes", tobytes, No),
            ("frombytes", frombytes, One),
            ("tofile", tofile, One),
            ("fromfile", fromfile, Range(2, 2)),
            ("tounicode", tounicode, No),
            ("fromunicode", fromunicode, One),
            ("__len__", len, Slot(0)),
            ("__iter__", iter, Slot(0)),
            ("__contains__", contains, Slot(1)),
            ("__getitem__", get_item, Slot(1)),
            ("__setitem__", set_item, Slot(2)),
            ("__delitem__", del_item, Slot(1)),
            ("__add__", add, Slot(1)),
            ("__iadd__", iadd, Slot(1)),
            ("__mul__", mul, Slot(1)),
            ("__rmul__", mul, Slot(1)),
            ("__imul__", imul, Slot(1)),
            ("__eq__", eq, Slot(1)),
            ("__ne__", ne, Slot(1)),
            ("__lt__", lt, Slot(1)),
            ("__le__", le, Slot(1)),
            ("__gt__", gt, Slot(1)),
            ("__ge__", ge, Slot(1)),
            ("__repr__", repr, Slot(0)),
        ],
    );
    module.methods(&class, &[("__copy__", copy, No), ("__deepcopy__", copy, One), ("__reduce_ex__", reduce_ex, One)]);
    module.constructor(&class, new);
    module.getters(&class, &[("typecode", get_typecode), ("itemsize", get_itemsize)]);
    class.set(&intern("__hash__"), Value::None);
    module.qualify(&class, "array");
    module.iterator_class("arrayiterator", no_iterator);
    module.functions(&[("_array_reconstructor", reconstruct, Range(4, 4))]);
    module.value("typecodes", Value::str(CODES));
    Ok(())
}
