//! `_re`: compiled patterns and matches. The module that programs see is `lib/re.py`.

mod matched;
mod substitution;

use std::rc::Rc;

use self::matched::*;
use self::substitution::{sub, subn};
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
