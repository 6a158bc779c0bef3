//! The methods of a match.

use super::substitution::{expand_into, template, value_of};
use super::*;

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

pub(super) fn group(vm: &mut Vm, args: Args<'_>) -> Res {
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

pub(super) fn groups(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = this_match(vm, args)?;
    let default = default_argument(vm, args, "groups")?;
    let count = found.captures.slots.len() / 2;
    let value = |group| group_value(&found.subject, &found.captures, group, default.clone());
    Ok(Value::tuple((1..count).map(value).collect()))
}

pub(super) fn groupdict(vm: &mut Vm, args: Args<'_>) -> Res {
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

pub(super) fn start(vm: &mut Vm, args: Args<'_>) -> Res {
    bounds(vm, args).map(|(start, _)| Value::Int(start))
}

pub(super) fn end(vm: &mut Vm, args: Args<'_>) -> Res {
    bounds(vm, args).map(|(_, end)| Value::Int(end))
}

pub(super) fn span(vm: &mut Vm, args: Args<'_>) -> Res {
    bounds(vm, args).map(|(start, end)| Tuple::pair(Value::Int(start), Value::Int(end)).into())
}

pub(super) fn expand(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = this_match(vm, args)?;
    let pattern: &Pattern = found.pattern.native().expect("only patterns are stored here");
    let pieces = template(vm, pattern, &args.pos[1])?;
    let mut out = Vec::new();
    expand_into(&mut out, &pieces, &found.subject, &found.captures, pattern.is_bytes);
    value_of(vm, out, pattern.is_bytes)
}

pub(super) fn get_item(vm: &mut Vm, args: Args<'_>) -> Res {
    let found = this_match(vm, args)?;
    let group = group_index(vm, found, &args.pos[1])?;
    Ok(group_value(&found.subject, &found.captures, group, Value::None))
}

pub(super) fn repr_match(vm: &mut Vm, args: Args<'_>) -> Res {
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

pub(super) fn match_pos(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| Value::Int(found.pos))
}

pub(super) fn match_endpos(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| Value::Int(found.endpos))
}

pub(super) fn match_re(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| Value::Instance(found.pattern.clone()))
}

pub(super) fn match_string(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| found.subject.value.clone())
}

pub(super) fn match_lastindex(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| match found.captures.last {
        0 => Value::None,
        last => Value::size(last),
    })
}

pub(super) fn match_lastgroup(_: &mut Vm, value: &Value) -> Res {
    match_attribute(value, |found| {
        let pattern: &Pattern = found.pattern.native().expect("only patterns are stored here");
        let name = pattern.names.iter().find(|(_, group)| *group == found.captures.last);
        name.map_or(Value::None, |(name, _)| Value::str(name))
    })
}

pub(super) fn match_regs(_: &mut Vm, value: &Value) -> Res {
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
