//! The debugger for editors: the Debug Adapter Protocol (version 1.71 of its specification) over standard input and output.
//!
//! One thread reads; it tells at once of a `pause` or `cancel`, which break off whatever is under way. Everything else happens in
//! the order in which it was asked, in `adapter`. What a terminal session can do, `evaluate` with the context `repl` can too.

mod adapter;
mod look;
mod points;
mod wire;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use self::adapter::Adapter;
use self::wire::Wire;
use crate::clock::Time;
use crate::debugger::{Notice, Observer, Stream};

/// What the reading thread, the adapter and whoever follows a move share.
struct Shared {
    wire: Wire,
    /// How many requests to break off have come and were not answered yet.
    waiting: AtomicUsize,
    /// The client shows progress.
    shows_progress: AtomicBool,
    /// Numbers the progress reports.
    reports: AtomicUsize,
}

/// Serves one client, until it disconnects.
pub(super) fn run() -> ExitCode {
    let shared = Arc::new(Shared {
        wire: Wire::new(Box::new(io::stdout())),
        waiting: AtomicUsize::new(0),
        shows_progress: AtomicBool::new(false),
        reports: AtomicUsize::new(0),
    });
    let (sender, requests) = mpsc::channel::<Value>();
    let reader = Arc::clone(&shared);
    std::thread::spawn(move || {
        let mut input = io::BufReader::new(io::stdin());
        loop {
            match wire::read(&mut input) {
                Ok(Some(request)) => {
                    if breaks_off(&request) {
                        reader.waiting.fetch_add(1, Relaxed);
                    }
                    if sender.send(request).is_err() {
                        return;
                    }
                }
                Ok(None) => return,
                Err(error) => {
                    eprintln!("revdb: {error}");
                    return;
                }
            }
        }
    });
    let mut adapter = Adapter::new(Arc::clone(&shared));
    for request in requests {
        if breaks_off(&request) {
            shared.waiting.fetch_sub(1, Relaxed);
        }
        if !adapter.serve(&request) {
            break;
        }
    }
    ExitCode::SUCCESS
}

/// Whether a request ends what is under way.
fn breaks_off(request: &Value) -> bool {
    matches!(request["command"].as_str(), Some("pause" | "cancel" | "disconnect" | "terminate"))
}

/// Follows an operation for the client.
struct Follower {
    shared: Arc<Shared>,
    began: Instant,
    /// The report that is shown, and when it was last brought up to date.
    shown: Option<(String, Instant)>,
}

/// Operations shorter than this show no progress, and reports are not more frequent.
const PATIENCE: Duration = Duration::from_millis(400);

impl Follower {
    fn new(shared: Arc<Shared>) -> Self {
        Self { shared, began: Instant::now(), shown: None }
    }
}

impl Observer for Follower {
    fn output(&mut self, stream: Stream, bytes: &[u8]) {
        let category = match stream {
            Stream::Stdout => "stdout",
            Stream::Stderr => "stderr",
        };
        self.shared.wire.output(category, &String::from_utf8_lossy(bytes));
    }

    fn progress(&mut self, at: Time, to: Time) {
        let now = Instant::now();
        if !self.shared.shows_progress.load(Relaxed) || now - self.began < PATIENCE {
            return;
        }
        let message = format!("time {} of {}", at.0, to.0);
        match &mut self.shown {
            None => {
                let id = format!("move {}", self.shared.reports.fetch_add(1, Relaxed));
                let body = json!({ "progressId": id, "title": "revdb", "cancellable": true, "message": message });
                self.shared.wire.event("progressStart", body);
                self.shown = Some((id, now));
            }
            Some((id, last)) if now - *last >= PATIENCE => {
                self.shared.wire.event("progressUpdate", json!({ "progressId": id, "message": message }));
                *last = now;
            }
            Some(_) => {}
        }
    }

    fn notice(&mut self, notice: Notice) {
        let Notice::MemoryTooSmall { .. } = notice;
        self.shared
            .wire
            .output("important", "replaying this program takes more memory than is allowed: moves back are slow\n");
    }

    fn interrupted(&mut self) -> bool {
        self.shared.waiting.load(Relaxed) > 0
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        if let Some((id, _)) = self.shown.take() {
            self.shared.wire.event("progressEnd", json!({ "progressId": id }));
        }
    }
}
