//! A host that uses `SQLite` through its C interface: out-parameters, foreign strings and blobs, foreign memory that the host
//! writes, callbacks that are called at once and ones that `SQLite` keeps.

#![warn(clippy::pedantic)]

use std::ffi::{CStr, CString, c_char, c_int, c_void};

use revdb::guest::{Code, Frame, Guest, Location, StopKind};
use revdb::{FrameId, ObjectId};

// The library; its own declarations are not used.
use libsqlite3_sys as _;

macro_rules! opaque {
    ($($name:ident)*) => {$(
        #[repr(C)]
        pub struct $name {
            _opaque: [u8; 0],
        }
    )*};
}
opaque! { Database Statement Context Value }

type Row = unsafe extern "C" fn(*mut c_void, c_int, *mut *mut c_char, *mut *mut c_char) -> c_int;
type Function = unsafe extern "C" fn(*mut Context, c_int, *mut *mut Value);
type Final = unsafe extern "C" fn(*mut Context);
type Destroy = unsafe extern "C" fn(*mut c_void);
type Hook = unsafe extern "C" fn(*mut c_void, c_int, *const c_char, *const c_char, i64);

/// `SQLite` takes a copy of what it is given.
const TRANSIENT: isize = -1;
const UTF8: c_int = 1;
const ROW: c_int = 100;

#[revdb::instrument]
unsafe extern "C" {
    safe fn sqlite3_libversion() -> *const c_char;
    #[revdb::instrument(out(database))]
    fn sqlite3_open(path: *const c_char, database: *mut *mut Database) -> c_int;
    fn sqlite3_close(database: *mut Database) -> c_int;
    fn sqlite3_errmsg(database: *mut Database) -> *const c_char;
    #[revdb::instrument(callback(row, data = data), out(message))]
    fn sqlite3_exec(
        database: *mut Database,
        sql: *const c_char,
        row: Option<Row>,
        data: *mut c_void,
        message: *mut *mut c_char,
    ) -> c_int;
    #[revdb::instrument(in(memory))]
    fn sqlite3_free(memory: *mut c_void);
    #[revdb::instrument(out(statement), out(tail))]
    fn sqlite3_prepare_v2(
        database: *mut Database,
        sql: *const c_char,
        length: c_int,
        statement: *mut *mut Statement,
        tail: *mut *const c_char,
    ) -> c_int;
    fn sqlite3_bind_text(
        statement: *mut Statement,
        index: c_int,
        text: *const c_char,
        length: c_int,
        destructor: isize,
    ) -> c_int;
    fn sqlite3_bind_double(statement: *mut Statement, index: c_int, value: f64) -> c_int;
    fn sqlite3_step(statement: *mut Statement) -> c_int;
    fn sqlite3_reset(statement: *mut Statement) -> c_int;
    fn sqlite3_finalize(statement: *mut Statement) -> c_int;
    fn sqlite3_column_text(statement: *mut Statement, column: c_int) -> *const u8;
    fn sqlite3_column_blob(statement: *mut Statement, column: c_int) -> *const c_void;
    fn sqlite3_column_bytes(statement: *mut Statement, column: c_int) -> c_int;
    fn sqlite3_column_double(statement: *mut Statement, column: c_int) -> f64;
    #[revdb::instrument(
        callback(function, data = user),
        callback(step, data = user),
        callback(last, data = user),
        callback(destroy, data = user)
    )]
    fn sqlite3_create_function_v2(
        database: *mut Database,
        name: *const c_char,
        arguments: c_int,
        encoding: c_int,
        user: *mut c_void,
        function: Option<Function>,
        step: Option<Function>,
        last: Option<Final>,
        destroy: Option<Destroy>,
    ) -> c_int;
    fn sqlite3_user_data(context: *mut Context) -> *mut c_void;
    fn sqlite3_aggregate_context(context: *mut Context, size: c_int) -> *mut c_void;
    fn sqlite3_value_int64(value: *mut Value) -> i64;
    fn sqlite3_result_int64(context: *mut Context, value: i64);
    fn sqlite3_result_text(context: *mut Context, text: *const c_char, length: c_int, destructor: isize);
    #[revdb::instrument(callback(hook, data = data))]
    fn sqlite3_update_hook(database: *mut Database, hook: Option<Hook>, data: *mut c_void) -> *mut c_void;
    #[revdb::instrument(out(buffer, len = length))]
    safe fn sqlite3_randomness(length: c_int, buffer: *mut u8);
}

/// Holds foreign pointers: on replay they are numbers that go back into wrapped functions.
struct Connection {
    database: *mut Database,
}

#[revdb::instrument(io, raw)]
impl Connection {
    fn open(path: &str) -> Result<Self, String> {
        let path = CString::new(path).expect("no zero");
        let mut connection = Self { database: std::ptr::null_mut() };
        // SAFETY: a C string, and a local of the right type.
        match unsafe { sqlite3_open(path.as_ptr(), &raw mut connection.database) } {
            0 => Ok(connection),
            _ => Err(connection.error()),
        }
    }

    fn error(&self) -> String {
        // SAFETY: the database is open (or its opening failed, which is allowed), and the message is a C string.
        unsafe { CStr::from_ptr(sqlite3_errmsg(self.database)) }.to_string_lossy().into_owned()
    }

    /// Runs statements, with the rows collected by a callback.
    fn execute(&self, sql: &str) -> Result<Vec<String>, String> {
        let sql = CString::new(sql).expect("no zero");
        let (mut rows, mut message) = (Vec::<String>::new(), std::ptr::null_mut());
        let data = (&raw mut rows).cast();
        // SAFETY: all pointers are to locals, and `collect` takes the vector.
        unsafe {
            if sqlite3_exec(self.database, sql.as_ptr(), Some(collect), data, &raw mut message) == 0 {
                return Ok(rows);
            }
            let error = CStr::from_ptr(message).to_string_lossy().into_owned();
            sqlite3_free(message.cast());
            Err(error)
        }
    }

    fn insert(&self, values: &[(&str, f64)]) -> Result<(), String> {
        let mut statement = std::ptr::null_mut();
        let sql = c"insert into t values (?, ?)";
        // SAFETY: the statement is finalized once, and what is bound is copied.
        unsafe {
            if sqlite3_prepare_v2(self.database, sql.as_ptr(), -1, &raw mut statement, std::ptr::null_mut()) != 0 {
                return Err(self.error());
            }
            for (name, value) in values {
                let length = i32::try_from(name.len()).expect("short");
                sqlite3_bind_text(statement, 1, name.as_ptr().cast(), length, TRANSIENT);
                sqlite3_bind_double(statement, 2, *value);
                sqlite3_step(statement);
                sqlite3_reset(statement);
            }
            sqlite3_finalize(statement);
        }
        Ok(())
    }

    /// The first two columns of each row, as text (and what lies in memory for it) and as a number.
    fn select(&self, sql: &CStr) -> Result<Vec<(String, Option<u8>, f64)>, String> {
        let mut statement = std::ptr::null_mut();
        let mut rows = Vec::new();
        // SAFETY: columns are read before the next step, as long as they say that they are.
        unsafe {
            if sqlite3_prepare_v2(self.database, sql.as_ptr(), -1, &raw mut statement, std::ptr::null_mut()) != 0 {
                return Err(self.error());
            }
            while sqlite3_step(statement) == ROW {
                let blob = sqlite3_column_blob(statement, 0).cast::<u8>();
                let length = usize::try_from(sqlite3_column_bytes(statement, 0)).expect("not negative");
                let bytes = if length == 0 { &[] } else { std::slice::from_raw_parts(blob, length) };
                let text = sqlite3_column_text(statement, 0);
                let first = text.as_ref().copied().map(|byte| byte.max(*text));
                let text = String::from_utf8_lossy(bytes).into_owned();
                rows.push((text, first, sqlite3_column_double(statement, 1)));
            }
            sqlite3_finalize(statement);
        }
        Ok(rows)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        // SAFETY: nobody uses it any more.
        unsafe { sqlite3_close(self.database) };
    }
}

/// A row of `execute`: what it does to the outside is recorded, though it runs in the middle of a foreign call.
#[revdb::instrument(io, raw, callback)]
unsafe extern "C" fn collect(data: *mut c_void, count: c_int, values: *mut *mut c_char, _: *mut *mut c_char) -> c_int {
    debugger(10);
    // SAFETY: `execute` passes its vector.
    let rows = unsafe { as_own::<Vec<String>>(data) };
    let mut row = String::new();
    for index in 0..usize::try_from(count).expect("not negative") {
        // SAFETY: there are so many values, and each is a C string.
        let value = unsafe { CStr::from_ptr(*values.add(index)) };
        row.push_str(&value.to_string_lossy());
        row.push('|');
    }
    println!("row {} at {:?}: {row}", rows.len(), std::time::SystemTime::now());
    rows.push(row);
    0
}

/// What the host has lent to foreign code is its own when it comes back.
unsafe fn as_own<'a, T>(data: *mut c_void) -> &'a mut T {
    // SAFETY: the caller knows the type.
    unsafe { &mut *data.cast() }
}

/// Counts its calls in the host's memory.
#[revdb::instrument(io, raw, callback)]
unsafe extern "C" fn count(context: *mut Context, _: c_int, arguments: *mut *mut Value) {
    // SAFETY: it is registered with a counter, and called with one argument.
    unsafe {
        let calls = as_own::<Vec<i64>>(sqlite3_user_data(context));
        let argument = sqlite3_value_int64(*arguments);
        calls.push(argument);
        let text = format!("{argument} in call {} of process {}", calls.len(), std::process::id());
        sqlite3_result_text(context, text.as_ptr().cast(), i32::try_from(text.len()).expect("short"), TRANSIENT);
    }
}

/// Adds up in the memory of `SQLite`.
#[repr(C)]
#[derive(Clone, Copy)]
struct Sum {
    count: u32,
    total: i64,
}

#[revdb::instrument(raw, callback)]
unsafe extern "C" fn sum_step(context: *mut Context, _: c_int, arguments: *mut *mut Value) {
    // SAFETY: the memory is as large as asked for, and zeroed at first.
    unsafe {
        let sum = sqlite3_aggregate_context(context, 16).cast::<Sum>();
        (*sum).count += 1;
        (*sum).total = (*sum).total * 2 + sqlite3_value_int64(*arguments);
    }
}

#[revdb::instrument(raw, callback)]
unsafe extern "C" fn sum_final(context: *mut Context) {
    // SAFETY: as above.
    unsafe {
        let sum = sqlite3_aggregate_context(context, 16).cast::<Sum>();
        let total = &raw const (*sum).total;
        sqlite3_result_int64(context, i64::from((*sum).count) * 1000 + total.read());
    }
}

#[revdb::instrument(io, callback)]
unsafe extern "C" fn destroyed(_: *mut c_void) {
    println!("the function is destroyed");
}

#[revdb::instrument(io, raw, callback)]
unsafe extern "C" fn changed(data: *mut c_void, kind: c_int, _: *const c_char, table: *const c_char, row: i64) {
    debugger(20);
    // SAFETY: it is registered with a vector, and SQLite says which table it is.
    let (changes, table) = unsafe { (as_own::<Vec<i64>>(data), CStr::from_ptr(table)) };
    changes.push(row);
    println!("change {} of {}: {kind}", changes.len(), table.to_string_lossy());
}

/// For the debugger: each line of this host's one function.
struct Lines(u32);

impl Guest for Lines {
    fn frames(&mut self) -> Vec<Frame> {
        vec![Frame { id: FrameId(1), code: 0, line: self.0 }]
    }

    fn code(&mut self, _: u32) -> Code {
        Code { function: "main".to_owned(), file: "sqlite".to_owned(), first_line: 1, last_line: 99 }
    }
}

fn debugger(line: u32) {
    if revdb::stop_point() {
        let location = Location { code: 0, line, entry: line == 1, kind: StopKind::Line, frame: FrameId(1) };
        revdb::stopped(&mut Lines(line), location);
    }
}

#[revdb::main]
#[revdb::instrument(io, raw)]
fn main() -> Result<(), String> {
    revdb::enter();
    debugger(1);
    // SAFETY: a C string.
    println!("SQLite {}", unsafe { CStr::from_ptr(sqlite3_libversion()) }.to_string_lossy());
    let connection = Connection::open(&std::env::args().nth(1).expect("a file"))?;
    let (mut calls, mut changes) = (Vec::<i64>::new(), Vec::<i64>::new());
    let (user, data) = ((&raw mut calls).cast(), (&raw mut changes).cast());
    // SAFETY: the vectors live longer than the connection.
    unsafe {
        let database = connection.database;
        let (function, destroy) = (Some(count as Function), Some(destroyed as Destroy));
        sqlite3_create_function_v2(database, c"counted".as_ptr(), 1, UTF8, user, function, None, None, destroy);
        let (step, last, user) = (Some(sum_step as Function), Some(sum_final as Final), std::ptr::null_mut());
        sqlite3_create_function_v2(database, c"added".as_ptr(), 1, UTF8, user, None, step, last, None);
        let before = sqlite3_update_hook(database, Some(changed), data);
        assert!(before.is_null());
    }
    debugger(2);
    connection.execute("create table t (name, value); insert into t values ('zero', 0)")?;
    connection.insert(&[("one", 1.5), ("two", 2.5), ("", 3.5)])?;
    debugger(3);
    println!("{:?}", connection.execute("select name, value, datetime('now'), random() from t")?);
    println!("{:?}", connection.execute("select nothing from t"));
    println!("{:?}", connection.select(c"select name, value from t order by random()")?);
    println!("{:?}", connection.select(c"select hex(randomblob(8)), julianday('now')")?);
    println!("{:?}", connection.select(c"select counted(value), added(value) from t")?);
    println!("{:?} {:?}", connection.select(c"select counted(rowid), 1 from t")?, connection.select(c"bad"));
    let mut random = [0; 8];
    sqlite3_randomness(8, random.as_mut_ptr());
    println!("{random:?} {}", ObjectId::next().0);
    debugger(4);
    drop(connection);
    println!("{calls:?} {changes:?}");
    revdb::leave();
    Ok(())
}
