//! Messages of the protocol: a header with a length, then JSON.

use std::io::{self, BufRead, Read, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use serde_json::{Value, json};

/// The longest message that is read.
const MOST: usize = 64 << 20;

/// The way to the client.
pub(super) struct Wire {
    out: Mutex<Box<dyn Write + Send>>,
    next: AtomicU64,
}

impl Wire {
    pub(super) fn new(out: Box<dyn Write + Send>) -> Self {
        Self { out: Mutex::new(out), next: AtomicU64::new(1) }
    }

    fn send(&self, mut message: Value) {
        let Ok(mut out) = self.out.lock() else { return };
        message["seq"] = self.next.fetch_add(1, Relaxed).into();
        let text = message.to_string();
        // A client that has gone away is noticed where messages are read.
        let _ = write!(out, "Content-Length: {}\r\n\r\n{text}", text.len()).and_then(|()| out.flush());
    }

    /// Answers a request.
    pub(super) fn respond(&self, request: &Value, answer: Result<Value, String>) {
        let (success, body, message) = match answer {
            Ok(body) => (true, body, Value::Null),
            Err(text) => (false, json!({ "error": { "id": 1, "format": text, "showUser": true } }), text.into()),
        };
        let mut response = json!({
            "type": "response",
            "request_seq": request["seq"],
            "command": request["command"],
            "success": success,
        });
        if !body.is_null() {
            response["body"] = body;
        }
        if !message.is_null() {
            response["message"] = message;
        }
        self.send(response);
    }

    pub(super) fn event(&self, name: &str, body: Value) {
        let mut event = json!({ "type": "event", "event": name });
        if !body.is_null() {
            event["body"] = body;
        }
        self.send(event);
    }

    /// Shows text in the client's console: `console`, `stdout`, `stderr` or `important`.
    pub(super) fn output(&self, category: &str, text: &str) {
        if !text.is_empty() {
            self.event("output", json!({ "category": category, "output": text }));
        }
    }
}

/// The next message, or `None` at the end.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Value>> {
    let bad = |text: &str| io::Error::new(io::ErrorKind::InvalidData, text.to_owned());
    let mut length = None;
    loop {
        let mut line = String::new();
        if input.by_ref().take(1 << 12).read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<usize>().ok();
        }
    }
    let length =
        length.filter(|&length| length <= MOST).ok_or_else(|| bad("a message without a usable Content-Length"))?;
    let mut bytes = vec![0; length];
    input.read_exact(&mut bytes)?;
    serde_json::from_slice(&bytes).map(Some).map_err(|error| bad(&format!("a message that is no JSON: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_framed_by_their_length_in_bytes() {
        let text = "Content-Length: 9\r\nOther: x\r\n\r\n{\"a\":\"ü\"}Content-Length: 2\r\n\r\n{}";
        let text = text.replace("Length: 9", "Length: 10");
        let mut input = text.as_bytes();
        assert_eq!(read(&mut input).expect("a message"), Some(json!({ "a": "ü" })));
        assert_eq!(read(&mut input).expect("a message"), Some(json!({})));
        assert_eq!(read(&mut input).expect("the end"), None);
        for wrong in [
            "\r\n{}",
            "Content-Length: x\r\n\r\n{}",
            "Content-Length: 99999999999\r\n\r\n",
            "Content-Length: 1\r\n\r\n{",
        ] {
            assert!(read(&mut wrong.as_bytes()).is_err(), "{wrong:?}");
        }
    }
}
