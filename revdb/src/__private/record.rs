//! `#[revdb::record]`: a whole function as one recorded call, with what it is given, its result and what it writes through
//! `&mut` parameters.

use std::cell::RefCell;
use std::ffi::{CStr, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::panic::Location;
use std::path::Path;

use revdb_runtime::boundary::{self, Decoder, Encoder, Malformed, Recordable};

/// A `&mut` parameter's target: logged after the call, replaced on replay.
pub trait OutParameter {
    /// What the trace gives back.
    type Owned: Recordable;

    fn encode(&self, to: &mut Encoder);

    fn assign(&mut self, value: Self::Owned);
}

impl<T: Recordable> OutParameter for T {
    type Owned = T;

    fn encode(&self, to: &mut Encoder) {
        Recordable::encode(self, to);
    }

    fn assign(&mut self, value: T) {
        *self = value;
    }
}

impl<T: Recordable> OutParameter for [T] {
    type Owned = Vec<T>;

    fn encode(&self, to: &mut Encoder) {
        to.number(self.len() as u64);
        for value in self {
            Recordable::encode(value, to);
        }
    }

    fn assign(&mut self, value: Vec<T>) {
        for (target, value) in self.iter_mut().zip(value) {
            *target = value;
        }
    }
}

/// All `&mut` parameters of a function: a list of pairs, `(&mut a, (&mut b, ()))`.
pub trait OutParameters {
    type Owned: Recordable;

    fn encode(&self, to: &mut Encoder);

    fn assign(&mut self, values: Self::Owned);
}

impl OutParameters for () {
    type Owned = ();

    fn encode(&self, _: &mut Encoder) {}

    fn assign(&mut self, (): ()) {}
}

impl<T: OutParameter + ?Sized, Rest: OutParameters> OutParameters for (&mut T, Rest) {
    type Owned = (T::Owned, Rest::Owned);

    fn encode(&self, to: &mut Encoder) {
        self.0.encode(to);
        self.1.encode(to);
    }

    fn assign(&mut self, (value, rest): Self::Owned) {
        self.0.assign(value);
        self.1.assign(rest);
    }
}

/// An argument of a recorded function. `argument.log(to)` takes the first of the traits below that its type has, by the
/// number of references that it takes to reach them.
pub struct Argument<'a, T: ?Sized>(pub &'a T);

/// Addresses differ on replay.
pub trait PointerArgument {
    fn log(&self, _: &mut Encoder) {}
}
impl<T: ?Sized> PointerArgument for &&&&Argument<'_, *const T> {}
impl<T: ?Sized> PointerArgument for &&&&Argument<'_, *mut T> {}

/// Values that can be encoded.
pub trait ValueArgument {
    fn log(&self, to: &mut Encoder);
}
impl<T: Recordable> ValueArgument for &&&Argument<'_, T> {
    fn log(&self, to: &mut Encoder) {
        self.0.encode(to);
    }
}

/// References to such.
pub trait ReferenceArgument {
    fn log(&self, to: &mut Encoder);
}
impl<T: Recordable> ReferenceArgument for &&Argument<'_, &T> {
    fn log(&self, to: &mut Encoder) {
        self.0.encode(to);
    }
}

/// References to what has no size.
pub trait UnsizedArgument {
    fn log(&self, to: &mut Encoder);
}
impl<T: Unsized + ?Sized> UnsizedArgument for &Argument<'_, &T> {
    fn log(&self, to: &mut Encoder) {
        self.0.log(to);
    }
}

/// Anything else: the function has it, and the trace does not.
pub trait OtherArgument {
    fn log(&self, _: &mut Encoder) {}
}
impl<T: ?Sized> OtherArgument for Argument<'_, T> {}

/// What is behind references that arguments often are.
pub trait Unsized {
    fn log(&self, to: &mut Encoder);
}
impl<T: Recordable> Unsized for [T] {
    fn log(&self, to: &mut Encoder) {
        OutParameter::encode(self, to);
    }
}

macro_rules! bytes {
    ($($type:ty, $value:ident => $bytes:expr;)*) => {$(
        impl Unsized for $type {
            fn log(&self, to: &mut Encoder) {
                let $value = self;
                to.bytes($bytes);
            }
        }
    )*};
}
bytes! {
    str, text => text.as_bytes();
    OsStr, text => text.as_bytes();
    Path, path => path.as_os_str().as_bytes();
    CStr, text => text.to_bytes();
}

/// A call that has happened: now, or in the recording.
struct Call<R, O: OutParameters> {
    returned: R,
    outs: Outs<O>,
}

enum Outs<O: OutParameters> {
    /// They hold what the function wrote.
    Written(O),
    /// What it wrote in the recording.
    Recorded(O::Owned),
    /// An evaluation in the debugger: the function did not run.
    Untouched,
}

impl<R: Recordable, O: OutParameters> Recordable for Call<R, O> {
    fn encode(&self, to: &mut Encoder) {
        self.returned.encode(to);
        if let Outs::Written(outs) = &self.outs {
            outs.encode(to);
        }
    }

    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(Self { returned: R::decode(from)?, outs: Outs::Recorded(O::Owned::decode(from)?) })
    }

    fn unavailable(op: &'static str) -> Option<Self> {
        Some(Self { returned: R::unavailable(op)?, outs: Outs::Untouched })
    }
}

/// Runs `body` as one recorded call: on replay the trace gives its result and fills `outs`. `arguments` logs what is `given`,
/// before the body owns it.
pub fn record<R: Recordable, G, O: OutParameters>(
    op: &'static str,
    site: &'static Location<'static>,
    given: G,
    arguments: impl FnOnce(&G, &mut Encoder),
    outs: O,
    body: impl FnOnce(G, &mut O) -> R,
) -> R {
    let given = RefCell::new(Some(given));
    let arguments = |to: &mut Encoder| arguments(given.borrow().as_ref().expect("logged before the call"), to);
    let mut pending = Some(outs);
    let call = boundary::whole(op, site, arguments, || {
        let given = given.take().expect("a call happens once");
        let mut outs = pending.take().expect("a call happens once");
        let returned = body(given, &mut outs);
        Call { returned, outs: Outs::Written(outs) }
    });
    if let (Some(outs), Outs::Recorded(values)) = (&mut pending, call.outs) {
        outs.assign(values);
    }
    call.returned
}
