//! The text of an uncaught exception: collecting what [`crate::text::traceback`] lays out.

use crate::object::*;
use crate::text::suggest::suggest;
use crate::text::traceback::{Exception, Frame, Link, Span, Style, SyntaxPlace, format_exception};
use crate::vm::{TraceEntry, Vm};

impl Vm {
    /// What CPython prints for an exception that nobody caught.
    pub fn traceback_text(&mut self, exc: &Exc) -> String {
        let shown = self.describe(exc, &mut Vec::new());
        format_exception(&shown, Style::Native)
    }

    /// The parts of an exception that are shown. `seen` are those that the chain has met.
    pub fn describe(&mut self, exc: &Exc, seen: &mut Vec<Ref<Instance>>) -> Exception {
        seen.push(exc.0.clone());
        let state = exc.state();
        let cause = state.cause.borrow().clone();
        let context = state.context.borrow().clone();
        let suppressed = state.suppress_context.get();
        let mut previous = None;
        match cause {
            Some(Value::Instance(cause)) if cause.exception().is_some() => {
                if !seen.iter().any(|known| known.is(&cause)) {
                    previous = Some((Link::Cause, Box::new(self.describe(&Exc(cause), seen))));
                }
            }
            _ => {
                if let Some(context) = context
                    && !suppressed
                    && !seen.iter().any(|known| known.is(&context.0))
                {
                    previous = Some((Link::Context, Box::new(self.describe(&context, seen))));
                }
            }
        }
        let entries = state.trace.borrow().clone();
        let frames = entries.iter().rev().map(|entry| self.trace_frame(entry)).collect();
        let value = exc.value();
        let class = self.shown_class(&exc.0.class());
        let syntax = if exc.is_a(&self.types.syntax_error) { self.syntax_place(&value) } else { None };
        let message = if syntax.is_some() {
            self.attribute_text(&value, "msg").unwrap_or_default()
        } else {
            match self.str(&value) {
                Ok(text) => text.as_str().to_owned(),
                Err(_) => "<exception str() failed>".to_owned(),
            }
        };
        let suggestion = self.suggestion(exc, &entries);
        let notes = self.notes(&value);
        let group = self.group_members(&value, seen);
        Exception { class, message, frames, syntax, suggestion, notes, previous, group }
    }

    /// A class as tracebacks name it.
    fn shown_class(&mut self, class: &Ref<Class>) -> String {
        match self.class_module(class) {
            Some(module) if module.as_str() == "__main__" => class.qualname().as_str().to_owned(),
            _ => self.full_class_name(class),
        }
    }

    fn trace_frame(&self, entry: &TraceEntry) -> Frame {
        let code = &entry.code;
        let file = code.filename.as_str();
        // CPython finds no file of these names.
        let in_file = !matches!(file, "<stdin>" | "<string>");
        let source = in_file
            .then(|| self.source_text(file))
            .flatten()
            .and_then(|text| text.lines().nth((entry.line as usize).saturating_sub(1)).map(str::to_owned));
        let loc = code.position(entry.instruction as usize);
        let span =
            (loc.line != 0 && loc.end_line != 0 && (loc.end_line, loc.end_col) > (loc.line, loc.col)).then_some(Span {
                start_line: loc.line,
                end_line: loc.end_line,
                start: loc.col as usize,
                end: loc.end_col as usize,
            });
        Frame {
            file: code.filename.as_str().to_owned(),
            line: entry.line,
            name: code.name.as_str().to_owned(),
            source,
            span,
        }
    }

    fn attribute_text(&mut self, value: &Value, name: &str) -> Option<String> {
        match self.get_attr_or_none(value, &intern(name)) {
            Ok(Some(Value::Str(text))) => Some(text.as_str().to_owned()),
            _ => None,
        }
    }

    fn attribute_number(&mut self, value: &Value, name: &str) -> Option<i64> {
        match self.get_attr_or_none(value, &intern(name)) {
            Ok(Some(Value::Int(number))) => Some(number),
            _ => None,
        }
    }

    fn syntax_place(&mut self, value: &Value) -> Option<SyntaxPlace> {
        let line = self.attribute_number(value, "lineno")?;
        Some(SyntaxPlace {
            file: self.attribute_text(value, "filename"),
            line: u32::try_from(line).unwrap_or(0),
            offset: self.attribute_number(value, "offset").unwrap_or(0),
            end_line: self.attribute_number(value, "end_lineno").and_then(|line| u32::try_from(line).ok()),
            end_offset: self.attribute_number(value, "end_offset"),
            text: self.attribute_text(value, "text"),
        })
    }

    /// The name that the program may have meant.
    fn suggestion(&mut self, exc: &Exc, entries: &[TraceEntry]) -> Option<String> {
        let value = exc.value();
        if exc.is_a(&self.types.name_error) {
            let name = self.attribute_text(&value, "name")?;
            let innermost = entries.first()?;
            let mut groups: Vec<Vec<Value>> = Vec::new();
            if innermost.code.flags.optimized {
                groups.push(innermost.code.varnames.iter().map(|name| Value::Str(name.clone())).collect());
            }
            groups.push(innermost.globals.keys());
            groups.push(self.builtins.keys());
            for group in groups {
                let names: Vec<&str> =
                    group.iter().filter_map(|name| name.as_str().map(|name| name.as_str())).collect();
                if let Some(found) = suggest(&name, &names) {
                    return Some(found.to_owned());
                }
            }
            return None;
        }
        if exc.is_a(&self.types.attribute_error) {
            let name = self.attribute_text(&value, "name")?;
            let object = self.get_attr_or_none(&value, &intern("obj")).ok()??;
            let dir = self.builtins.get_str(&intern("dir"))?;
            let names = self.call(&dir, Args::new(&[object])).ok()?;
            let names = self.collect(&names).ok()?;
            let names: Vec<&str> = names.iter().filter_map(|name| name.as_str().map(|name| name.as_str())).collect();
            return suggest(&name, &names).map(str::to_owned);
        }
        None
    }

    fn notes(&mut self, value: &Value) -> Vec<String> {
        let name = self.names.__notes__.clone();
        let Ok(Some(notes)) = self.get_attr_or_none(value, &name) else { return Vec::new() };
        let Ok(notes) = self.collect(&notes) else { return Vec::new() };
        notes.iter().filter_map(|note| self.str(note).ok().map(|text| text.as_str().to_owned())).collect()
    }

    fn group_members(&mut self, value: &Value, seen: &mut Vec<Ref<Instance>>) -> Option<Vec<Exception>> {
        let class = self.class_of(value);
        if !class.mro().iter().any(|class| class.name().as_str() == "BaseExceptionGroup") {
            return None;
        }
        let members = self.get_attr_or_none(value, &intern("exceptions")).ok()??;
        let members = self.collect(&members).ok()?;
        let mut shown = Vec::new();
        for member in members {
            if let Value::Instance(instance) = member
                && instance.exception().is_some()
            {
                shown.push(self.describe(&Exc(instance), seen));
            }
        }
        Some(shown)
    }
}
