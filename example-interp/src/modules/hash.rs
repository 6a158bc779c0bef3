//! `_hash`: message digests and checksums. The modules that programs see are `hashlib`, `hmac`, `binascii` and `zlib`'s
//! checksums in `lib/`.

use std::cell::RefCell;

use blake2::digest::block_api::{Buffer, VariableOutputCore};
use blake2::digest::{DynDigest, ExtendableOutput, Update};

use super::Builder;
use crate::builtins;
use crate::object::*;
use crate::vm::{Res, Vm};

/// A digest of a fixed or of any length.
#[derive(Clone)]
enum Algorithm {
    Fixed(Box<dyn DynDigest>),
    Blake2b(Blake<blake2::Blake2bVarCore>),
    Blake2s(Blake<blake2::Blake2sVarCore>),
    Shake128(sha3::Shake128),
    Shake256(sha3::Shake256),
}

/// BLAKE2 with a length of its own, and perhaps a key.
#[derive(Clone)]
struct Blake<C: VariableOutputCore> {
    core: C,
    buffer: Buffer<C>,
    size: usize,
}

impl<C: VariableOutputCore> Blake<C> {
    /// The key, which is not longer than a block, comes first, in a block of its own.
    fn new(core: C, size: usize, key: &[u8], block: usize) -> Self {
        let mut blake = Self { core, buffer: Buffer::<C>::default(), size };
        if !key.is_empty() {
            let mut first = key.to_vec();
            first.resize(block, 0);
            blake.update(&first);
        }
        blake
    }

    fn update(&mut self, data: &[u8]) {
        let core = &mut self.core;
        self.buffer.digest_blocks(data, |blocks| core.update_blocks(blocks));
    }

    fn finish(mut self) -> Vec<u8> {
        let mut out = blake2::digest::Output::<C>::default();
        self.core.finalize_variable_core(&mut self.buffer, &mut out);
        out[..self.size].to_vec()
    }
}

struct Hasher {
    name: String,
    block: usize,
    state: RefCell<Algorithm>,
}

impl NativeState for Hasher {}

fn make(name: &str) -> Option<(Algorithm, usize)> {
    let fixed = |digest: Box<dyn DynDigest>, block| Some((Algorithm::Fixed(digest), block));
    match name {
        "md5" => fixed(Box::<md5::Md5>::default(), 64),
        "sha1" => fixed(Box::<sha1::Sha1>::default(), 64),
        "sha224" => fixed(Box::<sha2::Sha224>::default(), 64),
        "sha256" => fixed(Box::<sha2::Sha256>::default(), 64),
        "sha384" => fixed(Box::<sha2::Sha384>::default(), 128),
        "sha512" => fixed(Box::<sha2::Sha512>::default(), 128),
        "sha3_224" => fixed(Box::<sha3::Sha3_224>::default(), 144),
        "sha3_256" => fixed(Box::<sha3::Sha3_256>::default(), 136),
        "sha3_384" => fixed(Box::<sha3::Sha3_384>::default(), 104),
        "sha3_512" => fixed(Box::<sha3::Sha3_512>::default(), 72),
        "shake_128" => Some((Algorithm::Shake128(sha3::Shake128::default()), 168)),
        "shake_256" => Some((Algorithm::Shake256(sha3::Shake256::default()), 136)),
        _ => None,
    }
}

/// The bytes of an argument.
fn data(vm: &mut Vm, value: &Value) -> Res<Vec<u8>> {
    if value.as_str().is_some() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    match builtins::bytes::contents_of(value) {
        Some(data) => Ok(data.to_vec()),
        None => match value {
            Value::Instance(_) => builtins::bytes::from_object(vm, value),
            _ => Err(vm.type_error("object supporting the buffer API required")),
        },
    }
}

/// `new(name)`: `None` if there is no such algorithm.
fn new(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(name) = args.pos[0].as_str() else { return Err(vm.type_error("the name must be a string")) };
    match make(name.as_str()) {
        Some((algorithm, block)) => instance(vm, name.as_str(), block, algorithm),
        None => Ok(Value::None),
    }
}

/// `blake2(name, size, key, salt, person)`. `hashlib` has CPython's messages for what is too long; whoever calls this
/// directly gets one.
fn blake2(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(name) = args.pos[0].as_str() else { return Err(vm.type_error("the name must be a string")) };
    let size = usize::try_from(vm.to_i64(&args.pos[1])?).unwrap_or(0);
    let part = |vm: &mut Vm, at: usize| builtins::bytes::bytes_like(vm, &args.pos[at]).map(|bytes| bytes.to_vec());
    let (key, salt, person) = (part(vm, 2)?, part(vm, 3)?, part(vm, 4)?);
    let is_big = name.as_str() == "blake2b";
    let (most, most_salt, block) = if is_big { (64, 16, 128) } else { (32, 8, 64) };
    if !(1..=most).contains(&size) || key.len() > most || salt.len().max(person.len()) > most_salt {
        return Err(vm.value_error(format!(
            "{} has digests of 1 to {most} bytes, keys of at most {most}, salts and personalisations of at most {most_salt}",
            name.as_str()
        )));
    }
    let algorithm = if is_big {
        let core = blake2::Blake2bVarCore::new_with_params(&salt, &person, key.len(), size);
        Algorithm::Blake2b(Blake::new(core, size, &key, block))
    } else {
        let core = blake2::Blake2sVarCore::new_with_params(&salt, &person, key.len(), size);
        Algorithm::Blake2s(Blake::new(core, size, &key, block))
    };
    instance(vm, name.as_str(), block, algorithm)
}

fn instance(vm: &mut Vm, name: &str, block: usize, algorithm: Algorithm) -> Res {
    let Value::Class(class) = vm.import_attribute("_hash", "HASH")? else { return Ok(Value::None) };
    let state = Hasher { name: name.to_owned(), block, state: RefCell::new(algorithm) };
    Ok(Value::Instance(Ref::with_native(&class, state)))
}

fn this<'a>(vm: &mut Vm, args: Args<'a>) -> Res<&'a Hasher> {
    match args.get(0) {
        Some(Value::Instance(instance)) if instance.native::<Hasher>().is_some() => {
            Ok(instance.native().expect("checked above"))
        }
        _ => Err(vm.type_error("a hash object is required")),
    }
}

fn update(vm: &mut Vm, args: Args<'_>) -> Res {
    let hasher = this(vm, args)?;
    let data = data(vm, &args.pos[1])?;
    match &mut *hasher.state.borrow_mut() {
        Algorithm::Fixed(digest) => digest.update(&data),
        Algorithm::Blake2b(digest) => digest.update(&data),
        Algorithm::Blake2s(digest) => digest.update(&data),
        Algorithm::Shake128(digest) => digest.update(&data),
        Algorithm::Shake256(digest) => digest.update(&data),
    }
    Ok(Value::None)
}

fn result(vm: &mut Vm, args: Args<'_>, method: &str) -> Res<Vec<u8>> {
    let hasher = this(vm, args)?;
    let state = hasher.state.borrow().clone();
    let is_fixed = !matches!(state, Algorithm::Shake128(_) | Algorithm::Shake256(_));
    if is_fixed && args.get(1).is_some() {
        let class = if hasher.name.starts_with("blake2") { &hasher.name } else { "HASH" };
        return Err(vm.type_error(format!("{class}.{method}() takes no arguments (1 given)")));
    }
    match state {
        Algorithm::Fixed(digest) => return Ok(digest.finalize().to_vec()),
        Algorithm::Blake2b(digest) => return Ok(digest.finish()),
        Algorithm::Blake2s(digest) => return Ok(digest.finish()),
        Algorithm::Shake128(_) | Algorithm::Shake256(_) => {}
    }
    let Some(length) = args.get(1) else {
        return Err(vm.type_error(format!("{method}() missing required argument 'length' (pos 1)")));
    };
    let Ok(length) = usize::try_from(vm.to_i64(length)?) else {
        return Err(vm.value_error("value must be positive"));
    };
    if length > 1 << 29 {
        return Err(vm.value_error("length is too large"));
    }
    let mut out = vec![0; length];
    match state {
        Algorithm::Shake128(digest) => digest.finalize_xof_into(&mut out),
        Algorithm::Shake256(digest) => digest.finalize_xof_into(&mut out),
        _ => {}
    }
    Ok(out)
}

fn digest(vm: &mut Vm, args: Args<'_>) -> Res {
    result(vm, args, "digest").map(Value::bytes)
}

fn hexdigest(vm: &mut Vm, args: Args<'_>) -> Res {
    let bytes = result(vm, args, "hexdigest")?;
    Ok(Value::string(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Res {
    let hasher = this(vm, args)?;
    let class = vm.class_of(&args.pos[0]);
    let state =
        Hasher { name: hasher.name.clone(), block: hasher.block, state: RefCell::new(hasher.state.borrow().clone()) };
    Ok(Value::Instance(Ref::with_native(&class, state)))
}

fn name(vm: &mut Vm, value: &Value) -> Res {
    this(vm, Args::new(std::slice::from_ref(value))).map(|hasher| Value::str(&hasher.name))
}

fn block_size(vm: &mut Vm, value: &Value) -> Res {
    this(vm, Args::new(std::slice::from_ref(value))).map(|hasher| Value::size(hasher.block))
}

fn digest_size(vm: &mut Vm, value: &Value) -> Res {
    let hasher = this(vm, Args::new(std::slice::from_ref(value)))?;
    Ok(match &*hasher.state.borrow() {
        Algorithm::Fixed(digest) => Value::size(digest.output_size()),
        Algorithm::Blake2b(digest) => Value::size(digest.size),
        Algorithm::Blake2s(digest) => Value::size(digest.size),
        _ => Value::Int(0),
    })
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Res {
    let hasher = this(vm, args)?;
    let id = args.pos[0].header().map_or(0, |header| header.id().0);
    if hasher.name.starts_with("blake2") {
        return Ok(Value::string(format!("<_blake2.{} object at 0x{id:x}>", hasher.name)));
    }
    Ok(Value::string(format!("<{} _hashlib.HASH object @ 0x{id:x}>", hasher.name)))
}

fn refused(vm: &mut Vm, _: Args<'_>) -> Res {
    Err(vm.type_error("cannot create '_hashlib.HASH' instances"))
}

/// `crc32(data, value=0)`
fn crc32(vm: &mut Vm, args: Args<'_>) -> Res {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut at = 0;
        while at < 256 {
            let mut value = at as u32;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 1 { value >> 1 ^ 0xedb8_8320 } else { value >> 1 };
                bit += 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };
    let data = crate::builtins::bytes::bytes_like(vm, &args.pos[0])?.to_vec();
    let start = args.get(1).map_or(Ok(0), |start| vm.to_i64(start))? as u32;
    let step = |crc: u32, byte: &u8| crc >> 8 ^ TABLE[usize::from(crc as u8 ^ byte)];
    Ok(Value::Int((!data.iter().fold(!start, step)).into()))
}

/// `adler32(data, value=1)`
fn adler32(vm: &mut Vm, args: Args<'_>) -> Res {
    let data = crate::builtins::bytes::bytes_like(vm, &args.pos[0])?.to_vec();
    let start = args.get(1).map_or(Ok(1), |start| vm.to_i64(start))? as u32;
    let (mut a, mut b) = (start & 0xffff, start >> 16);
    for byte in data {
        a = (a + u32::from(byte)) % 65521;
        b = (b + a) % 65521;
    }
    Ok(Value::Int((b << 16 | a).into()))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{None as No, One, Range, Slot};
    let object = module.vm.types.object.clone();
    let class = module.class(
        "HASH",
        &object,
        "hash",
        &[
            ("update", update, One),
            ("digest", digest, Range(0, 1)),
            ("hexdigest", hexdigest, Range(0, 1)),
            ("copy", copy, No),
            ("__repr__", repr, Slot(0)),
        ],
    );
    module.constructor(&class, refused);
    module.qualify(&class, "_hashlib");
    module.getters(&class, &[("name", name), ("block_size", block_size), ("digest_size", digest_size)]);
    module.functions(&[
        ("new", new, One),
        ("blake2", blake2, Range(5, 5)),
        ("crc32", crc32, Range(1, 2)),
        ("adler32", adler32, Range(1, 2)),
    ]);
    Ok(())
}
