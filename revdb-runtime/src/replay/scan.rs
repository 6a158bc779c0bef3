//! Searches inside a replay process: breakpoints, the ends of moves, watchpoints.
//!
//! A search either stops at its first hit or goes through a whole stretch and keeps the last. Code numbers are resolved
//! once, so a stop point that concerns no breakpoint costs a few nanoseconds; watchpoints alone cost nothing at stop
//! points until a slot that an expression depends on is written.

use std::sync::atomic::Ordering::Relaxed;

use super::apart;
use super::protocol::{Beyond, Break, Goal, Hit, Needs, Place, Search, Watch};
use crate::clock::{ObjectId, PAGE, Slot, Time};
use crate::guest::{Guest, Location, Outcome, StopKind};

/// A search under way.
pub(super) struct Scan {
    search: Search,
    marks: Vec<Option<Marks>>,
    watched: Vec<Watched>,
    /// The host does not note writes: watched expressions are looked at again at every stop point.
    always: bool,
    /// A watched value may have changed since the last stop point.
    dirty: bool,
    /// Where slots were written that a watch depends on, if that is collected: the host's positions.
    writes: Vec<(u64, ObjectId)>,
    /// Times that breakpoints name, ascending.
    times: Vec<Time>,
    /// Some breakpoints stop where exceptions are raised.
    catching: bool,
    /// What is looked for has happened since the last stop point, and belongs to that one: an exception was raised, or the outermost
    /// activation was left.
    behind: bool,
    /// Where the search began: what happens before the next stop point belongs to this one.
    began: Time,
    /// Some watch expression changes once this object has been created.
    creation: u64,
    /// The hit to report: the first, or the last one so far.
    pub(super) hit: Option<Hit>,
}

/// What breakpoints there are in one code object, as indices into the search's list.
#[derive(Default)]
struct Marks {
    entry: Vec<usize>,
    lines: Vec<(u32, usize)>,
}

/// A watch expression with its value at the last stop point where it can have changed.
struct Watched {
    text: String,
    needs: Needs,
    /// A bit for each object in `needs` or named by the expression, to rule most writes out quickly.
    mask: u64,
    dirty: bool,
    /// Objects that the expression names may have been freed.
    freed: bool,
    /// What it can depend on if it was evaluated.
    reach: Option<Reach>,
}

/// What an evaluation can have seen: what existed then. A newer object is not seen before an older one, or a local that is
/// in sight, is made to refer to it, and that is a write of its own (the argument of generational garbage collectors).
struct Reach {
    /// Objects from this id on did not exist yet.
    next: ObjectId,
    /// The activations whose locals have a name: the expression's own, and the outermost, which stands for it while it is not there.
    frames: [ObjectId; 2],
}

impl Reach {
    /// `None` when any write counts.
    fn of(guest: &mut dyn Guest, watch: &Watch, needs: &Needs) -> Option<Self> {
        // A host that shows the innermost activation only tells nothing when another becomes that.
        if !matches!(needs, Needs::Anything) || !apart::unchanged(|| guest.sees_outer_frames()) {
            return None;
        }
        let outermost = apart::unchanged(|| guest.frames()).last().map_or(watch.frame, |frame| frame.id);
        let next = ObjectId(PAGE.next_object.load(Relaxed));
        Some(Self { next, frames: [watch.frame.owner(), outermost.owner()] })
    }

    fn holds(&self, object: ObjectId) -> bool {
        if object.is_frame() { self.frames.contains(&object) } else { object < self.next }
    }
}

/// One of 64 bits that stands for an object and, by chance, for others.
pub(super) const fn bit(object: ObjectId) -> u64 {
    1 << (object.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

impl Scan {
    /// Begins a search at the current stop point.
    pub(super) fn new(guest: &mut dyn Guest, search: Search, location: Location, now: Time) -> Self {
        let watched = search.watches.iter().map(|watch| Watched::new(guest, watch)).collect();
        let always = !search.watches.is_empty() && !apart::unchanged(|| guest.notes_writes());
        let catching = search.catches();
        let mut times: Vec<Time> = search
            .breaks
            .iter()
            .filter_map(|found| match found.place {
                Place::Uncaught { time } => Some(time),
                _ => None,
            })
            .collect();
        times.sort_unstable();
        let mut scan = Self {
            search,
            writes: Vec::new(),
            times,
            marks: Vec::new(),
            watched,
            always,
            dirty: false,
            catching,
            behind: false,
            began: now,
            creation: u64::MAX,
            hit: None,
        };
        scan.note_creation();
        scan.note_end(&location);
        if scan.search.last {
            scan.look_at_stop(guest, location, now);
        }
        scan
    }

    /// Whether every stop point must be looked at, or only those after a relevant write.
    pub(super) fn every_stop(&self) -> bool {
        !self.search.breaks.is_empty()
            || self.search.goal.as_ref().is_some_and(|goal| !matches!(goal, Goal::Ends(_)))
            || self.dirty
            || self.always
            || self.creation != u64::MAX
    }

    /// Whether this stop point concerns nothing that is looked for.
    #[inline]
    pub(super) fn passes(&self, location: &Location, now: Time) -> bool {
        let marked = || match self.marks.get(location.code as usize) {
            Some(Some(marks)) => marks.concern(location),
            // A code object that was not met yet.
            _ => true,
        };
        let quiet = !(self.dirty || self.always || self.behind);
        quiet
            && (self.times.is_empty() || !self.is_time(now))
            && PAGE.next_object.load(Relaxed) <= self.creation
            && !self.search.goal.as_ref().is_some_and(|goal| goal.is_reached(location))
            && (self.search.breaks.is_empty() || !marked())
    }

    /// A frame that is about to go takes its locals with it: what names them is looked at again at the next stop point.
    fn note_end(&mut self, location: &Location) {
        if location.kind == StopKind::Line {
            return;
        }
        for (watched, watch) in self.watched.iter_mut().zip(&self.search.watches) {
            watched.dirty |= watch.frame == location.frame;
            self.dirty |= watched.dirty;
        }
    }

    /// Notes the next object whose creation matters.
    fn note_creation(&mut self) {
        let created = |watched: &Watched| match watched.needs {
            Needs::Creation(object) => object.0,
            _ => u64::MAX,
        };
        self.creation = self.watched.iter().map(created).min().unwrap_or(u64::MAX);
    }

    pub(super) fn catching(&self) -> bool {
        self.catching
    }

    /// The guest raises an exception. True when that is looked for.
    pub(super) fn note_raise(&mut self, exception: ObjectId, classes: &[String]) -> bool {
        let now = crate::clock::now();
        if !self.search.last && now <= self.began {
            return false;
        }
        let is_wanted = |found: &&Break| match &found.place {
            Place::Raise { kind } => kind.as_ref().is_none_or(|kind| classes.contains(kind)),
            _ => false,
        };
        let numbers: Vec<u32> = self.search.breaks.iter().filter(is_wanted).map(|found| found.number).collect();
        let goal = self.search.goal == Some(Goal::Raises(exception));
        if numbers.is_empty() && !goal {
            return false;
        }
        let hit = self.hit_at(now);
        hit.goal |= goal;
        hit.raised = classes.first().cloned();
        hit.breaks.retain(|number| !numbers.contains(number));
        hit.breaks.extend(numbers);
        self.behind = !self.search.last;
        self.behind
    }

    /// The guest leaves its last activation. True when that is looked for.
    pub(super) fn note_bottom(&mut self) -> bool {
        let now = crate::clock::now();
        if !matches!(self.search.goal, Some(Goal::Ends(_))) || self.search.last || now <= self.began {
            return false;
        }
        self.hit_at(now).goal = true;
        self.behind = true;
        true
    }

    /// The writes that were collected: the host's position, and what was written.
    pub(super) fn writes(&self) -> Vec<(u64, ObjectId)> {
        self.writes.clone()
    }

    /// The bits of the objects whose writes concern a watch.
    pub(super) fn concerned(&self) -> u64 {
        let of = |watched: &Watched| if matches!(watched.needs, Needs::Anything) { u64::MAX } else { watched.mask };
        self.watched.iter().fold(0, |all, watched| all | of(watched))
    }

    pub(super) fn watching(&self) -> bool {
        !self.watched.is_empty()
    }

    /// The guest wrote a slot: a watch that depends on it is looked at again at the next stop point.
    pub(super) fn note(&mut self, object: ObjectId, slot: Slot) -> bool {
        let (mut relevant, mut exactly) = (false, false);
        for (watched, watch) in self.watched.iter_mut().zip(&self.search.watches) {
            let depends = match &watched.needs {
                Needs::Slots(_) if watched.mask & bit(object) == 0 => false,
                Needs::Slots(slots) => {
                    let read = |&(id, needed): &(ObjectId, Slot)| {
                        id == object && (needed == slot || needed == Slot::ALL || slot == Slot::ALL)
                    };
                    // The end of an object that the expression names is noted as a write to all of it.
                    let ends = || slot == Slot::ALL && watch.objects.iter().any(|named| named.object == object);
                    slots.iter().any(read) || ends()
                }
                Needs::Creation(_) => false,
                Needs::Anything => watched.reach.as_ref().is_none_or(|reach| reach.holds(object)),
            };
            watched.dirty |= depends;
            watched.freed |= depends && slot == Slot::ALL;
            relevant |= depends;
            exactly |= depends && matches!(watched.needs, Needs::Slots { .. });
        }
        // Locals are noted all together, at the next line.
        if self.search.collect && exactly && !object.is_frame() {
            let position = super::POSITION.get().map_or(0, |position| position());
            // An operation may note several slots.
            if self.writes.last() != Some(&(position, object)) {
                self.writes.push((position, object));
            }
        }
        self.dirty |= relevant;
        relevant
    }

    /// Looks at the stop point that was just reached. True when the search ends here.
    #[inline]
    pub(super) fn look(&mut self, guest: &mut dyn Guest, location: Location, now: Time, until: Time) -> bool {
        if self.behind {
            // The hit lies one stop point back, so nothing at this one counts.
            return true;
        }
        let mut found = !self.watched.is_empty() && self.look_at_interval(guest, now);
        self.dirty = false;
        self.note_end(&location);
        if !self.search.last || self.search.end_counts || now < until {
            found |= self.look_at_stop(guest, location, now);
        }
        found && !self.search.last
    }

    /// Breakpoints and the goal, which belong to a stop point.
    #[inline]
    fn look_at_stop(&mut self, guest: &mut dyn Guest, location: Location, now: Time) -> bool {
        let goal = self.search.goal.as_ref().is_some_and(|goal| goal.is_reached(&location));
        let marked = !self.search.breaks.is_empty() && self.is_marked(guest, &location);
        if !goal && !marked && !self.is_time(now) {
            return false;
        }
        let mut breaks = if marked { self.breaks_at(guest, &location) } else { Vec::new() };
        let of_time = self.search.breaks.iter().filter(|found| found.place == Place::Uncaught { time: now });
        breaks.extend(of_time.map(|found| found.number));
        breaks.sort_unstable();
        if !goal && breaks.is_empty() {
            return false;
        }
        let hit = self.hit_at(now);
        hit.goal |= goal;
        hit.breaks.extend(breaks);
        true
    }

    /// Whether a breakpoint names this very time.
    #[inline]
    fn is_time(&self, now: Time) -> bool {
        self.times.binary_search(&now).is_ok()
    }

    /// Watchpoints, which belong to the interval that ends at this stop point.
    fn look_at_interval(&mut self, guest: &mut dyn Guest, now: Time) -> bool {
        let mut changed = Vec::new();
        for (watched, watch) in self.watched.iter_mut().zip(&self.search.watches) {
            if let Needs::Creation(object) = watched.needs {
                watched.dirty |= PAGE.next_object.load(Relaxed) > object.0;
            }
            if (watched.dirty || self.always) && watched.changes(guest, watch) {
                changed.push(watch.number);
            }
        }
        self.note_creation();
        if changed.is_empty() {
            return false;
        }
        let at = if self.search.last { Time(now.0 - 1) } else { now };
        self.hit_at(at).watches.extend(changed);
        true
    }

    /// The hit at `time`, made new unless the last one is there.
    fn hit_at(&mut self, time: Time) -> &mut Hit {
        let hit = self.hit.get_or_insert_with(Hit::default);
        if hit.time != time {
            *hit = Hit { time, ..Hit::default() };
        }
        hit
    }

    #[inline]
    fn is_marked(&mut self, guest: &mut dyn Guest, location: &Location) -> bool {
        let marks = match self.marks.get(location.code as usize) {
            Some(Some(marks)) => marks,
            _ => self.learn(guest, location.code),
        };
        marks.concern(location)
    }

    /// Finds out which breakpoints concern a code object.
    #[cold]
    fn learn(&mut self, guest: &mut dyn Guest, code: u32) -> &Marks {
        let description = apart::unchanged(|| guest.code(code));
        let mut marks = Marks::default();
        let qualified = apart::unchanged(|| guest.qualified_name(code));
        let is_called = |name: &str| {
            names(&description.function, name) || qualified.as_deref().is_some_and(|full| names(full, name))
        };
        for (index, Break { place, .. }) in self.search.breaks.iter().enumerate() {
            match place {
                Place::Function(name) if is_called(name) => marks.entry.push(index),
                Place::Line { file, line } if is_file(&description.file, file) => marks.lines.push((*line, index)),
                _ => {}
            }
        }
        let index = code as usize;
        if self.marks.len() <= index {
            self.marks.resize_with(index + 1, || None);
        }
        self.marks[index].insert(marks)
    }

    /// The numbers of the breakpoints that hit here, conditions included.
    fn breaks_at(&self, guest: &mut dyn Guest, location: &Location) -> Vec<u32> {
        let Some(Some(marks)) = self.marks.get(location.code as usize) else {
            return Vec::new();
        };
        let entries = marks.entry.iter().filter(|_| location.entry);
        let lines = marks.lines.iter().filter(|mark| location.kind == StopKind::Line && mark.0 == location.line);
        let mut numbers: Vec<u32> = entries
            .chain(lines.map(|(_, index)| index))
            .map(|&index| &self.search.breaks[index])
            .filter(|found| holds(guest, found, location))
            .map(|found| found.number)
            .collect();
        numbers.sort_unstable();
        numbers
    }
}

impl Marks {
    #[inline]
    fn concern(&self, location: &Location) -> bool {
        (location.entry && !self.entry.is_empty())
            || (location.kind == StopKind::Line && self.lines.iter().any(|&(line, _)| line == location.line))
    }
}

impl Watched {
    fn new(guest: &mut dyn Guest, watch: &Watch) -> Self {
        let unseen = || (watch.known.clone().unwrap_or_default(), Needs::Anything);
        let (text, needs) = read(guest, watch, true).unwrap_or_else(unseen);
        Self::seen(guest, watch, text, needs)
    }

    fn seen(guest: &mut dyn Guest, watch: &Watch, text: String, needs: Needs) -> Self {
        let reach = Reach::of(guest, watch, &needs);
        Self { mask: mask(&needs, watch), text, needs, dirty: false, freed: false, reach }
    }

    /// Reads the expression again. True when its value is another one.
    fn changes(&mut self, guest: &mut dyn Guest, watch: &Watch) -> bool {
        let look_for_freed = self.freed || matches!(self.needs, Needs::Creation(_));
        let Some((text, needs)) = read(guest, watch, look_for_freed) else { return false };
        let changed = text != self.text;
        *self = Self::seen(guest, watch, text, needs);
        changed
    }
}

/// The value of a watch expression, and when to look again. `None` while the host cannot see its frame.
fn read(guest: &mut dyn Guest, watch: &Watch, look_for_freed: bool) -> Option<(String, Needs)> {
    let next = PAGE.next_object.load(Relaxed);
    if let Some(later) = watch.objects.iter().filter(|binding| binding.object.0 >= next).max_by_key(|b| b.object) {
        return Some((created_later(later.number), Needs::Creation(later.object)));
    }
    if look_for_freed {
        for binding in &watch.objects {
            if !apart::unchanged(|| guest.is_alive(binding.object)) {
                // Ids are never used again, so this value is final.
                return Some((freed(binding.number), Needs::Slots(Vec::new())));
            }
        }
    }
    if !apart::unchanged(|| guest.sees_outer_frames()) {
        let frames = apart::unchanged(|| guest.frames());
        match frames.iter().position(|active| active.id == watch.frame) {
            None => return Some((NOT_ACTIVE.to_owned(), Needs::Anything)),
            Some(0) => {}
            Some(_) => return None,
        }
    }
    Some(match apart::unchanged(|| guest.read(watch.frame, &watch.expression, &watch.objects)) {
        Some(mut reading) => {
            // Once its frame is active, the names of an expression may mean its locals.
            if !apart::unchanged(|| guest.frames()).iter().any(|active| active.id == watch.frame) {
                reading.slots.push((watch.frame.owner(), Slot::ALL));
            }
            let noted = apart::unchanged(|| guest.notes_writes());
            (reading.text, if noted { Needs::Slots(reading.slots) } else { Needs::Anything })
        }
        None => (apart::evaluate(guest, watch.frame, &watch.expression, &watch.objects).1, Needs::Anything),
    })
}

/// The objects that a watch expression depends on, as bits.
fn mask(needs: &Needs, watch: &Watch) -> u64 {
    match needs {
        Needs::Slots(slots) => {
            let read = slots.iter().map(|&(object, _)| object);
            let named = watch.objects.iter().map(|binding| binding.object);
            read.chain(named).fold(0, |mask, object| mask | bit(object))
        }
        Needs::Creation(_) | Needs::Anything => 0,
    }
}

/// What a watch expression depends on now.
pub(super) fn needs(guest: &mut dyn Guest, watch: &Watch) -> Needs {
    read(guest, watch, true).map_or(Needs::Anything, |(_, needs)| needs)
}

/// The value of a watch expression now. `None` while the host cannot see its frame.
pub(super) fn value(guest: &mut dyn Guest, watch: &Watch) -> Option<String> {
    read(guest, watch, true).map(|(text, _)| text)
}

/// The value of an expression while the activation in which it was set is not there, for hosts that see one frame only.
const NOT_ACTIVE: &str = "not known: the function in which it was set is not active";

pub(super) fn created_later(number: u32) -> String {
    format!("RuntimeError: '${number}' refers to an object created later in time")
}

pub(super) fn freed(number: u32) -> String {
    format!("RuntimeError: '${number}' refers to an object that was freed")
}

/// Whether a breakpoint's condition holds. One that raises counts as true, as in gdb, so that the mistake is seen.
fn holds(guest: &mut dyn Guest, found: &Break, location: &Location) -> bool {
    let Some(condition) = &found.condition else {
        return true;
    };
    let (outcome, _) = apart::evaluate(guest, location.frame, condition, &found.objects);
    match outcome {
        Outcome::Nothing => false,
        Outcome::Raised(_) | Outcome::Unsupported => true,
        Outcome::Value(value) => !matches!(
            value.text.as_str(),
            "False"
                | "false"
                | "None"
                | "nil"
                | "0"
                | "0.0"
                | "-0.0"
                | "0j"
                | "''"
                | "\"\""
                | "b''"
                | "[]"
                | "()"
                | "{}"
                | "set()"
                | "frozenset()"
                | "range(0, 0)"
        ),
    }
}

/// Whether a function called `function` (perhaps qualified) is meant by `name`.
pub(crate) fn names(function: &str, name: &str) -> bool {
    function == name || function.strip_suffix(name).is_some_and(|before| before.ends_with('.'))
}

/// Whether `path` ends in the components of `file`.
pub(crate) fn is_file(path: &str, file: &str) -> bool {
    path == file || path.strip_suffix(file).is_some_and(|before| before.ends_with('/') || file.starts_with('/'))
}

impl Goal {
    /// Whether a stop point at `location` is where the move wants to end.
    #[inline]
    pub(crate) fn is_reached(&self, location: &Location) -> bool {
        match self {
            Self::In(frames) => frames.binary_search(&location.frame).is_ok(),
            Self::Over { frame, outer } => {
                location.kind != StopKind::Return
                    && (location.frame == *frame || outer.binary_search(&location.frame).is_ok())
            }
            Self::LineIn(frames) => location.kind == StopKind::Line && frames.binary_search(&location.frame).is_ok(),
            Self::Raises(_) => false,
            Self::Calm => location.kind != StopKind::Unwind,
            Self::Leaves(frame) | Self::Ends(frame) => location.frame == *frame && location.kind != StopKind::Line,
            Self::Line { frame, outer, at, or_beyond } => {
                if location.kind == StopKind::Return {
                    false
                } else if location.frame == *frame {
                    match or_beyond {
                        Beyond::Neither => location.line == *at,
                        Beyond::Greater => location.line > *at,
                        Beyond::Smaller => location.line < *at,
                    }
                } else {
                    outer.binary_search(&location.frame).is_ok()
                }
            }
        }
    }
}
