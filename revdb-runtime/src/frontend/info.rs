//! `revdb info`: what a recording is of.

use std::path::Path;
use std::process::ExitCode;

use super::error::CommandError;
use crate::trace::{End, Exit, Header, Reader};

pub(crate) fn run(path: &Path, json: bool) -> ExitCode {
    match Reader::open(path) {
        Ok(reader) => {
            let size = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
            let text = if json { as_json(&reader, size) } else { as_text(&reader, size) };
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => CommandError::from(error).report(),
    }
}

pub(super) fn command_line(header: &Header) -> Vec<String> {
    header.argv.iter().map(|argument| argument.to_string_lossy().into_owned()).collect()
}

fn build_id(header: &Header) -> String {
    header.build_id.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn ending(end: &End) -> String {
    match (end.exit, end.complete) {
        (Some(Exit::Code(status)), _) => format!("exit status {status}"),
        (Some(Exit::Signal(signal)), _) => format!("ended by signal {signal}"),
        (None, true) => "unknown".to_owned(),
        (None, false) => match stopped(end) {
            Some(why) => format!("recording stopped before the program did: {why}"),
            None => "killed, or the trace is incomplete".to_owned(),
        },
    }
}

/// Why recording stopped before the program did.
fn stopped(end: &End) -> Option<String> {
    Some(std::io::Error::from_raw_os_error(end.stopped?).to_string())
}

fn as_text(reader: &Reader, size: u64) -> String {
    let (header, end) = (reader.header(), reader.end());
    let mut text = format!(
        "host         {}\nprogram      {}\nbuild id     {}\ncommand      {}\ndirectory    {}\nstop points  {}\nevents       {}\nsize         {size} bytes\nend          {}\n",
        header.host,
        header.executable.display(),
        build_id(header),
        command_line(header).join(" "),
        header.cwd.display(),
        end.time.0,
        end.events,
        ending(end),
    );
    if let Some(damage) = &end.damage {
        text.push_str(&format!("damage       {damage}\n"));
    }
    for (name, value) in &header.notes {
        text.push_str(&format!("note         {name}: {value}\n"));
    }
    text
}

fn as_json(reader: &Reader, size: u64) -> String {
    let (header, end) = (reader.header(), reader.end());
    let argv: Vec<String> = command_line(header).iter().map(|argument| quote(argument)).collect();
    let (status, signal) = match end.exit {
        Some(Exit::Code(status)) => (status.to_string(), "null".to_owned()),
        Some(Exit::Signal(signal)) => ("null".to_owned(), signal.to_string()),
        None => ("null".to_owned(), "null".to_owned()),
    };
    let or_null = |text: Option<String>| text.map_or_else(|| "null".to_owned(), |text| quote(&text));
    let damage = or_null(end.damage.as_ref().map(ToString::to_string));
    let fields = [
        ("host", quote(&header.host)),
        ("executable", quote(&header.executable.to_string_lossy())),
        ("build_id", quote(&build_id(header))),
        ("argv", format!("[{}]", argv.join(", "))),
        ("cwd", quote(&header.cwd.to_string_lossy())),
        ("recorded_at_ns", header.wall_clock.to_string()),
        ("stop_points", end.time.0.to_string()),
        ("events", end.events.to_string()),
        ("bytes", size.to_string()),
        ("complete", end.complete.to_string()),
        ("exit_status", status),
        ("signal", signal),
        ("stopped", or_null(stopped(end))),
        ("damage", damage),
    ];
    let lines: Vec<String> = fields.iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

/// A JSON string.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use crate::trace::End;

    #[test]
    fn a_recording_that_stopped_says_why() {
        let end = End { exit: None, time: crate::Time(3), events: 7, complete: false, stopped: Some(28), damage: None };
        assert!(super::ending(&end).ends_with("before the program did: No space left on device (os error 28)"));
        assert!(super::ending(&End { stopped: None, ..end }).starts_with("killed"));
    }

    #[test]
    fn json_strings_are_escaped() {
        assert_eq!(super::quote("a\"b\\c\n\u{1}"), r#""a\"b\\c\n\u0001""#);
    }
}
