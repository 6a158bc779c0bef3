//! `sub` and `subn`, and the templates that they and `Match.expand` fill in.

use super::*;

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

pub(super) fn template(vm: &mut Vm, pattern: &Pattern, value: &Value) -> Res<Vec<Piece>> {
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

pub(super) fn expand_into(out: &mut Vec<u8>, pieces: &[Piece], subject: &Subject, captures: &Captures, is_bytes: bool) {
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

pub(super) fn value_of(vm: &mut Vm, data: Vec<u8>, is_bytes: bool) -> Res {
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

pub(super) fn sub(vm: &mut Vm, args: Args<'_>) -> Res {
    substitute(vm, args, "sub").map(|(value, _)| value)
}

pub(super) fn subn(vm: &mut Vm, args: Args<'_>) -> Res {
    substitute(vm, args, "subn").map(|(value, count)| Tuple::pair(value, Value::Int(count)).into())
}
