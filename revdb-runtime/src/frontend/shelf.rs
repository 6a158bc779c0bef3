//! `revdb ls`, `pack` and `unpack`: recordings as files.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::error::CommandError;
use super::info;
use crate::debugger::package;
use crate::trace::Reader;

/// Lists the recordings in a directory.
pub(super) fn list(directory: &Path) -> ExitCode {
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) => return CommandError::recording(format!("cannot list {}: {error}", directory.display())).report(),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rdb"));
    paths.sort();
    let mut rows = vec![["NAME", "STOPS", "EVENTS", "BYTES", "END", "COMMAND"].map(str::to_owned)];
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let size = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
        rows.push(match Reader::open(path) {
            Ok(reader) => {
                let (header, end) = (reader.header(), reader.end());
                let (stops, events) = (end.time.0.to_string(), end.events.to_string());
                let command = info::command_line(header).join(" ");
                [name, stops, events, size.to_string(), info::ending(end), command]
            }
            Err(error) => {
                let error = error.to_string();
                // The name stands in the row already.
                let error = error.strip_prefix(&format!("{} ", path.display())).unwrap_or(&error).to_owned();
                [name, String::new(), String::new(), size.to_string(), "unreadable".to_owned(), error]
            }
        });
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..5).map(width).collect();
    for [name, stops, events, bytes, end, command] in &rows {
        let [w0, w1, w2, w3, w4] = widths[..] else { break };
        let line = format!("{name:<w0$}  {stops:>w1$}  {events:>w2$}  {bytes:>w3$}  {end:<w4$}  {command}");
        println!("{}", line.trim_end());
    }
    ExitCode::SUCCESS
}

/// Packs a recording: `prog.rdb` into `prog.packed.rdb`, unless another name is given.
pub(super) fn pack(trace: &Path, out: Option<PathBuf>) -> ExitCode {
    let out = out.unwrap_or_else(|| trace.with_extension("packed.rdb"));
    match package::pack(trace, &out) {
        Ok(parts) => {
            let total: u64 = parts.iter().map(|part| part.length).sum();
            println!("{}: {} files, {total} bytes", out.display(), parts.len());
            ExitCode::SUCCESS
        }
        Err(error) => CommandError::from(error).report(),
    }
}

/// Unpacks a package: `prog.packed.rdb` into the directory `prog.packed`, unless another one is given.
pub(super) fn unpack(packed: &Path, directory: Option<PathBuf>) -> ExitCode {
    let directory = directory.unwrap_or_else(|| packed.with_extension(""));
    match package::unpack(packed, &directory) {
        Ok(paths) => {
            for path in paths {
                println!("{}", path.display());
            }
            ExitCode::SUCCESS
        }
        Err(error) => CommandError::from(error).report(),
    }
}
