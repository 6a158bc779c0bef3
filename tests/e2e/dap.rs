//! The debugger as an editor uses it: messages of the Debug Adapter Protocol over pipes.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use revdb_tests::{Run, Scratch, Script, interpreter, revdb};
use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(60);

/// An editor, with the adapter that it has started.
struct Editor {
    child: Child,
    to: Option<ChildStdin>,
    from: Receiver<Value>,
    seq: u64,
    /// Messages that came while another one was waited for.
    events: Vec<Value>,
}

impl Editor {
    fn start(scratch: &Scratch) -> Self {
        let mut child = Command::new(revdb())
            .arg("dap")
            .current_dir(scratch.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the adapter starts");
        let mut out = BufReader::new(child.stdout.take().expect("its output is piped"));
        let (sender, from) = channel();
        std::thread::spawn(move || {
            loop {
                let mut length = 0;
                loop {
                    let mut line = String::new();
                    if out.read_line(&mut line).unwrap_or(0) == 0 {
                        return;
                    }
                    match line.trim_end().split_once(": ") {
                        Some(("Content-Length", value)) => length = value.parse().expect("a length"),
                        _ => break,
                    }
                }
                let mut bytes = vec![0; length];
                out.read_exact(&mut bytes).expect("as much as was announced");
                if sender.send(serde_json::from_slice(&bytes).expect("JSON")).is_err() {
                    return;
                }
            }
        });
        let to = child.stdin.take();
        Self { child, to, from, seq: 0, events: Vec::new() }
    }

    /// Opens the recording and goes to the first stop.
    fn launch(scratch: &Scratch, more: Value) -> (Self, Value) {
        let mut editor = Self::start(scratch);
        let capabilities =
            editor.asks("initialize", json!({ "adapterID": "revdb", "supportsProgressReporting": true }));
        assert_eq!(capabilities["supportsStepBack"], true);
        let mut arguments = json!({ "trace": scratch.join("t.rdb") });
        for (name, value) in more.as_object().into_iter().flatten() {
            arguments[name] = value.clone();
        }
        editor.asks("launch", arguments);
        editor.event("initialized");
        editor.asks("configurationDone", json!({}));
        let stopped = editor.event("stopped");
        (editor, stopped)
    }

    fn send(&mut self, command: &str, arguments: &Value) -> u64 {
        self.seq += 1;
        let text =
            json!({ "seq": self.seq, "type": "request", "command": command, "arguments": arguments }).to_string();
        let to = self.to.as_mut().expect("the adapter listens");
        write!(to, "Content-Length: {}\r\n\r\n{text}", text.len())
            .and_then(|()| to.flush())
            .expect("it can be written");
        self.seq
    }

    fn next(&mut self) -> Value {
        self.from.recv_timeout(PATIENCE).expect("the adapter says something")
    }

    /// The whole answer to a request.
    fn answer(&mut self, command: &str, arguments: Value) -> Value {
        let seq = self.send(command, &arguments);
        loop {
            let message = self.next();
            if message["type"] == "response" && message["request_seq"] == seq {
                assert_eq!(message["command"], command);
                return message;
            }
            self.events.push(message);
        }
    }

    /// The body of the answer to a request that succeeds.
    fn asks(&mut self, command: &str, arguments: Value) -> Value {
        let answer = self.answer(command, arguments);
        assert_eq!(answer["success"], true, "{command}: {answer}");
        answer["body"].clone()
    }

    /// The next event of this kind.
    fn event(&mut self, name: &str) -> Value {
        loop {
            let message = if self.events.is_empty() { self.next() } else { self.events.remove(0) };
            if message["event"] == name {
                return message["body"].clone();
            }
        }
    }

    /// Moves, and returns the stop with the lines and functions of the stack.
    fn moves(&mut self, command: &str) -> (Value, Vec<(String, u64)>) {
        self.asks(command, json!({ "threadId": 1 }));
        let stopped = self.event("stopped");
        let frames = self.stack();
        let place = |frame: &Value| {
            (frame["name"].as_str().unwrap_or_default().to_owned(), frame["line"].as_u64().unwrap_or(0))
        };
        let stack = frames.iter().map(place).collect();
        (stopped, stack)
    }

    fn stack(&mut self) -> Vec<Value> {
        let body = self.asks("stackTrace", json!({ "threadId": 1 }));
        body["stackFrames"].as_array().expect("frames").clone()
    }

    fn ends(mut self) {
        self.asks("disconnect", json!({}));
        drop(self.to.take());
        assert!(self.child.wait().expect("it ends").success());
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn tour() -> (Scratch, Value) {
    let scratch = Scratch::new();
    let script = Script::named("tour");
    script.record(&scratch).expect("it can be recorded");
    (scratch, json!({ "path": script.path }))
}

fn top(stack: &[(String, u64)]) -> (&str, u64) {
    stack.first().map_or(("", 0), |(name, line)| (name, *line))
}

#[test]
fn an_editor_opens_at_the_failure_and_steps_back() {
    let (scratch, _) = tour();
    let (mut editor, stopped) = Editor::launch(&scratch, json!({}));
    assert_eq!(
        (&stopped["reason"], &stopped["text"]),
        (&json!("exception"), &json!("LookupError: nothing left of 14"))
    );
    let information = editor.asks("exceptionInfo", json!({ "threadId": 1 }));
    assert_eq!((&information["exceptionId"], &information["breakMode"]), (&json!("LookupError"), &json!("unhandled")));
    // Back by line, over calls; forwards again; into a call and out of it.
    assert_eq!(top(&editor.moves("stepBack").1), ("main", 80));
    assert_eq!(top(&editor.moves("stepBack").1), ("main", 79));
    assert_eq!(top(&editor.moves("stepBack").1), ("main", 78));
    assert_eq!(top(&editor.moves("next").1), ("main", 79));
    let (stopped, stack) = editor.moves("reverseContinue");
    assert_eq!((top(&stack), &stopped["description"]), (("<module>", 1), &json!("time 1")));
    assert_eq!(top(&editor.moves("stepIn").1), ("<module>", 3));
    let (_, stack) = editor.moves("continue");
    assert_eq!(top(&stack), ("<module>", 85));
    let information = editor.asks("exceptionInfo", json!({ "threadId": 1 }));
    assert_eq!(information["description"], "LookupError: nothing left of 14");
    editor.asks("restart", json!({}));
    assert_eq!(editor.event("stopped")["description"], "time 1");
    editor.ends();
}

#[test]
fn breakpoints_of_every_kind_stop_in_both_directions() {
    let (scratch, source) = tour();
    let (mut editor, _) = Editor::launch(&scratch, json!({ "at": "start" }));
    let lines = json!([{ "line": 15, "condition": "thing == 4" }, { "line": 29 }, { "line": 37, "hitCondition": "2" }, { "line": 1000 }]);
    let set = editor.asks("setBreakpoints", json!({ "source": source, "breakpoints": lines }));
    let verified: Vec<_> = set["breakpoints"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|b| (b["verified"] == true, b["line"].as_u64()))
        .collect();
    assert_eq!(verified, [(true, Some(15)), (true, Some(30)), (true, Some(37)), (false, Some(1000))]);
    let (stopped, stack) = editor.moves("continue");
    assert_eq!((top(&stack), &stopped["reason"]), (("<module>", 30), &json!("breakpoint")));
    assert_eq!(stopped["hitBreakpointIds"], json!([set["breakpoints"][1]["id"]]));
    assert_eq!(top(&editor.moves("continue").1), ("add", 15));
    assert_eq!(editor.asks("evaluate", json!({ "expression": "thing" }))["result"], "4");
    assert_eq!(top(&editor.moves("continue").1), ("combine", 37));
    assert_eq!(editor.asks("evaluate", json!({ "expression": "left", "context": "watch" }))["result"], "1");
    editor.asks("setBreakpoints", json!({ "source": source, "breakpoints": [] }));
    editor.asks("setFunctionBreakpoints", json!({ "breakpoints": [{ "name": "Box.add" }] }));
    assert_eq!(top(&editor.moves("reverseContinue").1), ("add", 15));
    editor.asks("setFunctionBreakpoints", json!({ "breakpoints": [] }));
    let filters =
        json!({ "filters": ["uncaught"], "filterOptions": [{ "filterId": "raised", "condition": "KeyError" }] });
    editor.asks("setExceptionBreakpoints", filters);
    let (stopped, stack) = editor.moves("continue");
    assert_eq!((top(&stack), &stopped["reason"]), (("lookup", 57), &json!("exception")));
    assert_eq!(top(&editor.moves("continue").1), ("main", 81));
    editor.asks("setExceptionBreakpoints", json!({ "filters": [] }));
    // What a line said whenever it ran, without running anything.
    editor.events.clear();
    let log = json!([{ "line": 36, "logMessage": "{left} + {right}" }]);
    editor.asks("setBreakpoints", json!({ "source": source, "breakpoints": log }));
    let said: Vec<String> =
        (0..3).map(|_| editor.event("output")["output"].as_str().unwrap_or_default().to_owned()).collect();
    let texts: Vec<&str> = said.iter().filter_map(|line| line.split_once("] ").map(|(_, text)| text)).collect();
    assert_eq!(texts, ["0 + 1\n", "1 + 4\n", "5 + 9\n"]);
    editor.ends();
}

#[test]
fn variables_open_up_and_can_be_watched() {
    let (scratch, _) = tour();
    let (mut editor, _) = Editor::launch(&scratch, json!({ "at": "55" }));
    let frames = editor.stack();
    let scopes = editor.asks("scopes", json!({ "frameId": frames[0]["id"] }));
    assert_eq!((&scopes["scopes"][0]["name"], &scopes["scopes"][1]["name"]), (&json!("Locals"), &json!("Arguments")));
    let locals = editor.asks("variables", json!({ "variablesReference": scopes["scopes"][0]["variablesReference"] }));
    let this = locals["variables"][0].clone();
    assert_eq!((&this["name"], &this["namedVariables"]), (&json!("self"), &json!(3)));
    let attributes = editor.asks("variables", json!({ "variablesReference": this["variablesReference"] }));
    let names: Vec<_> = attributes["variables"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|v| (v["name"].as_str(), v["value"].as_str()))
        .collect();
    assert_eq!(names, [(Some("name"), Some("'box'")), (Some("things"), Some("[0, 1]")), (Some("count"), Some("2"))]);
    let things = &attributes["variables"][1]["variablesReference"];
    let second = editor.asks("variables", json!({ "variablesReference": things, "start": 1, "count": 1 }));
    assert_eq!(second["variables"], json!([{ "name": "[1]", "value": "1", "variablesReference": 0 }]));
    let data =
        editor.asks("dataBreakpointInfo", json!({ "variablesReference": this["variablesReference"], "name": "count" }));
    editor.asks("setDataBreakpoints", json!({ "breakpoints": [{ "dataId": data["dataId"] }] }));
    let (stopped, stack) = editor.moves("continue");
    assert_eq!((top(&stack), &stopped["reason"]), (("add", 17), &json!("data breakpoint")));
    assert_eq!(top(&editor.moves("reverseContinue").1), ("add", 16));
    assert_eq!(top(&editor.moves("reverseContinue").1), ("add", 16));
    // Numbers of an earlier stop mean nothing any more.
    let old = editor.answer("variables", json!({ "variablesReference": this["variablesReference"] }));
    assert_eq!(old["success"], false, "{old}");
    let frames = editor.stack();
    let locals = editor.asks("evaluate", json!({ "expression": "square", "frameId": frames[1]["id"] }));
    assert_eq!(locals["result"], "1");
    let wrong = editor.answer("evaluate", json!({ "expression": "1 / 0" }));
    assert_eq!(wrong["message"], "ZeroDivisionError: division by zero");
    editor.ends();
}

#[test]
fn an_editor_can_go_to_any_execution_of_a_line_and_use_the_commands_of_the_terminal() {
    let (scratch, source) = tour();
    let (mut editor, _) = Editor::launch(&scratch, json!({ "at": "55" }));
    let targets = editor.asks("gotoTargets", json!({ "source": source, "line": 15 }));
    let ids: Vec<_> =
        targets["targets"].as_array().expect("a list").iter().map(|target| target["id"].as_u64()).collect();
    assert_eq!(ids, [Some(46), Some(64), Some(37)]);
    editor.asks("goto", json!({ "threadId": 1, "targetId": 37 }));
    assert_eq!(editor.event("stopped")["description"], "time 37");
    let frames = editor.stack();
    editor.asks("restartFrame", json!({ "frameId": frames[0]["id"] }));
    editor.event("stopped");
    assert_eq!(editor.stack()[0]["name"], "fill");
    let said = editor.asks("evaluate", json!({ "expression": "bstep 2", "context": "repl" }));
    assert_eq!(said["result"], "");
    assert_eq!(editor.event("stopped")["reason"], "goto");
    let said = editor.asks("evaluate", json!({ "expression": "when", "context": "repl" }));
    assert!(said["result"].as_str().is_some_and(|text| text.starts_with("time ")), "{said}");
    let said = editor.asks("evaluate", json!({ "expression": "1 + 2", "context": "repl" }));
    assert_eq!(said["result"], "3");
    let completed = editor.asks("completions", json!({ "text": "bcon", "column": 5 }));
    assert_eq!(completed["targets"], json!([{ "label": "bcontinue", "start": 1, "length": 4 }]));
    let lines = editor.asks("breakpointLocations", json!({ "source": source, "line": 20, "endLine": 26 }));
    assert_eq!(
        lines["breakpoints"],
        json!([{ "line": 20 }, { "line": 21 }, { "line": 24 }, { "line": 25 }, { "line": 26 }])
    );
    let sources = editor.asks("loadedSources", json!({}));
    assert_eq!(sources["sources"][0]["name"], "tour.py");
    let threads = editor.asks("threads", json!({}));
    assert_eq!(threads["threads"][0]["name"], "main");
    assert_eq!(editor.answer("setVariable", json!({}))["success"], false);
    editor.ends();
}

#[test]
fn sources_that_are_not_on_this_machine_come_from_the_recording() {
    let scratch = Scratch::new();
    std::fs::write(scratch.join("gone.py"), "x = 1\ny = x + 1\n").expect("it can be written");
    let recorded = Run::new(interpreter(), scratch.path()).args(["--record=t.rdb", "gone.py"]).finish();
    assert_eq!(recorded.status, 0, "{}", recorded.err());
    std::fs::remove_file(scratch.join("gone.py")).expect("it is there");
    let (mut editor, stopped) = Editor::launch(&scratch, json!({}));
    assert_eq!(stopped["reason"], "entry");
    let frames = editor.stack();
    let reference = &frames[0]["source"]["sourceReference"];
    assert!(reference.as_u64().is_some_and(|number| number > 0), "{frames:?}");
    let source = editor.asks("source", json!({ "source": frames[0]["source"], "sourceReference": reference }));
    assert_eq!(source["content"], "x = 1\ny = x + 1\n");
    editor.ends();
}

#[test]
fn a_pause_breaks_off_a_long_move_and_leaves_the_session_where_it_was() {
    let scratch = Scratch::new();
    std::fs::write(scratch.join("long.py"), "for i in range(200_000):\n    x = i\n").expect("it can be written");
    let recorded = Run::new(interpreter(), scratch.path()).args(["--record=t.rdb", "long.py"]).finish();
    assert_eq!(recorded.status, 0, "{}", recorded.err());
    let (mut editor, _) = Editor::launch(&scratch, json!({ "at": "1000" }));
    // It takes an evaluation at each stop point, so this takes minutes.
    editor.asks("evaluate", json!({ "expression": "watch [y for y in (1, 2)]", "context": "repl" }));
    editor.asks("continue", json!({ "threadId": 1 }));
    editor.event("progressStart");
    editor.asks("pause", json!({ "threadId": 1 }));
    let stopped = editor.event("stopped");
    assert_eq!((&stopped["reason"], &stopped["description"]), (&json!("pause"), &json!("time 1000")));
    editor.asks("evaluate", json!({ "expression": "delete 1", "context": "repl" }));
    assert_eq!(editor.moves("stepBack").0["description"], "time 999");
    editor.ends();
}

#[test]
fn what_cannot_be_opened_is_an_error_that_says_why() {
    let scratch = Scratch::new();
    let mut editor = Editor::start(&scratch);
    editor.asks("initialize", json!({}));
    let early = editor.answer("next", json!({ "threadId": 1 }));
    assert!(early["message"].as_str().is_some_and(|text| text.contains("launch")), "{early}");
    let nothing = editor.answer("launch", json!({}));
    assert!(nothing["message"].as_str().is_some_and(|text| text.contains("trace")), "{nothing}");
    let missing = editor.answer("launch", json!({ "trace": "nowhere.rdb" }));
    assert!(missing["message"].as_str().is_some_and(|text| text.contains("nowhere.rdb")), "{missing}");
    editor.ends();
}
