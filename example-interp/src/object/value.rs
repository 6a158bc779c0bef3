//! A guest value: 16 bytes, small things unboxed, everything else a counted reference whose tag tells its layout.

use super::heap::Ref;
use super::*;

/// A value of the guest program. The variant tells the layout, not the class: an instance of a guest class is always
/// [`Value::Instance`], also when the class derives from a built-in one (the built-in part is then its payload).
#[derive(Clone)]
pub enum Value {
    /// No value: an unbound local, an empty register. Never visible to the guest.
    Unbound,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    BigInt(Ref<BigInt>),
    Complex(Ref<Complex>),
    Str(Ref<Str>),
    Bytes(Ref<Bytes>),
    ByteArray(Ref<ByteArray>),
    List(Ref<List>),
    Tuple(Ref<Tuple>),
    Dict(Ref<Dict>),
    Set(Ref<Set>),
    FrozenSet(Ref<FrozenSet>),
    Range(Ref<Range>),
    Slice(Ref<Slice>),
    Function(Ref<Function>),
    Native(Ref<Native>),
    BoundMethod(Ref<BoundMethod>),
    Class(Ref<Class>),
    Instance(Ref<Instance>),
    Module(Ref<Module>),
    Cell(Ref<CellObject>),
    Generator(Ref<Generator>),
    Iterator(Ref<Iterator>),
    Descriptor(Ref<Descriptor>),
    Code(Ref<Code>),
}
