//! Requests that look at the state and leave the session where it is.

use serde_json::{Value, json};

use super::adapter::{Answer, Open, THREAD, text};
use crate::clock::ObjectId;
use crate::debugger::{Error, Place};
use crate::frontend::cli::names_of_commands;
use crate::guest::{Outcome, StopKind, Variable};

/// What the client was given numbers for since the last stop.
#[derive(Default)]
pub(super) struct Handles {
    /// Counts the stops, so that a number from an earlier one is recognised.
    stop: u64,
    given: Vec<Handle>,
}

/// Something with variables.
#[derive(Clone, Copy)]
pub(super) enum Handle {
    Locals(usize),
    Arguments(usize),
    Object(ObjectId),
}

/// Numbers of one stop.
const ROOM: u64 = 1 << 20;
/// Stops after which numbers come round again: a client's integers have 31 bits.
const STOPS: u64 = 1 << 10;

impl Handles {
    pub(super) fn forget(&mut self) {
        self.stop = (self.stop + 1) % STOPS;
        self.given.clear();
    }

    fn give(&mut self, handle: Handle) -> u64 {
        self.given.push(handle);
        self.stop * ROOM + self.given.len() as u64
    }

    pub(super) fn get(&self, reference: &Value) -> Result<Handle, String> {
        let number = reference.as_u64().filter(|number| number / ROOM == self.stop);
        let index = number.and_then(|number| usize::try_from(number % ROOM).ok()?.checked_sub(1));
        index.and_then(|index| self.given.get(index).copied()).ok_or_else(stale)
    }

    /// The number of a frame, for the client.
    fn frame_id(&self, index: usize) -> u64 {
        self.stop * ROOM + index as u64 + 1
    }

    pub(super) fn frame(&self, id: &Value) -> Result<usize, String> {
        let number = id.as_u64().filter(|number| number / ROOM == self.stop);
        number.and_then(|number| usize::try_from(number % ROOM).ok()?.checked_sub(1)).ok_or_else(stale)
    }
}

fn stale() -> String {
    "the program has moved since: ask for the stack again".to_owned()
}

impl Open {
    pub(super) fn look(&mut self, command: &str, arguments: &Value) -> Answer {
        match command {
            "threads" => Ok(json!({ "threads": [{ "id": THREAD, "name": "main" }] })),
            "stackTrace" => self.stack(arguments),
            "scopes" => self.scopes(arguments),
            "variables" => self.variables(arguments),
            "evaluate" => self.evaluate(arguments),
            "source" => self.source(arguments),
            "loadedSources" => self.loaded_sources(),
            "exceptionInfo" => self.exception_info(),
            "gotoTargets" => self.goto_targets(arguments),
            "completions" => self.completions(arguments),
            "breakpointLocations" => self.locations(arguments),
            "setBreakpoints" => self.set_breakpoints(arguments),
            "setFunctionBreakpoints" => self.set_function_breakpoints(arguments),
            "setExceptionBreakpoints" => self.set_exception_breakpoints(arguments),
            "dataBreakpointInfo" => self.data_breakpoint_info(arguments),
            "setDataBreakpoints" => self.set_data_breakpoints(arguments),
            other => Err(format!("revdb does not know the request {other}")),
        }
    }

    /// How the client finds a source: on this machine, else in the recording.
    fn source_of(&mut self, file: &str) -> Value {
        let path = self.absolute(file);
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        if std::path::Path::new(&path).is_file() {
            return json!({ "name": name, "path": path });
        }
        let at = self.numbered.iter().position(|known| known == file).unwrap_or_else(|| {
            self.numbered.push(file.to_owned());
            self.numbered.len() - 1
        });
        json!({ "name": name, "path": path, "sourceReference": at + 1, "origin": "from the recording" })
    }

    fn stack(&mut self, arguments: &Value) -> Answer {
        let frames = self.console.session.backtrace(&mut self.follower()).map_err(text)?;
        let total = frames.len();
        let start = arguments["startFrame"].as_u64().unwrap_or(0) as usize;
        let count = match arguments["levels"].as_u64() {
            None | Some(0) => usize::MAX,
            Some(levels) => levels as usize,
        };
        let mut shown = Vec::new();
        for frame in frames.into_iter().skip(start).take(count) {
            let source = self.source_of(&frame.spot.file);
            shown.push(json!({
                "id": self.handles.frame_id(frame.index),
                "name": frame.spot.function,
                "source": source,
                "line": frame.spot.line,
                "column": 1,
                "canRestart": frame.index + 1 < total,
            }));
        }
        Ok(json!({ "stackFrames": shown, "totalFrames": total }))
    }

    fn scopes(&mut self, arguments: &Value) -> Answer {
        let frame = self.handles.frame(&arguments["frameId"])?;
        let mut scopes = Vec::new();
        self.console.session.select_frame(frame, &mut self.follower()).map_err(text)?;
        let parameters = self.console.session.arguments(&mut self.follower()).map_err(text)?;
        if parameters.is_some_and(|parameters| !parameters.is_empty()) {
            let reference = self.handles.give(Handle::Arguments(frame));
            let hint = "arguments";
            let scope = json!({ "name": "Arguments", "presentationHint": hint, "variablesReference": reference, "expensive": false });
            scopes.push(scope);
        }
        let reference = self.handles.give(Handle::Locals(frame));
        let scope = json!({ "name": "Locals", "presentationHint": "locals", "variablesReference": reference, "expensive": false });
        scopes.insert(0, scope);
        Ok(json!({ "scopes": scopes }))
    }

    fn variables(&mut self, arguments: &Value) -> Answer {
        let handle = self.handles.get(&arguments["variablesReference"])?;
        let start = arguments["start"].as_u64().unwrap_or(0);
        let count = match arguments["count"].as_u64() {
            None | Some(0) => u64::MAX,
            Some(count) => count,
        };
        let follower = &mut self.follower();
        let session = &mut self.console.session;
        let variables = match handle {
            Handle::Object(object) => {
                let children = session.children(object, start, count, follower).map_err(text)?;
                children.map(|children| children.items).unwrap_or_default()
            }
            Handle::Locals(frame) | Handle::Arguments(frame) => {
                session.select_frame(frame, follower).map_err(text)?;
                let all = match handle {
                    Handle::Arguments(_) => session.arguments(follower).map_err(text)?.unwrap_or_default(),
                    _ => session.locals(follower).map_err(text)?,
                };
                let (start, count) = (start as usize, usize::try_from(count).unwrap_or(usize::MAX));
                all.into_iter().skip(start).take(count).collect()
            }
        };
        let shown: Vec<Value> = variables.iter().map(|variable| self.variable(variable)).collect();
        Ok(json!({ "variables": shown }))
    }

    fn variable(&mut self, variable: &Variable) -> Value {
        let mut shown = json!({
            "name": variable.name.strip_prefix('.').unwrap_or(&variable.name),
            "value": variable.value.text,
        });
        self.add_reference(&mut shown, variable.value.object);
        shown
    }

    /// Lets the client look into an object, if it has something inside.
    fn add_reference(&mut self, shown: &mut Value, object: Option<ObjectId>) {
        let follower = &mut self.follower();
        let count = match object.filter(|object| !object.is_evaluation()) {
            Some(object) => self.console.session.children(object, 0, 1, follower).ok().flatten().map(|children| {
                let named = children.items.first().is_some_and(|first| first.name.starts_with('.'));
                (object, children.total, named)
            }),
            None => None,
        };
        shown["variablesReference"] = 0.into();
        if let Some((object, total @ 1.., named)) = count {
            shown["variablesReference"] = self.handles.give(Handle::Object(object)).into();
            shown[if named { "namedVariables" } else { "indexedVariables" }] = total.into();
        }
    }

    fn evaluate(&mut self, arguments: &Value) -> Answer {
        let code = arguments["expression"].as_str().unwrap_or_default();
        if let Ok(frame) = self.handles.frame(&arguments["frameId"]) {
            self.console.session.select_frame(frame, &mut self.follower()).map_err(text)?;
        }
        let hover = arguments["context"].as_str() == Some("hover");
        let printed = self.console.session.print(code, &mut self.follower()).map_err(text)?;
        self.shared.wire.output("stdout", &String::from_utf8_lossy(&printed.output));
        match printed.outcome {
            Outcome::Nothing | Outcome::Unsupported => Ok(json!({ "result": "", "variablesReference": 0 })),
            Outcome::Raised(error) => Err(error),
            Outcome::Value(value) => {
                let result = match printed.number {
                    Some(number) if !hover => format!("${number} = {}", value.text),
                    _ => value.text,
                };
                let mut shown = json!({ "result": result });
                self.add_reference(&mut shown, value.object);
                Ok(shown)
            }
        }
    }

    fn source(&mut self, arguments: &Value) -> Answer {
        let number = [&arguments["source"]["sourceReference"], &arguments["sourceReference"]];
        let number = number.iter().find_map(|number| number.as_u64()).unwrap_or(0);
        let file = usize::try_from(number).ok().and_then(|number| self.numbered.get(number.checked_sub(1)?)).cloned();
        let file = match file {
            Some(file) => file,
            None => self.guest_file(arguments["source"]["path"].as_str().unwrap_or_default()).map_err(text)?,
        };
        match self.console.session.text_of(&file, &mut self.follower()).map_err(text)? {
            Some(content) => Ok(json!({ "content": content })),
            None => Err(format!("the program has not loaded {file} at this time")),
        }
    }

    fn loaded_sources(&mut self) -> Answer {
        let files = self.console.session.files(&mut self.follower()).map_err(text)?;
        let sources: Vec<Value> = files.iter().map(|file| self.source_of(file)).collect();
        Ok(json!({ "sources": sources }))
    }

    /// The path by which the guest knows the client's `path`, if it has loaded that; else `path`.
    pub(super) fn guest_file(&mut self, path: &str) -> Result<String, Error> {
        let files = self.console.session.files(&mut self.follower())?;
        Ok(files.into_iter().find(|file| self.absolute(file) == path).unwrap_or_else(|| path.to_owned()))
    }

    fn exception_info(&mut self) -> Answer {
        let follower = &mut self.follower();
        let session = &mut self.console.session;
        let mut raised = session.exception(follower).map_err(text)?;
        let mut mode = "always";
        if raised.is_none()
            && session.stop().location.kind == StopKind::Line
            && let Some(failure) = session.failure(follower).map_err(text)?
            && failure.time == session.stop().time
        {
            (raised, mode) = (failure.exception, "unhandled");
        }
        match raised {
            Some(raised) => Ok(json!({ "exceptionId": raised.kind, "description": raised.text, "breakMode": mode })),
            None => {
                Ok(json!({ "exceptionId": "exception", "description": "about to be raised", "breakMode": "always" }))
            }
        }
    }

    fn goto_targets(&mut self, arguments: &Value) -> Answer {
        let line = arguments["line"].as_u64().and_then(|line| u32::try_from(line).ok()).unwrap_or(0);
        let file = self.guest_file(arguments["source"]["path"].as_str().unwrap_or_default()).map_err(text)?;
        let found = self.console.session.executions(&Place::Line { file, line }, &mut self.follower()).map_err(text)?;
        let mut targets: Vec<Value> = Vec::new();
        let candidates = [
            (found.before, "last time"),
            (found.after, "next time"),
            (found.first, "first time"),
            (found.last, "very last time"),
        ];
        for (time, label) in candidates {
            let Some(time) = time.map(|time| time.0) else { continue };
            if targets.iter().all(|target| target["id"] != time) {
                targets.push(json!({ "id": time, "label": format!("{label}: time {time}"), "line": line }));
            }
        }
        Ok(json!({ "targets": targets }))
    }

    fn completions(&mut self, arguments: &Value) -> Answer {
        let line = arguments["text"].as_str().unwrap_or_default();
        let end = arguments["column"].as_u64().unwrap_or(1).saturating_sub(1) as usize;
        let typed: String = line.chars().take(end).collect();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let start = typed.rfind(|c| !is_part(c)).map_or(0, |at| at + 1);
        let word = typed.get(start..).unwrap_or_default();
        let mut names: Vec<String> = Vec::new();
        if start == 0 {
            names.extend(names_of_commands().filter(|name| name.len() > 2).map(str::to_owned));
        }
        if let Ok(frame) = self.handles.frame(&arguments["frameId"]) {
            self.console.session.select_frame(frame, &mut self.follower()).map_err(text)?;
        }
        let variables = self.console.session.locals(&mut self.follower()).map_err(text)?;
        names.extend(variables.into_iter().map(|variable| variable.name));
        names.retain(|name| name.starts_with(word));
        names.dedup();
        let length = word.chars().count();
        let first = typed.chars().count() - length + 1;
        let targets: Vec<Value> =
            names.iter().map(|name| json!({ "label": name, "start": first, "length": length })).collect();
        Ok(json!({ "targets": targets }))
    }

    fn locations(&mut self, arguments: &Value) -> Answer {
        let file = self.guest_file(arguments["source"]["path"].as_str().unwrap_or_default()).map_err(text)?;
        let from = arguments["line"].as_u64().unwrap_or(1);
        let to = arguments["endLine"].as_u64().unwrap_or(from);
        let outline = self.console.session.outline(&file, &mut self.follower()).map_err(text)?.unwrap_or_default();
        let within = outline.lines.into_iter().filter(|&line| (from..=to).contains(&u64::from(line)));
        let locations: Vec<Value> = within.map(|line| json!({ "line": line })).collect();
        Ok(json!({ "breakpoints": locations }))
    }
}
