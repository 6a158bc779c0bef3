//! Frames and the stack of registers.

use std::ops::Range;

use revdb::FrameId;

use crate::compile::Loc;
use crate::compile::op::Instruction;
use crate::object::*;
use crate::vm::{Res, TraceEntry, Vm};

/// What happens with the result of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ret {
    /// To the caller's register [`Frame::dst`].
    Register,
    /// `__init__`: must be `None`; the call's result is the instance that waits in [`Frame::namespace`].
    Init,
    /// To the Rust code that called.
    Native,
    /// A generator driven by `ForIter`: what it yields goes to [`Frame::dst`]; its end ends the loop.
    ForIter,
    /// A generator driven by `Send`.
    Send,
}

/// One activation of a guest function.
pub struct Frame {
    pub function: Ref<Function>,
    /// The function's code; kept alive by the function (code objects that a function loses are never freed).
    pub code: *const CodeBody,
    /// The next instruction. Current only while another frame or native code runs.
    pub pc: *const Instruction,
    /// The registers.
    pub base: *mut Value,
    /// Where registers of further frames may begin.
    pub limit: *mut Value,
    pub id: FrameId,
    /// The namespace of a class body, or of `exec` with separate locals; for [`Ret::Init`] the new instance.
    pub namespace: Option<Value>,
    /// The generator whose body this is.
    pub generator: Option<Ref<Generator>>,
    pub dst: u16,
    pub ret: Ret,
    /// While the frame runs, what `locals()` gave, if it was asked; receives the locals when the frame is left, for the
    /// tracebacks that name it.
    pub locals: Option<Ref<List>>,
    /// The line where the exception being handled was raised, and whether there was one.
    pub raised: u32,
}

/// How many locals an int tells of behind those of a frame that was left.
pub(super) const BOUND_BITS: usize = 32;

impl Frame {
    /// Pushes the frame of a call whose arguments lie in the registers from `base` on. Written in place, field by field: a
    /// frame that is built first and moved then waits for its own stores (see [`Value`]).
    ///
    /// # Safety
    /// `function` keeps `body` alive, and the registers that `body` needs from `base` on are this frame's.
    #[inline(always)]
    pub unsafe fn enter(
        frames: &mut Vec<Self>,
        function: Ref<Function>,
        body: &CodeBody,
        base: *mut Value,
        dst: u16,
        ret: Ret,
    ) {
        if frames.len() == frames.capacity() {
            frames.reserve(1);
        }
        let frame = frames.spare_capacity_mut()[0].as_mut_ptr();
        // SAFETY: there is room for one more, and every field is written. The registers of `body` end within the stack.
        unsafe {
            (&raw mut (*frame).function).write(function);
            (&raw mut (*frame).code).write(body);
            (&raw mut (*frame).pc).write(body.instructions.as_ptr());
            (&raw mut (*frame).base).write(base);
            (&raw mut (*frame).limit).write(base.add(body.registers));
            (&raw mut (*frame).id).write(FrameId::next());
            (&raw mut (*frame).namespace).write(None);
            (&raw mut (*frame).generator).write(None);
            (&raw mut (*frame).dst).write(dst);
            (&raw mut (*frame).ret).write(ret);
            (&raw mut (*frame).locals).write(None);
            (&raw mut (*frame).raised).write(0);
            frames.set_len(frames.len() + 1);
        }
    }

    /// The code.
    #[inline(always)]
    pub fn code(&self) -> &CodeBody {
        // SAFETY: `function` keeps it alive, see the field.
        unsafe { &*self.code }
    }

    /// Index of the instruction that is running (the one before `pc`).
    pub fn index(&self) -> usize {
        let start = self.code().instructions.as_ptr() as usize;
        ((self.pc as usize - start) / size_of::<Instruction>()).saturating_sub(1)
    }

    /// The position of the instruction that is running.
    pub fn position(&self) -> Loc {
        self.code().position(self.index())
    }

    /// The entry of a traceback for where the frame stands.
    pub fn trace_entry(&mut self) -> TraceEntry {
        TraceEntry {
            code: self.function.code.get(),
            globals: self.function.globals.clone(),
            line: self.line(),
            instruction: self.index() as u32,
            locals: self.locals.get_or_insert_with(|| Ref::new(List::from(Vec::new()))).clone(),
        }
    }

    /// Moves the locals to where a traceback that still names this frame keeps them alive, and behind them ints that tell
    /// which ones were bound. The frame is being left.
    #[cold]
    #[inline(never)]
    pub fn keep_locals(&self) {
        let Some(locals) = self.locals.as_ref().filter(|locals| locals.ref_count() > 1) else { return };
        let count = self.code().fixed;
        let mut kept = Vec::with_capacity(count + count.div_ceil(BOUND_BITS));
        let mut bound = vec![0; count.div_ceil(BOUND_BITS)];
        // A list drops its last item first, a frame its first local.
        for index in (0..count).rev() {
            // SAFETY: the frame owns these registers, and nothing refers to their values any more.
            let value = unsafe { Value::take(self.base.add(index)) };
            if !value.is_unbound() {
                bound[index / BOUND_BITS] |= 1 << (index % BOUND_BITS);
                kept.push(value);
            }
        }
        kept.extend(bound.into_iter().map(Value::Int));
        *locals.items.borrow_mut() = kept;
    }

    /// The current line.
    pub fn line(&self) -> u32 {
        self.code().line_at(self.index())
    }

    /// The register `index`.
    ///
    /// # Safety
    /// `index` must be below the code's number of registers, and the frame on the machine's stack of frames.
    #[inline(always)]
    pub unsafe fn register(&self, index: usize) -> &Value {
        // SAFETY: the frame owns that many initialised registers from `base` on.
        unsafe { &*self.base.add(index) }
    }
}

/// The registers of all frames that are not generators: one reservation that never moves.
pub struct RegisterStack {
    start: *mut Value,
    end: *mut Value,
}

/// Bytes of address space for registers. Pages are only used when touched.
const STACK_BYTES: usize = 1 << 30;

impl Default for RegisterStack {
    fn default() -> Self {
        Self::new()
    }
}

impl RegisterStack {
    /// Reserves the stack. Fresh pages are zero, which is `Value::Unbound`.
    pub fn new() -> Self {
        let layout = std::alloc::Layout::from_size_align(STACK_BYTES, align_of::<Value>()).expect("a constant layout");
        // With a larger alignment the allocator would zero the memory by hand, and so touch it.
        // SAFETY: the layout has a size. An allocation of this size is mapped, not carved from the heap: its pages are zero
        // and come into being when touched.
        let start = unsafe { std::alloc::alloc_zeroed(layout) }.cast::<Value>();
        if start.is_null() {
            std::alloc::handle_alloc_error(layout);
        }
        // SAFETY: one past the end of the allocation.
        let end = unsafe { start.add(STACK_BYTES / size_of::<Value>()) };
        Self { start, end }
    }

    /// The first register.
    pub fn start(&self) -> *mut Value {
        self.start
    }

    /// One past the last register that may be used.
    #[inline(always)]
    pub fn end(&self) -> *mut Value {
        self.end
    }
}

impl Vm {
    /// The innermost frame.
    #[inline(always)]
    pub fn frame(&self) -> &Frame {
        self.frames.last().expect("guest code runs in a frame")
    }

    /// Where a frame called from native code may put its registers.
    pub fn stack_top(&self) -> *mut Value {
        self.frames.last().map_or(self.stack.start(), |frame| frame.limit)
    }

    /// The globals of the innermost frame that has guest code; the builtins when nothing runs.
    pub fn current_globals(&self) -> Ref<Dict> {
        self.frames.last().map_or_else(|| self.builtins.clone(), |frame| frame.function.globals.clone())
    }

    /// Pushes a frame for `function` with its registers at `base`; arguments are there already.
    ///
    /// # Safety
    /// `base` must lie on the register stack at or above every live register, and the code's fixed registers must be
    /// initialised.
    pub unsafe fn push_frame(&mut self, function: Ref<Function>, base: *mut Value, ret: Ret) -> Res<()> {
        if self.depth >= self.recursion_limit {
            return Err(self.recursion_error(""));
        }
        let code: *const CodeBody = function.code.peek(|code| std::ptr::from_ref(&**code));
        // SAFETY: the function keeps its code alive.
        let body = unsafe { &*code };
        if body.registers > (self.stack.end() as usize - base as usize) / size_of::<Value>() {
            return Err(self.recursion_error(""));
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.pc = self.pc.get();
        }
        self.depth += 1;
        revdb::enter();
        self.frames.push(Frame {
            function,
            code,
            pc: body.instructions.as_ptr(),
            base,
            // SAFETY: checked above to lie within the stack.
            limit: unsafe { base.add(body.registers) },
            id: FrameId::next(),
            namespace: None,
            generator: None,
            dst: 0,
            ret,
            locals: None,
            raised: 0,
        });
        self.pc.set(body.instructions.as_ptr());
        Ok(())
    }

    /// Pops the innermost frame and drops every register that it owned; what ends with them is finalized.
    pub fn pop_frame(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.locals.is_some() {
            frame.keep_locals();
        }
        self.depth -= 1;
        revdb::leave();
        if let Some(below) = self.frames.last() {
            self.pc.set(below.pc);
        }
        match &frame.generator {
            Some(generator) => generator.finish(),
            None => {
                let count = frame.code().registers;
                for index in 0..count {
                    // SAFETY: the frame owned this register.
                    if unsafe { Value::put(frame.base.add(index), Value::Unbound) } {
                        self.finalize_left(frame.base, index + 1..count);
                        break;
                    }
                }
            }
        }
        drop(frame);
        self.settle();
    }

    /// Runs the finalizers of what a register of a frame that was popped ended, then drops `others`, what is left of its
    /// registers, one by one in the same way. As in CPython, a finalizer finds the caller as the innermost frame, and what
    /// later registers hold alive still alive.
    #[cold]
    #[inline(never)]
    pub(super) fn finalize_left(&mut self, base: *mut Value, others: Range<usize>) {
        // The finalizers' frames take the place of the one that is gone.
        // SAFETY: the frame that was popped owned these registers.
        let others: Vec<Value> = others.map(|index| unsafe { Value::take(base.add(index)) }).collect();
        self.run_pending();
        for value in others {
            drop(value);
            self.settle();
        }
    }
}
