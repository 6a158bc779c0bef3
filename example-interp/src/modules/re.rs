//! `_re`: compiled patterns and matches. The module that programs see is `lib/re.py`.

use std::rc::Rc;

use super::Builder;
use crate::builtins::{self, Params};
use crate::object::*;
use crate::text::regex::{Captures, Fault, Flags, Matcher, Mode, Piece, Program, parse, parse_template};
use crate::vm::{Res, Vm};

/// A compiled pattern.
struct Pattern {
    source: Value,
    flags: Flags,
    program: Program,
    names: Vec<(String, usize)>,
    is_bytes: bool,
}

impl NativeState for Pattern {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.source);
    }
}

/// A text that is searched.
#[derive(Clone)]
struct Subject {
    value: Value,
    data: Rc<Data>,
}

enum Data {
    Text(Ref<Str>),
    Bytes(Vec<u8>),
}

impl Subject {
    fn bytes(&self) -> &[u8] {
        match &*self.data {
            Data::Text(text) => text.as_str().as_bytes(),
            Data::Bytes(bytes) => bytes,
        }
    }

    /// Whether each byte is a character.
    fn narrow(&self) -> bool {
        match &*self.data {
            Data::Text(text) => text.is_ascii(),
            Data::Bytes(_) => true,
        }
    }

    /// Index of the character at a byte offset.
    fn index(&self, offset: usize) -> usize {
        if self.narrow() { offset } else { crate::object::str::count_chars(&self.text()[..offset]) }
    }

    fn text(&self) -> &str {
        match &*self.data {
            Data::Text(text) => text.as_str(),
            Data::Bytes(_) => "",
        }
    }

    /// Byte offset of the character at an index.
    fn offset(&self, index: i64) -> usize {
        let index = index.max(0) as usize;
        match &*self.data {
            Data::Text(text) if !text.is_ascii() => text.offset(index.min(text.len())),
            _ => index.min(self.bytes().len()),
        }
    }

    fn slice(&self, start: usize, end: usize) -> Value {
        match &*self.data {
            Data::Text(text) if start == 0 && end == text.as_str().len() && matches!(self.value, Value::Str(_)) => {
                self.value.clone()
            }
            Data::Text(text) => Value::str(&text.as_str()[start..end]),
            Data::Bytes(bytes) => Value::bytes(bytes[start..end].to_vec()),
        }
    }
}

/// A match.
struct Match {
    pattern: Ref<Instance>,
    subject: Subject,
    captures: Captures,
    pos: i64,
    endpos: i64,
}

impl NativeState for Match {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.pattern);
        tracer.value(&self.subject.value);
    }
}

fn pattern_of(value: &Value) -> Option<(&Ref<Instance>, &Pattern)> {
    match value {
        Value::Instance(instance) => instance.native().map(|pattern| (instance, pattern)),
        _ => None,
    }
}

fn this<'a>(vm: &mut Vm, args: Args<'a>) -> Res<(&'a Ref<Instance>, &'a Pattern)> {
    match args.get(0).and_then(pattern_of) {
        Some(pattern) => Ok(pattern),
        None => Err(vm.type_error("a pattern is required")),
    }
}

fn this_match<'a>(vm: &mut Vm, args: Args<'a>) -> Res<&'a Match> {
    match args.get(0) {
        Some(Value::Instance(instance)) if instance.native::<Match>().is_some() => {
            Ok(instance.native().expect("checked above"))
        }
        _ => Err(vm.type_error("a match is required")),
    }
}

/// Characters of a text, or bytes.
fn chars_of(value: &Value) -> Option<(Vec<u32>, bool)> {
    if let Some(text) = value.as_str() {
        return Some((text.as_str().chars().map(u32::from).collect(), false));
    }
    builtins::bytes::contents_of(value).map(|data| (data.iter().map(|byte| u32::from(*byte)).collect(), true))
}

fn raise(vm: &mut Vm, fault: Fault, source: &Value) -> Exc {
    match fault {
        Fault::Pattern(message, position) => {
            let class = match vm.import_attribute("re", "error") {
                Ok(class) => class,
                Err(error) => return error,
            };
            let position = position.map_or(Value::None, Value::size);
            match vm.call(&class, Args::new(&[Value::string(message), source.clone(), position])) {
                Ok(Value::Instance(exception)) => Exc(exception),
                Ok(_) => vm.value_error("re.error is no exception"),
                Err(error) => error,
            }
        }
        Fault::Value(message) => vm.value_error(message),
        Fault::Index(message) => vm.index_error(message),
        Fault::Overflow(message) => {
            let class = vm.types.overflow_error.clone();
            vm.new_exception(&class, vec![Value::string(message)])
        }
    }
}

/// `compile(pattern, flags)`
fn compile(vm: &mut Vm, args: Args<'_>) -> Res {
    let source = &args.pos[0];
    let Some((chars, is_bytes)) = chars_of(source) else {
        return Err(vm.type_error("first argument must be string or compiled pattern"));
    };
    let flags = Flags(vm.to_i64(&args.pos[1])? as u32);
    let made = parse(&chars, is_bytes, flags).and_then(|parsed| Ok((Program::new(&parsed, is_bytes)?, parsed)));
    let (program, parsed) = match made {
        Ok(made) => made,
        Err(fault) => return Err(raise(vm, fault, source)),
    };
    let Value::Class(class) = vm.import_attribute("_re", "Pattern")? else { return Ok(Value::None) };
    let state = Pattern { source: source.clone(), flags: parsed.flags, program, names: parsed.names, is_bytes };
    Ok(Value::Instance(Ref::with_native(&class, state)))
}

fn subject(vm: &mut Vm, pattern: &Pattern, value: &Value) -> Res<Subject> {
    let data = if let Some(text) = value.as_str() {
        if pattern.is_bytes {
            return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
        }
        Data::Text(text.clone())
    } else {
        let Some(data) = builtins::bytes::contents_of(value).map(|data| data.to_vec()) else {
            let name = vm.type_name(value);
            return Err(vm.type_error(format!("expected string or bytes-like object, got '{name}'")));
        };
        if !pattern.is_bytes {
            return Err(vm.type_error("cannot use a string pattern on a bytes-like object"));
        }
        Data::Bytes(data)
    };
    Ok(Subject { value: value.clone(), data: Rc::new(data) })
}

/// A run over a subject.
struct Run<'a> {
    owner: &'a Ref<Instance>,
    pattern: &'a Pattern,
    subject: Subject,
    pos: i64,
    endpos: i64,
    end: usize,
    /// Where the next search begins.
    at: usize,
    must_advance: bool,
}

impl<'a> Run<'a> {
    /// Reads `(string, pos, endpos)`.
    fn new(vm: &mut Vm, args: Args<'a>, name: &'static str) -> Res<Self> {
        let (owner, pattern) = this(vm, args)?;
        let params = Params::new(name, &["string", "pos", "endpos"], 1);
        let [string, pos, endpos] = params.unpack(vm, &args.pos[1..], args.kw)?;
        let subject = subject(vm, pattern, &string.unwrap_or(Value::None))?;
        let length = subject.index(subject.bytes().len()) as i64;
        let pos = pos.map_or(Ok(0), |pos| vm.to_i64_clamped(&pos))?.clamp(0, length);
        let endpos = endpos.map_or(Ok(length), |end| vm.to_i64_clamped(&end))?.clamp(0, length);
        let (at, end) = (subject.offset(pos), subject.offset(endpos));
        Ok(Self { owner, pattern, subject, pos, endpos, end, at, must_advance: false })
    }

    fn whole(vm: &mut Vm, owner: &'a Ref<Instance>, pattern: &'a Pattern, string: &Value) -> Res<Self> {
        let subject = subject(vm, pattern, string)?;
        let length = subject.index(subject.bytes().len()) as i64;
        let end = subject.bytes().len();
        Ok(Self { owner, pattern, subject, pos: 0, endpos: length, end, at: 0, must_advance: false })
    }

    fn find(&self, vm: &mut Vm, mode: Mode) -> Res<Option<Captures>> {
        if self.at > self.end {
            return Ok(None);
        }
        let subject = self.subject.clone();
        let mut matcher = Matcher::new(&self.pattern.program, subject.bytes(), subject.narrow(), self.end);
        matcher.run(self.at, mode, self.must_advance, &mut || vm.check_interrupt())
    }

    /// The next match that does not overlap the one before.
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Captures>> {
        self.next_by(vm, Mode::Search)
    }

    fn next_by(&mut self, vm: &mut Vm, mode: Mode) -> Res<Option<Captures>> {
        let found = self.find(vm, mode)?;
        match &found {
            Some(captures) => {
                let (start, end) = (captures.slots[0], captures.slots[1]);
                self.at = end;
                self.must_advance = start == end;
            }
            None => self.at = usize::MAX,
        }
        Ok(found)
    }

    fn made(&self, vm: &mut Vm, captures: Captures) -> Res {
        made(vm, self.owner, &self.subject, captures, self.pos, self.endpos)
    }
}

fn made(vm: &mut Vm, owner: &Ref<Instance>, subject: &Subject, captures: Captures, pos: i64, endpos: i64) -> Res {
    let Value::Class(class) = vm.import_attribute("_re", "Match")? else { return Ok(Value::None) };
    let state = Match { pattern: owner.clone(), subject: subject.clone(), captures, pos, endpos };
    Ok(Value::Instance(Ref::with_native(&class, state)))
}

fn once(vm: &mut Vm, args: Args<'_>, name: &'static str, mode: Mode) -> Res {
    let run = Run::new(vm, args, name)?;
    match run.find(vm, mode)? {
        Some(captures) => run.made(vm, captures),
        None => Ok(Value::None),
    }
}

fn search(vm: &mut Vm, args: Args<'_>) -> Res {
    once(vm, args, "search", Mode::Search)
}

fn match_(vm: &mut Vm, args: Args<'_>) -> Res {
    once(vm, args, "match", Mode::Match)
}

fn fullmatch(vm: &mut Vm, args: Args<'_>) -> Res {
    once(vm, args, "fullmatch", Mode::Full)
}

/// A group's text, `default` where it took no part.
fn group_value(subject: &Subject, captures: &Captures, group: usize, default: Value) -> Value {
    captures.group(group).map_or(default, |(start, end)| subject.slice(start, end))
}

fn findall(vm: &mut Vm, args: Args<'_>) -> Res {
    let mut run = Run::new(vm, args, "findall")?;
    let groups = run.pattern.program.groups;
    let empty = run.subject.slice(0, 0);
    let mut found = Vec::new();
    while let Some(captures) = run.next(vm)? {
        let value = |group| group_value(&run.subject, &captures, group, empty.clone());
        found.push(match groups {
            0 | 1 => value(groups),
            _ => Value::tuple((1..=groups).map(value).collect()),
        });
    }
    Ok(Value::list(found))
}

/// What `finditer` and `scanner` go through.
struct Matches {
    owner: Ref<Instance>,
    subject: Subject,
    pos: i64,
    endpos: i64,
    end: usize,
    at: usize,
    must_advance: bool,
}

impl Matches {
    fn new(run: &Run<'_>) -> Self {
        Self {
            owner: run.owner.clone(),
            subject: run.subject.clone(),
            pos: run.pos,
            endpos: run.endpos,
            end: run.end,
            at: run.at,
            must_advance: run.must_advance,
        }
    }

    fn advance(&mut self, vm: &mut Vm, mode: Mode) -> Res<Option<Value>> {
        let owner = self.owner.clone();
        let pattern: &Pattern = owner.native().expect("only patterns are stored here");
        let mut run = Run {
            owner: &owner,
            pattern,
            subject: self.subject.clone(),
            pos: self.pos,
            endpos: self.endpos,
            end: self.end,
            at: self.at,
            must_advance: self.must_advance,
        };
        let found = run.next_by(vm, mode)?;
        (self.at, self.must_advance) = (run.at, run.must_advance);
        found.map(|captures| run.made(vm, captures)).transpose()
    }
}

impl NativeIter for Matches {
    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        self.advance(vm, Mode::Search)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.owner);
        tracer.value(&self.subject.value);
    }
}

fn finditer(vm: &mut Vm, args: Args<'_>) -> Res {
    let run = Run::new(vm, args, "finditer")?;
    let Value::Class(class) = vm.import_attribute("_re", "callable_iterator")? else { return Ok(Value::None) };
    Ok(Value::Iterator(Ref::new(Iterator::new(&class, IterState::Native(Box::new(Matches::new(&run)))))))
}

/// The state of `Pattern.scanner`.
struct Scanner(std::cell::RefCell<Matches>);

impl NativeState for Scanner {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        NativeIter::trace(&*self.0.borrow(), tracer);
    }
}

fn scanner(vm: &mut Vm, args: Args<'_>) -> Res {
    let run = Run::new(vm, args, "scanner")?;
    let Value::Class(class) = vm.import_attribute("_re", "SRE_Scanner")? else { return Ok(Value::None) };
    Ok(Value::Instance(Ref::with_native(&class, Scanner(std::cell::RefCell::new(Matches::new(&run))))))
}

fn scan(vm: &mut Vm, args: Args<'_>, mode: Mode) -> Res {
    let Some(Value::Instance(instance)) = args.get(0) else { return Ok(Value::None) };
    let Some(scanner) = instance.native::<Scanner>() else { return Ok(Value::None) };
    let found = scanner.0.borrow_mut().advance(vm, mode)?;
    Ok(found.unwrap_or(Value::None))
}

fn scanner_search(vm: &mut Vm, args: Args<'_>) -> Res {
    scan(vm, args, Mode::Search)
}

fn scanner_match(vm: &mut Vm, args: Args<'_>) -> Res {
    scan(vm, args, Mode::Match)
}

fn split(vm: &mut Vm, args: Args<'_>) -> Res {
    const PARAMS: Params = Params::new("split", &["string", "maxsplit"], 1);
    let (owner, pattern) = this(vm, args)?;
    let [string, limit] = PARAMS.unpack(vm, &args.pos[1..], args.kw)?;
    let limit = limit.map_or(Ok(0), |limit| vm.to_i64(&limit))?;
    let mut run = Run::whole(vm, owner, pattern, &string.unwrap_or(Value::None))?;
    let mut parts = Vec::new();
    let (mut last, mut count) = (0, 0);
    while limit == 0 || count < limit {
        let Some(captures) = run.next(vm)? else { break };
        parts.push(run.subject.slice(last, captures.slots[0]));
        for group in 1..=pattern.program.groups {
            parts.push(group_value(&run.subject, &captures, group, Value::None));
        }
        last = captures.slots[1];
        count += 1;
    }
    parts.push(run.subject.slice(last, run.subject.bytes().len()));
    Ok(Value::list(parts))
}

/// What takes a match's place.
enum Replacement {
    Literal(Vec<u8>),
    Template(Vec<Piece>),
    Function(Value),
}

fn encode(pieces: &[u32], is_bytes: bool) -> Vec<u8> {
    if is_bytes {
        return pieces.iter().map(|c| *c as u8).collect();
    }
    pieces.iter().filter_map(|c| char::from_u32(*c)).collect::<String>().into_bytes()
}

fn template(vm: &mut Vm, pattern: &Pattern, value: &Value) -> Res<Vec<Piece>> {
    let Some((chars, is_bytes)) = chars_of(value) else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {name} found")));
    };
    if is_bytes != pattern.is_bytes {
        let (wanted, given) = if is_bytes { ("str instance", "bytes") } else { ("a bytes-like object", "str") };
        return Err(vm.type_error(format!("sequence item 0: expected {wanted}, {given} found")));
    }
    parse_template(&chars, pattern.program.groups, &pattern.names).map_err(|fault| raise(vm, fault, value))
}

fn replacement(vm: &mut Vm, pattern: &Pattern, value: &Value) -> Res<Replacement> {
    if chars_of(value).is_none() && builtins::functions::is_callable(vm, value) {
        return Ok(Replacement::Function(value.clone()));
    }
    let pieces = template(vm, pattern, value)?;
    Ok(match &pieces[..] {
        [] => Replacement::Literal(Vec::new()),
        [Piece::Text(text)] => Replacement::Literal(encode(text, pattern.is_bytes)),
        _ => Replacement::Template(pieces),
    })
}

fn expand_into(out: &mut Vec<u8>, pieces: &[Piece], subject: &Subject, captures: &Captures, is_bytes: bool) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.extend(encode(text, is_bytes)),
            Piece::Group(group) => {
                if let Some((start, end)) = captures.group(*group) {
                    out.extend_from_slice(&subject.bytes()[start..end]);
                }
            }
        }
    }
}

fn value_of(vm: &mut Vm, data: Vec<u8>, is_bytes: bool) -> Res {
    if is_bytes {
        return Ok(Value::bytes(data));
    }
    match String::from_utf8(data) {
        Ok(text) => Ok(Value::string(text)),
        Err(_) => Err(vm.value_error("a part of a character was replaced")),
    }
}

fn substitute(vm: &mut Vm, args: Args<'_>, name: &'static str) -> Res<(Value, i64)> {
    let params = Params::new(name, &["repl", "string", "count"], 2);
    let (owner, pattern) = this(vm, args)?;
    let [repl, string, limit] = params.unpack(vm, &args.pos[1..], args.kw)?;
    let (repl, string) = (repl.unwrap_or(Value::None), string.unwrap_or(Value::None));
    let limit = limit.map_or(Ok(0), |limit| vm.to_i64(&limit))?;
    let replacement = replacement(vm, pattern, &repl)?;
    let mut run = Run::whole(vm, owner, pattern, &string)?;
    let mut out = Vec::new();
    let (mut last, mut count) = (0, 0);
    while limit == 0 || count < limit {
        let Some(captures) = run.next(vm)? else { break };
        let (start, end) = (captures.slots[0], captures.slots[1]);
        out.extend_from_slice(&run.subject.bytes()[last..start]);
        match &replacement {
            Replacement::Literal(text) => out.extend_from_slice(text),
            Replacement::Template(pieces) => expand_into(&mut out, pieces, &run.subject, &captures, pattern.is_bytes),
            Replacement::Function(function) => {
                let found = run.made(vm, captures)?;
                let text = vm.call(function, Args::new(&[found]))?;
                match (&text, text.as_str()) {
                    (_, Some(text)) if !pattern.is_bytes => out.extend_from_slice(text.as_str().as_bytes()),
                    (Value::None, _) => {}
                    _ => match builtins::bytes::contents_of(&text) {
                        Some(data) if pattern.is_bytes => out.extend_from_slice(&data),
                        _ => {
                            let name = vm.type_name(&text);
                            let wanted = if pattern.is_bytes { "a bytes-like object" } else { "str instance" };
                            let place = i64::from(count > 0 || start > 0);
                            return Err(
                                vm.type_error(format!("sequence item {place}: expected {wanted}, {name} found"))
                            );
                        }
                    },
                }
            }
        }
        last = end;
        count += 1;
    }
    if count == 0 {
        return Ok((string, 0));
    }
    out.extend_from_slice(&run.subject.bytes()[last..]);
    Ok((value_of(vm, out, pattern.is_bytes)?, count))
}

fn sub(vm: &mut Vm, args: Args<'_>) -> Res {
    substitute(vm, args, "sub").map(|(value, _)| value)
}

fn subn(vm: &mut Vm, args: Args<'_>) -> Res {
    substitute(vm, args, "subn").map(|(value, count)| Tuple::pair(value, Value::Int(count)).into())
}

fn eq_pattern(_: &mut Vm, args: Args<'_>) -> Res {
    let (Some((_, a)), Some((_, b))) = (pattern_of(&args.pos[0]), pattern_of(&args.pos[1])) else {
        return Ok(Value::NotImplemented);
    };
    let same = a.flags == b.flags && a.is_bytes == b.is_bytes && chars_of(&a.source) == chars_of(&b.source);
    Ok(Value::Bool(same))
}

fn hash_pattern(vm: &mut Vm, args: Args<'_>) -> Res {
    let (_, pattern) = this(vm, args)?;
    let source = vm.hash(&pattern.source)?;
    Ok(Value::Int(source ^ i64::from(pattern.flags.0)))
}

fn itself(_: &mut Vm, args: Args<'_>) -> Res {
    Ok(args.pos[0].clone())
}

fn repr_pattern(vm: &mut Vm, args: Args<'_>) -> Res {
    let (_, pattern) = this(vm, args)?;
    const NAMES: [(u32, &str); 8] = [
        (2, "re.IGNORECASE"),
        (4, "re.LOCALE"),
        (8, "re.MULTILINE"),
        (16, "re.DOTALL"),
        (64, "re.VERBOSE"),
        (128, "re.DEBUG"),
        (256, "re.ASCII"),
        (32, "re.UNICODE"),
    ];
    let mut flags = pattern.flags.0;
    if !pattern.is_bytes && flags & (4 | 256 | 32) == 32 {
        flags &= !32;
    }
    let names: Vec<&str> = NAMES.iter().filter(|(bit, _)| flags & bit != 0).map(|(_, name)| *name).collect();
    let source = vm.repr(&pattern.source)?;
    let short: String = source.as_str().chars().take(200).collect();
    let flags = if names.is_empty() { String::new() } else { format!(", {}", names.join("|")) };
    Ok(Value::string(format!("re.compile({short}{flags})")))
}

fn pattern_source(_: &mut Vm, value: &Value) -> Res {
    Ok(pattern_of(value).map_or(Value::None, |(_, pattern)| pattern.source.clone()))
}

fn pattern_flags(_: &mut Vm, value: &Value) -> Res {
    Ok(pattern_of(value).map_or(Value::None, |(_, pattern)| Value::Int(pattern.flags.0.into())))
}

fn pattern_groups(_: &mut Vm, value: &Value) -> Res {
    Ok(pattern_of(value).map_or(Value::None, |(_, pattern)| Value::size(pattern.program.groups)))
}

fn pattern_groupindex(vm: &mut Vm, value: &Value) -> Res {
    let dict = Ref::new(Dict::new());
    if let Some((_, pattern)) = pattern_of(value) {
        for (name, group) in &pattern.names {
            dict.set_str(&intern(name), Value::size(*group));
        }
    }
    let proxy = vm.import_attribute("types", "MappingProxyType")?;
    vm.call(&proxy, Args::new(&[Value::Dict(dict)]))
}

/// The group that a value names.
fn group_index(vm: &mut Vm, found: &Match, key: &Value) -> Res<usize> {
    let pattern: &Pattern = found.pattern.native().expect("only patterns are stored here");
    let group = match key.base() {
        Value::Int(group) => usize::try_from(*group).ok(),
        Value::Bool(group) => Some(usize::from(*group)),
        Value::Str(name) => pattern.names.iter().find(|(known, _)| known == name.as_str()).map(|(_, group)| *group),
        Value::Instance(_) => match vm.to_index(key) {
            Ok(Value::Int(group)) => usize::try_from(group).ok(),
            _ => None,
        },
        _ => None,
    };
    match group {
        Some(group) if group <= pattern.program.groups => Ok(group),
        _ => Err(vm.index_error("no such group")),
    }
}

fn group(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = this_match(vm, args)?;
    let value = |group| group_value(&found.subject, &found.captures, group, Value::None);
    match &args.pos[1..] {
        [] => Ok(value(0)),
        [key] => Ok(value(group_index(vm, found, key)?)),
        keys => {
            let groups = keys.iter().map(|key| group_index(vm, found, key)).collect::<Res<Vec<_>>>()?;
            Ok(Value::tuple(groups.into_iter().map(value).collect()))
        }
    }
}

fn default_argument(vm: &mut Vm, args: Args<'_>, name: &'static str) -> Res {
    let params = Params::new(name, &["default"], 0);
    let [default] = params.unpack(vm, &args.pos[1..], args.kw)?;
    Ok(default.unwrap_or(Value::None))
}

fn groups(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = this_match(vm, args)?;
    let default = default_argument(vm, args, "groups")?;
    let count = found.captures.slots.len() / 2;
    let value = |group| group_value(&found.subject, &found.captures, group, default.clone());
    Ok(Value::tuple((1..count).map(value).collect()))
}

fn groupdict(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = this_match(vm, args)?;
    let default = default_argument(vm, args, "groupdict")?;
    let pattern: &Pattern = found.pattern.native().expect("only patterns are stored here");
    let dict = Ref::new(Dict::new());
    for (name, group) in &pattern.names {
        dict.set_str(&intern(name), group_value(&found.subject, &found.captures, *group, default.clone()));
    }
    Ok(Value::Dict(dict))
}

fn bounds(vm: &mut Vm, args: Args<'_>) -> Res<(i64, i64)> {
    let found = this_match(vm, args)?;
    let group = args.get(1).map_or(Ok(0), |key| group_index(vm, found, key))?;
    Ok(match found.captures.group(group) {
        Some((start, end)) => (found.subject.index(start) as i64, found.subject.index(end) as i64),
        None => (-1, -1),
    })
}

fn start(vm: &mut Vm, args: Args<'_>) -> Res {
    bounds(vm, args).map(|(start, _)| Value::Int(start))
}

fn end(vm: &mut Vm, args: Args<'_>) -> Res {
    bounds(vm, args).map(|(_, end)| Value::Int(end))
}

fn span(vm: &mut Vm, args: Args<'_>) -> Res {
    bounds(vm, args).map(|(start, end)| Tuple::pair(Value::Int(start), Value::Int(end)).into())
}

fn expand(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = this_match(vm, args)?;
    let pattern: &Pattern = found.pattern.native().expect("only patterns are stored here");
    let pieces = template(vm, pattern, &args.pos[1])?;
    let mut out = Vec::new();
    expand_into(&mut out, &pieces, &found.subject, &found.captures, pattern.is_bytes);
    value_of(vm, out, pattern.is_bytes)
}

fn get_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = this_match(vm, args)?;
    let group = group_index(vm, found, &args.pos[1])?;
    Ok(group_value(&found.subject, &found.captures, group, Value::None))
}

fn repr_match(vm: &mut Vm, args: Args<'_>) -> Res {
    let (start, end) = bounds(vm, Args::new(&args.pos[..1]))?;
    let found = this_match(vm, args)?;
    let text = group_value(&found.subject, &found.captures, 0, Value::None);
    let text = vm.repr(&text)?;
    let short: String = text.as_str().chars().take(50).collect();
    Ok(Value::string(format!("<re.Match object; span=({start}, {end}), match={short}>")))
}

fn match_attribute(value: &Value, get: impl FnOnce(&Match) -> Value) -> Res {
    match value {
        Value::Instance(instance) => Ok(instance.native::<Match>().map_or(Value::None, get)),
        _ => Ok(Value::None),
    }
}

fn match_pos(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| Value::Int(found.pos))
}

fn match_endpos(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| Value::Int(found.endpos))
}

fn match_re(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| Value::Instance(found.pattern.clone()))
}

fn match_string(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| found.subject.value.clone())
}

fn match_lastindex(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| match found.captures.last {
        0 => Value::None,
        last => Value::size(last),
    })
}

fn match_lastgroup(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| {
        let pattern: &Pattern = found.pattern.native().expect("only patterns are stored here");
        let name = pattern.names.iter().find(|(_, group)| *group == found.captures.last);
        name.map_or(Value::None, |(name, _)| Value::str(name))
    })
}

fn match_regs(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| {
        let span = |group| match found.captures.group(group) {
            Some((start, end)) => {
                let (start, end) = (found.subject.index(start), found.subject.index(end));
                Tuple::pair(Value::size(start), Value::size(end)).into()
            }
            None => Tuple::pair(Value::Int(-1), Value::Int(-1)).into(),
        };
        Value::tuple((0..found.captures.slots.len() / 2).map(span).collect())
    })
}

fn refused(vm: &mut Vm, args: Args<'_>) -> Res {
    let name = match args.get(0) {
        Some(Value::Class(class)) => class.name().as_str().to_owned(),
        _ => String::new(),
    };
    Err(vm.type_error(format!("cannot create '{name}' instances")))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{Any, None as No, One, Range, Slot, Varargs};
    let object = module.vm.types.object.clone();
    let pattern = module.class(
        "Pattern",
        &object,
        "pattern",
        &[
            ("search", search, Any),
            ("match", match_, Any),
            ("fullmatch", fullmatch, Any),
            ("findall", findall, Any),
            ("finditer", finditer, Any),
            ("scanner", scanner, Any),
            ("split", split, Any),
            ("sub", sub, Any),
            ("subn", subn, Any),
            ("__eq__", eq_pattern, Slot(1)),
            ("__hash__", hash_pattern, Slot(0)),
            ("__repr__", repr_pattern, Slot(0)),
            ("__copy__", itself, No),
            ("__deepcopy__", itself, One),
        ],
    );
    module.getters(
        &pattern,
        &[
            ("pattern", pattern_source),
            ("flags", pattern_flags),
            ("groups", pattern_groups),
            ("groupindex", pattern_groupindex),
        ],
    );
    let found = module.class(
        "Match",
        &object,
        "match",
        &[
            ("group", group, Varargs),
            ("groups", groups, Any),
            ("groupdict", groupdict, Any),
            ("start", start, Range(0, 1)),
            ("end", end, Range(0, 1)),
            ("span", span, Range(0, 1)),
            ("expand", expand, One),
            ("__getitem__", get_item, Slot(1)),
            ("__repr__", repr_match, Slot(0)),
            ("__copy__", itself, No),
            ("__deepcopy__", itself, One),
        ],
    );
    module.getters(
        &found,
        &[
            ("pos", match_pos),
            ("endpos", match_endpos),
            ("re", match_re),
            ("string", match_string),
            ("lastindex", match_lastindex),
            ("lastgroup", match_lastgroup),
            ("regs", match_regs),
        ],
    );
    let scanner = module.class(
        "SRE_Scanner",
        &object,
        "scanner",
        &[("search", scanner_search, No), ("match", scanner_match, No)],
    );
    for class in [&pattern, &found, &scanner] {
        module.constructor(class, refused);
        module.qualify(class, "re");
        builtins::class_methods(class, &[("__class_getitem__", builtins::typing::class_getitem, One)]);
    }
    module.iterator_class("callable_iterator", refused);
    module.functions(&[("compile", compile, Range(2, 2))]);
    Ok(())
}
