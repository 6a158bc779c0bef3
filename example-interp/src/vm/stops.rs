//! Stop points: where the debugger may stop, and what waits for such a place.

use revdb::guest::{Location, StopKind};
use revdb::{Slot, mutated};

use crate::object::*;
use crate::vm::{Res, Vm};

impl Vm {
    fn location(&self, kind: StopKind, line: u32) -> Location {
        let frame = self.frame();
        Location { code: frame.code().number, line, entry: !frame.entered, kind, frame: frame.id }
    }

    /// The cold half of a line's stop point.
    #[cold]
    #[inline(never)]
    pub(super) fn stop_line(&mut self, line: u32) -> Res<()> {
        let location = self.location(StopKind::Line, line);
        self.stop(location);
        self.interrupt()
    }

    /// The cold half of the stop point before a frame returns or yields.
    #[cold]
    #[inline(never)]
    pub(super) fn stop_return(&mut self) -> Res<()> {
        self.sync_pc();
        let line = self.frame().line();
        let location = self.location(StopKind::Return, line);
        self.stop(location);
        self.interrupt()
    }

    /// The cold half of the stop point where an exception leaves a frame.
    #[cold]
    #[inline(never)]
    pub(super) fn stop_unwind(&mut self) {
        let line = self.frame().line();
        let location = self.location(StopKind::Unwind, line);
        self.stop(location);
    }

    fn sync_pc(&mut self) {
        let pc = self.pc;
        if let Some(frame) = self.frames.last_mut() {
            frame.pc = pc;
        }
    }

    fn stop(&mut self, location: Location) {
        self.sync_pc();
        revdb::stopped(self, location);
        if let Some(frame) = self.frames.last_mut() {
            frame.entered = true;
        }
    }

    /// Notes that any local of the innermost frame may have been written since the last stop point. Locals are registers,
    /// which are written without a note; with a watchpoint set, this stands for all of them.
    #[cold]
    #[inline(never)]
    pub(super) fn note_locals(&self) {
        let frame = self.frame();
        for index in 0..frame.code().fixed {
            mutated(frame.id.owner(), Slot::local(index as u32));
        }
    }

    /// Raises `KeyboardInterrupt` if a signal was delivered.
    pub fn interrupt(&mut self) -> Res<()> {
        match self.signal.take() {
            None => Ok(()),
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

    /// The exception being handled.
    pub fn handled_exception(&self) -> Option<Exc> {
        match self.handled() {
            Value::Instance(instance) => Some(Exc(instance)),
            _ => None,
        }
    }

    /// Runs the finalizers and weak reference callbacks that wait, and a collection that is due.
    #[cold]
    #[inline(never)]
    pub(super) fn run_pending(&mut self) {
        while heap::has_pending() {
            for pending in heap::take_pending() {
                let (target, argument) = match pending {
                    heap::Pending::Finalize(instance) => (Value::Instance(instance), None),
                    heap::Pending::WeakCallback(reference) => (Value::Instance(reference.clone()), Some(reference)),
                };
                let _ = (target, argument);
            }
        }
    }
}
