//! Which executable a trace belongs to, and a cache of executables, so that a rebuild does not orphan traces.
//!
//! The identity is the linker's build id, which is read from memory, else a hash of the file. The cache holds copies
//! (reflinks where the file system can): a hard link would change with the original where a linker or `cp` overwrites in
//! place.

use std::ffi::{CStr, OsStr, c_int, c_void};
use std::fs::{self, File};
use std::io::{self, Read};
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::trace::{Library, Quiet};

/// The cache is kept below this many bytes, unless [`CAPACITY_VARIABLE`] says otherwise.
const CAPACITY: u64 = 2 << 30;
/// The variable that says how many bytes the cache may take.
pub(crate) const CAPACITY_VARIABLE: &str = "REVDB_CACHE_SIZE";
/// Uses within this time of the noted one are not noted.
const NOTE_USE_AFTER: Duration = Duration::from_secs(3600);

/// The executable of this process and the libraries it has loaded, each with its build id.
pub(crate) fn loaded() -> Vec<Library> {
    unsafe extern "C" fn visit(info: *mut libc::dl_phdr_info, _: usize, found: *mut c_void) -> c_int {
        // SAFETY: the loader passes a valid structure for the duration of the call.
        let info = unsafe { &*info };
        // SAFETY: `found` is the vector that `loaded` passes, and nobody else uses it during the call.
        let found = unsafe { &mut *found.cast::<Vec<Library>>() };
        let path = if info.dlpi_name.is_null() {
            c""
        } else {
            // SAFETY: a name that the loader gives is a C string.
            unsafe { CStr::from_ptr(info.dlpi_name) }
        };
        found.push(Library {
            path: PathBuf::from(OsStr::from_bytes(path.to_bytes())),
            // SAFETY: the structure describes an object that is loaded.
            build_id: unsafe { loaded_build_id(info) }.unwrap_or_default(),
        });
        0
    }
    let mut found: Vec<Library> = Vec::new();
    // SAFETY: `visit` has the required signature, and `found` outlives the call.
    unsafe { libc::dl_iterate_phdr(Some(visit), (&raw mut found).cast()) };
    found
}

/// # Safety
/// `info` must describe an object that is loaded.
unsafe fn loaded_build_id(info: &libc::dl_phdr_info) -> Option<Vec<u8>> {
    if info.dlpi_phdr.is_null() {
        return None;
    }
    // SAFETY: the loader says that so many program headers are here.
    let headers = unsafe { std::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum)) };
    headers.iter().filter(|header| header.p_type == libc::PT_NOTE).find_map(|header| {
        let at = (info.dlpi_addr as usize).wrapping_add(header.p_vaddr as usize);
        let length = usize::try_from(header.p_memsz).ok()?;
        // SAFETY: note segments lie in the loaded image and are not written.
        let notes = unsafe { std::slice::from_raw_parts(std::ptr::with_exposed_provenance(at), length) };
        build_id_in(notes)
    })
}

/// Finds NT_GNU_BUILD_ID among notes.
fn build_id_in(mut notes: &[u8]) -> Option<Vec<u8>> {
    let word = |bytes: &[u8], at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    loop {
        let (name_length, length, kind) = (word(notes, 0)?, word(notes, 4)?, word(notes, 8)?);
        let content = 12_usize.checked_add(name_length.checked_next_multiple_of(4)?)?;
        let end = content.checked_add(length)?;
        if kind == 3 && notes.get(12..12_usize.checked_add(name_length)?)? == b"GNU\0" {
            return Some(notes.get(content..end)?.to_vec());
        }
        notes = notes.get(end.checked_next_multiple_of(4)?..)?;
    }
}

/// The identity of the executable in `file`.
fn identity_of(file: &File) -> io::Result<Vec<u8>> {
    match file_build_id(file) {
        Some(id) => Ok(id),
        None => content_hash(file),
    }
}

/// The build id of an ELF file (64 bit, little-endian).
fn file_build_id(file: &File) -> Option<Vec<u8>> {
    use std::os::unix::fs::FileExt;
    let mut head = [0; 64];
    file.read_exact_at(&mut head, 0).ok()?;
    if head[..6] != *b"\x7fELF\x02\x01" {
        return None;
    }
    let half = |at: usize| u64::from(u16::from_le_bytes([head[at], head[at + 1]]));
    let table = u64::from_le_bytes(head[32..40].try_into().ok()?);
    let (size, count) = (half(54), half(56));
    (0..count).find_map(|index| {
        let mut header = [0; 56];
        file.read_exact_at(&mut header, table.checked_add(index * size)?).ok()?;
        if u32::from_le_bytes(header[..4].try_into().ok()?) != libc::PT_NOTE {
            return None;
        }
        let offset = u64::from_le_bytes(header[8..16].try_into().ok()?);
        let length = u64::from_le_bytes(header[32..40].try_into().ok()?);
        // Notes are short; a file that says otherwise is none.
        let mut notes = vec![0; usize::try_from(length).ok().filter(|&length| length <= 1 << 16)?];
        file.read_exact_at(&mut notes, offset).ok()?;
        build_id_in(&notes)
    })
}

/// 128 bits of FNV-1a over words: for executables that were linked without a build id.
fn content_hash(file: &File) -> io::Result<Vec<u8>> {
    let mut reader = file;
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let length = match reader.read(&mut buffer) {
            Ok(0) => return Ok(hash.to_le_bytes().to_vec()),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        for chunk in buffer[..length].chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            hash =
                (hash ^ u128::from(u64::from_le_bytes(word))).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}

/// The identity of this process's executable, given what is [`loaded`].
pub(crate) fn own_identity(loaded: &[Library]) -> io::Result<Vec<u8>> {
    match loaded.first() {
        Some(executable) if !executable.build_id.is_empty() => Ok(executable.build_id.clone()),
        _ => content_hash(&File::open("/proc/self/exe")?),
    }
}

fn directory() -> Option<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))?;
    Some(base.join("revdb").join("executables"))
}

fn name(identity: &[u8]) -> String {
    identity.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes sure that the cache holds this process's executable. Costs one `stat` when it does.
pub(crate) fn keep(identity: &[u8], capacity: Option<u64>) -> io::Result<()> {
    let directory = directory().ok_or_else(|| io::Error::other("neither XDG_CACHE_HOME nor HOME is set"))?;
    let path = directory.join(name(identity));
    if let Ok(metadata) = fs::metadata(&path) {
        if metadata.modified().is_ok_and(|used| used.elapsed().is_ok_and(|ago| ago > NOTE_USE_AFTER)) {
            // The time of modification is the time of the last use: what was not used for longest goes first.
            let _ = File::open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        }
        return Ok(());
    }
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&directory)?;
    let temporary = directory.join(format!("{}.{}", name(identity), std::process::id()));
    let source = File::open("/proc/self/exe")?;
    // The program may run under a limit on the size of files, which the executable exceeds.
    let _quiet = Quiet::new();
    let result = copy(&source, &temporary).and_then(|()| fs::rename(&temporary, &path));
    if result.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    evict(&directory, &path, capacity.unwrap_or(CAPACITY));
    result
}

fn copy(source: &File, to: &Path) -> io::Result<()> {
    let mut target = fs::OpenOptions::new().write(true).create_new(true).mode(0o700).open(to)?;
    // SAFETY: both are open descriptors, and this request takes a descriptor as its argument.
    let cloned = unsafe { libc::ioctl(target.as_raw_fd(), libc::FICLONE, source.as_raw_fd()) };
    if cloned != 0 {
        io::copy(&mut &*source, &mut target)?;
    }
    Ok(())
}

/// Removes what was not used for longest until the cache is below its capacity. `but` stays.
fn evict(directory: &Path, but: &Path, capacity: u64) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    let mut entries: Vec<(i64, u64, PathBuf)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((metadata.mtime(), metadata.len(), entry.path()))
        })
        .collect();
    entries.sort();
    let mut total: u64 = entries.iter().map(|(_, length, _)| length).sum();
    for (_, length, path) in entries {
        if total <= capacity {
            break;
        }
        if path != but && fs::remove_file(&path).is_ok() {
            total -= length;
        }
    }
}

/// Finds the executable with this identity: in the cache, else where it was when it was recorded.
pub(crate) fn locate(identity: &[u8], recorded: &Path) -> Option<PathBuf> {
    let is_it = |path: &Path| File::open(path).and_then(|file| identity_of(&file)).is_ok_and(|found| found == identity);
    let cached = directory().map(|directory| directory.join(name(identity)));
    cached.filter(|path| !identity.is_empty() && is_it(path)).or_else(|| is_it(recorded).then(|| recorded.to_owned()))
}

/// Puts an executable with this identity into the cache. `write` makes the file that it is given the name of.
pub(crate) fn adopt(identity: &[u8], write: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<PathBuf> {
    let directory = directory().ok_or_else(|| io::Error::other("neither XDG_CACHE_HOME nor HOME is set"))?;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&directory)?;
    let path = directory.join(name(identity));
    let temporary = directory.join(format!("{}.{}", name(identity), std::process::id()));
    let written = write(&temporary).and_then(|()| match File::open(&temporary).and_then(|file| identity_of(&file)) {
        Ok(found) if found == identity => fs::rename(&temporary, &path),
        Ok(_) => Err(io::Error::other("it holds another program than the one that made the recording")),
        Err(error) => Err(error),
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.map(|()| path)
}

/// Whether this machine has the very libraries that a recorded program has loaded.
pub(crate) fn has_libraries(libraries: &[Library]) -> bool {
    libraries.iter().all(|library| {
        let found = File::open(&library.path).ok().map(|file| file_build_id(&file).unwrap_or_default());
        found.as_deref() == Some(&library.build_id)
    })
}

/// Where the libraries of the executable with this identity are kept, if they came with a recording.
pub(crate) fn library_directory(identity: &[u8]) -> Option<PathBuf> {
    Some(directory()?.parent()?.join("libraries").join(name(identity)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_executable_in_memory_and_on_disk_has_one_identity() {
        let here = own_identity(&loaded()).expect("an identity");
        let file = File::open("/proc/self/exe").expect("the test's executable");
        assert_eq!(here, identity_of(&file).expect("an identity"));
    }

    #[test]
    fn notes_that_make_no_sense_hold_no_build_id() {
        for length in 0..32 {
            assert_eq!(build_id_in(&vec![0xff; length]), None);
            assert_eq!(build_id_in(&vec![0; length]), None);
        }
    }
}
