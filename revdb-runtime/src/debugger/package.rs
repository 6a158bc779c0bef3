//! Packages: a trace that carries the executable and the libraries that made it.
//!
//! A package is the trace file itself with more behind it, so whoever reads traces reads packages. Behind the trace come
//! the parts, then an index of them, then a footer: magic, version, CRC-32C and length of the index. Bytes of a package are as hostile as
//! those of a trace: nothing is believed without its check, and nothing is allocated or written by a length that it claims.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::Error;
use crate::executable;
use crate::trace::codec::{self, Decode, Encode};
use crate::trace::{Header, Reader};

const MAGIC: [u8; 8] = *b"\x89rvpack\n";
const VERSION: u32 = 1;
const FOOTER: u64 = 24;
/// No index is longer: a program has some dozens of libraries.
const MAX_INDEX: u64 = 1 << 20;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Role {
    /// The trace, as it was before it was packed.
    Trace,
    /// The interpreter that made it.
    Executable,
    /// A shared library that the interpreter loaded.
    Library,
}

/// A part of a package.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Part {
    /// A file name without a directory.
    pub name: String,
    /// What it is.
    pub role: Role,
    /// Where in the file it begins.
    offset: u64,
    /// Its length in bytes.
    pub length: u64,
    crc: u32,
}

fn broken(path: &Path, what: &'static str) -> Error {
    Error::Package { path: path.to_owned(), what }
}

fn io_error(path: &Path) -> impl Fn(io::Error) -> Error {
    move |source| Error::PackageFile { path: path.to_owned(), source }
}

/// What a package holds; `None` for a trace that is not packed.
pub fn contents(path: &Path) -> Result<Option<Vec<Part>>, Error> {
    let file = File::open(path).map_err(io_error(path))?;
    let length = file.metadata().map_err(io_error(path))?.len();
    let Some(at) = length.checked_sub(FOOTER) else { return Ok(None) };
    let mut footer = [0; FOOTER as usize];
    file.read_exact_at(&mut footer, at).map_err(io_error(path))?;
    let (magic, rest) = footer.split_at(MAGIC.len());
    if magic != MAGIC {
        return Ok(None);
    }
    let word = |at: usize| rest.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes);
    let (version, crc, index_length) = (word(0), word(4), u64::from(word(8)));
    if version != VERSION {
        return Err(broken(path, "was packed by another version of revdb: pack it again, or use that version"));
    }
    let start = at.checked_sub(index_length).filter(|_| index_length <= MAX_INDEX);
    let start = start.ok_or_else(|| broken(path, "is damaged: copy it again, or pack it again"))?;
    let mut index = vec![0; index_length as usize];
    file.read_exact_at(&mut index, start).map_err(io_error(path))?;
    let parts: Option<Vec<Part>> = if crc32c::crc32c(&index) == crc { codec::decode(&index).ok() } else { None };
    let fits = |part: &Part| part.offset.checked_add(part.length).is_some_and(|end| end <= start);
    let named = |part: &Part| !part.name.is_empty() && !part.name.contains('/') && !part.name.starts_with('.');
    match parts {
        Some(parts) if parts.iter().all(|part| fits(part) && named(part)) => Ok(Some(parts)),
        _ => Err(broken(path, "is damaged: copy it again, or pack it again")),
    }
}

/// Copies `from` to the end of `to`, and returns its length and check.
fn append(from: &mut impl Read, to: &mut impl Write) -> io::Result<(u64, u32)> {
    let (mut length, mut crc) = (0, 0);
    let mut buffer = vec![0; 1 << 16];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok((length, crc)),
            Ok(read) => {
                to.write_all(&buffer[..read])?;
                crc = crc32c::crc32c_append(crc, &buffer[..read]);
                length += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Writes the trace at `trace`, with what it needs, into a new file. Returns its parts.
pub fn pack(trace: &Path, package: &Path) -> Result<Vec<Part>, Error> {
    let reader = Reader::open(trace)?;
    if contents(trace)?.is_some() {
        return Err(broken(trace, "is packed already"));
    }
    let header = reader.header();
    let executable = super::launch::find_executable(header)?;
    let mut out =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(package).map_err(io_error(package))?;
    let packed = pack_parts(trace, header, &executable, &mut out);
    if packed.is_err() {
        // Half a package is of no use.
        let _ = fs::remove_file(package);
    }
    packed.map_err(io_error(package))
}

fn pack_parts(trace: &Path, header: &Header, executable: &Path, out: &mut File) -> io::Result<Vec<Part>> {
    let mut files = vec![(Role::Trace, trace, trace), (Role::Executable, executable, header.executable.as_path())];
    // A library that is gone cannot be packed: where it is there, or not needed, the package replays all the same.
    let libraries = header.libraries.iter().map(|library| library.path.as_path()).filter(|path| path.is_file());
    files.extend(libraries.map(|path| (Role::Library, path, path)));
    let (mut parts, mut offset) = (Vec::new(), 0);
    for (role, path, named) in files {
        let (length, crc) = append(&mut File::open(path)?, out)?;
        let name = named.file_name().unwrap_or_default().to_string_lossy().trim_start_matches('.').to_owned();
        parts.push(Part { name, role, offset, length, crc });
        offset += length;
    }
    let index = codec::encode(&parts).map_err(io::Error::other)?;
    out.write_all(&index)?;
    out.write_all(&MAGIC)?;
    for word in [VERSION, crc32c::crc32c(&index), index.len() as u32, 0] {
        out.write_all(&word.to_le_bytes())?;
    }
    out.sync_all()?;
    Ok(parts)
}

/// Writes the parts of a package into a directory. Returns their paths; nothing that is there already is overwritten.
pub fn unpack(package: &Path, directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let parts = contents(package)?.ok_or_else(|| broken(package, "is a trace, and not packed"))?;
    fs::create_dir_all(directory).map_err(io_error(directory))?;
    let path = |part: &Part| directory.join(&part.name);
    parts.iter().map(|part| extract(package, part, &path(part)).map(|()| path(part))).collect()
}

/// Writes one part to a new file.
fn extract(package: &Path, part: &Part, to: &Path) -> Result<(), Error> {
    let mode = if part.role == Role::Trace { 0o600 } else { 0o700 };
    let mut out = OpenOptions::new().write(true).create_new(true).mode(mode).open(to).map_err(io_error(to))?;
    let file = File::open(package).map_err(io_error(package))?;
    let (_, crc) = append(&mut Section { file, at: part.offset, left: part.length }, &mut out).map_err(io_error(to))?;
    if crc == part.crc {
        return Ok(());
    }
    // What is damaged is not left where it looks whole.
    let _ = fs::remove_file(to);
    Err(broken(package, "is damaged: copy it again, or pack it again"))
}

/// A part of a file.
struct Section {
    file: File,
    at: u64,
    left: u64,
}

impl Read for Section {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let read = self.file.read_at(&mut buffer[..most], self.at)?;
        self.at += read as u64;
        self.left -= read as u64;
        Ok(read)
    }
}

/// What replays a package: its executable, and if the machine's libraries are others than the recording's, its loader with the
/// directory of its libraries.
pub(super) struct Unpacked {
    pub(super) executable: PathBuf,
    pub(super) loader: Option<(PathBuf, PathBuf)>,
}

/// Puts what a package needs for its replay into the cache. `None` for a trace that is not packed.
pub(super) fn prepare(package: &Path, header: &Header) -> Result<Option<Unpacked>, Error> {
    let Some(parts) = contents(package)? else { return Ok(None) };
    let Some(part) = parts.iter().find(|part| part.role == Role::Executable) else { return Ok(None) };
    let executable = match executable::locate(&header.build_id, &header.executable) {
        Some(found) => found,
        None => {
            let adopted = executable::adopt(&header.build_id, |to| {
                extract(package, part, to).map_err(|error| io::Error::other(error.to_string()))
            });
            adopted.map_err(io_error(package))?
        }
    };
    if executable::has_libraries(&header.libraries) {
        return Ok(Some(Unpacked { executable, loader: None }));
    }
    let libraries = executable::library_directory(&header.build_id).ok_or_else(|| broken(package, NO_CACHE))?;
    fs::create_dir_all(&libraries).map_err(io_error(&libraries))?;
    let mut loader = None;
    for part in parts.iter().filter(|part| part.role == Role::Library) {
        let path = libraries.join(&part.name);
        if fs::metadata(&path).map_or(true, |metadata| metadata.len() != part.length) {
            let _ = fs::remove_file(&path);
            extract(package, part, &path)?;
        }
        if part.name.starts_with("ld-linux") {
            loader = Some((path, libraries.clone()));
        }
    }
    Ok(Some(Unpacked { executable, loader }))
}

const NO_CACHE: &str = "needs a place for its program: set HOME or XDG_CACHE_HOME";
