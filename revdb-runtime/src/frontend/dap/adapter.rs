//! Requests that begin and end a session, and those that move through time.

use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use serde_json::{Value, json};

use super::look::Handles;
use super::points::Points;
use super::{Follower, Shared};
use crate::debugger::{Arrival, Error, Motion, PointKind, Session, StopReason, Target};
use crate::frontend::cli::{Console, Painter};
use crate::frontend::error::CommandError;
use crate::trace::Exit;

/// The one thread that there is.
pub(super) const THREAD: u64 = 1;

/// The answer to a request: its body, or what is wrong.
pub(super) type Answer = Result<Value, String>;

/// One client's session.
pub(super) struct Adapter {
    pub(super) shared: Arc<Shared>,
    /// The session, once a recording is open.
    open: Option<Open>,
}

/// What there is once a recording is open.
pub(super) struct Open {
    pub(super) shared: Arc<Shared>,
    pub(super) console: Console,
    /// What the console says.
    said: Said,
    pub(super) handles: Handles,
    pub(super) points: Points,
    /// Paths, as the guest knows them, of sources that the client asks for by number.
    pub(super) numbered: Vec<String>,
    /// The guest's working directory.
    pub(super) directory: PathBuf,
    /// What the first stop is for.
    first: (&'static str, String),
}

/// What the console says, kept until it is asked for.
#[derive(Clone, Default)]
struct Said(Rc<RefCell<Vec<u8>>>);

impl Said {
    fn take(&self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut *self.0.borrow_mut())).into_owned()
    }
}

impl io::Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What went wrong, as the client shows it.
pub(super) fn text(error: Error) -> String {
    match error {
        error @ (Error::Refused(_) | Error::Unsupported { .. }) => error.to_string(),
        error => CommandError::from(error).text().trim_end().to_owned(),
    }
}

impl Adapter {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared, open: None }
    }

    /// Answers a request. False when it was the last one.
    pub(super) fn serve(&mut self, request: &Value) -> bool {
        let arguments = &request["arguments"];
        let command = request["command"].as_str().unwrap_or_default();
        let wire = &self.shared.wire;
        match (command, &mut self.open) {
            ("initialize", _) => {
                let shows = arguments["supportsProgressReporting"].as_bool().unwrap_or(false);
                self.shared.shows_progress.store(shows, Relaxed);
                wire.respond(request, Ok(capabilities()));
            }
            ("launch" | "attach", _) => {
                let opened = Open::new(Arc::clone(&self.shared), arguments);
                let ready = opened.is_ok();
                wire.respond(request, opened.map(|open| self.open = Some(open)).map(|()| Value::Null));
                if ready {
                    self.shared.wire.event("initialized", Value::Null);
                }
            }
            ("disconnect" | "terminate", _) => {
                wire.respond(request, Ok(Value::Null));
                self.shared.wire.event("terminated", Value::Null);
                return command == "terminate";
            }
            // What was under way has been broken off already.
            ("pause" | "cancel", _) => wire.respond(request, Ok(Value::Null)),
            (_, None) => {
                wire.respond(request, Err("no recording is open: `launch` with the path of one as `trace`".to_owned()))
            }
            (_, Some(open)) => open.serve(command, request),
        }
        true
    }
}

fn capabilities() -> Value {
    json!({
        "supportsConfigurationDoneRequest": true,
        "supportsStepBack": true,
        "supportsRestartFrame": true,
        "supportsRestartRequest": true,
        "supportsGotoTargetsRequest": true,
        "supportsConditionalBreakpoints": true,
        "supportsHitConditionalBreakpoints": true,
        "supportsLogPoints": true,
        "supportsFunctionBreakpoints": true,
        "supportsDataBreakpoints": true,
        "supportsExceptionInfoRequest": true,
        "supportsExceptionOptions": false,
        "supportsExceptionFilterOptions": true,
        "exceptionBreakpointFilters": [
            { "filter": "raised", "label": "Raised exceptions", "supportsCondition": true, "conditionDescription": "name of a class" },
            { "filter": "uncaught", "label": "The uncaught exception", "default": false },
        ],
        "supportsEvaluateForHovers": true,
        "supportsLoadedSourcesRequest": true,
        "supportsBreakpointLocationsRequest": true,
        "supportsCompletionsRequest": true,
        "supportsDelayedStackTraceLoading": true,
        "supportsCancelRequest": true,
        "supportsTerminateRequest": true,
    })
}

impl Open {
    /// Opens the recording that `launch` names, where the program failed, else at its start.
    fn new(shared: Arc<Shared>, arguments: &Value) -> Result<Self, String> {
        let path = ["trace", "program"].iter().find_map(|name| arguments[*name].as_str());
        let path = path.ok_or("`launch` needs the path of a recording as `trace`")?;
        let mut observer = Follower::new(Arc::clone(&shared));
        let session = Session::open(Path::new(path), &mut observer).map_err(text)?;
        let said = Said::default();
        let follow = Arc::clone(&shared);
        let observe =
            Box::new(move || Box::new(Follower::new(Arc::clone(&follow))) as Box<dyn crate::debugger::Observer>);
        let directory = session.recording().reader().header().cwd.clone();
        let console = Console::new(session, Painter::plain(), Box::new(said.clone()), observe);
        let first = ("entry", String::new());
        let (handles, points) = (Handles::default(), Points::default());
        let mut open = Self { shared, console, said, handles, points, numbered: Vec::new(), directory, first };
        match arguments["at"].as_str() {
            Some(at) => {
                open.console.command(&format!("go {at}"));
                open.shared.wire.output("console", &open.said.take());
            }
            None if open.console.session.recording().reader().end().exit == Some(Exit::Code(0)) => {}
            None => {
                if let Some(failure) = open.console.session.failure(&mut observer).map_err(text)? {
                    open.console.session.go(Target::Crash, &mut observer).map_err(text)?;
                    let exception = failure.exception.map_or_else(|| "an exception".to_owned(), |raised| raised.text);
                    open.shared.wire.output("console", &format!("the program ended with {exception}\n"));
                    open.first = ("exception", exception);
                }
            }
        }
        Ok(open)
    }

    pub(super) fn follower(&self) -> Follower {
        Follower::new(Arc::clone(&self.shared))
    }

    fn serve(&mut self, command: &str, request: &Value) {
        let arguments = &request["arguments"];
        let motion = match command {
            "next" => Some(Motion::Next),
            "stepIn" => Some(Motion::Step),
            "stepOut" => Some(Motion::Finish),
            "continue" => Some(Motion::Continue),
            // Back by line, over calls: editors send no granularity, and people complain about stepping back into calls.
            "stepBack" => Some(Motion::BackNext),
            "reverseContinue" => Some(Motion::BackContinue),
            _ => None,
        };
        if let Some(motion) = motion {
            self.shared.wire.respond(request, Ok(json!({ "allThreadsContinued": true })));
            let arrival = self.console.session.travel(motion, 1, &mut self.follower());
            let reason = if matches!(motion, Motion::Continue | Motion::BackContinue) { "pause" } else { "step" };
            return self.arrive(arrival, reason);
        }
        match command {
            "configurationDone" => {
                self.shared.wire.respond(request, Ok(Value::Null));
                let (reason, text) = self.first.clone();
                self.stopped(reason, &text, &[]);
            }
            "restart" => {
                self.shared.wire.respond(request, Ok(Value::Null));
                let arrival = self.console.session.go(Target::Start, &mut self.follower());
                self.arrive(arrival, "entry");
            }
            "restartFrame" => {
                let frame = self.handles.frame(&arguments["frameId"]);
                let selected = frame
                    .and_then(|frame| self.console.session.select_frame(frame, &mut self.follower()).map_err(text));
                let failed = selected.is_err();
                self.shared.wire.respond(request, selected.map(|()| Value::Null));
                if !failed {
                    let arrival = self.console.session.travel(Motion::BackFinish, 1, &mut self.follower());
                    self.arrive(arrival, "step");
                }
            }
            "goto" => match arguments["targetId"].as_u64() {
                Some(time) => {
                    self.shared.wire.respond(request, Ok(Value::Null));
                    let arrival = self.console.session.go(Target::Time(time), &mut self.follower());
                    self.arrive(arrival, "goto");
                }
                None => self.shared.wire.respond(request, Err("`goto` needs a targetId".to_owned())),
            },
            "evaluate" if arguments["context"].as_str() == Some("repl") => self.repl(request),
            _ => {
                let answer = self.look(command, arguments);
                self.shared.wire.respond(request, answer);
            }
        }
    }

    /// A line of the client's console: a command of the terminal, else code of the guest's language.
    fn repl(&mut self, request: &Value) {
        let arguments = &request["arguments"];
        let line = arguments["expression"].as_str().unwrap_or_default().trim().to_owned();
        if let Ok(frame) = self.handles.frame(&arguments["frameId"]) {
            let _ = self.console.session.select_frame(frame, &mut self.follower());
        }
        let before = self.console.session.stop().time;
        if !line.is_empty() && self.console.command(&line) {
            self.shared
                .wire
                .respond(request, Ok(json!({ "result": self.said.take().trim_end(), "variablesReference": 0 })));
            if self.console.session.stop().time != before {
                self.stopped("goto", &line, &[]);
            }
        } else {
            let answer = self.look("evaluate", arguments);
            self.shared.wire.respond(request, answer);
        }
    }

    /// Tells the client where a move has ended.
    fn arrive(&mut self, arrival: Result<Arrival, Error>, otherwise: &str) {
        let arrival = match arrival {
            Ok(arrival) => arrival,
            Err(error) => {
                // The error says enough; if this fails too, the next request will say more.
                let _ = self.console.session.recover(&mut self.follower());
                if matches!(error, Error::Interrupted) {
                    return self.stopped("pause", "interrupted", &[]);
                }
                let text = text(error);
                self.shared.wire.output("important", &format!("{text}\n"));
                return self.stopped("pause", &text, &[]);
            }
        };
        let mut words = String::new();
        for hit in &arrival.hits {
            words.push_str(&self.console.painter.hit(hit));
        }
        match arrival.reason {
            StopReason::StartOfHistory => words.push_str("start of recorded history\n"),
            StopReason::EndOfHistory => words.push_str("end of recorded history\n"),
            StopReason::Arrived | StopReason::Hit => {}
        }
        for update in &arrival.updates {
            words.push_str(&format!("updating watchpoint value: {} => {}\n", update.expression, update.value));
        }
        self.shared.wire.output("console", &words);
        let reason = match arrival.hits.first().map(|hit| hit.kind) {
            Some(PointKind::Breakpoint) => "breakpoint",
            Some(PointKind::Watchpoint) => "data breakpoint",
            Some(PointKind::Catchpoint) => "exception",
            None => otherwise,
        };
        let numbers: Vec<u32> = arrival.hits.iter().map(|hit| hit.number).collect();
        self.stopped(reason, words.lines().next().unwrap_or_default(), &numbers);
    }

    /// What was handed out for the place before means nothing any more.
    fn stopped(&mut self, reason: &str, text: &str, hits: &[u32]) {
        self.handles.forget();
        let mut body = json!({
            "reason": reason,
            "threadId": THREAD,
            "allThreadsStopped": true,
            "description": format!("time {}", self.console.session.stop().time.0),
        });
        if !text.is_empty() {
            body["text"] = text.into();
        }
        if !hits.is_empty() {
            body["hitBreakpointIds"] = hits.into();
        }
        self.shared.wire.event("stopped", body);
    }

    /// A guest's path as the client may know it.
    pub(super) fn absolute(&self, file: &str) -> String {
        self.directory.join(file).to_string_lossy().into_owned()
    }
}
