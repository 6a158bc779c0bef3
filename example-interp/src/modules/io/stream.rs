//! A buffered stream over a descriptor: bytes in both directions, and text over bytes.

use std::cell::RefCell;
use std::io::SeekFrom;
use std::rc::{Rc, Weak};

use super::descriptor;
use super::handle::Handle;

/// Bytes that one read asks for, and that writes collect.
pub const BUFFER: usize = 8192;

/// How a text stream treats line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newline {
    /// Reading: all forms become `\n`. Writing: `\n`.
    Universal,
    /// Reading: all forms end a line, untranslated. Writing: no translation.
    Untranslated,
    /// Only this form ends a line.
    Only(&'static str),
}

impl Newline {
    /// What the argument `newline=` of `open` means.
    pub fn named(text: &str) -> Option<Self> {
        match text {
            "" => Some(Self::Untranslated),
            "\n" => Some(Self::Only("\n")),
            "\r" => Some(Self::Only("\r")),
            "\r\n" => Some(Self::Only("\r\n")),
            _ => None,
        }
    }
}

/// Which ends of lines a text had.
#[derive(Clone, Copy, Debug, Default)]
pub struct LineEnds {
    cr: bool,
    lf: bool,
    crlf: bool,
}

impl LineEnds {
    /// With those of a further part of the text, which does not end between the halves of a `\r\n`.
    pub fn and(mut self, part: &str) -> Self {
        let bytes = part.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => self.crlf = true,
                b'\r' => self.cr = true,
                b'\n' if at == 0 || bytes[at - 1] != b'\r' => self.lf = true,
                _ => {}
            }
        }
        self
    }

    /// Them, in the order of the attribute `newlines`.
    pub fn list(self) -> Vec<&'static str> {
        [("\r", self.cr), ("\n", self.lf), ("\r\n", self.crlf)]
            .into_iter()
            .filter_map(|(end, seen)| seen.then_some(end))
            .collect()
    }
}

/// The state of an open file.
pub struct Stream {
    /// `None` once closed.
    descriptor: Option<i32>,
    /// Closing the stream closes the descriptor.
    owns: bool,
    pub readable: bool,
    pub writable: bool,
    /// Writes go out at once.
    pub unbuffered: bool,
    /// Writes go out at the end of each line.
    pub line_buffered: bool,
    /// Bytes read but not consumed: `ahead[start..]`.
    ahead: Vec<u8>,
    start: usize,
    /// Bytes written but not yet out.
    pending: Vec<u8>,
    /// Text that has not reached the buffer of bytes, once a program writes to that too.
    held: Option<Vec<u8>>,
}

type Result<T> = std::io::Result<T>;

thread_local! {
    /// All streams, in the order of their opening; some are dead.
    static OPEN: RefCell<Vec<Weak<RefCell<Stream>>>> = const { RefCell::new(Vec::new()) };
}

/// Hands what is pending in every stream to the system, as far as it takes it: at the end of the program, which leaves the
/// streams that it never closed to the interpreter.
pub fn flush_all() {
    for stream in OPEN.take().iter().filter_map(Weak::upgrade) {
        if let Ok(mut stream) = stream.try_borrow_mut() {
            // As when CPython's file objects die: nobody is left to tell of an error.
            let _ = if stream.is_closed() { Ok(()) } else { stream.flush_text() };
        }
    }
}

impl Stream {
    /// A stream over an open descriptor, which it closes in the end if it `owns` it.
    pub fn new(descriptor: i32, owns: bool, readable: bool, writable: bool) -> Self {
        Self {
            descriptor: Some(descriptor),
            owns,
            readable,
            writable,
            unbuffered: false,
            line_buffered: false,
            ahead: Vec::new(),
            start: 0,
            pending: Vec::new(),
            held: None,
        }
    }

    /// The stream as file objects share it. [`flush_all`] finds it as long as it lives.
    pub fn shared(self) -> Rc<RefCell<Self>> {
        let stream = Rc::new(RefCell::new(self));
        OPEN.with_borrow_mut(|open| {
            if open.len() == open.capacity() {
                open.retain(|stream| stream.strong_count() > 0);
            }
            open.push(Rc::downgrade(&stream));
        });
        stream
    }

    /// Whether it was closed.
    pub fn is_closed(&self) -> bool {
        self.descriptor.is_none()
    }

    /// The descriptor, unless closed.
    pub fn descriptor(&self) -> Option<i32> {
        self.descriptor
    }

    /// Whether closing it leaves the descriptor open.
    pub fn owns_descriptor(&self) -> bool {
        self.owns
    }

    fn open(&self) -> Result<Rc<Handle>> {
        descriptor::get(self.descriptor.unwrap_or(-1))
    }

    fn unread(&self) -> &[u8] {
        &self.ahead[self.start..]
    }

    /// Reads one more piece into the buffer; false at the end of the file.
    fn fill(&mut self) -> Result<bool> {
        self.flush()?;
        if self.start > 0 {
            self.ahead.drain(..self.start);
            self.start = 0;
        }
        let old = self.ahead.len();
        self.ahead.resize(old + BUFFER, 0);
        let result = self.open().and_then(|handle| handle.read(&mut self.ahead[old..]));
        self.ahead.truncate(old + *result.as_ref().unwrap_or(&0));
        result.map(|count| count > 0)
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let end = (self.start + count).min(self.ahead.len());
        let bytes = self.ahead[self.start..end].to_vec();
        self.start = end;
        bytes
    }

    /// Reads up to `count` bytes (fewer only at the end, or unbuffered), or all that is left.
    pub fn read(&mut self, count: Option<usize>) -> Result<Vec<u8>> {
        if self.unbuffered
            && let Some(count) = count
        {
            let mut bytes = vec![0; count];
            let read = self.open()?.read(&mut bytes)?;
            bytes.truncate(read);
            return Ok(bytes);
        }
        while count.is_none_or(|count| self.unread().len() < count) {
            if !self.fill()? {
                break;
            }
        }
        Ok(self.take(count.unwrap_or(usize::MAX - self.start)))
    }

    /// Reads what one call of the system gives, at most `count` bytes.
    pub fn read_some(&mut self, count: Option<usize>) -> Result<Vec<u8>> {
        if self.unread().is_empty() {
            self.fill()?;
        }
        Ok(self.take(count.unwrap_or(usize::MAX - self.start)))
    }

    /// What the next call of the system gives, without taking it.
    pub fn peek(&mut self) -> Result<Vec<u8>> {
        if self.unread().is_empty() {
            self.fill()?;
        }
        Ok(self.unread().to_vec())
    }

    /// Reads a line with its end, at most `limit` bytes.
    pub fn read_line(&mut self, newline: Newline, limit: Option<usize>) -> Result<Vec<u8>> {
        let mut seen = 0;
        loop {
            let unread = self.unread();
            match line_end(unread, seen, newline) {
                Found::At(end) => return Ok(self.take(end.min(limit.unwrap_or(end)))),
                Found::NeedsMore => {}
                Found::No => {}
            }
            if let Some(limit) = limit
                && unread.len() >= limit
            {
                return Ok(self.take(limit));
            }
            // A `\r` at the end of what is known may be the first half of a line end.
            seen = unread.len().saturating_sub(1);
            if !self.fill()? {
                let rest = self.unread().len();
                return Ok(self.take(rest));
            }
        }
    }

    /// Reads at least enough bytes for `count` characters of UTF-8, up to the end.
    pub fn read_chars(&mut self, count: usize) -> Result<Vec<u8>> {
        loop {
            let unread = self.unread();
            let mut chars = 0;
            let end = unread.iter().position(|byte| {
                chars += usize::from((*byte as i8) >= -0x40);
                chars > count
            });
            match end {
                Some(end) => return Ok(self.take(end)),
                None => {
                    if !self.fill()? {
                        let rest = self.unread().len();
                        return Ok(self.take(rest));
                    }
                }
            }
        }
    }

    /// Gives bytes back to be read again.
    pub fn unread_bytes(&mut self, bytes: &[u8]) {
        let mut ahead = bytes.to_vec();
        ahead.extend_from_slice(self.unread());
        self.ahead = ahead;
        self.start = 0;
    }

    /// Writes bytes, as the buffering says.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.forget_ahead()?;
        self.open()?;
        self.pending.extend_from_slice(bytes);
        if self.unbuffered || self.pending.len() >= BUFFER || (self.line_buffered && bytes.contains(&b'\n')) {
            self.flush()?;
        }
        Ok(())
    }

    /// From now on bytes may be written past the text, which then goes into their buffer only by [`Stream::flush_text`] or
    /// when it is as much as a buffer holds: what comes out first is as in CPython.
    pub fn share(&mut self) {
        self.held.get_or_insert_with(|| std::mem::take(&mut self.pending));
    }

    /// Writes encoded text.
    pub fn write_text(&mut self, bytes: &[u8]) -> Result<()> {
        let Some(held) = &mut self.held else { return self.write(bytes) };
        held.extend_from_slice(bytes);
        if held.len() > BUFFER || (self.line_buffered && bytes.contains(&b'\n')) {
            self.release()?;
        }
        Ok(())
    }

    fn release(&mut self) -> Result<()> {
        match self.held.as_mut().map(std::mem::take) {
            Some(held) if !held.is_empty() => self.write(&held),
            _ => Ok(()),
        }
    }

    /// Hands all pending text and bytes to the system.
    pub fn flush_text(&mut self) -> Result<()> {
        self.release()?;
        self.flush()
    }

    /// Hands all pending bytes to the system.
    pub fn flush(&mut self) -> Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let pending = std::mem::take(&mut self.pending);
        self.open()?.write(&pending)?;
        // Keep the allocation.
        self.pending = pending;
        self.pending.clear();
        Ok(())
    }

    /// Forgets what was written but is not yet out.
    pub fn forget_pending(&mut self) {
        self.pending.clear();
        self.held.as_mut().map(Vec::clear);
    }

    fn forget_ahead(&mut self) -> Result<()> {
        let count = self.unread().len();
        if count > 0 {
            self.open()?.seek(SeekFrom::Current(-(count as i64)))?;
        }
        self.ahead.clear();
        self.start = 0;
        Ok(())
    }

    /// Moves the position.
    pub fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.flush_text()?;
        if let SeekFrom::Current(_) = to {
            self.forget_ahead()?;
        }
        self.ahead.clear();
        self.start = 0;
        self.open()?.seek(to)
    }

    /// The position of the next byte.
    pub fn tell(&mut self) -> Result<u64> {
        self.release()?;
        let (ahead, pending) = (self.unread().len() as u64, self.pending.len() as u64);
        Ok(self.open()?.seek(SeekFrom::Current(0))? - ahead + pending)
    }

    /// Sets the length.
    pub fn truncate(&mut self, size: u64) -> Result<()> {
        self.flush_text()?;
        self.open()?.truncate(size)
    }

    /// Writes what is pending and closes the descriptor.
    pub fn close(&mut self) -> Result<()> {
        let result = if self.is_closed() { Ok(()) } else { self.flush_text() };
        match self.descriptor.take() {
            Some(open) if self.owns => result.and(descriptor::close(open)),
            _ => result,
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // As when CPython's file objects die: nobody is left to tell of an error.
        let _ = self.close();
    }
}

enum Found {
    At(usize),
    No,
    NeedsMore,
}

/// Where the first line of `bytes` ends (after its line end), looking from `from` on.
fn line_end(bytes: &[u8], from: usize, newline: Newline) -> Found {
    let rest = &bytes[from..];
    match newline {
        Newline::Only("\n") => {
            rest.iter().position(|byte| *byte == b'\n').map_or(Found::No, |at| Found::At(from + at + 1))
        }
        Newline::Only(end) => rest
            .windows(end.len())
            .position(|window| window == end.as_bytes())
            .map_or(Found::No, |at| Found::At(from + at + end.len())),
        Newline::Universal | Newline::Untranslated => {
            match rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                None => Found::No,
                Some(at) if rest[at] == b'\n' => Found::At(from + at + 1),
                Some(at) => match rest.get(at + 1) {
                    Some(b'\n') => Found::At(from + at + 2),
                    Some(_) => Found::At(from + at + 1),
                    None => Found::NeedsMore,
                },
            }
        }
    }
}
