//! The procedural macros of `revdb`: use them through that crate.
//!
//! Everything happens in `revdb-transform`; here are only the entry points.

use proc_macro::TokenStream;
use revdb_transform::Instrumentation;

const INSTRUMENTATION: Instrumentation =
    if cfg!(feature = "record") { Instrumentation::On } else { Instrumentation::Off };

/// Makes the item under it recordable.
///
/// Goes on inline modules, impls and traits (or single methods), functions, structs and enums, statics, type aliases,
/// `use` items and `extern` blocks. In all of the item, paths into std's I/O (`std::fs`, `std::io`, `std::env`,
/// `std::time`, ...), the print macros, and methods of paths such as `path.exists()` become revdb's: they do what they did,
/// are logged while recording, and answered from the trace during replay. This reaches `use` trees of any shape, the input
/// of other macros, the bodies of `macro_rules!`, and functions used as values.
///
/// Only what is written inside the item is seen. Where a name comes from a `use` outside of it, that `use` needs the
/// attribute too; a name that is std's own is a compile error that says so.
///
/// ```ignore
/// #[revdb::instrument]
/// use std::fs::File;
///
/// #[revdb::instrument]
/// fn load(name: &str) -> std::io::Result<File> {
///     println!("loading {name}");
///     File::open(name)
/// }
/// ```
///
/// # Options
/// - `io`, `alloc`: only these points (I/O; ids of guest objects, see [`macro@object`]). Both, without any.
/// - `raw`: raw pointers in the item lead to foreign memory, see below. Never meant unless it is named.
/// - `callback`: foreign code calls this function, see below.
/// - `stop(at = location, guest = value, label = name)`, on a function: each turn of its loop is a stop point, where the
///   debugger shows `location` (of type `revdb::guest::Location`, computed only when it stops) and asks `guest` (`self`, if it
///   is not said). A function without a loop, which runs one statement of the guest, is a stop point at each call. Where there
///   are several loops beside each other, the label of the one is named: `'eval: loop { .. }` and `label = eval`.
/// - `frame`, on the function that runs one activation of a guest function: it is entered and left, however it ends.
/// - `skip`, on an item inside: leave it as it is.
/// - `crate = path`: where the facade crate is, if not at `::revdb`.
///
/// # Foreign functions
/// Each function that an `extern` block declares gets a wrapper of the same name and type. While recording it calls the
/// function and logs the result, `errno` and what was written through pointers; during replay the function does not run.
///
/// Every pointer to something writable is described, in an attribute on the declaration: `out(buf, len = ..)` when the
/// function writes elements through it, `in(ptr)` when it does not. The length is `return`, or any expression over the
/// parameters; without one it is a single element. Descriptions are followed in their order, so a length may be what the
/// function wrote into a parameter described before. `&mut T` is one element by itself, and pointers to opaque types (of
/// size zero) need no description.
///
/// ```ignore
/// #[revdb::instrument]
/// unsafe extern "C" {
///     safe fn getpid() -> i32;
///
///     #[revdb::instrument(out(buf, len = return))]
///     fn read(fd: i32, buf: *mut u8, count: usize) -> isize;
///
///     #[revdb::instrument(out(length), out(value, len = *length))]
///     fn getsockopt(socket: i32, level: i32, name: i32, value: *mut c_void, length: *mut u32) -> i32;
///
///     #[revdb::instrument(skip)]
///     fn printf(format: *const c_char, ...) -> i32;
/// }
/// ```
///
/// A parameter through which a function is passed is described too: `callback(function, data = pointer)` if foreign code
/// calls host functions that it gets there, with the host's own `pointer` (which is translated on replay); `in(function)` if
/// only foreign functions are passed.
///
/// # Callbacks and foreign memory
/// `callback` goes on a host function that foreign code calls. Within a recorded foreign call its arguments are logged, and
/// what it does is recorded as if the host had called it; on replay it is called in the place of the foreign function.
///
/// `raw` goes on items in which raw pointers lead to memory that foreign code fills: what is read through them (by `*`, field
/// by field, by `read`, `as_ref`, `CStr::from_ptr`, `slice::from_raw_parts`, `ptr::copy`) is logged and answered from the trace,
/// and what is written through them is left out on replay. So a foreign pointer may lie anywhere, and is never followed on
/// replay. Raw pointers to the host's own memory do not belong into such an item; references and boxes are not concerned.
///
/// ```ignore
/// #[revdb::instrument]
/// unsafe extern "C" {
///     #[revdb::instrument(callback(row, data = data), in(message))]
///     fn sqlite3_exec(database: *mut Database, sql: *const c_char, row: Option<Row>, data: *mut c_void,
///         message: *mut *mut c_char) -> c_int;
/// }
///
/// #[revdb::instrument(io, raw, callback)]
/// unsafe extern "C" fn collect(data: *mut c_void, count: c_int, values: *mut *mut c_char, _: *mut *mut c_char) -> c_int {
///     println!("{}", unsafe { CStr::from_ptr(*values) }.to_string_lossy());
///     0
/// }
/// ```
///
/// # What it does not see
/// - The file of a `mod name;`: see [`modules!`].
/// - Functions of std imported by their own name outside of the item (`use std::env::var;`), and what macros defined
///   elsewhere expand to.
/// - Types of std that have no replacement (see `revdb::std`), and I/O in other crates. On replay the sandbox stops and
///   names these. [`macro@record`] covers them.
#[proc_macro_attribute]
pub fn instrument(arguments: TokenStream, item: TokenStream) -> TokenStream {
    revdb_transform::instrument(INSTRUMENTATION, arguments.into(), item.into()).into()
}

/// Gives guest objects a stable identity.
///
/// On a struct: adds a hidden field for the id, and implements `revdb::Object`. With `id = field` the id goes into a
/// field that the struct declares itself, of type `revdb::ObjectId`.
///
/// On an impl of that struct: every struct literal of it, and every `Self { .. }`, takes the next id.
///
/// The id lies in the object, so it goes wherever the object does: into an `Rc`, an arena, the other half of a moving
/// collector's heap. Memory that is used again for another object gets a new id with the struct literal that is written into
/// it; a host that sets the fields one by one calls `revdb::Object::renew`.
///
/// With `table = STATIC` the layout of the struct stays as it is, and the ids are in a `revdb::SideTable`, which the allocator
/// tells of each object that is made, moved and freed.
///
/// ```ignore
/// #[revdb::object]
/// struct Header { refs: Cell<u32> }
///
/// #[revdb::object]
/// impl Header {
///     fn new() -> Self {
///         Self { refs: Cell::new(1) }
///     }
/// }
/// ```
#[proc_macro_attribute]
pub fn object(arguments: TokenStream, item: TokenStream) -> TokenStream {
    revdb_transform::object(INSTRUMENTATION, arguments.into(), item.into()).into()
}

/// Makes `main` understand `--record[=FILE]`, `--replay FILE` and `--debug FILE` in front of the program's own arguments.
///
/// A bare `--record` writes a file in the current directory that is named after the first argument, `prog.rdb` for `prog.py`.
/// `trace_name = path` names a function that chooses it instead, from the arguments.
#[proc_macro_attribute]
pub fn main(arguments: TokenStream, item: TokenStream) -> TokenStream {
    revdb_transform::main(INSTRUMENTATION, arguments.into(), item.into()).into()
}

/// Records a whole function as one call: its result, and what it writes through `&mut` parameters.
///
/// For hosts with a narrow layer over the operating system, and for what the other macros cannot see. The body runs while
/// recording; on replay the trace gives its result (any type that is `revdb::Recordable`, which can be derived), and nothing
/// inside runs. Arguments that can be are hashed, and a replay that passes others is a divergence.
///
/// On an impl, of a trait or of the type itself, it records each method.
///
/// ```ignore
/// #[revdb::record]
/// fn terminal_size(columns: &mut u16) -> std::io::Result<u16> {
///     // any code, in any crate, by any means
/// }
///
/// #[revdb::record(receiver = unchanged)]
/// impl Backend for Terminal {
///     fn poll(&mut self, timeout: u64) -> std::io::Result<bool> { .. }
///
///     #[revdb::record(skip)]
///     fn name(&self) -> &str { .. }
/// }
/// ```
///
/// # Options
/// - `receiver = out`: what is written into a `&mut self` is recorded, as for any `&mut` parameter; `receiver = unchanged`:
///   nothing is written there that the host looks at. One of them is needed where there is a `&mut self`.
/// - `skip`, on a method of a recorded impl: leave it as it is.
/// - `crate = path`: where the facade crate is, if not at `::revdb`.
#[proc_macro_attribute]
pub fn record(arguments: TokenStream, item: TokenStream) -> TokenStream {
    revdb_transform::record(INSTRUMENTATION, arguments.into(), item.into()).into()
}

/// Declares modules that lie in files, and makes sure that what they call std is recorded.
///
/// ```ignore
/// #[macro_use]
/// extern crate revdb as std;
///
/// revdb::modules! {
///     mod parser;
///     pub mod vm;
/// }
/// ```
///
/// The files stay as they are, and so do the compiler's messages, cargo's rebuilds and what editors know about them. The
/// line above gives the facade the name `std` in all files of the crate, so paths into std and the print macros are recorded
/// in every one of them, in modules below the declared ones too. The compiler takes that line only as written by hand, in the
/// crate root; without it this macro is an error. Methods of paths (`path.exists()`), guest objects and `extern` blocks
/// still need their attributes in the file.
///
/// `#![crate = path]` first, inside the braces, tells where the facade crate is, if not at `::revdb`.
#[proc_macro]
pub fn modules(input: TokenStream) -> TokenStream {
    revdb_transform::modules(INSTRUMENTATION, input.into()).into()
}

/// Derives `revdb::Recordable` for a struct or enum: field by field, each of a type that is `Recordable`.
///
/// `#[revdb(crate = path)]` on the type tells where the facade crate is, if not at `::revdb`.
///
/// ```ignore
/// #[derive(revdb::Recordable)]
/// struct Size { columns: u16, rows: u16 }
///
/// #[revdb::record]
/// fn terminal_size() -> std::io::Result<Size> {
///     // ...
/// }
/// ```
#[proc_macro_derive(Recordable, attributes(revdb))]
pub fn derive_recordable(item: TokenStream) -> TokenStream {
    revdb_transform::derive_recordable(item.into()).into()
}

/// Derives `revdb::guest::Guest` for a host that keeps its stack and its functions in fields.
///
/// ```ignore
/// #[derive(revdb::Guest)]
/// #[revdb(locals = Vm::show_locals, evaluate = debug::evaluate)]
/// struct Vm {
///     #[revdb(frames)]
///     stack: Vec<Activation>,
///     #[revdb(codes)]
///     functions: Vec<Function>,
///     #[revdb(sources)]
///     files: HashMap<String, String>,
/// }
/// ```
///
/// - `frames`: the stack, innermost activation last; `revdb::guest::Frame` is `From` a reference to each.
/// - `codes`: what the numbers in frames and locations index; `revdb::guest::Code` is `From` a reference to each.
/// - `sources`, if the host keeps them: a map from file to text, or anything else that is `revdb::guest::Sources`.
/// - On the struct, each further method of the trait by the path of a function that takes the host and the method's
///   arguments: `qualified_name`, `source`, `sees_outer_frames`, `locals`, `children`, `arguments`, `exception`,
///   `source_range`, `files`, `outline`, `evaluate`, `notes_writes`, `read`, `is_alive`, `digest`, `signal`. `crate = path` tells where the facade crate is, if not at `::revdb`.
#[proc_macro_derive(Guest, attributes(revdb))]
pub fn derive_guest(item: TokenStream) -> TokenStream {
    revdb_transform::derive_guest(item.into()).into()
}
