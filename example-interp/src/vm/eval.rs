//! The eval loop.
//!
//! One loop runs every guest function that guest code calls: calls and returns push and pop frames without recursion in
//! Rust. Native code that calls back enters a loop of its own ([`Vm::run`]). Fast paths are inline here; what is rare is in
//! [`super::slow`]. The file is long because the loop is one function, an arm for each opcode, and its macros work on its locals.
//!
//! # Safety of the register access
//! `regs` points to the registers of the innermost frame, of which there are `code.registers`, all initialised; the compiler
//! numbers operands below that. No reference into the registers is held over anything that could write the same register:
//! values are cloned or moved out first, or are operands that native code borrows while this frame waits.

use revdb::stop_point;

use super::frame::{Frame, Ret};
use super::slow::Called;
use crate::compile::op::{INPLACE, Instruction, KEYWORDS, NEGATE, Opcode, TAKE_A, TAKE_B, TAKE_C};
use crate::object::*;
use crate::vm::ops::{BinaryOp, CompareOp, UnaryOp};
use crate::vm::{Res, Vm};

/// How many loops may be nested by native code that calls back, whatever the recursion limit: the native stack has an end.
const MAX_NATIVE_DEPTH: u32 = 20_000;

impl Vm {
    /// Runs the innermost frame, which must have been pushed with [`Ret::Native`], until it returns or yields. With `inject`,
    /// it begins by raising that exception.
    pub fn run(&mut self, inject: Option<Exc>) -> Res {
        self.native_depth += 1;
        let result = self.run_until_left(inject);
        self.native_depth -= 1;
        result
    }

    fn run_until_left(&mut self, inject: Option<Exc>) -> Res {
        if let Some(exc) = inject {
            self.unwind(exc, false)?;
        } else if self.native_depth > MAX_NATIVE_DEPTH {
            let exc = self.recursion_error("");
            self.unwind(exc, false)?;
        }
        loop {
            match self.execute() {
                Ok(value) => return Ok(value),
                Err((exc, again)) => self.unwind(exc, again)?,
            }
        }
    }

    /// Executes instructions until the frame of the native caller is left (`Ok`), or an exception has to be unwound; the
    /// flag tells that it was raised again and its frame is in the traceback already.
    #[allow(clippy::too_many_lines, reason = "one arm per opcode")]
    fn execute(&mut self) -> Result<Value, (Exc, bool)> {
        let vm = self;
        let mut pc: *const Instruction;
        let mut regs: *mut Value;
        let mut code: *const CodeBody;

        macro_rules! load_frame {
            () => {{
                let frame = vm.frame();
                pc = frame.pc;
                regs = frame.base;
                code = frame.code;
            }};
        }
        macro_rules! reg {
            ($index:expr) => {
                // SAFETY: see the module's documentation.
                unsafe { &*regs.add($index as usize) }
            };
        }
        macro_rules! take {
            ($index:expr) => {
                // SAFETY: see the module's documentation.
                unsafe { Value::take(regs.add($index as usize)) }
            };
        }
        // Before anything that may raise or run other guest code, and before writes, whose place the debugger reports.
        macro_rules! save {
            () => {
                vm.pc.set(pc)
            };
        }
        // What an instruction did may have ended objects that have a `__del__`: it runs before the next instruction.
        macro_rules! settle {
            () => {
                if heap::has_pending() {
                    save!();
                    vm.run_pending();
                }
            };
        }
        // The same for what tells whether it ended such an object.
        macro_rules! settle_after {
            ($dropped:expr) => {
                if $dropped {
                    save!();
                    vm.run_pending();
                }
            };
        }
        macro_rules! set {
            ($index:expr, $value:expr) => {{
                let value = $value;
                // SAFETY: see the module's documentation.
                settle_after!(unsafe { Value::put(regs.add($index as usize), value) });
            }};
        }
        macro_rules! clear {
            ($index:expr) => {
                // SAFETY: see the module's documentation.
                settle_after!(unsafe { Value::put(regs.add($index as usize), Value::Unbound) })
            };
        }
        macro_rules! code {
            () => {
                // SAFETY: the frame's function keeps its code alive.
                unsafe { &*code }
            };
        }
        macro_rules! cache {
            ($index:expr) => {{
                let caches = &code!().caches;
                // SAFETY: the compiler numbers caches below their count.
                unsafe { caches.get_unchecked($index as usize) }
            }};
        }
        macro_rules! check {
            ($result:expr) => {
                match $result {
                    Ok(value) => value,
                    Err(exc) => return Err((exc, false)),
                }
            };
        }
        macro_rules! jump {
            ($offset:expr) => {
                // SAFETY: the compiler computed the offset from the jump's own address to an instruction of this code.
                pc = unsafe { pc.offset($offset as isize - 1) }
            };
        }
        macro_rules! skip_jump {
            () => {
                // SAFETY: a jump follows, and after it at least a return.
                pc = unsafe { pc.add(1) }
            };
        }
        macro_rules! consume {
            ($ins:expr) => {
                if $ins.x & TAKE_B != 0 {
                    clear!($ins.b);
                }
                if $ins.x & TAKE_C != 0 {
                    clear!($ins.c);
                }
            };
        }
        macro_rules! binary_slow {
            ($ins:expr, $op:ident) => {{
                save!();
                let result = if $ins.x & INPLACE != 0 {
                    vm.inplace(BinaryOp::$op, reg!($ins.b), reg!($ins.c))
                } else {
                    vm.binary(BinaryOp::$op, reg!($ins.b), reg!($ins.c))
                };
                let value = check!(result);
                consume!($ins);
                set!($ins.a, value);
            }};
        }
        macro_rules! arithmetic {
            ($ins:expr, $op:ident, $checked:ident, $float:tt) => {{
                match (reg!($ins.b), reg!($ins.c)) {
                    (Value::Int(a), Value::Int(b)) if let Some(result) = a.$checked(*b) => set!($ins.a, Value::Int(result)),
                    (Value::Float(a), Value::Float(b)) => {
                        let result = a $float b;
                        set!($ins.a, Value::Float(result));
                    }
                    (Value::Int(a), Value::Float(b)) => {
                        let result = *a as f64 $float b;
                        set!($ins.a, Value::Float(result));
                    }
                    (Value::Float(a), Value::Int(b)) => {
                        let result = a $float *b as f64;
                        set!($ins.a, Value::Float(result));
                    }
                    _ => binary_slow!($ins, $op),
                }
            }};
        }
        macro_rules! bitwise {
            ($ins:expr, $op:ident, $token:tt) => {{
                match (reg!($ins.b), reg!($ins.c)) {
                    (Value::Int(a), Value::Int(b)) => {
                        let result = a $token b;
                        set!($ins.a, Value::Int(result));
                    }
                    _ => binary_slow!($ins, $op),
                }
            }};
        }
        macro_rules! immediate_slow {
            ($ins:expr, $op:ident) => {{
                save!();
                let right = Value::Int(i64::from($ins.c as i16));
                let result = if $ins.x & INPLACE != 0 {
                    vm.inplace(BinaryOp::$op, reg!($ins.b), &right)
                } else {
                    vm.binary(BinaryOp::$op, reg!($ins.b), &right)
                };
                let value = check!(result);
                if $ins.x & TAKE_B != 0 {
                    clear!($ins.b);
                }
                set!($ins.a, value);
            }};
        }
        macro_rules! compare {
            ($ins:expr, $op:ident, $token:tt) => {{
                match (reg!($ins.b), reg!($ins.c)) {
                    (Value::Int(a), Value::Int(b)) => {
                        let result = a $token b;
                        set!($ins.a, Value::Bool(result));
                    }
                    (Value::Float(a), Value::Float(b)) => {
                        let result = a $token b;
                        set!($ins.a, Value::Bool(result));
                    }
                    (a, b) => {
                        save!();
                        let value = check!(vm.compare(CompareOp::$op, a, b));
                        consume!($ins);
                        set!($ins.a, value);
                    }
                }
            }};
        }
        macro_rules! jump_compare {
            ($ins:expr, $op:ident, $token:tt) => {{
                let result = match (reg!($ins.b), reg!($ins.c)) {
                    (Value::Int(a), Value::Int(b)) => a $token b,
                    (Value::Float(a), Value::Float(b)) => a $token b,
                    (a, b) => {
                        save!();
                        let result = check!(vm.compare_truth(CompareOp::$op, a, b));
                        consume!($ins);
                        result
                    }
                };
                if result == ($ins.x & NEGATE == 0) {
                    jump!($ins.a as i16);
                }
            }};
        }
        macro_rules! jump_compare_immediate {
            ($ins:expr, $op:ident, $token:tt) => {{
                let right = i64::from($ins.c as i16);
                let result = match reg!($ins.b) {
                    Value::Int(a) => *a $token right,
                    a => {
                        save!();
                        let result = check!(vm.compare_truth(CompareOp::$op, a, &Value::Int(right)));
                        if $ins.x & TAKE_B != 0 {
                            clear!($ins.b);
                        }
                        result
                    }
                };
                if result == ($ins.x & NEGATE == 0) {
                    jump!($ins.a as i16);
                }
            }};
        }
        // Takes the keyword names of a call from the instruction after it.
        macro_rules! keywords {
            ($ins:expr) => {
                if $ins.x & KEYWORDS != 0 {
                    // SAFETY: the compiler puts the names right after the call.
                    let names = unsafe { *pc };
                    skip_jump!();
                    Some(names.bc())
                } else {
                    None
                }
            };
        }
        // Enters a guest function whose arguments lie in the `argc` registers from `first` on.
        macro_rules! enter {
            ($function:expr, $body:expr, $first:expr, $argc:expr, $dst:expr, $ret:expr) => {{
                let function = $function;
                let body: *const CodeBody = $body;
                // SAFETY: the function keeps its code alive; the registers are temporaries of this frame.
                let (body, mut base) = unsafe { (&*body, regs.add($first as usize)) };
                if vm.depth >= vm.recursion_limit
                    || body.registers > (vm.stack.end() as usize - base as usize) / size_of::<Value>()
                {
                    save!();
                    return Err((vm.recursion_error(""), false));
                }
                let frame = vm.frames.last_mut().expect("this code runs in a frame");
                frame.pc = pc;
                if frame.generator.is_some() {
                    let limit = frame.limit;
                    for index in 0..$argc {
                        // SAFETY: the stack has room from `limit` on, which nobody uses while this frame runs.
                        unsafe { limit.add(index).write(Value::take(base.add(index))) };
                    }
                    base = limit;
                }
                for index in $argc..body.fixed {
                    // SAFETY: the registers above the arguments hold nothing that needs dropping.
                    unsafe { base.add(index).write(Value::Unbound) };
                }
                vm.depth += 1;
                revdb::enter();
                // SAFETY: the registers were checked above to lie within the stack.
                unsafe { Frame::enter(&mut vm.frames, function, body, base, $dst, $ret) };
                regs = base;
                code = body;
                pc = body.instructions.as_ptr();
            }};
        }
        // What a slow call came to.
        macro_rules! called {
            ($called:expr, $dst:expr) => {
                match check!($called) {
                    Called::Value(value) => {
                        set!($dst, value);
                        settle!();
                    }
                    Called::Frame => load_frame!(),
                }
            };
        }

        load_frame!();
        loop {
            // SAFETY: every path through the code ends with a return or a raise, so `pc` stays inside.
            let ins = unsafe { *pc };
            // SAFETY: as above.
            pc = unsafe { pc.add(1) };
            match ins.op {
                Opcode::Line => {
                    if heap::has_pending() || revdb::watching() {
                        save!();
                        vm.safe_point();
                    }
                    if stop_point() {
                        save!();
                        check!(vm.stop_line(ins.bc(), false));
                    }
                }
                Opcode::EntryLine => {
                    if stop_point() {
                        save!();
                        check!(vm.stop_line(ins.bc(), true));
                    }
                }
                Opcode::HandlerLine => {
                    let line = ins.bc();
                    if vm.frame().raised != line && stop_point() {
                        save!();
                        check!(vm.stop_line(line, false));
                    }
                }
                Opcode::Poll => {
                    save!();
                    check!(vm.count_step());
                }
                Opcode::Nop => {}
                Opcode::Move => set!(ins.a, reg!(ins.b).clone()),
                Opcode::Take => set!(ins.a, take!(ins.b)),
                Opcode::Swap => {
                    let (a, b) = (take!(ins.a), take!(ins.b));
                    set!(ins.a, b);
                    set!(ins.b, a);
                }
                Opcode::LoadConst => {
                    let consts = &code!().consts;
                    // SAFETY: the compiler numbers constants below their count.
                    set!(ins.a, unsafe { consts.get_unchecked(ins.bc() as usize) }.clone());
                }
                Opcode::LoadNone => set!(ins.a, Value::None),
                Opcode::LoadInt => set!(ins.a, Value::Int(i64::from(ins.bc() as i32))),
                Opcode::CheckLocal => {
                    if reg!(ins.b).is_unbound() {
                        save!();
                        return Err((vm.unbound_local(ins.b), false));
                    }
                }
                Opcode::Drop => {
                    clear!(ins.b);
                }
                Opcode::DeleteLocal => {
                    if reg!(ins.b).is_unbound() {
                        save!();
                        return Err((vm.unbound_local(ins.b), false));
                    }
                    clear!(ins.b);
                }
                Opcode::LoadGlobal => {
                    let cache = cache!(ins.b);
                    let globals: *const Dict = &*vm.frame().function.globals;
                    // SAFETY: the frame's function keeps its globals alive.
                    let globals = unsafe { &*globals };
                    let version = cache.version.get();
                    let found = if version != 0 && globals.current_version() == version {
                        if cache.kind.get() == CacheKind::Global {
                            globals.value_at(cache.slot.get() as usize)
                        } else if vm.builtins.current_version() == cache.version2.get() {
                            vm.builtins.value_at(cache.slot.get() as usize)
                        } else {
                            None
                        }
                    } else {
                        None
                    };
                    let value = match found {
                        Some(value) => value,
                        None => {
                            save!();
                            check!(vm.load_global(cache))
                        }
                    };
                    set!(ins.a, value);
                }
                Opcode::LoadName => {
                    save!();
                    let value = check!(vm.load_name(cache!(ins.b)));
                    set!(ins.a, value);
                }
                Opcode::StoreGlobal => {
                    save!();
                    let value = if ins.x & TAKE_A != 0 { take!(ins.a) } else { reg!(ins.a).clone() };
                    vm.store_global(cache!(ins.b), value);
                    settle!();
                }
                Opcode::StoreName => {
                    save!();
                    let value = if ins.x & TAKE_A != 0 { take!(ins.a) } else { reg!(ins.a).clone() };
                    check!(vm.store_name(cache!(ins.b), value));
                    settle!();
                }
                Opcode::DeleteGlobal => {
                    save!();
                    check!(vm.delete_global(ins.bc()));
                    settle!();
                }
                Opcode::DeleteName => {
                    save!();
                    check!(vm.delete_name(ins.bc()));
                    settle!();
                }
                Opcode::LoadDeref => {
                    let Value::Cell(cell) = reg!(ins.b) else { unreachable!("cells are made in the prologue") };
                    let value = cell.get();
                    if value.is_unbound() {
                        save!();
                        return Err((vm.unbound_cell(ins.b), false));
                    }
                    set!(ins.a, value);
                }
                Opcode::LoadClassDeref => {
                    save!();
                    let value = check!(vm.load_class_deref(ins.b));
                    set!(ins.a, value);
                }
                Opcode::StoreDeref => {
                    save!();
                    let value = if ins.x & TAKE_B != 0 { take!(ins.b) } else { reg!(ins.b).clone() };
                    let Value::Cell(cell) = reg!(ins.a) else { unreachable!("cells are made in the prologue") };
                    cell.set(value);
                    settle!();
                }
                Opcode::DeleteDeref => {
                    let Value::Cell(cell) = reg!(ins.b) else { unreachable!("cells are made in the prologue") };
                    if cell.get().is_unbound() {
                        save!();
                        return Err((vm.unbound_cell(ins.b), false));
                    }
                    cell.set(Value::Unbound);
                    settle!();
                }
                Opcode::MakeCell => {
                    let value = if ins.a == ins.b { Value::Unbound } else { take!(ins.b) };
                    set!(ins.a, Value::Cell(Ref::new(CellObject::new(value))));
                }
                Opcode::CopyFree => {
                    let function = vm.frame().function.clone();
                    for (index, cell) in function.closure.iter().enumerate() {
                        set!(usize::from(ins.a) + index, Value::Cell(cell.clone()));
                    }
                }
                Opcode::Neg => match reg!(ins.b) {
                    Value::Int(value) if *value != i64::MIN => set!(ins.a, Value::Int(-value)),
                    Value::Float(value) => set!(ins.a, Value::Float(-value)),
                    operand => {
                        save!();
                        let value = check!(vm.unary(UnaryOp::Neg, operand));
                        consume!(ins);
                        set!(ins.a, value);
                    }
                },
                Opcode::Pos | Opcode::Invert => {
                    save!();
                    let op = if ins.op == Opcode::Pos { UnaryOp::Pos } else { UnaryOp::Invert };
                    let value = check!(vm.unary(op, reg!(ins.b)));
                    consume!(ins);
                    set!(ins.a, value);
                }
                Opcode::Not => {
                    let truth = match reg!(ins.b) {
                        Value::Bool(value) => *value,
                        operand => {
                            save!();
                            let truth = check!(vm.truthy(operand));
                            consume!(ins);
                            truth
                        }
                    };
                    set!(ins.a, Value::Bool(!truth));
                }
                Opcode::Add => match (reg!(ins.b), reg!(ins.c)) {
                    (Value::Str(left), Value::Str(right)) => {
                        let length = left.as_str().len() + right.as_str().len();
                        if length > crate::memory::SMALL {
                            save!();
                            check!(vm.room(length, 1));
                        }
                        // Appending to a string that nobody else holds grows it in place.
                        let left =
                            if ins.a == ins.b || ins.x & TAKE_B != 0 { take!(ins.b) } else { reg!(ins.b).clone() };
                        let sum = Vm::concat(left, reg!(ins.c));
                        if ins.x & TAKE_C != 0 {
                            clear!(ins.c);
                        }
                        set!(ins.a, sum);
                    }
                    _ => arithmetic!(ins, Add, checked_add, +),
                },
                Opcode::Sub => arithmetic!(ins, Sub, checked_sub, -),
                Opcode::Mul => arithmetic!(ins, Mul, checked_mul, *),
                Opcode::MatMul => binary_slow!(ins, MatMul),
                Opcode::Div => match (reg!(ins.b), reg!(ins.c)) {
                    (Value::Float(a), Value::Float(b)) if *b != 0.0 => {
                        let result = a / b;
                        set!(ins.a, Value::Float(result));
                    }
                    (Value::Float(a), Value::Int(b)) if *b != 0 => {
                        let result = a / *b as f64;
                        set!(ins.a, Value::Float(result));
                    }
                    _ => binary_slow!(ins, Div),
                },
                Opcode::Mod => match (reg!(ins.b), reg!(ins.c)) {
                    (Value::Int(a), Value::Int(b)) if *b > 0 => {
                        let result = a.rem_euclid(*b);
                        set!(ins.a, Value::Int(result));
                    }
                    _ => binary_slow!(ins, Mod),
                },
                Opcode::Pow => binary_slow!(ins, Pow),
                Opcode::Shl => binary_slow!(ins, Shl),
                Opcode::Shr => match (reg!(ins.b), reg!(ins.c)) {
                    (Value::Int(a), Value::Int(b)) if (0..64).contains(b) => {
                        let result = a >> b;
                        set!(ins.a, Value::Int(result));
                    }
                    _ => binary_slow!(ins, Shr),
                },
                Opcode::Or => bitwise!(ins, Or, |),
                Opcode::Xor => bitwise!(ins, Xor, ^),
                Opcode::And => bitwise!(ins, And, &),
                Opcode::FloorDiv => match (reg!(ins.b), reg!(ins.c)) {
                    (Value::Int(a), Value::Int(b)) if *b > 0 => {
                        let result = a.div_euclid(*b);
                        set!(ins.a, Value::Int(result));
                    }
                    _ => binary_slow!(ins, FloorDiv),
                },
                Opcode::AddImm => match reg!(ins.b) {
                    Value::Int(a) if let Some(sum) = a.checked_add(i64::from(ins.c as i16)) => {
                        set!(ins.a, Value::Int(sum))
                    }
                    Value::Float(a) => {
                        let sum = a + f64::from(ins.c as i16);
                        set!(ins.a, Value::Float(sum));
                    }
                    _ => immediate_slow!(ins, Add),
                },
                Opcode::SubImm => match reg!(ins.b) {
                    Value::Int(a) if let Some(sum) = a.checked_sub(i64::from(ins.c as i16)) => {
                        set!(ins.a, Value::Int(sum))
                    }
                    Value::Float(a) => {
                        let sum = a - f64::from(ins.c as i16);
                        set!(ins.a, Value::Float(sum));
                    }
                    _ => immediate_slow!(ins, Sub),
                },
                Opcode::MulImm => match reg!(ins.b) {
                    Value::Int(a) if let Some(sum) = a.checked_mul(i64::from(ins.c as i16)) => {
                        set!(ins.a, Value::Int(sum))
                    }
                    _ => immediate_slow!(ins, Mul),
                },
                Opcode::ModImm => match reg!(ins.b) {
                    Value::Int(a) if ins.c as i16 > 0 => {
                        let result = a.rem_euclid(i64::from(ins.c as i16));
                        set!(ins.a, Value::Int(result));
                    }
                    _ => immediate_slow!(ins, Mod),
                },
                Opcode::FloorDivImm => match reg!(ins.b) {
                    Value::Int(a) if ins.c as i16 > 0 => {
                        let result = a.div_euclid(i64::from(ins.c as i16));
                        set!(ins.a, Value::Int(result));
                    }
                    _ => immediate_slow!(ins, FloorDiv),
                },
                Opcode::AndImm => match reg!(ins.b) {
                    Value::Int(a) => {
                        let result = a & i64::from(ins.c as i16);
                        set!(ins.a, Value::Int(result));
                    }
                    _ => immediate_slow!(ins, And),
                },
                Opcode::ShlImm => match reg!(ins.b) {
                    Value::Int(a) if (0..=31).contains(&(ins.c as i16)) && i32::try_from(*a).is_ok() => {
                        let result = a << ins.c;
                        set!(ins.a, Value::Int(result));
                    }
                    _ => immediate_slow!(ins, Shl),
                },
                Opcode::ShrImm => match reg!(ins.b) {
                    Value::Int(a) if (0..64).contains(&(ins.c as i16)) => {
                        let result = a >> ins.c;
                        set!(ins.a, Value::Int(result));
                    }
                    _ => immediate_slow!(ins, Shr),
                },
                Opcode::Lt => compare!(ins, Lt, <),
                Opcode::Le => compare!(ins, Le, <=),
                Opcode::Eq => compare!(ins, Eq, ==),
                Opcode::Ne => compare!(ins, Ne, !=),
                Opcode::Gt => compare!(ins, Gt, >),
                Opcode::Ge => compare!(ins, Ge, >=),
                Opcode::JumpLt => jump_compare!(ins, Lt, <),
                Opcode::JumpLe => jump_compare!(ins, Le, <=),
                Opcode::JumpEq => jump_compare!(ins, Eq, ==),
                Opcode::JumpNe => jump_compare!(ins, Ne, !=),
                Opcode::JumpGt => jump_compare!(ins, Gt, >),
                Opcode::JumpGe => jump_compare!(ins, Ge, >=),
                Opcode::JumpLtImm => jump_compare_immediate!(ins, Lt, <),
                Opcode::JumpLeImm => jump_compare_immediate!(ins, Le, <=),
                Opcode::JumpEqImm => jump_compare_immediate!(ins, Eq, ==),
                Opcode::JumpNeImm => jump_compare_immediate!(ins, Ne, !=),
                Opcode::JumpGtImm => jump_compare_immediate!(ins, Gt, >),
                Opcode::JumpGeImm => jump_compare_immediate!(ins, Ge, >=),
                Opcode::Is => {
                    let result = reg!(ins.b).is(reg!(ins.c)) == (ins.x & NEGATE == 0);
                    consume!(ins);
                    set!(ins.a, Value::Bool(result));
                }
                Opcode::Contains => {
                    save!();
                    let result = check!(vm.contains(reg!(ins.c), reg!(ins.b))) == (ins.x & NEGATE == 0);
                    consume!(ins);
                    set!(ins.a, Value::Bool(result));
                }
                Opcode::GetItem => {
                    let found = match (reg!(ins.b), reg!(ins.c)) {
                        (Value::List(list), Value::Int(index)) => {
                            // SAFETY: nothing borrows the items mutably while the loop runs.
                            let items = unsafe { &*list.items.as_ptr() };
                            let index = if *index < 0 { *index + items.len() as i64 } else { *index };
                            items.get(index as usize).cloned()
                        }
                        (Value::Tuple(tuple), Value::Int(index)) => {
                            let items = tuple.items();
                            let index = if *index < 0 { *index + items.len() as i64 } else { *index };
                            items.get(index as usize).cloned()
                        }
                        (Value::Dict(dict), Value::Str(key)) => dict.get_str(key),
                        _ => None,
                    };
                    let value = match found {
                        Some(value) => value,
                        None => {
                            save!();
                            check!(vm.get_item(reg!(ins.b), reg!(ins.c)))
                        }
                    };
                    consume!(ins);
                    set!(ins.a, value);
                }
                Opcode::GetItemImm => {
                    let found = match reg!(ins.b) {
                        Value::List(list) => {
                            // SAFETY: as in `GetItem`.
                            unsafe { &*list.items.as_ptr() }.get(usize::from(ins.c)).cloned()
                        }
                        Value::Tuple(tuple) => tuple.items().get(usize::from(ins.c)).cloned(),
                        _ => None,
                    };
                    let value = match found {
                        Some(value) => value,
                        None => {
                            save!();
                            check!(vm.get_item(reg!(ins.b), &Value::Int(i64::from(ins.c))))
                        }
                    };
                    if ins.x & TAKE_B != 0 {
                        clear!(ins.b);
                    }
                    set!(ins.a, value);
                }
                Opcode::SetItem => {
                    save!();
                    match (reg!(ins.b), reg!(ins.c)) {
                        (Value::List(list), Value::Int(index)) if (*index as u64) < list.len() as u64 => {
                            let value = if ins.x & TAKE_A != 0 { take!(ins.a) } else { reg!(ins.a).clone() };
                            list.set(*index as usize, value);
                        }
                        (container, index) => {
                            let value = reg!(ins.a).clone();
                            check!(vm.set_item(container, index, value));
                            if ins.x & TAKE_A != 0 {
                                clear!(ins.a);
                            }
                        }
                    }
                    consume!(ins);
                    settle!();
                }
                Opcode::DelItem => {
                    save!();
                    check!(vm.del_item(reg!(ins.b), reg!(ins.c)));
                    consume!(ins);
                    settle!();
                }
                Opcode::LoadAttr => {
                    let cache = cache!(ins.c);
                    let mut found = None;
                    if let Value::Instance(instance) = reg!(ins.b)
                        && std::ptr::from_ref(instance.shape()) as usize == cache.key.get()
                        && instance.class_version() == cache.version.get()
                    {
                        found = match cache.kind.get() {
                            CacheKind::Slot => instance.slot(cache.slot.get() as usize),
                            _ => None,
                        };
                    }
                    let value = match found {
                        Some(value) => value,
                        None => {
                            save!();
                            check!(vm.load_attr(reg!(ins.b), cache))
                        }
                    };
                    if ins.x & TAKE_B != 0 {
                        clear!(ins.b);
                    }
                    set!(ins.a, value);
                }
                Opcode::StoreAttr => {
                    save!();
                    let cache = cache!(ins.c);
                    let value = if ins.x & TAKE_A != 0 { take!(ins.a) } else { reg!(ins.a).clone() };
                    match reg!(ins.b) {
                        Value::Instance(instance)
                            if std::ptr::from_ref(instance.shape()) as usize == cache.key.get()
                                && instance.class_version() == cache.version.get()
                                && cache.kind.get() == CacheKind::Slot =>
                        {
                            instance.set_slot(cache.slot.get() as usize, &cache.name, value);
                        }
                        Value::Instance(instance)
                            if std::ptr::from_ref(instance.shape()) as usize == cache.key.get()
                                && instance.class_version() == cache.version.get()
                                && let Some(shape) = cache.next.get() =>
                        {
                            instance.add_slot(shape, &cache.name, value);
                        }
                        object => {
                            check!(vm.store_attr_cached(object, value, cache));
                        }
                    }
                    if ins.x & TAKE_B != 0 {
                        clear!(ins.b);
                    }
                    settle!();
                }
                Opcode::DelAttr => {
                    save!();
                    let name = code!().names[usize::from(ins.c)].clone();
                    check!(vm.del_attr(reg!(ins.b), &name));
                    if ins.x & TAKE_B != 0 {
                        clear!(ins.b);
                    }
                    settle!();
                }
                Opcode::LoadMethod => {
                    let cache = cache!(ins.c);
                    if let Value::Instance(instance) = reg!(ins.b)
                        && std::ptr::from_ref(instance.shape()) as usize == cache.key.get()
                        && instance.class_version() == cache.version.get()
                        && cache.kind.get() == CacheKind::Method
                    {
                        // SAFETY: only `load_method` and collections replace the cached value, and not while this clones it.
                        let method = unsafe { &*cache.value.as_ptr() }.clone();
                        let receiver = if ins.x & TAKE_B != 0 { take!(ins.b) } else { reg!(ins.b).clone() };
                        set!(ins.a, method);
                        set!(ins.a + 1, receiver);
                    } else {
                        save!();
                        let (method, receiver) = check!(vm.load_method(reg!(ins.b), cache));
                        if ins.x & TAKE_B != 0 {
                            clear!(ins.b);
                        }
                        set!(ins.a, method);
                        set!(ins.a + 1, receiver);
                    }
                }
                Opcode::Call | Opcode::CallMethod | Opcode::CallDirect => {
                    // Where the callable is, and where its arguments begin.
                    let (callable, first, argc) = match ins.op {
                        Opcode::Call => (ins.a + 1, ins.a + 2, ins.b),
                        Opcode::CallDirect => (ins.a, ins.a + 1, ins.b),
                        _ if reg!(ins.a).is_unbound() => (ins.a + 1, ins.a + 2, ins.b),
                        _ => (ins.a, ins.a + 1, ins.b + 1),
                    };
                    match reg!(callable) {
                        Value::Function(function)
                            if ins.x & KEYWORDS == 0
                                && function.code.peek(|code| code.simple && code.args == usize::from(argc)) =>
                        {
                            let Value::Function(function) = take!(callable) else { unreachable!("matched above") };
                            let body = function.code.peek(|code| std::ptr::from_ref(&**code));
                            enter!(function, body, first, usize::from(argc), ins.c, Ret::Register);
                        }
                        Value::Native(native) if ins.x & KEYWORDS == 0 => {
                            save!();
                            let native: *const Native = &**native;
                            // SAFETY: the register keeps the function alive, and nobody else writes these registers.
                            let result = unsafe {
                                let args = std::slice::from_raw_parts(regs.add(usize::from(first)), usize::from(argc));
                                (*native).call(vm, Args::new(args))
                            };
                            let value = check!(result);
                            clear!(callable);
                            for index in first..first + argc {
                                clear!(index);
                            }
                            set!(ins.c, value);
                            settle!();
                        }
                        _ => {
                            let names = keywords!(ins);
                            save!();
                            // SAFETY: the registers from `callable` on are the callable and its arguments, the caller's to
                            // consume; `callable` lies one below `first`.
                            let called = unsafe {
                                vm.call_registers(regs.add(usize::from(callable)), usize::from(argc), names, ins.c)
                            };
                            called!(called, ins.c);
                        }
                    }
                }
                Opcode::CallEx => {
                    save!();
                    // SAFETY: callable, arguments and keywords lie in the temporaries from `a + 1` on.
                    let called = unsafe { vm.call_unpacked(regs.add(usize::from(ins.a) + 1), ins.x & 1 != 0, ins.c) };
                    called!(called, ins.c);
                }
                Opcode::MakeFunction => {
                    let value = vm.make_function(ins.x, |index| take!(usize::from(ins.b) + index));
                    set!(ins.a, value);
                }
                Opcode::LoadBuildClass => {
                    save!();
                    let value = check!(vm.load_build_class());
                    set!(ins.a, value);
                }
                Opcode::LoadAssertionError => set!(ins.a, Value::Class(vm.types.assertion_error.clone())),
                Opcode::SetupAnnotations => {
                    save!();
                    check!(vm.setup_annotations());
                }
                Opcode::BuildTuple
                | Opcode::BuildList
                | Opcode::BuildSet
                | Opcode::BuildMap
                | Opcode::BuildConstKeyMap
                | Opcode::BuildString
                | Opcode::BuildSlice => {
                    save!();
                    let first = usize::from(ins.b);
                    let count = usize::from(ins.c);
                    let value = match ins.op {
                        Opcode::BuildTuple if count == 2 => {
                            let (first, second) = (take!(first), take!(first + 1));
                            Value::Tuple(Ref::new(Tuple::pair(first, second)))
                        }
                        Opcode::BuildTuple => Value::tuple((0..count).map(|index| take!(first + index)).collect()),
                        Opcode::BuildList => Value::list((0..count).map(|index| take!(first + index)).collect()),
                        _ => check!(vm.build(ins.op, count, |index| take!(first + index))),
                    };
                    set!(ins.a, value);
                }
                Opcode::ListAppend => {
                    save!();
                    let value = if ins.x & TAKE_B != 0 { take!(ins.b) } else { reg!(ins.b).clone() };
                    let Value::List(list) = reg!(ins.a) else { unreachable!("the compiler appends to a list") };
                    check!(vm.room_to_push(&list.items.borrow()));
                    list.push(value);
                }
                Opcode::SetAdd
                | Opcode::MapAdd
                | Opcode::ListExtend
                | Opcode::SetUpdate
                | Opcode::DictUpdate
                | Opcode::DictMerge => {
                    save!();
                    check!(vm.extend_container(ins.op, reg!(ins.a), reg!(ins.b), reg!(ins.c)));
                    if ins.x & TAKE_B != 0 {
                        clear!(ins.b);
                    }
                    if ins.x & TAKE_C != 0 {
                        clear!(ins.c);
                    }
                    settle!();
                }
                Opcode::ListToTuple => {
                    let value = take!(ins.a);
                    let Value::List(list) = &value else { unreachable!("the compiler converts a list") };
                    let tuple = Value::tuple(list.items.take());
                    set!(ins.a, tuple);
                }
                Opcode::Unpack => {
                    let count = usize::from(ins.c);
                    let value = if ins.x & TAKE_B != 0 { take!(ins.b) } else { reg!(ins.b).clone() };
                    match &value {
                        Value::Tuple(tuple) if tuple.items().len() == count => {
                            for (index, item) in tuple.items().iter().enumerate() {
                                set!(usize::from(ins.a) + count - 1 - index, item.clone());
                            }
                        }
                        Value::List(list) if list.len() == count => {
                            for index in 0..count {
                                // SAFETY: as in `GetItem`; the length was checked and setting registers runs no guest code.
                                let item = unsafe { (&*list.items.as_ptr()).get_unchecked(index) }.clone();
                                set!(usize::from(ins.a) + count - 1 - index, item);
                            }
                        }
                        _ => {
                            save!();
                            let items = check!(vm.unpack(&value, count));
                            for (index, item) in items.into_iter().enumerate() {
                                set!(usize::from(ins.a) + count - 1 - index, item);
                            }
                        }
                    }
                    settle_after!(value.discard());
                }
                Opcode::UnpackEx => {
                    save!();
                    let value = if ins.x & TAKE_B != 0 { take!(ins.b) } else { reg!(ins.b).clone() };
                    let (before, after) = (usize::from(ins.c & 0xff), usize::from(ins.c >> 8));
                    let items = check!(vm.unpack_starred(&value, before, after));
                    let count = items.len();
                    for (index, item) in items.into_iter().enumerate() {
                        set!(usize::from(ins.a) + count - 1 - index, item);
                    }
                    settle_after!(value.discard());
                }
                Opcode::FormatValue => {
                    save!();
                    let kind = ins.x >> 2;
                    let spec = if kind & 4 != 0 { reg!(ins.c) } else { &Value::None };
                    let value = check!(vm.format_value(reg!(ins.b), kind & 3, spec));
                    consume!(ins);
                    set!(ins.a, value);
                }
                Opcode::ImportName => {
                    save!();
                    let (level, names) = (take!(ins.b), take!(ins.b + 1));
                    let name = code!().names[usize::from(ins.c)].clone();
                    let value = check!(vm.import_name(&name, &level, &names));
                    set!(ins.a, value);
                }
                Opcode::ImportFrom => {
                    save!();
                    let name = code!().names[usize::from(ins.c)].clone();
                    let value = check!(vm.import_from(reg!(ins.b), &name));
                    set!(ins.a, value);
                }
                Opcode::ImportStar => {
                    save!();
                    check!(vm.import_star(reg!(ins.b)));
                    consume!(ins);
                }
                Opcode::GetIter => {
                    save!();
                    let value = match reg!(ins.b) {
                        value @ (Value::Generator(_) | Value::Iterator(_)) => check!(vm.iter_of_iterator(value)),
                        value => check!(vm.iter(value)),
                    };
                    consume!(ins);
                    set!(ins.a, value);
                }
                Opcode::ForIter => {
                    let iterator = reg!(ins.a);
                    match iterator {
                        Value::Iterator(iterator) => {
                            revdb::mutated(iterator.id(), revdb::Slot::ALL);
                            // SAFETY: the state is only borrowed by native code that advances it, which does not run now.
                            let state = unsafe { &mut *iterator.state.as_ptr() };
                            let item = match state {
                                IterState::Range { next, step, left } if *left > 0 => {
                                    let item = *next;
                                    *left -= 1;
                                    *next = next.wrapping_add(*step);
                                    set!(ins.b, Value::Int(item));
                                    skip_jump!();
                                    continue;
                                }
                                IterState::List { list, index } => {
                                    // SAFETY: as in `GetItem`.
                                    let item = unsafe { &*list.items.as_ptr() }.get(*index).cloned();
                                    *index = if item.is_some() { *index + 1 } else { IterState::ENDED };
                                    item
                                }
                                IterState::Tuple { tuple, index } => {
                                    let item = tuple.items().get(*index).cloned();
                                    *index += usize::from(item.is_some());
                                    item
                                }
                                _ => {
                                    save!();
                                    check!(vm.next(reg!(ins.a)))
                                }
                            };
                            if let Some(item) = item {
                                set!(ins.b, item);
                                skip_jump!();
                            } else {
                                clear!(ins.a);
                            }
                        }
                        Value::Generator(generator) if generator.kind == GeneratorKind::Generator => {
                            save!();
                            let generator = generator.clone();
                            check!(vm.resume(&generator, Value::None, Ret::ForIter));
                            load_frame!();
                        }
                        _ => {
                            save!();
                            if let Some(item) = check!(vm.next(reg!(ins.a))) {
                                set!(ins.b, item);
                                skip_jump!();
                            } else {
                                clear!(ins.a);
                            }
                        }
                    }
                }
                Opcode::Send => {
                    save!();
                    match reg!(ins.a) {
                        Value::Generator(generator) if generator.kind != GeneratorKind::AsyncGenerator => {
                            let generator = generator.clone();
                            let sent = take!(ins.a + 1);
                            check!(vm.resume(&generator, sent, Ret::Send));
                            load_frame!();
                        }
                        receiver => {
                            let receiver = receiver.clone();
                            let sent = take!(ins.a + 1);
                            match check!(vm.send_to(&receiver, sent)) {
                                Ok(item) => {
                                    set!(ins.a + 1, item);
                                    skip_jump!();
                                }
                                Err(result) => set!(ins.a, result),
                            }
                        }
                    }
                }
                Opcode::Yield => {
                    if code!().stops && stop_point() {
                        save!();
                        check!(vm.stop_return());
                    }
                    let value = take!(ins.a);
                    let frame = vm.suspend(pc);
                    if frame == Ret::Native {
                        return Ok(value);
                    }
                    load_frame!();
                    // SAFETY: the resuming instruction is right before the caller's next one, a jump.
                    let resumed = unsafe { *pc.sub(1) };
                    let dst = if frame == Ret::ForIter { resumed.b } else { resumed.a + 1 };
                    set!(dst, value);
                    skip_jump!();
                }
                Opcode::Return | Opcode::ReturnNone => {
                    if heap::has_pending() || revdb::watching() {
                        save!();
                        vm.safe_point();
                    }
                    if code!().stops && stop_point() {
                        save!();
                        check!(vm.stop_return());
                    }
                    let value = if ins.op == Opcode::Return { take!(ins.a) } else { Value::None };
                    let frame = vm.frame();
                    if frame.ret == Ret::Register {
                        let fixed = code!().fixed;
                        let dst = frame.dst;
                        if frame.locals.is_some() {
                            frame.keep_locals();
                        }
                        let left = regs;
                        vm.frames.truncate(vm.frames.len() - 1);
                        vm.depth -= 1;
                        revdb::leave();
                        load_frame!();
                        for index in 0..fixed {
                            // SAFETY: the frame that was left owned this register.
                            if unsafe { Value::put(left.add(index), Value::Unbound) } {
                                save!();
                                vm.finalize_left(left, index + 1..fixed);
                                break;
                            }
                        }
                        set!(dst, value);
                        settle!();
                    } else {
                        match check!(vm.leave_frame(value)) {
                            Some(value) => return Ok(value),
                            None => load_frame!(),
                        }
                    }
                }
                Opcode::ReturnGenerator => {
                    let value = vm.make_generator(pc);
                    let frame = vm.frames.pop().expect("this code runs in a frame");
                    vm.depth -= 1;
                    revdb::leave();
                    if let Some(below) = vm.frames.last() {
                        vm.pc.set(below.pc);
                    }
                    if frame.ret == Ret::Native {
                        return Ok(value);
                    }
                    load_frame!();
                    set!(frame.dst, value);
                }
                Opcode::Raise => {
                    save!();
                    let mut operands = [Value::Unbound, Value::Unbound];
                    for (index, operand) in operands.iter_mut().enumerate().take(usize::from(ins.b)) {
                        *operand = take!(usize::from(ins.a) + index);
                    }
                    let [exception, cause] = operands;
                    return Err(vm.raise(exception, cause));
                }
                Opcode::Reraise => {
                    save!();
                    if ins.b > 0
                        && let Value::Int(index) = reg!(ins.a - ins.b)
                    {
                        vm.raised_at = Some(*index as usize);
                    }
                    return Err((vm.exception_of(take!(ins.a)), true));
                }
                Opcode::PushExcInfo => {
                    let exception = take!(ins.a);
                    let previous = vm.begin_handling(exception.clone());
                    set!(ins.a, previous);
                    set!(ins.a + 1, exception);
                }
                Opcode::PopExcept => {
                    let previous = if ins.x & TAKE_A != 0 { take!(ins.a) } else { reg!(ins.a).clone() };
                    vm.end_handling(previous);
                    settle!();
                }
                Opcode::CheckExcMatch => {
                    save!();
                    let matches = check!(vm.exception_matches(reg!(ins.b), reg!(ins.c)));
                    if ins.x & TAKE_C != 0 {
                        clear!(ins.c);
                    }
                    set!(ins.a, Value::Bool(matches));
                }
                Opcode::CheckEgMatch => {
                    save!();
                    let (rest, matched) = check!(vm.group_matches(reg!(ins.a), reg!(ins.a + 1)));
                    set!(ins.a, rest);
                    set!(ins.a + 1, matched);
                }
                Opcode::PrepReraiseStar => {
                    save!();
                    let value = check!(vm.prepare_reraise(reg!(ins.a), reg!(ins.a + 1)));
                    clear!(ins.a + 1);
                    set!(ins.a, value);
                }
                Opcode::BeforeWith | Opcode::BeforeAsyncWith => {
                    save!();
                    let (exit, result) = check!(vm.before_with(reg!(ins.a), ins.op == Opcode::BeforeAsyncWith));
                    set!(ins.a, exit);
                    set!(ins.a + 1, result);
                }
                Opcode::WithExceptStart => {
                    save!();
                    // Below the result: the exception, the previous one, the instruction's index, and `__exit__`.
                    let value = check!(vm.call_exit(reg!(ins.a - 4), reg!(ins.a - 1)));
                    set!(ins.a, value);
                }
                Opcode::GetYieldFromIter => {
                    save!();
                    let value = check!(vm.yield_from_iter(reg!(ins.b)));
                    consume!(ins);
                    set!(ins.a, value);
                }
                Opcode::GetAwaitable => {
                    save!();
                    let value = check!(vm.awaitable(reg!(ins.b), ins.c));
                    if ins.x & TAKE_B != 0 {
                        clear!(ins.b);
                    }
                    set!(ins.a, value);
                }
                Opcode::GetAiter => {
                    save!();
                    let value = check!(vm.async_iter(reg!(ins.b)));
                    consume!(ins);
                    set!(ins.a, value);
                }
                Opcode::GetAnext => {
                    save!();
                    let value = check!(vm.async_next(reg!(ins.b)));
                    set!(ins.a, value);
                }
                Opcode::EndAsyncFor => {
                    save!();
                    let exception = vm.exception_of(take!(ins.a + 1));
                    if !exception.is_a(&vm.types.stop_async_iteration) {
                        return Err((exception, true));
                    }
                    clear!(ins.a);
                }
                Opcode::AsyncGenWrap => {
                    let value = if ins.x & TAKE_B != 0 { take!(ins.b) } else { reg!(ins.b).clone() };
                    let value = vm.wrap_async_item(value);
                    set!(ins.a, value);
                }
                Opcode::GetLen | Opcode::MatchMapping | Opcode::MatchSequence | Opcode::MatchKeys => {
                    save!();
                    let value = check!(vm.match_step(ins.op, reg!(ins.b), reg!(ins.c)));
                    set!(ins.a, value);
                }
                Opcode::MatchClass => {
                    save!();
                    let (subject, class, names) = (take!(ins.a), take!(ins.a + 1), take!(ins.a + 2));
                    let value = check!(vm.match_class(&subject, &class, &names, usize::from(ins.c)));
                    set!(ins.a, value);
                }
                Opcode::Jump => jump!(ins.bc() as i32),
                Opcode::JumpIfTrue | Opcode::JumpIfFalse => {
                    let truth = match reg!(ins.a) {
                        Value::Bool(value) => *value,
                        Value::None => false,
                        Value::Int(value) => *value != 0,
                        value => {
                            save!();
                            let truth = check!(vm.truthy(value));
                            if ins.x & TAKE_A != 0 {
                                clear!(ins.a);
                            }
                            truth
                        }
                    };
                    if truth == (ins.op == Opcode::JumpIfTrue) {
                        jump!(ins.bc() as i32);
                    }
                }
                Opcode::JumpIfNone | Opcode::JumpIfNotNone => {
                    let none = reg!(ins.a).is_none();
                    if ins.x & TAKE_A != 0 {
                        clear!(ins.a);
                    }
                    if none == (ins.op == Opcode::JumpIfNone) {
                        jump!(ins.bc() as i32);
                    }
                }
                Opcode::JumpIfTrueOrPop | Opcode::JumpIfFalseOrPop => {
                    let truth = match reg!(ins.a) {
                        Value::Bool(value) => *value,
                        value => {
                            save!();
                            check!(vm.truthy(value))
                        }
                    };
                    if truth == (ins.op == Opcode::JumpIfTrueOrPop) {
                        jump!(ins.bc() as i32);
                    } else {
                        clear!(ins.a);
                    }
                }
                Opcode::Ext => {}
            }
        }
    }
}
