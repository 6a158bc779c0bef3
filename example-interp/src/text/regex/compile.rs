//! From nodes to instructions for the matcher.

use super::*;

/// A set of characters, with the first 256 answered from a table.
#[derive(Debug)]
pub(super) struct Set {
    table: [u64; 4],
    items: Vec<Item>,
    negated: bool,
    ascii: bool,
    ignore_case: bool,
}

impl Set {
    fn new(items: Vec<Item>, negated: bool, flags: Flags) -> Self {
        let (ascii, ignore_case) = (flags.has(Flags::ASCII), flags.has(Flags::IGNORECASE));
        let mut set = Self { table: [0; 4], items, negated, ascii, ignore_case };
        for c in 0..256 {
            if set.compute(c) {
                set.table[c as usize / 64] |= 1 << (c % 64);
            }
        }
        set
    }

    fn holds(&self, c: u32) -> bool {
        self.items.iter().any(|item| match item {
            Item::Char(known) => *known == c,
            Item::Range(low, high) => (*low..=*high).contains(&c),
            Item::Category(category, negated) => in_category(*category, c, self.ascii) != *negated,
        })
    }

    fn compute(&self, c: u32) -> bool {
        let found = if self.ignore_case {
            let low = lower(c, self.ascii);
            let mut variants = vec![c, low, fold(c, self.ascii)];
            if !self.ascii || c < 128 {
                variants.push(super::upper(c));
            }
            // The few characters whose case variants are more than a pair.
            match low {
                _ if self.ascii => {}
                0x73 => variants.push(0x17f),
                0x6b => variants.push(0x212a),
                0xe5 => variants.push(0x212b),
                0x3bc => variants.push(0xb5),
                0x3c3 => variants.push(0x3c2),
                _ => {}
            }
            variants.iter().any(|c| self.holds(*c))
        } else {
            self.holds(c)
        };
        found != self.negated
    }

    #[inline]
    pub fn contains(&self, c: u32) -> bool {
        if c < 256 { self.table[c as usize / 64] >> (c % 64) & 1 == 1 } else { self.compute(c) }
    }
}

/// What one character is tested against.
#[derive(Clone, Copy, Debug)]
pub(super) enum One {
    Char(u32),
    /// A character whose fold is this.
    Fold(u32, bool),
    /// Any but a newline.
    Line,
    All,
    /// An index into the sets.
    Set(usize),
}

/// An instruction. Targets are indices.
#[derive(Debug)]
pub(super) enum Op {
    One(One),
    /// Several characters in a row, encoded as the text is; only for exact matches.
    Text(Box<[u32]>),
    At(At, bool),
    Save(usize),
    /// Tries the first target, then the second.
    Split(usize, usize),
    Jump(usize),
    Backref(usize, bool, bool),
    /// A repeat of a single character.
    Repeat {
        one: One,
        min: u32,
        max: u32,
        greed: Greed,
    },
    /// Begins loop `slot`.
    LoopStart(usize),
    /// Decides whether the body at the next instruction runs again, or matching goes on at `exit`.
    Loop {
        slot: usize,
        min: u32,
        max: u32,
        greedy: bool,
        exit: usize,
    },
    /// Runs the instructions up to `SubEnd` as a whole; goes on at `next`.
    Look {
        ahead: bool,
        negated: bool,
        width: usize,
        next: usize,
    },
    Atomic {
        next: usize,
    },
    SubEnd,
    /// Goes on at `no` unless the group took part.
    Conditional {
        group: usize,
        no: usize,
    },
    Fail,
    Match,
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) sets: Vec<Set>,
    pub(super) loops: usize,
    /// Number of capturing groups.
    pub groups: usize,
    /// What every match begins with, as UTF-8 (or as bytes).
    pub(super) prefix: Vec<u8>,
    /// The bytes that a match can begin with, if a match has to consume something.
    pub(super) first: Option<Box<[bool; 256]>>,
    /// Every match begins at the start of the text.
    pub(super) anchored: bool,
}

impl Program {
    /// Compiles a parsed pattern.
    ///
    /// # Errors
    /// A look-behind whose width is not fixed.
    pub fn new(parsed: &Parsed, is_bytes: bool) -> Result<Self, Fault> {
        let mut compiler = Compiler { ops: Vec::new(), sets: Vec::new(), loops: 0, widths: Vec::new() };
        width(&parsed.nodes, &mut compiler.widths);
        compiler.sequence(&parsed.nodes)?;
        compiler.ops.push(Op::Match);
        let mut program = Self {
            ops: compiler.ops,
            sets: compiler.sets,
            loops: compiler.loops,
            groups: parsed.groups,
            prefix: prefix(&parsed.nodes, is_bytes),
            first: None,
            anchored: matches!(parsed.nodes.first(), Some(Node::At(At::Start, _))),
        };
        if program.prefix.is_empty() {
            let mut bytes = [false; 256];
            if first_bytes(&parsed.nodes, is_bytes, &mut bytes) && bytes.iter().any(|byte| !byte) {
                program.first = Some(Box::new(bytes));
            }
        }
        Ok(program)
    }
}

fn encode(c: u32, is_bytes: bool, out: &mut Vec<u8>) {
    match char::from_u32(c) {
        Some(c) if !is_bytes => out.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
        _ => out.push(c as u8),
    }
}

fn prefix(nodes: &[Node], is_bytes: bool) -> Vec<u8> {
    let mut out = Vec::new();
    for node in nodes {
        match node {
            Node::Char(c, flags) if !flags.has(Flags::IGNORECASE) => encode(*c, is_bytes, &mut out),
            Node::Group(_, body) => {
                let inner = prefix(body, is_bytes);
                let whole =
                    body.iter().all(|node| matches!(node, Node::Char(_, flags) if !flags.has(Flags::IGNORECASE)));
                out.extend(inner);
                if !whole {
                    break;
                }
            }
            _ => break,
        }
    }
    out
}

/// Adds the bytes that a match of the sequence can begin with; false if it can be empty, or nothing is known.
fn first_bytes(nodes: &[Node], is_bytes: bool, bytes: &mut [bool; 256]) -> bool {
    let add = |c: u32, bytes: &mut [bool; 256]| {
        let mut encoded = Vec::new();
        encode(c, is_bytes, &mut encoded);
        bytes[usize::from(encoded[0])] = true;
    };
    for node in nodes {
        match node {
            Node::Char(c, flags) if flags.has(Flags::IGNORECASE) => {
                if *c >= 128 || matches!(*c | 32, 0x73 | 0x6b) {
                    return false;
                }
                add(*c, bytes);
                add(lower(*c, true), bytes);
                add(u32::from((*c as u8).to_ascii_uppercase()), bytes);
                return true;
            }
            Node::Char(c, _) => {
                add(*c, bytes);
                return true;
            }
            Node::Set { items, negated, flags } => {
                let set = Set::new(items.clone(), *negated, *flags);
                for c in 0..128 {
                    bytes[c as usize] |= set.contains(c);
                }
                for c in 128..256 {
                    bytes[c as usize] |= !is_bytes || set.contains(c);
                }
                return true;
            }
            Node::Group(_, body) | Node::Atomic(body) => {
                if first_bytes(body, is_bytes, bytes) {
                    return true;
                }
                return false;
            }
            Node::Branch(branches) => return branches.iter().all(|branch| first_bytes(branch, is_bytes, bytes)),
            Node::Repeat { min, body, .. } => {
                if !first_bytes(body, is_bytes, bytes) {
                    return false;
                }
                if *min > 0 {
                    return true;
                }
            }
            Node::At(..) | Node::Look { negated: true, .. } => {}
            _ => return false,
        }
    }
    false
}

/// The least and the greatest number of characters that a match takes.
fn width(nodes: &[Node], groups: &mut Vec<(usize, (u64, u64))>) -> (u64, u64) {
    const MANY: u64 = u32::MAX as u64;
    let (mut low, mut high) = (0u64, 0u64);
    for node in nodes {
        let (l, h) = match node {
            Node::Char(..) | Node::Any(_) | Node::Set { .. } => (1, 1),
            Node::At(..) | Node::Look { .. } | Node::Fail => (0, 0),
            Node::Branch(branches) => branches
                .iter()
                .map(|branch| width(branch, groups))
                .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
                .unwrap_or((0, 0)),
            Node::Group(number, body) => {
                let found = width(body, groups);
                if let Some(number) = number {
                    groups.push((*number, found));
                }
                found
            }
            Node::Atomic(body) => width(body, groups),
            Node::Repeat { min, max, body, .. } => {
                let (l, h) = width(body, groups);
                (l * u64::from(*min), h.saturating_mul(u64::from(*max)))
            }
            Node::Backref(group, _) => {
                groups.iter().find(|(known, _)| known == group).map_or((0, MANY), |(_, found)| *found)
            }
            Node::Conditional { yes, no, .. } => {
                let (a, b) = (width(yes, groups), width(no, groups));
                (a.0.min(b.0), a.1.max(b.1))
            }
        };
        low = (low + l).min(MANY);
        high = high.saturating_add(h).min(MANY);
    }
    (low, high)
}

struct Compiler {
    ops: Vec<Op>,
    sets: Vec<Set>,
    loops: usize,
    /// The groups whose least and greatest widths are known: what a reference in a look-behind asks for.
    widths: Vec<(usize, (u64, u64))>,
}

impl Compiler {
    fn one(&mut self, node: &Node) -> Option<One> {
        Some(match node {
            Node::Char(c, flags) => {
                let ascii = flags.has(Flags::ASCII);
                let folded = fold(*c, ascii);
                let cased = lower(*c, ascii) != *c || super::upper(*c) != *c;
                if flags.has(Flags::IGNORECASE) && cased && (!ascii || *c < 128) {
                    One::Fold(folded, ascii)
                } else {
                    One::Char(*c)
                }
            }
            Node::Any(flags) => {
                if flags.has(Flags::DOTALL) {
                    One::All
                } else {
                    One::Line
                }
            }
            Node::Set { items, negated, flags } => {
                self.sets.push(Set::new(items.clone(), *negated, *flags));
                One::Set(self.sets.len() - 1)
            }
            _ => return None,
        })
    }

    fn sequence(&mut self, nodes: &[Node]) -> Result<(), Fault> {
        let mut at = 0;
        while at < nodes.len() {
            let exact = |node: &Node| match node {
                Node::Char(c, flags) if !flags.has(Flags::IGNORECASE) => Some(*c),
                _ => None,
            };
            let text: Vec<u32> = nodes[at..].iter().map_while(exact).collect();
            if text.len() > 1 {
                at += text.len();
                self.ops.push(Op::Text(text.into()));
                continue;
            }
            self.node(&nodes[at])?;
            at += 1;
        }
        Ok(())
    }

    fn node(&mut self, node: &Node) -> Result<(), Fault> {
        if let Some(one) = self.one(node) {
            self.ops.push(Op::One(one));
            return Ok(());
        }
        match node {
            Node::At(at, flags) => self.ops.push(Op::At(*at, flags.has(Flags::ASCII))),
            Node::Branch(branches) => {
                let mut jumps = Vec::new();
                for (place, branch) in branches.iter().enumerate() {
                    let split = self.ops.len();
                    if place + 1 < branches.len() {
                        self.ops.push(Op::Split(split + 1, 0));
                    }
                    self.sequence(branch)?;
                    if place + 1 < branches.len() {
                        jumps.push(self.ops.len());
                        self.ops.push(Op::Jump(0));
                        let next = self.ops.len();
                        self.ops[split] = Op::Split(split + 1, next);
                    }
                }
                let end = self.ops.len();
                for jump in jumps {
                    self.ops[jump] = Op::Jump(end);
                }
            }
            Node::Group(None, body) => self.sequence(body)?,
            Node::Group(Some(group), body) => {
                self.ops.push(Op::Save(2 * group));
                self.sequence(body)?;
                self.ops.push(Op::Save(2 * group + 1));
            }
            Node::Atomic(body) => self.atomic(|compiler| compiler.sequence(body))?,
            Node::Backref(group, flags) => {
                self.ops.push(Op::Backref(*group, flags.has(Flags::IGNORECASE), flags.has(Flags::ASCII)));
            }
            Node::Repeat { min, max, greed, body } => self.repeat(*min, *max, *greed, body)?,
            Node::Look { ahead, negated, body } => {
                let mut steps = 0;
                // Ahead too: its groups may be referred to later.
                let (low, high) = width(body, &mut self.widths);
                if !ahead {
                    if low != high {
                        return Err(Fault::Pattern("look-behind requires fixed-width pattern".into(), None));
                    }
                    steps = low as usize;
                }
                let start = self.ops.len();
                self.ops.push(Op::Fail);
                self.sequence(body)?;
                self.ops.push(Op::SubEnd);
                let next = self.ops.len();
                self.ops[start] = Op::Look { ahead: *ahead, negated: *negated, width: steps, next };
            }
            Node::Conditional { group, yes, no } => {
                let test = self.ops.len();
                self.ops.push(Op::Fail);
                self.sequence(yes)?;
                let jump = self.ops.len();
                self.ops.push(Op::Jump(0));
                let start = self.ops.len();
                self.sequence(no)?;
                self.ops[test] = Op::Conditional { group: *group, no: start };
                self.ops[jump] = Op::Jump(self.ops.len());
            }
            Node::Fail => self.ops.push(Op::Fail),
            Node::Char(..) | Node::Any(_) | Node::Set { .. } => unreachable!("handled as a single character"),
        }
        Ok(())
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        let start = self.ops.len();
        self.ops.push(Op::Fail);
        body(self)?;
        self.ops.push(Op::SubEnd);
        let next = self.ops.len();
        self.ops[start] = Op::Atomic { next };
        Ok(())
    }

    fn repeat(&mut self, min: u32, max: u32, greed: Greed, body: &[Node]) -> Result<(), Fault> {
        if let [node] = body
            && let Some(one) = self.one(node)
        {
            self.ops.push(Op::Repeat { one, min, max, greed });
            return Ok(());
        }
        if greed == Greed::Possessive {
            return self.atomic(|compiler| compiler.repeat(min, max, Greed::Greedy, body));
        }
        let slot = self.loops;
        self.loops += 1;
        self.ops.push(Op::LoopStart(slot));
        let head = self.ops.len();
        self.ops.push(Op::Fail);
        self.sequence(body)?;
        self.ops.push(Op::Jump(head));
        let exit = self.ops.len();
        self.ops[head] = Op::Loop { slot, min, max, greedy: greed == Greed::Greedy, exit };
        Ok(())
    }
}
