//! Stop points: where the debugger may stop, and what waits for such a place.

use revdb::guest::{Location, StopKind};
use revdb::{Slot, mutated};

use crate::memory;
use crate::object::*;
use crate::vm::{Res, Vm};

/// How many [steps](Vm::count_step) there are from one look for signals to the next: some hundredths of a second.
pub(super) const STEPS_PER_POLL: u32 = 1 << 20;

impl Vm {
    fn location(&self, kind: StopKind, line: u32, entry: bool) -> Location {
        let frame = self.frame();
        Location { code: frame.code().number, line, entry, kind, frame: frame.id }
    }

    /// The cold half of a line's stop point; `entry`: of the first one of an activation.
    #[cold]
    #[inline(never)]
    pub(super) fn stop_line(&mut self, line: u32, entry: bool) -> Res<()> {
        let location = self.location(StopKind::Line, line, entry);
        self.stop(location);
        self.interrupt()
    }

    /// The cold half of the stop point before a frame returns or yields.
    #[cold]
    #[inline(never)]
    pub(super) fn stop_return(&mut self) -> Res<()> {
        self.sync_pc();
        let line = self.frame().line();
        let location = self.location(StopKind::Return, line, false);
        self.stop(location);
        self.interrupt()
    }

    /// The cold half of the stop point where an exception leaves a frame.
    #[cold]
    #[inline(never)]
    pub(super) fn stop_unwind(&mut self, exc: &Exc) {
        let line = self.frame().line();
        let location = self.location(StopKind::Unwind, line, false);
        self.leaving = Some(exc.clone());
        self.stop(location);
        self.leaving = None;
    }

    fn sync_pc(&mut self) {
        let pc = self.pc.get();
        if let Some(frame) = self.frames.last_mut() {
            frame.pc = pc;
        }
    }

    fn stop(&mut self, location: Location) {
        self.sync_pc();
        revdb::stopped(self, location);
    }

    /// Notes that any local of the innermost frame may have been written since the last stop point. Locals are registers,
    /// which are written without a note; with a watchpoint set, this stands for all of them.
    fn note_locals(&self) {
        let frame = self.frame();
        for index in 0..frame.code().fixed {
            mutated(frame.id.owner(), Slot::local(index as u32));
        }
    }

    /// Raises `KeyboardInterrupt` if a signal was delivered, `MemoryError` if memory is short.
    pub fn interrupt(&mut self) -> Res<()> {
        match self.signal.take() {
            None => Ok(()),
            Some(memory::LOOK) => {
                if memory::is_short() {
                    Err(self.memory())
                } else {
                    Ok(())
                }
            }
            Some(_) => {
                let class = self.types.keyboard_interrupt.clone();
                Err(self.new_exception(&class, Vec::new()))
            }
        }
    }

    /// Raises `KeyboardInterrupt` if a system call was interrupted by a signal for the guest.
    #[track_caller]
    pub fn check_interrupt(&mut self) -> Res<()> {
        if let Some(signal) = revdb::take_signal() {
            self.signal = Some(signal);
        }
        self.interrupt()
    }

    /// Counts a step of what may run long without a stop point, and looks for signals once in a while: steps of iterators that
    /// native code makes, and lines of code that has no stop points.
    #[inline(always)]
    pub(super) fn count_step(&mut self) -> Res<()> {
        self.steps_to_poll -= 1;
        if self.steps_to_poll == 0 { self.poll() } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn poll(&mut self) -> Res<()> {
        self.steps_to_poll = STEPS_PER_POLL;
        // An evaluation ends with its process, and may not ask.
        if revdb::evaluating() { Ok(()) } else { self.check_interrupt() }
    }

    /// The exception being handled.
    pub fn handled_exception(&self) -> Option<Exc> {
        match self.handled() {
            Value::Instance(instance) => Some(Exc(instance)),
            _ => None,
        }
    }

    /// What has to be done before a line runs or a frame is left, besides stopping.
    #[cold]
    #[inline(never)]
    pub(super) fn safe_point(&mut self) {
        if heap::has_pending() {
            self.run_pending();
        }
        if revdb::watching() {
            self.note_locals();
        }
    }

    /// [`Vm::run_pending`], where native code is about to run guest code: what it dropped so far goes first.
    #[inline(always)]
    pub(super) fn settle(&mut self) {
        if heap::has_pending() {
            self.run_pending();
        }
    }

    /// Runs the finalizers and weak reference callbacks that wait, and a collection that is due.
    #[cold]
    #[inline(never)]
    pub fn run_pending(&mut self) {
        if heap::collection_due() {
            self.collect_cycles();
        }
        loop {
            let pending = heap::take_pending();
            if pending.is_empty() {
                return;
            }
            for work in pending {
                let pc = self.pc.get();
                let (target, name, argument) = match work {
                    heap::Pending::Close(generator) if generator.is_unawaited() => {
                        let name = generator.qualname.borrow().as_str().to_owned();
                        let coroutine = Value::Generator(generator);
                        let message = Value::string(format!("coroutine '{name}' was never awaited"));
                        let class = self.types.runtime_warning.clone();
                        let warned = self.import_attribute("warnings", "warn").and_then(|warn| {
                            self.call(&warn, Args::new(&[message, class.into(), Value::Int(1), coroutine.clone()]))
                        });
                        if let Err(exc) = warned {
                            self.unraisable(&exc, &coroutine);
                        }
                        self.pc.set(pc);
                        continue;
                    }
                    heap::Pending::Close(generator) => {
                        if let Err(exc) = self.generator_close(&generator) {
                            self.unraisable(&exc, &Value::Generator(generator));
                        }
                        self.pc.set(pc);
                        continue;
                    }
                    heap::Pending::Finalize(instance) => (Value::Instance(instance), "__del__", None),
                    heap::Pending::WeakCallback(reference) => {
                        let reference = Value::Instance(reference);
                        (reference.clone(), "__pending_callback__", Some(reference))
                    }
                };
                let function = match self.get_attr_or_none(&target, &intern(name)) {
                    Ok(Some(function)) if !function.is_none() => function,
                    _ => continue,
                };
                if let Err(exc) = self.call(&function, Args::new(argument.as_slice())) {
                    self.unraisable(&exc, &function);
                }
                self.pc.set(pc);
            }
        }
    }

    /// Reports an exception that nobody can catch.
    fn unraisable(&mut self, exc: &Exc, function: &Value) {
        let name = match function {
            Value::BoundMethod(method) => self.repr(&method.function),
            other => self.repr(other),
        };
        let name = name.map_or_else(|_| String::new(), |name| name.as_str().to_owned());
        let pc = self.pc.get();
        if exc.state().trace.borrow().is_empty()
            && let Some(frame) = self.frames.last_mut()
        {
            // As in CPython, what was raised in no frame is shown in the one that runs.
            frame.pc = pc;
            let entry = frame.trace_entry();
            exc.state().trace.borrow_mut().push(entry);
        }
        let sys = self.modules.get_str(&intern("sys"));
        let hook = sys.and_then(|sys| self.get_attr(&sys, &intern("unraisablehook")).ok());
        if let Some(hook @ (Value::Function(_) | Value::BoundMethod(_) | Value::Instance(_))) = hook {
            let called = self
                .import_attribute("_structs", "unraisable_hook_args")
                .and_then(|make| self.call(&make, Args::new(&[exc.value(), function.clone()])))
                .and_then(|args| self.call(&hook, Args::new(&[args])));
            if called.is_ok() {
                return;
            }
        }
        self.show_unraisable(exc, &format!("Exception ignored in: {name}"));
    }

    /// Writes to standard error, under a heading, an exception that nobody can catch.
    pub(crate) fn show_unraisable(&mut self, exc: &Exc, heading: &str) {
        let text = format!("{heading}\n{}", self.traceback_text(exc));
        let stderr = self.modules.get_str(&intern("sys")).and_then(|sys| self.get_attr(&sys, &intern("stderr")).ok());
        if let Some(stream) = stderr {
            let _ = crate::modules::io::write_str(self, &stream, &text);
        }
    }
}
