//! The matcher: instructions, a stack of what to try next, and a log of what to take back.

use super::compile::{One, Op, Program};
use super::*;

/// What a match has to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Search,
    /// At the start position.
    Match,
    /// At the start position, up to the end.
    Full,
}

/// Byte offsets of each group's start and end, [`NOWHERE`] where it took no part; group 0 is the match.
#[derive(Clone, Debug)]
pub struct Captures {
    pub slots: Vec<usize>,
    /// The group that was closed last, 0 if none.
    pub last: usize,
}

/// No position.
pub const NOWHERE: usize = usize::MAX;

impl Captures {
    /// Start and end of a group.
    pub fn group(&self, group: usize) -> Option<(usize, usize)> {
        match (self.slots[2 * group], self.slots[2 * group + 1]) {
            (NOWHERE, _) | (_, NOWHERE) => None,
            span => Some(span),
        }
    }
}

/// What failing leads to.
enum Entry {
    /// Go on here.
    Branch {
        pc: usize,
        at: usize,
    },
    /// Give the last character of a greedy repeat back, down to `least`.
    Shrink {
        pc: usize,
        least: usize,
        at: usize,
    },
    /// Take one more character into a lazy repeat.
    Grow {
        pc: usize,
        one: One,
        at: usize,
        left: u32,
    },
    /// Take a write to a group's slot back.
    Slot(usize, usize),
    Last(usize),
    /// Take a loop's state back.
    Loop(usize, u32, usize),
}

/// How many steps pass between two questions whether to stop.
const PATIENCE: u32 = 1 << 20;

/// A run of a program over a text.
pub struct Matcher<'a> {
    program: &'a Program,
    text: &'a [u8],
    /// Whether a character is a byte: bytes, and text that is ASCII.
    narrow: bool,
    end: usize,
    full: bool,
    captures: Captures,
    loops: Vec<(u32, usize)>,
    stack: Vec<Entry>,
    patience: u32,
    /// A match may not be empty and begin here.
    must_advance: Option<usize>,
}

impl<'a> Matcher<'a> {
    /// A matcher over `text[..end]`. `narrow`: every byte is a character.
    pub fn new(program: &'a Program, text: &'a [u8], narrow: bool, end: usize) -> Self {
        Self {
            program,
            text,
            narrow,
            end,
            full: false,
            captures: Captures { slots: vec![NOWHERE; 2 * program.groups + 2], last: 0 },
            loops: vec![(0, NOWHERE); program.loops],
            stack: Vec::new(),
            patience: PATIENCE,
            must_advance: None,
        }
    }

    /// Matches from `start` on. `must_advance`: an empty match at `start` does not count. `poll` is called now and then; what
    /// it returns ends the run.
    pub fn run<E>(
        &mut self,
        start: usize,
        mode: Mode,
        must_advance: bool,
        poll: &mut impl FnMut() -> Result<(), E>,
    ) -> Result<Option<Captures>, E> {
        self.full = mode == Mode::Full;
        self.must_advance = must_advance.then_some(start);
        let mut at = start;
        loop {
            if mode == Mode::Search {
                match self.candidate(at) {
                    Some(next) => at = next,
                    None => return Ok(None),
                }
            }
            self.captures.slots.fill(NOWHERE);
            self.captures.last = 0;
            self.stack.clear();
            if let Some(end) = self.attempt(0, at, poll)? {
                self.captures.slots[0] = at;
                self.captures.slots[1] = end;
                return Ok(Some(self.captures.clone()));
            }
            if mode != Mode::Search || at >= self.end || self.program.anchored {
                return Ok(None);
            }
            at = self.step(at);
        }
    }

    /// The first place from `at` on where a match can begin.
    fn candidate(&self, at: usize) -> Option<usize> {
        let program = self.program;
        if self.end < at {
            return None;
        }
        if !program.prefix.is_empty() {
            return memchr::memmem::find(&self.text[at..self.end], &program.prefix).map(|found| at + found);
        }
        if let Some(first) = &program.first {
            // Continuation bytes are in no table of first bytes unless the table says nothing about wide characters.
            let found = self.text[at..self.end]
                .iter()
                .position(|byte| first[usize::from(*byte)] && (self.narrow || byte & 0xc0 != 0x80));
            return found.map(|found| at + found);
        }
        Some(at)
    }

    /// The position after the character at `at`.
    #[inline]
    fn step(&self, at: usize) -> usize {
        if self.narrow {
            return at + 1;
        }
        at + match self.text[at] {
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            _ => 4,
        }
    }

    /// The position before the character that ends at `at`.
    #[inline]
    fn back(&self, at: usize) -> usize {
        let mut at = at - 1;
        while !self.narrow && self.text[at] & 0xc0 == 0x80 {
            at -= 1;
        }
        at
    }

    /// The character at `at`, which is before the end.
    #[inline]
    fn char_at(&self, at: usize) -> u32 {
        let first = self.text[at];
        if self.narrow || first < 0x80 {
            return first.into();
        }
        let rest = |from: usize| u32::from(self.text[at + from] & 0x3f);
        match first {
            0..0xe0 => u32::from(first & 0x1f) << 6 | rest(1),
            0xe0..0xf0 => u32::from(first & 0x0f) << 12 | rest(1) << 6 | rest(2),
            _ => u32::from(first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3),
        }
    }

    #[inline]
    fn accepts(&self, one: One, c: u32) -> bool {
        match one {
            One::Char(wanted) => c == wanted,
            One::Fold(wanted, ascii) => fold(c, ascii) == wanted,
            One::Line => c != 10,
            One::All => true,
            One::Set(set) => self.program.sets[set].contains(c),
        }
    }

    #[inline]
    fn matches_one(&self, one: One, at: usize) -> bool {
        at < self.end && self.accepts(one, self.char_at(at))
    }

    fn is_word(&self, at: Option<usize>, ascii: bool) -> bool {
        at.is_some_and(|at| in_category(Category::Word, self.char_at(at), ascii))
    }

    fn at_place(&self, place: At, at: usize, ascii: bool) -> bool {
        let newline_at = |at: usize| self.text[at] == b'\n';
        match place {
            At::Start => at == 0,
            At::LineStart => at == 0 || newline_at(at - 1),
            At::StringEnd => at == self.end,
            At::End => at == self.end || (at + 1 == self.end && newline_at(at)),
            At::LineEnd => at == self.end || newline_at(at),
            At::Boundary | At::NotBoundary => {
                let before = self.is_word((at > 0).then(|| self.back(at)), ascii);
                let after = self.is_word((at < self.end).then_some(at), ascii);
                // An empty text has no boundary, and neither kind of place.
                self.end > 0 && (before != after) == (place == At::Boundary)
            }
        }
    }

    fn set_slot(&mut self, slot: usize, value: usize) {
        self.stack.push(Entry::Slot(slot, self.captures.slots[slot]));
        self.captures.slots[slot] = value;
        if slot % 2 == 1 {
            self.stack.push(Entry::Last(self.captures.last));
            self.captures.last = slot / 2;
        }
    }

    fn set_loop(&mut self, slot: usize, state: (u32, usize)) {
        let (count, last) = self.loops[slot];
        self.stack.push(Entry::Loop(slot, count, last));
        self.loops[slot] = state;
    }

    /// Takes back to the newest choice above `floor`.
    fn backtrack(&mut self, floor: usize) -> Option<(usize, usize)> {
        while self.stack.len() > floor {
            match self.stack.pop()? {
                Entry::Branch { pc, at } => return Some((pc, at)),
                Entry::Shrink { pc, least, at } => {
                    let at = self.back(at);
                    if at > least {
                        self.stack.push(Entry::Shrink { pc, least, at });
                    }
                    return Some((pc, at));
                }
                Entry::Grow { pc, one, at, left } => {
                    if left > 0 && self.matches_one(one, at) {
                        let at = self.step(at);
                        self.stack.push(Entry::Grow { pc, one, at, left: left - 1 });
                        return Some((pc, at));
                    }
                }
                Entry::Slot(slot, old) => self.captures.slots[slot] = old,
                Entry::Last(old) => self.captures.last = old,
                Entry::Loop(slot, count, last) => self.loops[slot] = (count, last),
            }
        }
        None
    }

    /// Runs from `pc`; gives the end of the match, or of the part up to `SubEnd`.
    fn attempt<E>(
        &mut self,
        pc: usize,
        at: usize,
        poll: &mut impl FnMut() -> Result<(), E>,
    ) -> Result<Option<usize>, E> {
        let program = self.program;
        let floor = self.stack.len();
        let (mut pc, mut at) = (pc, at);
        loop {
            self.patience -= 1;
            if self.patience == 0 {
                self.patience = PATIENCE;
                poll()?;
            }
            let going = match &program.ops[pc] {
                Op::One(one) => {
                    let found = self.matches_one(*one, at);
                    if found {
                        at = self.step(at);
                        pc += 1;
                    }
                    found
                }
                Op::Text(text) => {
                    let mut place = at;
                    let found = text.iter().all(|c| {
                        let same = place < self.end && self.char_at(place) == *c;
                        if same {
                            place = self.step(place);
                        }
                        same
                    });
                    if found {
                        at = place;
                        pc += 1;
                    }
                    found
                }
                Op::At(place, ascii) => {
                    pc += 1;
                    self.at_place(*place, at, *ascii)
                }
                Op::Save(slot) => {
                    self.set_slot(*slot, at);
                    pc += 1;
                    true
                }
                Op::Split(first, second) => {
                    self.stack.push(Entry::Branch { pc: *second, at });
                    pc = *first;
                    true
                }
                Op::Jump(target) => {
                    pc = *target;
                    true
                }
                Op::Backref(group, ignore_case, ascii) => match self.backref(*group, at, *ignore_case, *ascii) {
                    Some(end) => {
                        at = end;
                        pc += 1;
                        true
                    }
                    None => false,
                },
                Op::Repeat { one, min, max, greed } => match self.repeat(*one, (*min, *max), *greed, pc + 1, at) {
                    Some(end) => {
                        at = end;
                        pc += 1;
                        true
                    }
                    None => false,
                },
                Op::LoopStart(slot) => {
                    self.set_loop(*slot, (0, NOWHERE));
                    pc += 1;
                    true
                }
                Op::Loop { slot, min, max, greedy, exit } => {
                    let (count, last) = self.loops[*slot];
                    if count < *min {
                        self.set_loop(*slot, (count + 1, last));
                        pc += 1;
                    } else if count >= *max || last == at {
                        // An empty round is not followed by another.
                        pc = *exit;
                    } else if *greedy {
                        self.stack.push(Entry::Branch { pc: *exit, at });
                        self.set_loop(*slot, (count + 1, at));
                        pc += 1;
                    } else {
                        self.lazy_round(*slot, pc + 1, at);
                        pc = *exit;
                    }
                    true
                }
                Op::Look { ahead, negated, width, next } => {
                    let target = *next;
                    let begin = if *ahead { Some(at) } else { self.steps_back(at, *width) };
                    let mark = self.stack.len();
                    let found = match begin {
                        Some(begin) => self.attempt(pc + 1, begin, poll)?.is_some(),
                        None => false,
                    };
                    if found && !*negated {
                        self.forget_choices(mark);
                    } else {
                        self.undo(mark);
                    }
                    pc = target;
                    found != *negated
                }
                Op::Atomic { next } => {
                    let target = *next;
                    let mark = self.stack.len();
                    match self.attempt(pc + 1, at, poll)? {
                        Some(end) => {
                            self.forget_choices(mark);
                            at = end;
                            pc = target;
                            true
                        }
                        None => false,
                    }
                }
                Op::SubEnd => return Ok(Some(at)),
                Op::Conditional { group, no } => {
                    pc = if self.captures.group(*group).is_some() { pc + 1 } else { *no };
                    true
                }
                Op::Fail => false,
                Op::Match => {
                    let complete = !self.full || at == self.end;
                    if complete && self.must_advance != Some(at) {
                        return Ok(Some(at));
                    }
                    false
                }
            };
            if !going {
                match self.backtrack(floor) {
                    Some(next) => (pc, at) = next,
                    None => return Ok(None),
                }
            }
        }
    }

    /// Notes that the body of a lazy loop is to be tried when what follows has failed.
    fn lazy_round(&mut self, slot: usize, pc: usize, at: usize) {
        // From the top: the body's state is set, the body runs, and when it fails the old state comes back.
        let (count, last) = self.loops[slot];
        self.stack.push(Entry::Loop(slot, count, last));
        self.stack.push(Entry::Branch { pc, at });
        self.stack.push(Entry::Loop(slot, count + 1, at));
    }

    fn repeat(&mut self, one: One, (min, max): (u32, u32), greed: Greed, pc: usize, start: usize) -> Option<usize> {
        let wanted = if greed == Greed::Lazy { min } else { max };
        let mut at = start;
        let mut count = 0;
        let mut least = start;
        if self.narrow && matches!(one, One::All) {
            count = wanted.min((self.end - start) as u32);
            at = start + count as usize;
            least = start + min.min(count) as usize;
        } else {
            while count < wanted && self.matches_one(one, at) {
                at = self.step(at);
                count += 1;
                if count == min {
                    least = at;
                }
            }
        }
        if count < min {
            return None;
        }
        match greed {
            Greed::Greedy if at > least => self.stack.push(Entry::Shrink { pc, least, at }),
            Greed::Lazy if max > min => self.stack.push(Entry::Grow { pc, one, at, left: max - min }),
            _ => {}
        }
        Some(at)
    }

    fn backref(&self, group: usize, at: usize, ignore_case: bool, ascii: bool) -> Option<usize> {
        let (start, end) = self.captures.group(group)?;
        let (mut place, mut at) = (start, at);
        while place < end {
            if at >= self.end {
                return None;
            }
            let (a, b) = (self.char_at(place), self.char_at(at));
            if a != b && !(ignore_case && fold(a, ascii) == fold(b, ascii)) {
                return None;
            }
            place = self.step(place);
            at = self.step(at);
        }
        Some(at)
    }

    fn steps_back(&self, mut at: usize, width: usize) -> Option<usize> {
        // A step is a byte at least, so there is no need to walk to see that these are too many.
        if width > at {
            return None;
        }
        for _ in 0..width {
            if at == 0 {
                return None;
            }
            at = self.back(at);
        }
        Some(at)
    }

    /// Drops the choices above `mark` but keeps what is to be taken back.
    fn forget_choices(&mut self, mark: usize) {
        let mut kept = mark;
        for place in mark..self.stack.len() {
            if matches!(self.stack[place], Entry::Slot(..) | Entry::Last(_) | Entry::Loop(..)) {
                self.stack.swap(kept, place);
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    /// Takes everything above `mark` back.
    fn undo(&mut self, mark: usize) {
        while self.stack.len() > mark {
            match self.stack.pop() {
                Some(Entry::Slot(slot, old)) => self.captures.slots[slot] = old,
                Some(Entry::Last(old)) => self.captures.last = old,
                Some(Entry::Loop(slot, count, last)) => self.loops[slot] = (count, last),
                _ => {}
            }
        }
    }
}
