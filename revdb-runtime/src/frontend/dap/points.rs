//! Breakpoints of all kinds. A client sends all of a kind, and what it does not send is gone.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::adapter::{Answer, Open, text};
use super::look::Handle;
use crate::debugger::{Doubt, Error, Place};

/// What the client has set, as numbers of the session's breakpoints.
#[derive(Default)]
pub(super) struct Points {
    /// By source.
    lines: BTreeMap<String, Vec<u32>>,
    functions: Vec<u32>,
    exceptions: Vec<u32>,
    data: Vec<u32>,
    /// What was printed for a log point is not printed again until it changes.
    logged: BTreeMap<String, Vec<String>>,
}

/// The most lines that one log point prints.
const LINES: usize = 10_000;

impl Open {
    fn delete(&mut self, numbers: &[u32]) {
        for number in numbers {
            self.console.session.delete(&number.to_string());
        }
    }

    pub(super) fn set_breakpoints(&mut self, arguments: &Value) -> Answer {
        let path = arguments["source"]["path"].as_str().unwrap_or_default().to_owned();
        let file = self.guest_file(&path).map_err(text)?;
        let old = self.points.lines.remove(&path).unwrap_or_default();
        self.delete(&old);
        let (mut numbers, mut shown, mut logs) = (Vec::new(), Vec::new(), Vec::new());
        for wanted in arguments["breakpoints"].as_array().into_iter().flatten() {
            let line = wanted["line"].as_u64().and_then(|line| u32::try_from(line).ok()).unwrap_or(0);
            let place = Place::Line { file: file.clone(), line };
            if let Some(message) = wanted["logMessage"].as_str().filter(|message| !message.is_empty()) {
                let condition = wanted["condition"].as_str().filter(|condition| !condition.is_empty());
                logs.push((place, condition.map(str::to_owned), message.to_owned()));
                shown.push(json!({ "verified": true, "line": line }));
            } else {
                shown.push(self.set(place, wanted, &mut numbers));
            }
        }
        self.points.lines.insert(path.clone(), numbers);
        self.log(&path, logs)?;
        Ok(json!({ "breakpoints": shown }))
    }

    /// Sets one breakpoint, and says what came of it.
    fn set(&mut self, place: Place, wanted: &Value, numbers: &mut Vec<u32>) -> Value {
        let condition = wanted["condition"].as_str().filter(|condition| !condition.is_empty()).map(str::to_owned);
        match self.try_to_set(place, condition, &wanted["hitCondition"]) {
            Ok((number, line, message)) => {
                numbers.push(number);
                let mut shown = json!({ "id": number, "verified": message.is_none() });
                if let Some(line) = line {
                    shown["line"] = line.into();
                }
                if let Some(message) = message {
                    shown["message"] = message.into();
                }
                shown
            }
            Err(error) => json!({ "verified": false, "message": text(error) }),
        }
    }

    fn try_to_set(
        &mut self,
        mut place: Place,
        condition: Option<String>,
        hits: &Value,
    ) -> Result<(u32, Option<u32>, Option<String>), Error> {
        let passed_over = match hits.as_str().map(str::trim).filter(|hits| !hits.is_empty()) {
            None => 0,
            Some(hits) => {
                let count = hits.trim_start_matches(['=', '>', ' ']).parse::<u64>().ok().filter(|&count| count > 0);
                let wrong = || Error::Refused(format!("the hit condition is a number of hits from 1, not `{hits}`"));
                count.ok_or_else(wrong)? - 1
            }
        };
        let follower = &mut self.follower();
        let session = &mut self.console.session;
        let (breakpoint, doubt) = session.add_breakpoint(place.clone(), condition.clone(), false, follower)?;
        let mut number = breakpoint.number;
        let mut message = doubt
            .as_ref()
            .map(|doubt| self.console.painter.doubt(&place, doubt).trim_start_matches("note: ").trim_end().to_owned());
        if let (Some(Doubt::NoCode { next: Some(next) }), Place::Line { line, .. }) = (doubt, &mut place) {
            // Editors let people click on any line, and expect it to slide.
            *line = next;
            session.delete(&number.to_string());
            number = session.add_breakpoint(place.clone(), condition, false, follower)?.0.number;
            message = None;
        }
        if passed_over > 0 {
            session.set_ignore(number, passed_over)?;
        }
        let line = if let Place::Line { line, .. } = place { Some(line) } else { None };
        Ok((number, line, message))
    }

    /// Prints what log points say, over the whole recording at once: nothing has to be run for it.
    fn log(&mut self, path: &str, logs: Vec<(Place, Option<String>, String)>) -> Result<(), String> {
        let before = self.points.logged.remove(path).unwrap_or_default();
        let mut after = Vec::new();
        for (place, condition, message) in logs {
            let key = format!("{place} {condition:?} {message}");
            if !before.contains(&key) {
                let (texts, expressions) = template(&message);
                let samples = self.console.session.sample(
                    &place,
                    condition.as_deref(),
                    &expressions,
                    LINES,
                    &mut self.follower(),
                );
                for sample in samples.map_err(text)? {
                    let mut line = format!("[time {}] ", sample.time.0);
                    for (at, text) in texts.iter().enumerate() {
                        line.push_str(text);
                        line.push_str(sample.values.get(at).map_or("", String::as_str));
                    }
                    line.push('\n');
                    let body = json!({
                        "category": "stdout",
                        "output": line,
                        "source": { "path": self.absolute(&sample.spot.file) },
                        "line": sample.spot.line,
                    });
                    self.shared.wire.event("output", body);
                }
            }
            after.push(key);
        }
        self.points.logged.insert(path.to_owned(), after);
        Ok(())
    }

    pub(super) fn set_function_breakpoints(&mut self, arguments: &Value) -> Answer {
        let old = std::mem::take(&mut self.points.functions);
        self.delete(&old);
        let (mut numbers, mut shown) = (Vec::new(), Vec::new());
        for wanted in arguments["breakpoints"].as_array().into_iter().flatten() {
            let name = wanted["name"].as_str().unwrap_or_default().trim();
            let name = name.strip_suffix("()").unwrap_or(name);
            shown.push(self.set(Place::Function(name.to_owned()), wanted, &mut numbers));
        }
        self.points.functions = numbers;
        Ok(json!({ "breakpoints": shown }))
    }

    pub(super) fn set_exception_breakpoints(&mut self, arguments: &Value) -> Answer {
        let old = std::mem::take(&mut self.points.exceptions);
        self.delete(&old);
        let plain = arguments["filters"].as_array().into_iter().flatten();
        let plain = plain.filter_map(Value::as_str).map(|filter| (filter.to_owned(), None));
        let options = arguments["filterOptions"].as_array().into_iter().flatten().filter_map(|option| {
            let condition = option["condition"].as_str().map(str::trim).filter(|kind| !kind.is_empty());
            Some((option["filterId"].as_str()?.to_owned(), condition.map(str::to_owned)))
        });
        let mut shown = Vec::new();
        for (filter, kind) in plain.chain(options) {
            let set = self.console.session.add_catchpoint(kind, filter == "uncaught", &mut self.follower());
            shown.push(match set {
                Ok(catchpoint) => {
                    self.points.exceptions.push(catchpoint.number);
                    json!({ "id": catchpoint.number, "verified": true })
                }
                Err(error) => json!({ "verified": false, "message": text(error) }),
            });
        }
        Ok(json!({ "breakpoints": shown }))
    }

    pub(super) fn data_breakpoint_info(&mut self, arguments: &Value) -> Answer {
        let name = arguments["name"].as_str().unwrap_or_default();
        let reference = &arguments["variablesReference"];
        let (frame, expression) = match reference.as_u64() {
            None | Some(0) => (self.handles.frame(&arguments["frameId"]).unwrap_or(0), name.to_owned()),
            Some(_) => match self.handles.get(reference)? {
                Handle::Locals(frame) | Handle::Arguments(frame) => (frame, name.to_owned()),
                Handle::Object(object) => {
                    let number = self.console.session.name_object(object);
                    let dot = if name.starts_with('[') { "" } else { "." };
                    (0, format!("${number}{dot}{name}"))
                }
            },
        };
        Ok(json!({
            "dataId": format!("{frame} {expression}"),
            "description": expression,
            "accessTypes": ["write"],
            "canPersist": false,
        }))
    }

    pub(super) fn set_data_breakpoints(&mut self, arguments: &Value) -> Answer {
        let mut old = std::mem::take(&mut self.points.data);
        let mut shown = Vec::new();
        for wanted in arguments["breakpoints"].as_array().into_iter().flatten() {
            let data = wanted["dataId"].as_str().unwrap_or_default();
            let (frame, expression) = data.split_once(' ').unwrap_or(("0", data));
            // One that stays keeps the activation in which it was set.
            let watchpoints = self.console.session.watchpoints();
            let kept = watchpoints.iter().find(|watch| watch.expression == expression && old.contains(&watch.number));
            let set = match kept.map(|watch| watch.number) {
                Some(number) => {
                    old.retain(|other| *other != number);
                    Ok(number)
                }
                None => self.watch(frame.parse().unwrap_or(0), expression),
            };
            shown.push(match set {
                Ok(number) => {
                    self.points.data.push(number);
                    json!({ "id": number, "verified": true })
                }
                Err(error) => json!({ "verified": false, "message": text(error) }),
            });
        }
        self.delete(&old);
        Ok(json!({ "breakpoints": shown }))
    }

    fn watch(&mut self, frame: usize, expression: &str) -> Result<u32, Error> {
        let follower = &mut self.follower();
        self.console.session.select_frame(frame, follower)?;
        Ok(self.console.session.add_watchpoint(expression, follower)?.0)
    }
}

/// The texts of a log message, and the expressions in braces between them.
fn template(message: &str) -> (Vec<String>, Vec<String>) {
    let (mut texts, mut expressions) = (vec![String::new()], Vec::new());
    let mut rest = message;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        if let Some(last) = texts.last_mut() {
            last.push_str(&rest[..open]);
        }
        expressions.push(rest[open + 1..open + length].to_owned());
        texts.push(String::new());
        rest = &rest[open + length + 1..];
    }
    if let Some(last) = texts.last_mut() {
        last.push_str(rest);
    }
    (texts, expressions)
}

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn log_messages_have_expressions_in_braces() {
        let (texts, expressions) = template("x is {x}, y {a[0]}{b} {");
        assert_eq!(texts, ["x is ", ", y ", "", " {"]);
        assert_eq!(expressions, ["x", "a[0]", "b"]);
    }
}
