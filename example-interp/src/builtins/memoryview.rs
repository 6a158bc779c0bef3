//! `memoryview`: a window on the bytes of another object.

use std::cell::{Cell, RefCell};

use num_traits::ToPrimitive;

use super::bytes::{contents, contents_of};
use super::{Params, attributes, dunders, methods, static_methods};
use crate::object::*;
use crate::vm::{Exc, Res, Vm};

/// How the elements are laid out: one of `struct`'s native characters, or `w` for the characters of an array.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Format(pub u8);

impl Format {
    const BYTES: Self = Self(b'B');

    fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix('@').unwrap_or(text).as_bytes() {
            [code] if Self(*code).size() > 0 => Some(Self(*code)),
            _ => None,
        }
    }

    /// Bytes of an element; 0 for what is no format.
    pub fn size(self) -> usize {
        match self.0 {
            b'c' | b'b' | b'B' | b'?' => 1,
            b'h' | b'H' => 2,
            b'i' | b'I' | b'f' | b'w' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'P' | b'd' => 8,
            _ => 0,
        }
    }

    fn is_bytes(self) -> bool {
        matches!(self.0, b'c' | b'b' | b'B')
    }

    /// The element with these bytes, of which there are [`Format::size`].
    pub fn unpack(self, bytes: &[u8]) -> Value {
        let mut wide = [0; 8];
        wide[..bytes.len()].copy_from_slice(bytes);
        let unsigned = u64::from_le_bytes(wide);
        let unused = 64 - 8 * bytes.len() as u32;
        let signed = ((unsigned << unused) as i64) >> unused;
        match self.0 {
            b'c' => Value::bytes(bytes),
            b'?' => Value::Bool(unsigned != 0),
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Value::Int(signed),
            b'f' => Value::Float(f32::from_bits(unsigned as u32).into()),
            b'd' => Value::Float(f64::from_bits(unsigned)),
            b'w' => Value::string(char::from_u32(unsigned as u32).unwrap_or(char::REPLACEMENT_CHARACTER).to_string()),
            _ => Value::integer(unsigned.into()),
        }
    }

    fn pack(self, vm: &mut Vm, value: &Value) -> Res<Vec<u8>> {
        let size = self.size();
        let name = char::from(self.0);
        let wrong_type = |vm: &mut Vm| vm.type_error(format!("memoryview: invalid type for format '{name}'"));
        let wrong_value = |vm: &mut Vm| vm.value_error(format!("memoryview: invalid value for format '{name}'"));
        match self.0 {
            b'c' => match value {
                Value::Bytes(bytes) if bytes.data.len() == 1 => Ok(bytes.data.to_vec()),
                Value::Bytes(_) => Err(wrong_value(vm)),
                _ => Err(wrong_type(vm)),
            },
            b'?' => Ok(vec![vm.truthy(value)?.into()]),
            b'f' | b'd' => match vm.to_float(value) {
                Ok(number) if size == 4 => Ok((number as f32).to_le_bytes().to_vec()),
                Ok(number) => Ok(number.to_le_bytes().to_vec()),
                Err(_) => Err(wrong_type(vm)),
            },
            code => {
                let Ok(number) = vm.to_big(value) else { return Err(wrong_type(vm)) };
                let bits = 8 * size as u32;
                let (low, high) = if code.is_ascii_lowercase() {
                    (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1)
                } else {
                    (0, (1i128 << bits) - 1)
                };
                match number.to_i128() {
                    Some(number) if (low..=high).contains(&number) => Ok(number.to_le_bytes()[..size].to_vec()),
                    _ => Err(wrong_value(vm)),
                }
            }
        }
    }
}

/// Where the elements lie in the bytes of the object.
#[derive(Clone)]
struct Layout {
    format: Format,
    /// The first element's first byte.
    offset: i64,
    shape: Vec<usize>,
    /// Bytes from one element to the next, in each dimension.
    strides: Vec<i64>,
}

impl Layout {
    fn contiguous(format: Format, shape: Vec<usize>) -> Self {
        let mut strides = vec![0; shape.len()];
        let mut stride = format.size() as i64;
        for (place, length) in strides.iter_mut().zip(&shape).rev() {
            *place = stride;
            stride *= *length as i64;
        }
        Self { format, offset: 0, shape, strides }
    }

    fn count(&self) -> usize {
        self.shape.iter().product()
    }

    fn is_contiguous(&self) -> bool {
        self.count() == 0 || Self::contiguous(self.format, self.shape.clone()).strides == self.strides
    }

    /// The offset of every element, in order.
    fn offsets(&self) -> Vec<usize> {
        let mut offsets = vec![self.offset];
        for (&length, &stride) in self.shape.iter().zip(&self.strides) {
            offsets = offsets.iter().flat_map(|at| (0..length as i64).map(move |i| at + i * stride)).collect();
        }
        offsets.into_iter().map(|at| at as usize).collect()
    }
}

/// The bytes behind a bytearray or an array.
fn writable(object: &Value) -> Option<&Ref<ByteArray>> {
    match object.base() {
        Value::ByteArray(bytes) => Some(bytes),
        other => crate::modules::array::storage(other).map(|(bytes, _)| bytes),
    }
}

/// Bytes that may be written through an object: a bytearray, an array, or a view that lies in one piece.
pub struct Window {
    target: Ref<ByteArray>,
    range: std::ops::Range<usize>,
}

impl Window {
    /// The window that the object is; `None` where it may not be written.
    pub fn of(object: &Value) -> Option<Self> {
        if let Some(view) = view_of(object) {
            let layout = &view.layout;
            if view.readonly || !layout.is_contiguous() {
                return None;
            }
            let start = layout.offset as usize;
            let target = writable(&view.object.borrow())?.clone();
            return Some(Self { target, range: start..start + layout.count() * layout.format.size() });
        }
        let target = writable(object)?.clone();
        let length = target.data.borrow().len();
        Some(Self { target, range: 0..length })
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.range.len()
    }

    /// Writes bytes from `at` on, all of which must lie in the window.
    pub fn write(&self, at: usize, bytes: &[u8]) {
        self.target.data.borrow_mut()[self.range.clone()][at..at + bytes.len()].copy_from_slice(bytes);
        revdb::mutated(self.target.id(), revdb::Slot::ALL);
    }
}

/// The state of a view.
struct View {
    /// What it looks at: bytes, a bytearray or an array. `Unbound` once it is released.
    object: RefCell<Value>,
    layout: Layout,
    readonly: bool,
    hash: Cell<Option<i64>>,
}

impl View {
    fn over(object: &Value, layout: Layout, readonly: bool) -> Self {
        if let Some(bytes) = writable(object) {
            bytes.exports.set(bytes.exports.get() + 1);
        }
        Self { object: RefCell::new(object.clone()), layout, readonly, hash: Cell::new(None) }
    }

    fn release(&self) {
        let object = self.object.take();
        if let Some(bytes) = writable(&object) {
            bytes.exports.set(bytes.exports.get().saturating_sub(1));
        }
    }

    fn tobytes(&self) -> Vec<u8> {
        let object = self.object.borrow();
        let data = contents(&object);
        let size = self.layout.format.size();
        self.layout.offsets().into_iter().flat_map(|at| data[at..at + size].to_vec()).collect()
    }

    fn element(&self, at: usize) -> Value {
        let object = self.object.borrow();
        self.layout.format.unpack(&contents(&object)[at..at + self.layout.format.size()])
    }

    fn write(&self, at: usize, bytes: &[u8]) {
        if let Some(target) = writable(&self.object.borrow()) {
            target.data.borrow_mut()[at..at + bytes.len()].copy_from_slice(bytes);
            revdb::mutated(target.id(), revdb::Slot::ALL);
        }
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.release();
    }
}

impl NativeState for View {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.object.borrow());
    }

    fn clear(&self) {
        self.release();
    }
}

fn view_of(value: &Value) -> Option<&View> {
    match value {
        Value::Instance(instance) => instance.native::<View>(),
        _ => None,
    }
}

/// The bytes that a `memoryview` shows; `None` for anything else.
pub fn shown_bytes(value: &Value) -> Option<Vec<u8>> {
    view_of(value).filter(|view| !view.object.borrow().is_unbound()).map(View::tobytes)
}

/// The view that a method was called on, if it is not released.
fn this<'a>(vm: &mut Vm, value: &'a Value) -> Res<&'a View> {
    match view_of(value) {
        Some(view) if view.object.borrow().is_unbound() => {
            Err(vm.value_error("operation forbidden on released memoryview object"))
        }
        Some(view) => Ok(view),
        None => Err(vm.type_error("a memoryview is required")),
    }
}

fn make(vm: &Vm, view: View) -> Value {
    Ref::with_native(&vm.types.memoryview, view).into()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("memoryview", &["object"], 1);
    let [object] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let object = object.unwrap_or(Value::None);
    if view_of(&object).is_some() {
        let from = this(vm, &object)?;
        let view = View::over(&from.object.borrow(), from.layout.clone(), from.readonly);
        return Ok(make(vm, view));
    }
    let mut format = Format::BYTES;
    let length = match object.base() {
        Value::Bytes(bytes) => bytes.data.len(),
        Value::ByteArray(bytes) => bytes.data.borrow().len(),
        other if let Some((bytes, of_array)) = crate::modules::array::storage(other) => {
            format = of_array;
            bytes.data.borrow().len() / format.size()
        }
        _ => {
            let given = vm.type_name(&object);
            return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{given}'")));
        }
    };
    let readonly = matches!(object.base(), Value::Bytes(_));
    let view = View::over(&object, Layout::contiguous(format, vec![length]), readonly);
    Ok(make(vm, view))
}

/// What a key selects.
enum Selected {
    Element(usize),
    Part(Layout),
}

fn position(vm: &mut Vm, layout: &Layout, dimension: usize, key: &Value) -> Res<i64> {
    let length = layout.shape[dimension];
    match vm.to_position(key, || length)? {
        Some(at) => Ok(at as i64 * layout.strides[dimension]),
        None => Err(vm.index_error(format!("index out of bounds on dimension {}", dimension + 1))),
    }
}

/// Whether a key is an index: an integer, or something that gives one.
fn is_index(vm: &mut Vm, key: &Value) -> bool {
    let names = vm.names;
    matches!(key, Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
        || vm.lookup_special(key, &names.__index__).is_some()
}

/// Whether a key is a slice, or one for each dimension.
fn is_sliced(key: &Value) -> bool {
    match key {
        Value::Slice(_) => true,
        Value::Tuple(keys) => !keys.is_empty() && keys.iter().all(|key| matches!(key, Value::Slice(_))),
        _ => false,
    }
}

fn not_implemented(vm: &mut Vm, message: &str) -> Exc {
    let class = vm.types.not_implemented_error.clone();
    vm.new_exception(&class, vec![Value::str(message)])
}

fn select(vm: &mut Vm, layout: &Layout, key: &Value) -> Res<Selected> {
    if layout.shape.is_empty() {
        return match key {
            Value::Ellipsis => Ok(Selected::Element(layout.offset as usize)),
            Value::Tuple(keys) if keys.is_empty() => Ok(Selected::Element(layout.offset as usize)),
            _ => Err(vm.type_error("invalid indexing of 0-dim memory")),
        };
    }
    match key {
        Value::Slice(slice) => {
            // Of several dimensions the first is sliced.
            let span = vm.resolve_slice(slice, || layout.shape[0])?;
            let mut part = layout.clone();
            part.offset += span.start * layout.strides[0];
            part.shape[0] = span.count;
            part.strides[0] *= span.step;
            Ok(Selected::Part(part))
        }
        Value::Tuple(keys) if !keys.is_empty() && keys.iter().all(|key| is_index(vm, key)) => {
            let (wanted, given) = (layout.shape.len(), keys.len());
            if given < wanted {
                return Err(not_implemented(vm, "sub-views are not implemented"));
            }
            if given > wanted {
                return Err(vm.type_error(format!("cannot index {wanted}-dimension view with {given}-element tuple")));
            }
            let mut at = layout.offset;
            for (dimension, key) in keys.iter().enumerate() {
                at += position(vm, layout, dimension, key)?;
            }
            Ok(Selected::Element(at as usize))
        }
        key if is_sliced(key) => Err(not_implemented(vm, "multi-dimensional slicing is not implemented")),
        _ => {
            if !is_index(vm, key) {
                return Err(vm.type_error("memoryview: invalid slice key"));
            }
            if layout.shape.len() != 1 {
                return Err(not_implemented(vm, "multi-dimensional sub-views are not implemented"));
            }
            Ok(Selected::Element((layout.offset + position(vm, layout, 0, key)?) as usize))
        }
    }
}

fn get_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let view = this(vm, &args.pos[0])?;
    match select(vm, &view.layout, &args.pos[1])? {
        // An `__index__` may have released it.
        Selected::Element(at) => Ok(this(vm, &args.pos[0])?.element(at)),
        Selected::Part(layout) => {
            let part = View::over(&view.object.borrow(), layout, view.readonly);
            Ok(make(vm, part))
        }
    }
}

fn set_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let view = this(vm, &args.pos[0])?;
    if view.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    if view.layout.shape.len() > 1 {
        let message = match &args.pos[1] {
            key if is_sliced(key) => Some("memoryview slice assignments are currently restricted to ndim = 1"),
            key if is_index(vm, key) => Some("sub-views are not implemented"),
            _ => None,
        };
        if let Some(message) = message {
            return Err(not_implemented(vm, message));
        }
    }
    match select(vm, &view.layout, &args.pos[1])? {
        Selected::Element(at) => {
            let bytes = view.layout.format.pack(vm, &args.pos[2])?;
            this(vm, &args.pos[0])?;
            view.write(at, &bytes);
        }
        Selected::Part(layout) => {
            let format = view_of(&args.pos[2]).map_or(Format::BYTES, |from| from.layout.format);
            let Some(data) = contents_of(&args.pos[2]).map(|data| data.to_vec()) else {
                let given = vm.type_name(&args.pos[2]);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")));
            };
            let size = layout.format.size();
            if format != layout.format || data.len() != layout.count() * size {
                let message = "memoryview assignment: lvalue and rvalue have different structures";
                return Err(vm.value_error(message));
            }
            for (at, element) in layout.offsets().into_iter().zip(data.chunks(size)) {
                view.write(at, element);
            }
        }
    }
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, _: Args<'_>) -> Res {
    Err(vm.type_error("cannot delete memory"))
}

fn len(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(Value::size(this(vm, &args.pos[0])?.layout.shape.first().copied().unwrap_or(1)))
}

fn elements(view: &View) -> Vec<Value> {
    view.layout.offsets().into_iter().map(|at| view.element(at)).collect()
}

fn tolist(vm: &mut Vm, args: Args<'_>) -> Res {
    let view = this(vm, &args.pos[0])?;
    let mut level = elements(view);
    // The innermost dimension comes first.
    for length in view.layout.shape.iter().skip(1).rev() {
        level = level.chunks((*length).max(1)).map(|items| Value::list(items.to_vec())).collect();
    }
    Ok(Value::list(level))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Res {
    let view = this(vm, &args.pos[0])?;
    if view.layout.shape.len() != 1 {
        return Err(not_implemented(vm, "multi-dimensional sub-views are not implemented"));
    }
    let items = Value::list(elements(view));
    vm.iter(&items)
}

fn tobytes(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("tobytes", &["order"], 0);
    let [_order] = PARAMS.unpack::<1>(vm, &args.pos[1..], args.kw)?;
    Ok(Value::bytes(this(vm, &args.pos[0])?.tobytes()))
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Res {
    let bytes = Value::bytes(this(vm, &args.pos[0])?.tobytes());
    let method = vm.get_attr(&bytes, &intern("hex"))?;
    vm.call(&method, Args { pos: &args.pos[1..], kw: args.kw })
}

fn release(vm: &mut Vm, args: Args<'_>) -> Res {
    match view_of(&args.pos[0]) {
        Some(view) => view.release(),
        None => return Err(vm.type_error("a memoryview is required")),
    }
    Ok(Value::None)
}

fn toreadonly(vm: &mut Vm, args: Args<'_>) -> Res {
    let view = this(vm, &args.pos[0])?;
    let copy = View::over(&view.object.borrow(), view.layout.clone(), true);
    Ok(make(vm, copy))
}

fn enter(vm: &mut Vm, args: Args<'_>) -> Res {
    this(vm, &args.pos[0])?;
    Ok(args.pos[0].clone())
}

fn cast(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("cast", &["format", "shape"], 1);
    let [format, shape] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let view = this(vm, &args.pos[0])?;
    let format = format.unwrap_or(Value::None);
    let Some(text) = format.as_str() else {
        let given = vm.type_name(&format);
        return Err(vm.type_error(format!("cast() argument 'format' must be str, not {given}")));
    };
    let Some(to) = Format::parse(text.as_str()) else {
        return Err(vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    if !view.layout.is_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    if !view.layout.format.is_bytes() && !to.is_bytes() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = view.layout.count() * view.layout.format.size();
    if bytes % to.size() != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = match shape {
        None | Some(Value::None) => vec![bytes / to.size()],
        Some(shape) => {
            let mut lengths = Vec::new();
            for length in vm.collect(&shape)? {
                match usize::try_from(vm.to_i64(&length)?) {
                    Ok(length) if length > 0 => lengths.push(length),
                    _ => {
                        let message = "memoryview.cast(): elements of shape must be integers > 0";
                        return Err(vm.value_error(message));
                    }
                }
            }
            if lengths.iter().product::<usize>() * to.size() != bytes {
                return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
            }
            lengths
        }
    };
    let layout = Layout { offset: view.layout.offset, ..Layout::contiguous(to, shape) };
    let copy = View::over(&view.object.borrow(), layout, view.readonly);
    Ok(make(vm, copy))
}

fn equals(vm: &mut Vm, args: &Args<'_>) -> Res<Option<bool>> {
    let (own, other) = (&args.pos[0], &args.pos[1]);
    let Some(left) = view_of(own) else { return Ok(None) };
    if own.is(other) {
        return Ok(Some(true));
    }
    if left.object.borrow().is_unbound() {
        return Ok(Some(false));
    }
    match view_of(other) {
        Some(right) if right.object.borrow().is_unbound() => Ok(Some(false)),
        Some(right) => {
            if left.layout.shape != right.layout.shape {
                return Ok(Some(false));
            }
            for (a, b) in elements(left).iter().zip(&elements(right)) {
                if !vm.equal(a, b)? {
                    return Ok(Some(false));
                }
            }
            Ok(Some(true))
        }
        None if let Some((bytes, format)) = crate::modules::array::storage(other) => {
            let length = bytes.data.borrow().len() / format.size();
            let right = View::over(other, Layout::contiguous(format, vec![length]), false);
            let (a, b) = (Value::list(elements(left)), Value::list(elements(&right)));
            vm.equal(&a, &b).map(|equal| Some(equal && left.layout.shape.len() == 1))
        }
        None => Ok(contents_of(other).map(|data| {
            left.layout.shape.len() == 1 && left.layout.format == Format::BYTES && left.tobytes() == *data
        })),
    }
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(equals(vm, &args)?.map_or(Value::NotImplemented, Value::Bool))
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Res {
    Ok(equals(vm, &args)?.map_or(Value::NotImplemented, |equal| Value::Bool(!equal)))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(view) = view_of(&args.pos[0]) else { return Err(vm.type_error("a memoryview is required")) };
    if let Some(hash) = view.hash.get() {
        return Ok(Value::Int(hash));
    }
    let view = this(vm, &args.pos[0])?;
    if !view.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !view.layout.format.is_bytes() {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    let hash = vm.hash(&Value::bytes(view.tobytes()))?;
    view.hash.set(Some(hash));
    Ok(Value::Int(hash))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(view) = view_of(&args.pos[0]) else { return Err(vm.type_error("a memoryview is required")) };
    let id = args.pos[0].header().map_or(0, |header| header.id().0);
    let released = if view.object.borrow().is_unbound() { "released " } else { "" };
    Ok(Value::string(format!("<{released}memory at 0x{id:x}>")))
}

fn numbers(values: impl std::iter::Iterator<Item = i64>) -> Value {
    Value::tuple(values.map(Value::Int).collect())
}

fn get_obj(vm: &mut Vm, value: &Value) -> Res {
    Ok(this(vm, value)?.object.borrow().clone())
}

fn get_format(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::string(char::from(this(vm, value)?.layout.format.0).to_string()))
}

fn get_item_size(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::size(this(vm, value)?.layout.format.size()))
}

fn get_byte_count(vm: &mut Vm, value: &Value) -> Res {
    let layout = &this(vm, value)?.layout;
    Ok(Value::size(layout.count() * layout.format.size()))
}

fn get_dimensions(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::size(this(vm, value)?.layout.shape.len()))
}

fn get_shape(vm: &mut Vm, value: &Value) -> Res {
    Ok(numbers(this(vm, value)?.layout.shape.iter().map(|length| *length as i64)))
}

fn get_strides(vm: &mut Vm, value: &Value) -> Res {
    Ok(numbers(this(vm, value)?.layout.strides.iter().copied()))
}

fn get_suboffsets(vm: &mut Vm, value: &Value) -> Res {
    this(vm, value)?;
    Ok(Value::tuple(Vec::new()))
}

fn get_readonly(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Bool(this(vm, value)?.readonly))
}

fn get_contiguous(vm: &mut Vm, value: &Value) -> Res {
    Ok(Value::Bool(this(vm, value)?.layout.is_contiguous()))
}

fn get_f_contiguous(vm: &mut Vm, value: &Value) -> Res {
    let layout = &this(vm, value)?.layout;
    Ok(Value::Bool(layout.shape.len() == 1 && layout.is_contiguous()))
}

/// Fills the class.
pub fn install(vm: &mut Vm) {
    let class = &vm.types.memoryview;
    static_methods(class, &[("__new__", new, Arity::New)]);
    dunders(
        class,
        &[
            ("__len__", len, Arity::Slot(0)),
            ("__getitem__", get_item, Arity::Slot(1)),
            ("__setitem__", set_item, Arity::Slot(2)),
            ("__delitem__", del_item, Arity::Slot(1)),
            ("__iter__", iter, Arity::Slot(0)),
            ("__eq__", eq, Arity::Slot(1)),
            ("__ne__", ne, Arity::Slot(1)),
            ("__hash__", hash, Arity::Slot(0)),
            ("__repr__", repr, Arity::Slot(0)),
        ],
    );
    methods(
        class,
        &[
            ("tobytes", tobytes, Arity::Any),
            ("tolist", tolist, Arity::None),
            ("hex", hex, Arity::Any),
            ("release", release, Arity::None),
            ("toreadonly", toreadonly, Arity::None),
            ("cast", cast, Arity::Any),
            ("__enter__", enter, Arity::None),
            ("__exit__", release, Arity::Any),
        ],
    );
    attributes(
        class,
        &[
            ("obj", get_obj, None),
            ("format", get_format, None),
            ("itemsize", get_item_size, None),
            ("nbytes", get_byte_count, None),
            ("ndim", get_dimensions, None),
            ("shape", get_shape, None),
            ("strides", get_strides, None),
            ("suboffsets", get_suboffsets, None),
            ("readonly", get_readonly, None),
            ("contiguous", get_contiguous, None),
            ("c_contiguous", get_contiguous, None),
            ("f_contiguous", get_f_contiguous, None),
        ],
    );
}
