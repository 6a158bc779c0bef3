//! Watch expressions, read in place: names, attributes, subscripts and `len` over built-in storage.
//!
//! Nothing here runs guest code or leaves an object behind. What would need more (a property, a `__getitem__`, a `__repr__`
//! of the program's own) is not read here, and the debugger evaluates it in a fork instead. Every reading names the slots that
//! its value depends on, so that it is read again only after one of them was written.

use revdb::guest::{Binding, Reading};
use revdb::{FrameId, ObjectId, Slot};
use ruff_python_ast::{Expr, Number, UnaryOp};
use ruff_python_parser::parse_expression;

use crate::debug::name_bindings;
use crate::object::*;
use crate::vm::Vm;
use crate::vm::frame::Frame;

/// How the debugger's `$N` is called inside an expression.
pub const BINDING: &str = "__revdb_object_";

/// The most values that one reading renders: larger ones are left to an evaluation.
const MOST: usize = 100_000;

/// Why there is no value.
enum Stop {
    /// The expression raises this: an error is a value too.
    Raised(String),
    /// Only an evaluation can tell.
    Evaluate,
}

type Read<T> = Result<T, Stop>;

/// One reading under way.
struct Reader<'a> {
    vm: &'a mut Vm,
    /// Index of the frame in which the expression means something.
    frame: usize,
    objects: &'a [Binding],
    slots: Vec<(ObjectId, Slot)>,
    rendered: usize,
}

/// Reads `expression` in the activation `frame`, or in the outermost one while that is not active. `None` when it takes an
/// evaluation.
pub fn read(vm: &mut Vm, frame: FrameId, expression: &str, objects: &[Binding]) -> Option<Reading> {
    let (text, _) = name_bindings(expression);
    let parsed = parse_expression(text.trim()).ok()?;
    let frame = vm.frames.iter().position(|active| active.id == frame).unwrap_or(0);
    let mut reader = Reader { vm, frame, objects, slots: Vec::new(), rendered: 0 };
    let mut text = String::new();
    let result = reader.value(parsed.expr()).and_then(|value| reader.render(&value, &mut text));
    let Reader { slots, .. } = reader;
    match result {
        Ok(()) => Some(Reading { text, slots }),
        Err(Stop::Raised(text)) => Some(Reading { text, slots }),
        Err(Stop::Evaluate) => None,
    }
}

impl Reader<'_> {
    fn needs(&mut self, object: ObjectId, slot: Slot) {
        self.slots.push((object, slot));
    }

    fn value(&mut self, expression: &Expr) -> Read<Value> {
        match expression {
            Expr::Name(name) => self.name(name.id.as_str()),
            Expr::Attribute(attribute) => {
                let object = self.value(&attribute.value)?;
                self.attribute(&object, attribute.attr.as_str())
            }
            Expr::Subscript(subscript) => {
                let object = self.value(&subscript.value)?;
                let key = self.value(&subscript.slice)?;
                self.item(&object, &key)
            }
            Expr::Call(call) => match (&*call.func, &*call.arguments.args, &*call.arguments.keywords) {
                (Expr::Name(name), [only], []) if name.id.as_str() == "len" && self.is_builtin("len") => {
                    let object = self.value(only)?;
                    self.length(&object)
                }
                _ => Err(Stop::Evaluate),
            },
            Expr::NumberLiteral(literal) => match &literal.value {
                Number::Int(int) => int.as_i64().map(Value::Int).ok_or(Stop::Evaluate),
                Number::Float(float) => Ok(Value::Float(*float)),
                Number::Complex { .. } => Err(Stop::Evaluate),
            },
            Expr::UnaryOp(unary) if unary.op == UnaryOp::USub => match self.value(&unary.operand)? {
                Value::Int(int) => int.checked_neg().map(Value::Int).ok_or(Stop::Evaluate),
                _ => Err(Stop::Evaluate),
            },
            Expr::StringLiteral(literal) => Ok(Value::str(literal.value.to_str())),
            Expr::BooleanLiteral(literal) => Ok(Value::Bool(literal.value)),
            Expr::NoneLiteral(_) => Ok(Value::None),
            _ => Err(Stop::Evaluate),
        }
    }

    fn name(&mut self, name: &str) -> Read<Value> {
        if let Some(number) = name.strip_prefix(BINDING) {
            let binding = self.objects.iter().find(|binding| Ok(binding.number) == number.parse());
            return binding.and_then(|binding| heap::find(binding.object)).ok_or(Stop::Evaluate);
        }
        let Some(frame) = self.vm.frames.get(self.frame) else { return Err(Stop::Evaluate) };
        let (owner, globals) = (frame.id.owner(), frame.function.globals.clone());
        if frame.code().flags.optimized {
            if let Some((index, value)) = local(frame, name) {
                self.needs(owner, Slot::local(index as u32));
                let value = match value {
                    Value::Cell(cell) if index >= self.vm.frames[self.frame].code().varnames.len() => {
                        self.needs(cell.id(), Slot::ALL);
                        cell.get()
                    }
                    value => value,
                };
                if !value.is_unbound() {
                    return Ok(value);
                }
            }
        } else if let Some(namespace) = &frame.namespace {
            let Value::Dict(namespace) = namespace.clone() else { return Err(Stop::Evaluate) };
            if let Some(value) = self.key(&namespace, name) {
                return Ok(value);
            }
        }
        if let Some(value) = self.key(&globals, name) {
            return Ok(value);
        }
        if self.vm.builtins.get_str(&intern(name)).is_some() {
            return Err(Stop::Evaluate);
        }
        Err(Stop::Raised(format!("NameError: name '{name}' is not defined")))
    }

    /// Whether a name means the built-in function.
    fn is_builtin(&mut self, name: &str) -> bool {
        let Some(frame) = self.vm.frames.get(self.frame) else { return false };
        let globals = frame.function.globals.clone();
        local(frame, name).is_none() && self.key(&globals, name).is_none()
    }

    /// The value of a string key of a dict.
    fn key(&mut self, dict: &Ref<Dict>, name: &str) -> Option<Value> {
        let name = intern(name);
        self.needs(dict.id(), Slot::key(name.hash() as u64));
        dict.get_str(&name)
    }

    fn attribute(&mut self, object: &Value, name: &str) -> Read<Value> {
        match object {
            Value::Module(module) => {
                let dict = module.dict.clone();
                self.key(&dict, name).ok_or(Stop::Evaluate)
            }
            Value::Instance(instance) => {
                let name = intern(name);
                let class = instance.class();
                let slot = Slot::key(name.hash() as u64);
                self.needs(instance.id(), slot);
                if let Some(dict) = instance.dict_if_any() {
                    self.needs(dict.id(), slot);
                }
                if class.has(ClassFlags::GETATTRIBUTE) || class.has(ClassFlags::GETATTR) {
                    return Err(Stop::Evaluate);
                }
                for class in class.mro().iter() {
                    self.needs(class.id(), slot);
                }
                match (class.find(&name), instance.get(&name)) {
                    // What the class has may be a descriptor; plain values are the defaults of attributes.
                    (Some(found), _) if !is_plain(&found) => Err(Stop::Evaluate),
                    (_, Some(value)) | (Some(value), None) => Ok(value),
                    (None, None) => {
                        let (class, name) = (class.name(), name.as_str());
                        let class = class.as_str();
                        Err(Stop::Raised(format!("AttributeError: '{class}' object has no attribute '{name}'")))
                    }
                }
            }
            _ => Err(Stop::Evaluate),
        }
    }

    fn item(&mut self, object: &Value, key: &Value) -> Read<Value> {
        match (object, key) {
            (Value::List(list), Value::Int(index)) => {
                self.needs(list.id(), Slot::LENGTH);
                let Some(at) = position(*index, list.len()) else {
                    return Err(Stop::Raised("IndexError: list index out of range".to_owned()));
                };
                self.needs(list.id(), Slot::index(at as u64));
                list.get(at).ok_or(Stop::Evaluate)
            }
            (Value::Tuple(tuple), Value::Int(index)) => {
                let found = position(*index, tuple.len()).and_then(|at| tuple.items().get(at).cloned());
                found.ok_or_else(|| Stop::Raised("IndexError: tuple index out of range".to_owned()))
            }
            (Value::Dict(dict), Value::Str(text)) => {
                let text = text.clone();
                match self.key(dict, text.as_str()) {
                    Some(value) => Ok(value),
                    None => Err(self.key_error(key)),
                }
            }
            (Value::Dict(dict), Value::Int(_)) => {
                let Ok(hash) = self.vm.hash(key) else { return Err(Stop::Evaluate) };
                self.needs(dict.id(), Slot::key(hash as u64));
                match dict.get_hashed(self.vm, hash, key) {
                    Ok(Some(value)) => Ok(value),
                    Ok(None) => Err(self.key_error(key)),
                    Err(_) => Err(Stop::Evaluate),
                }
            }
            _ => Err(Stop::Evaluate),
        }
    }

    fn key_error(&mut self, key: &Value) -> Stop {
        let mut text = "KeyError: ".to_owned();
        match self.render(key, &mut text) {
            Ok(()) => Stop::Raised(text),
            Err(stop) => stop,
        }
    }

    fn length(&mut self, object: &Value) -> Read<Value> {
        let (id, length) = match object {
            Value::List(list) => (list.id(), list.len()),
            Value::Dict(dict) => (dict.id(), dict.len()),
            Value::Set(set) => (set.id(), set.keys.len()),
            Value::Tuple(tuple) => (tuple.id(), tuple.len()),
            Value::Str(text) => (text.id(), text.as_str().chars().count()),
            Value::Bytes(bytes) => (bytes.id(), bytes.data.len()),
            _ => return Err(Stop::Evaluate),
        };
        self.needs(id, Slot::LENGTH);
        i64::try_from(length).map(Value::Int).map_err(|_| Stop::Evaluate)
    }

    /// Appends the value's `repr`, and notes all that it depends on.
    fn render(&mut self, value: &Value, out: &mut String) -> Read<()> {
        self.check(value, &mut Vec::new())?;
        self.vm.write_repr(out, value).map_err(|_| Stop::Evaluate)
    }

    /// Makes sure that the value's `repr` runs no guest code, and notes what it depends on.
    fn check(&mut self, value: &Value, above: &mut Vec<ObjectId>) -> Read<()> {
        self.rendered += 1;
        if self.rendered > MOST {
            return Err(Stop::Evaluate);
        }
        let items: Vec<Value> = match value {
            Value::List(list) => list.to_vec(),
            Value::Tuple(tuple) => tuple.items().to_vec(),
            Value::Dict(dict) => items_of(dict),
            Value::DictView(view) => {
                self.needs(view.dict.id(), Slot::ALL);
                items_of(&view.dict)
            }
            Value::Set(set) => set.keys.to_vec(),
            Value::FrozenSet(set) => set.keys.to_vec(),
            Value::Slice(slice) => vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()],
            Value::BoundMethod(method) => vec![method.receiver.clone()],
            Value::Instance(instance) => self.parts(instance)?,
            Value::Iterator(iterator) if matches!(&*iterator.state.borrow(), IterState::Native(_)) => {
                return Err(Stop::Evaluate);
            }
            // Of its own metaclass a class can have its own text.
            Value::Class(class) if class.metaclass().is_heap() => return Err(Stop::Evaluate),
            Value::Module(module) => {
                self.needs(module.dict.id(), Slot::ALL);
                return Ok(());
            }
            Value::None
            | Value::NotImplemented
            | Value::Ellipsis
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::BigInt(_)
            | Value::Complex(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::Range(_)
            | Value::Native(_)
            | Value::Code(_) => return Ok(()),
            // Names can be assigned to, the contents of cells and byte arrays too.
            Value::Function(_)
            | Value::Class(_)
            | Value::Generator(_)
            | Value::Iterator(_)
            | Value::Cell(_)
            | Value::ByteArray(_) => Vec::new(),
            Value::Unbound | Value::Descriptor(_) => return Err(Stop::Evaluate),
        };
        let Some(id) = value.header().map(Header::id) else { return Err(Stop::Evaluate) };
        self.needs(id, Slot::ALL);
        if above.contains(&id) {
            return Ok(());
        }
        above.push(id);
        for item in &items {
            self.check(item, above)?;
        }
        above.pop();
        Ok(())
    }

    /// What the `repr` of an instance shows, if its class leaves that to a built-in one.
    fn parts(&mut self, instance: &Ref<Instance>) -> Read<Vec<Value>> {
        let (class, name) = (instance.class(), intern("__repr__"));
        for class in class.mro().iter() {
            self.needs(class.id(), Slot::key(name.hash() as u64));
        }
        let Some((_, owner)) = class.find_with_owner(&name) else { return Err(Stop::Evaluate) };
        match instance.payload() {
            _ if owner.is(&self.vm.types.object) => Ok(Vec::new()),
            _ if owner.is_heap() => Err(Stop::Evaluate),
            Payload::Value(value) => Ok(vec![value.clone()]),
            Payload::Native(state) => state.shown().ok_or(Stop::Evaluate),
            // An exception has its arguments, or members of its own.
            Payload::None | Payload::Exception(_) => Err(Stop::Evaluate),
        }
    }
}

/// The keys and values of a dict.
fn items_of(dict: &Dict) -> Vec<Value> {
    dict.items().into_iter().flat_map(|(key, value)| [key, value]).collect()
}

/// The register of a function's variable, and what is in it.
fn local(frame: &Frame, name: &str) -> Option<(usize, Value)> {
    let code = frame.code();
    let names = code.varnames.iter().chain(&code.cells).chain(&code.frees);
    // A cell that stands for a parameter comes later, and is the one that counts.
    let at = names.enumerate().filter(|(_, known)| known.as_str() == name).last()?.0;
    // SAFETY: variables come first among the frame's registers; nothing runs meanwhile.
    Some((at, unsafe { frame.register(at) }.clone()))
}

/// An index from 0, as subscripts mean it.
fn position(index: i64, length: usize) -> Option<usize> {
    let length = i64::try_from(length).ok()?;
    let at = if index < 0 { index + length } else { index };
    (0..length).contains(&at).then_some(at as usize)
}

/// Whether a value found in a class is the attribute's value, and no descriptor.
fn is_plain(value: &Value) -> bool {
    matches!(
        value,
        Value::None
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::BigInt(_)
            | Value::Complex(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Range(_)
    )
}
