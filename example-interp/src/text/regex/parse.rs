//! From the text of a pattern to nodes, with CPython's messages and positions.

use super::*;

struct Parser<'a> {
    chars: &'a [u32],
    at: usize,
    is_bytes: bool,
    flags: Flags,
    /// Flags for the whole pattern that `(?i)` at its start set.
    global: Flags,
    /// Whether each group is closed; group 0 is the whole match.
    closed: Vec<bool>,
    names: Vec<(String, usize)>,
    /// References of conditionals to groups that come later, with their positions.
    forward: Vec<(usize, usize)>,
    /// Groups when a look-behind began, innermost last: the body may not refer to those opened since.
    lookbehind: Vec<usize>,
    /// VERBOSE was found in `(?x)`: the pattern is to be parsed again.
    restart_verbose: bool,
}

type Result<T> = std::result::Result<T, Fault>;

const MAX_GROUPS: usize = i32::MAX as usize / 2;

fn text_of(chars: &[u32]) -> String {
    chars.iter().filter_map(|c| char::from_u32(*c)).collect()
}

/// Parses a pattern. `chars` are characters, or bytes where `is_bytes`.
pub fn parse(chars: &[u32], is_bytes: bool, flags: Flags) -> Result<Parsed> {
    let mut verbose = flags.has(Flags::VERBOSE);
    loop {
        let given = if verbose { flags.with(Flags::VERBOSE) } else { flags };
        let mut parser = Parser {
            chars,
            at: 0,
            is_bytes,
            flags: given,
            global: given,
            closed: vec![false],
            names: Vec::new(),
            forward: Vec::new(),
            lookbehind: Vec::new(),
            restart_verbose: false,
        };
        let nodes = match parser.alternatives(0) {
            Err(_) if parser.restart_verbose && !verbose => {
                verbose = true;
                continue;
            }
            nodes => nodes?,
        };
        let flags = fix_flags(parser.global, is_bytes)?;
        if parser.at < chars.len() {
            return Err(Fault::Pattern("unbalanced parenthesis".into(), Some(parser.at)));
        }
        for (group, position) in &parser.forward {
            if *group >= parser.closed.len() {
                return Err(Fault::Pattern(format!("invalid group reference {group}"), Some(*position)));
            }
        }
        return Ok(Parsed { nodes, flags, groups: parser.closed.len() - 1, names: parser.names });
    }
}

fn fix_flags(flags: Flags, is_bytes: bool) -> Result<Flags> {
    let fault = |text: &str| Err(Fault::Value(text.into()));
    if is_bytes {
        if flags.has(Flags::UNICODE) {
            return fault("cannot use UNICODE flag with a bytes pattern");
        }
        if flags.has(Flags::LOCALE) && flags.has(Flags::ASCII) {
            return fault("ASCII and LOCALE flags are incompatible");
        }
        return Ok(flags);
    }
    if flags.has(Flags::LOCALE) {
        return fault("cannot use LOCALE flag with a str pattern");
    }
    if flags.has(Flags::ASCII) {
        if flags.has(Flags::UNICODE) {
            return fault("ASCII and UNICODE flags are incompatible");
        }
        return Ok(flags);
    }
    Ok(flags.with(Flags::UNICODE))
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).and_then(|c| char::from_u32(*c))
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn accept(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn fault<T>(&self, message: impl Into<String>, position: usize) -> Result<T> {
        Err(Fault::Pattern(message.into(), Some(position)))
    }

    /// The flags that matching asks for.
    fn effective(&self) -> Flags {
        if self.is_bytes { self.flags.with(Flags::ASCII) } else { self.flags }
    }

    /// Reads up to `terminator`, which is consumed.
    fn until(&mut self, terminator: char, what: &str) -> Result<String> {
        let start = self.at;
        loop {
            match self.next() {
                None if self.at == start => return self.fault(format!("missing {what}"), self.at),
                None => return self.fault(format!("missing {terminator}, unterminated name"), start),
                Some(c) if c == terminator => break,
                Some(_) => {}
            }
        }
        if self.at - 1 == start {
            return self.fault(format!("missing {what}"), start);
        }
        Ok(text_of(&self.chars[start..self.at - 1]))
    }

    fn alternatives(&mut self, depth: usize) -> Result<Vec<Node>> {
        let mut branches = Vec::new();
        loop {
            let first = depth == 0 && branches.is_empty();
            branches.push(self.sequence(depth, first)?);
            if !self.accept('|') {
                break;
            }
        }
        Ok(if branches.len() == 1 { branches.swap_remove(0) } else { vec![Node::Branch(branches)] })
    }

    fn sequence(&mut self, depth: usize, mut first: bool) -> Result<Vec<Node>> {
        let mut nodes: Vec<Node> = Vec::new();
        loop {
            let start = self.at;
            let Some(c) = self.peek() else { break };
            if matches!(c, '|' | ')') {
                break;
            }
            self.at += 1;
            if self.flags.has(Flags::VERBOSE) {
                if matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') {
                    continue;
                }
                if c == '#' {
                    while self.next().is_some_and(|c| c != '\n') {}
                    continue;
                }
            }
            match c {
                '\\' => {
                    let node = self.escape(start)?;
                    nodes.push(node);
                }
                '[' => {
                    let node = self.set(start)?;
                    nodes.push(node);
                }
                '*' | '+' | '?' | '{' => {
                    if !self.repeat(c, start, &mut nodes)? {
                        nodes.push(Node::Char(u32::from('{'), self.effective()));
                    }
                }
                '.' => nodes.push(Node::Any(self.effective())),
                '^' => {
                    let at = if self.flags.has(Flags::MULTILINE) { At::LineStart } else { At::Start };
                    nodes.push(Node::At(at, self.effective()));
                }
                '$' => {
                    let at = if self.flags.has(Flags::MULTILINE) { At::LineEnd } else { At::End };
                    nodes.push(Node::At(at, self.effective()));
                }
                '(' => {
                    if let Some(node) = self.group(start, depth, first && nodes.is_empty())? {
                        nodes.push(node);
                    } else {
                        // Global flags leave the place what it was: further ones may follow.
                        first = first && nodes.is_empty();
                    }
                }
                c => nodes.push(Node::Char(u32::from(c), self.effective())),
            }
        }
        Ok(nodes)
    }

    /// A repeat of the last node; false if a brace stands for itself.
    fn repeat(&mut self, c: char, start: usize, nodes: &mut Vec<Node>) -> Result<bool> {
        let (min, max) = match c {
            '?' => (0, 1),
            '*' => (0, MAX_REPEAT),
            '+' => (1, MAX_REPEAT),
            _ => {
                if self.peek() == Some('}') {
                    return Ok(false);
                }
                let after = self.at;
                let low = self.digits();
                let high = if self.accept(',') { self.digits() } else { low.clone() };
                if !self.accept('}') {
                    self.at = after;
                    return Ok(false);
                }
                let number = |text: &str, otherwise: u32| -> Result<u32> {
                    if text.is_empty() {
                        return Ok(otherwise);
                    }
                    match text.parse::<u32>() {
                        Ok(number) if number < MAX_REPEAT => Ok(number),
                        _ => Err(Fault::Overflow("the repetition number is too large".into())),
                    }
                };
                let (min, max) = (number(&low, 0)?, number(&high, MAX_REPEAT)?);
                if max < min {
                    return self.fault("min repeat greater than max repeat", start + 1);
                }
                (min, max)
            }
        };
        let greed = if self.accept('?') {
            Greed::Lazy
        } else if self.accept('+') {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        let Some(item) = nodes.pop() else { return self.fault("nothing to repeat", start) };
        match item {
            Node::At(..) => return self.fault("nothing to repeat", start),
            Node::Repeat { .. } => return self.fault("multiple repeat", start),
            item => nodes.push(Node::Repeat { min, max, greed, body: vec![item] }),
        }
        Ok(true)
    }

    fn digits(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        text_of(&self.chars[start..self.at])
    }

    /// Up to `count` further digits that `accept` allows.
    fn take(&mut self, count: usize, accept: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.at - start < count && self.peek().is_some_and(&accept) {
            self.at += 1;
        }
        text_of(&self.chars[start..self.at])
    }

    /// `\x`, `\u`, `\U`, `\N` and the letters for control characters, inside and outside of sets.
    fn common_escape(&mut self, c: char, start: usize) -> Result<Option<u32>> {
        let hex = |c: char| c.is_ascii_hexdigit();
        let simple = match c {
            'a' => 7,
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            '\\' => 92,
            'x' | 'u' | 'U' => {
                let wanted = match c {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                };
                if c != 'x' && self.is_bytes {
                    return self.fault(format!("bad escape \\{c}"), start);
                }
                let digits = self.take(wanted, hex);
                if digits.len() != wanted {
                    return self.fault(format!("incomplete escape \\{c}{digits}"), start);
                }
                let value = u32::from_str_radix(&digits, 16).unwrap_or(u32::MAX);
                let Some(c) = crate::text::surrogate::character(value) else {
                    return self.fault(format!("bad escape \\{c}{digits}"), start);
                };
                u32::from(c)
            }
            'N' if !self.is_bytes => {
                if !self.accept('{') {
                    return self.fault("missing {", self.at);
                }
                let name = self.until('}', "character name")?;
                match crate::text::unicode::named(&name) {
                    Some(c) => u32::from(c),
                    None => return self.fault(format!("undefined character name {name:?}").replace('"', "'"), start),
                }
            }
            _ => return Ok(None),
        };
        Ok(Some(simple))
    }

    fn category(c: char) -> Option<Item> {
        Some(match c {
            'd' => Item::Category(Category::Digit, false),
            'D' => Item::Category(Category::Digit, true),
            's' => Item::Category(Category::Space, false),
            'S' => Item::Category(Category::Space, true),
            'w' => Item::Category(Category::Word, false),
            'W' => Item::Category(Category::Word, true),
            _ => return None,
        })
    }

    fn octal(&self, digits: &str, start: usize) -> Result<u32> {
        let value = u32::from_str_radix(digits, 8).unwrap_or(u32::MAX);
        if value > 0o377 {
            return self.fault(format!("octal escape value \\{digits} outside of range 0-0o377"), start);
        }
        Ok(value)
    }

    fn escape(&mut self, start: usize) -> Result<Node> {
        let flags = self.effective();
        let Some(c) = self.next() else { return self.fault("bad escape (end of pattern)", start) };
        let at = match c {
            'A' => Some(At::Start),
            'Z' => Some(At::StringEnd),
            'b' => Some(At::Boundary),
            'B' => Some(At::NotBoundary),
            _ => None,
        };
        if let Some(at) = at {
            return Ok(Node::At(at, flags));
        }
        if let Some(item) = Self::category(c) {
            return Ok(Node::Set { items: vec![item], negated: false, flags });
        }
        if let Some(value) = self.common_escape(c, start)? {
            return Ok(Node::Char(value, flags));
        }
        match c {
            '0' => {
                let digits = self.take(2, |c| ('0'..='7').contains(&c));
                Ok(Node::Char(u32::from_str_radix(&format!("0{digits}"), 8).unwrap_or(0), flags))
            }
            '1'..='9' => {
                let mut digits = c.to_string();
                if let Some(second) = self.peek().filter(char::is_ascii_digit) {
                    self.at += 1;
                    digits.push(second);
                    let octal = |c: char| ('0'..='7').contains(&c);
                    if octal(c) && octal(second) && self.peek().is_some_and(octal) {
                        digits.extend(self.next());
                        return self.octal(&digits, start).map(|value| Node::Char(value, flags));
                    }
                }
                let group: usize = digits.parse().unwrap_or(usize::MAX);
                if group < self.closed.len() {
                    if !self.closed[group] {
                        return self.fault("cannot refer to an open group", start);
                    }
                    self.check_lookbehind(group)?;
                    return Ok(Node::Backref(group, flags));
                }
                self.fault(format!("invalid group reference {group}"), start + 1)
            }
            c if c.is_ascii_alphabetic() => self.fault(format!("bad escape \\{c}"), start),
            c => Ok(Node::Char(u32::from(c), flags)),
        }
    }

    fn check_lookbehind(&self, group: usize) -> Result<()> {
        match self.lookbehind.last() {
            Some(groups) if group >= *groups => {
                self.fault("cannot refer to group defined in the same lookbehind subpattern", self.at)
            }
            _ => Ok(()),
        }
    }

    /// A set's member: a character or a category, and whether the set goes on.
    fn member(&mut self, start: usize, opening: usize) -> Result<Item> {
        let Some(c) = self.next() else { return self.fault("unterminated character set", opening) };
        if c != '\\' {
            return Ok(Item::Char(u32::from(c)));
        }
        let Some(c) = self.next() else { return self.fault("bad escape (end of pattern)", start) };
        if let Some(item) = Self::category(c) {
            return Ok(item);
        }
        if let Some(value) = self.common_escape(c, start)? {
            return Ok(Item::Char(value));
        }
        match c {
            '0'..='7' => {
                let digits = format!("{c}{}", self.take(2, |c| ('0'..='7').contains(&c)));
                self.octal(&digits, start).map(Item::Char)
            }
            c if c.is_ascii_alphanumeric() => self.fault(format!("bad escape \\{c}"), start),
            c => Ok(Item::Char(u32::from(c))),
        }
    }

    fn set(&mut self, opening: usize) -> Result<Node> {
        let flags = self.effective();
        let negated = self.accept('^');
        let mut items: Vec<Item> = Vec::new();
        let first = self.at;
        loop {
            let start = self.at;
            if self.peek() == Some(']') && start > first {
                self.at += 1;
                break;
            }
            let low = self.member(start, opening)?;
            if self.peek() != Some('-') {
                items.push(low);
                continue;
            }
            self.at += 1;
            match self.peek() {
                None => return self.fault("unterminated character set", opening),
                Some(']') => {
                    self.at += 1;
                    items.push(low);
                    items.push(Item::Char(u32::from('-')));
                    break;
                }
                Some(_) => {
                    let place = self.at;
                    let high = self.member(place, opening)?;
                    let text = text_of(&self.chars[start..self.at]);
                    match (&low, &high) {
                        (Item::Char(low), Item::Char(high)) if low <= high => items.push(Item::Range(*low, *high)),
                        _ => return self.fault(format!("bad character range {text}"), start),
                    }
                }
            }
        }
        Ok(Node::Set { items, negated, flags })
    }

    fn check_name(&self, name: &str, start: usize) -> Result<()> {
        if self.is_bytes && !name.is_ascii() {
            return self.fault(format!("bad character in group name {}", quoted(name)), start);
        }
        if !is_identifier(name) {
            return self.fault(format!("bad character in group name {}", quoted(name)), start);
        }
        Ok(())
    }

    fn open_group(&mut self, name: Option<String>, position: usize) -> Result<usize> {
        let group = self.closed.len();
        if group > MAX_GROUPS {
            return self.fault("too many groups", position);
        }
        self.closed.push(false);
        if let Some(name) = name {
            if let Some((_, other)) = self.names.iter().find(|(known, _)| *known == name) {
                let text = quoted(&name);
                let other = *other;
                return self
                    .fault(format!("redefinition of group name {text} as group {group}; was group {other}"), position);
            }
            self.names.push((name, group));
        }
        Ok(group)
    }

    /// What begins with a parenthesis; `None` if it adds nothing.
    fn group(&mut self, start: usize, depth: usize, at_start: bool) -> Result<Option<Node>> {
        let mut capture = true;
        let mut atomic = false;
        let mut name = None;
        let mut name_start = start;
        let outer = self.flags;
        if self.accept('?') {
            let Some(c) = self.next() else { return self.fault("unexpected end of pattern", self.at) };
            match c {
                'P' => {
                    if self.accept('<') {
                        name_start = self.at;
                        let found = self.until('>', "group name")?;
                        self.check_name(&found, name_start)?;
                        name = Some(found);
                    } else if self.accept('=') {
                        let place = self.at;
                        let found = self.until(')', "group name")?;
                        self.check_name(&found, place)?;
                        let Some(group) = self.names.iter().find(|(known, _)| *known == found).map(|(_, group)| *group)
                        else {
                            return self.fault(format!("unknown group name {}", quoted(&found)), place);
                        };
                        if !self.closed[group] {
                            return self.fault("cannot refer to an open group", place);
                        }
                        self.check_lookbehind(group)?;
                        return Ok(Some(Node::Backref(group, self.effective())));
                    } else {
                        return match self.next() {
                            None => self.fault("unexpected end of pattern", self.at),
                            Some(c) => self.fault(format!("unknown extension ?P{c}"), start + 1),
                        };
                    }
                }
                ':' => capture = false,
                '>' => {
                    capture = false;
                    atomic = true;
                }
                '#' => loop {
                    match self.next() {
                        None => return self.fault("missing ), unterminated comment", start),
                        Some(')') => return Ok(None),
                        Some(_) => {}
                    }
                },
                '=' | '!' | '<' => {
                    let mut ahead = true;
                    let mut sign = c;
                    if c == '<' {
                        match self.next() {
                            None => return self.fault("unexpected end of pattern", self.at),
                            Some(c @ ('=' | '!')) => sign = c,
                            Some(c) => return self.fault(format!("unknown extension ?<{c}"), start + 1),
                        }
                        ahead = false;
                        let groups = self.closed.len();
                        self.lookbehind.push(groups);
                    }
                    let body = self.alternatives(depth + 1)?;
                    if !ahead {
                        self.lookbehind.pop();
                    }
                    if !self.accept(')') {
                        return self.fault("missing ), unterminated subpattern", start);
                    }
                    if sign == '!' && body.is_empty() {
                        return Ok(Some(Node::Fail));
                    }
                    return Ok(Some(Node::Look { ahead, negated: sign == '!', body }));
                }
                '(' => return self.conditional(start, depth).map(Some),
                c if c == '-' || is_flag(c) => {
                    let Some((add, remove)) = self.inline_flags(c, start)? else {
                        // Flags for the whole pattern.
                        if !at_start {
                            return self.fault("global flags not at the start of the expression", start);
                        }
                        return Ok(None);
                    };
                    capture = false;
                    self.flags = Flags((self.flags.0 | add.0) & !remove.0);
                }
                c => return self.fault(format!("unknown extension ?{c}"), start + 1),
            }
        }
        let group = if capture { Some(self.open_group(name, name_start)?) } else { None };
        let body = self.alternatives(depth + 1)?;
        self.flags = outer;
        if !self.accept(')') {
            return self.fault("missing ), unterminated subpattern", start);
        }
        if let Some(group) = group {
            self.closed[group] = true;
        }
        Ok(Some(if atomic { Node::Atomic(body) } else { Node::Group(group, body) }))
    }

    fn conditional(&mut self, start: usize, depth: usize) -> Result<Node> {
        let place = self.at;
        let name = self.until(')', "group name")?;
        let group = if name.bytes().all(|c| c.is_ascii_digit()) {
            let group = name.parse::<usize>().unwrap_or(usize::MAX);
            if group == 0 {
                return self.fault("bad group number", place);
            }
            if group >= MAX_GROUPS {
                return self.fault(format!("invalid group reference {group}"), place);
            }
            self.forward.push((group, place));
            group
        } else {
            self.check_name(&name, place)?;
            match self.names.iter().find(|(known, _)| *known == name) {
                Some((_, group)) => *group,
                None => return self.fault(format!("unknown group name {}", quoted(&name)), place),
            }
        };
        self.check_lookbehind(group)?;
        let yes = self.sequence(depth + 1, false)?;
        let no = if self.accept('|') {
            let no = self.sequence(depth + 1, false)?;
            if self.peek() == Some('|') {
                return self.fault("conditional backref with more than two branches", self.at);
            }
            no
        } else {
            Vec::new()
        };
        if !self.accept(')') {
            return self.fault("missing ), unterminated subpattern", start);
        }
        Ok(Node::Conditional { group, yes, no })
    }

    /// `(?flags)` gives `None` and sets them; `(?flags-flags:` gives what to add and to remove.
    fn inline_flags(&mut self, first: char, start: usize) -> Result<Option<(Flags, Flags)>> {
        let types = Flags(Flags::ASCII.0 | Flags::LOCALE.0 | Flags::UNICODE.0);
        let (mut add, mut remove) = (Flags::default(), Flags::default());
        let mut c = first;
        if c != '-' {
            loop {
                let flag = flag_of(c);
                if self.is_bytes && c == 'u' {
                    return self.fault("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at);
                }
                if !self.is_bytes && c == 'L' {
                    return self.fault("bad inline flags: cannot use 'L' flag with a str pattern", self.at);
                }
                add = add.with(flag);
                if types.has(flag) && (add.0 & types.0).count_ones() > 1 {
                    return self.fault("bad inline flags: flags 'a', 'u' and 'L' are incompatible", self.at);
                }
                match self.next() {
                    None => return self.fault("missing -, : or )", self.at),
                    Some(next @ (')' | '-' | ':')) => {
                        c = next;
                        break;
                    }
                    Some(next) if is_flag(next) => c = next,
                    Some(next) => {
                        let text = if next.is_alphabetic() { "unknown flag" } else { "missing -, : or )" };
                        return self.fault(text, self.at - 1);
                    }
                }
            }
        }
        if c == ')' {
            self.global = self.global.with(add);
            if add.has(Flags::VERBOSE) && !self.flags.has(Flags::VERBOSE) {
                self.restart_verbose = true;
                return self.fault("verbose", start);
            }
            self.flags = self.flags.with(add);
            return Ok(None);
        }
        let global_only = Flags(128);
        if add.0 & global_only.0 != 0 {
            return self.fault("bad inline flags: cannot turn on global flag", self.at - 1);
        }
        if c == '-' {
            match self.next() {
                None => return self.fault("missing flag", self.at),
                Some(next) if is_flag(next) => c = next,
                Some(next) => {
                    let text = if next.is_alphabetic() { "unknown flag" } else { "missing flag" };
                    return self.fault(text, self.at - 1);
                }
            }
            loop {
                let flag = flag_of(c);
                if types.has(flag) {
                    return self.fault("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", self.at);
                }
                remove = remove.with(flag);
                match self.next() {
                    None => return self.fault("missing :", self.at),
                    Some(':') => break,
                    Some(next) if is_flag(next) => c = next,
                    Some(next) => {
                        let text = if next.is_alphabetic() { "unknown flag" } else { "missing :" };
                        return self.fault(text, self.at - 1);
                    }
                }
            }
        }
        if add.0 & remove.0 != 0 {
            return self.fault("bad inline flags: flag turned on and off", self.at - 1);
        }
        if add.0 & types.0 != 0 {
            // One of the three replaces the one in force.
            remove = remove.with(Flags(types.0 & !add.0));
        }
        Ok(Some((add, remove)))
    }
}

fn is_flag(c: char) -> bool {
    matches!(c, 'i' | 'L' | 'm' | 's' | 'x' | 'a' | 'u')
}

fn flag_of(c: char) -> Flags {
    match c {
        'i' => Flags::IGNORECASE,
        'L' => Flags::LOCALE,
        'm' => Flags::MULTILINE,
        's' => Flags::DOTALL,
        'x' => Flags::VERBOSE,
        'a' => Flags::ASCII,
        _ => Flags::UNICODE,
    }
}

/// A name as Python prints it.
pub(super) fn quoted(name: &str) -> String {
    if name.contains('\'') && !name.contains('"') { format!("\"{name}\"") } else { format!("'{name}'") }
}

pub(super) fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c == '_' || c.is_alphabetic()) && chars.all(|c| c == '_' || c.is_alphanumeric())
}
