//! What the compiler wrapper must know, handed over by way of its own name.
//!
//! Cargo calls the wrapper as `<session>/revdb-rustc`, a link to this program, and the session's directory holds the rest.
//! So nothing is passed in the environment, where build scripts and the program under `cargo revdb run` would see it; and
//! cargo, which knows its wrapper by path, asks again what it is when the session is another.

use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::project::{self, Project};
use crate::runtime::Runtime;
use crate::settings::Settings;

/// The name under which the program is the wrapper.
const WRAPPER: &str = "revdb-rustc";
/// The file beside it.
const FILE: &str = "session.json";

/// One way of building a project.
#[derive(Debug, Hash, Serialize, Deserialize)]
pub(crate) struct Session {
    /// Changes when revdb does; cargo takes it for a part of the compiler's version.
    pub(crate) identity: u64,
    /// The library that stands in for std.
    pub(crate) std: PathBuf,
    /// Where the libraries lie that it needs.
    pub(crate) dependencies: [PathBuf; 2],
    /// The library that attributes in mirrors name.
    pub(crate) attributes: PathBuf,
    /// The file with the project's choices, if it has one.
    pub(crate) settings: Option<PathBuf>,
    /// Where mirrors of sources are made.
    pub(crate) mirrors: PathBuf,
    /// A wrapper that the user has set: it wraps what this one makes.
    pub(crate) outer: Option<PathBuf>,
}

impl Session {
    pub(crate) fn new(runtime: &Runtime, project: &Project, settings: &Settings) -> Self {
        let outer = env::var_os("RUSTC_WRAPPER").filter(|wrapper| !wrapper.is_empty()).map(PathBuf::from);
        let path = project.settings();
        let path = path.exists().then_some(path);
        // Cargo looks at the files that a crate was made from, but only for crates of the workspace.
        let mut identity = DefaultHasher::new();
        (runtime.identity, &path).hash(&mut identity);
        settings.hash_beyond(&project.crates(), &mut identity);
        Self {
            identity: identity.finish(),
            std: runtime.std.clone(),
            attributes: runtime.attributes.clone(),
            dependencies: runtime.dependencies.clone(),
            settings: path,
            mirrors: project.directory().join("mirror"),
            outer,
        }
    }

    /// Writes the session down, and returns the wrapper that knows it.
    pub(crate) fn save(&self, project: &Project) -> Result<PathBuf, Error> {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        let directory = project.directory().join("session").join(format!("{:016x}", hasher.finish()));
        fs::create_dir_all(&directory).map_err(Error::file("make", &directory))?;
        let path = directory.join(FILE);
        let text = serde_json::to_vec_pretty(self).map_err(|source| Error::Session { path: path.clone(), source })?;
        // The name stands for the content: what is there is right, and may be in use.
        if fs::read(&path).ok().as_deref() != Some(&text) {
            let fresh = directory.join(format!("{FILE}.{}", std::process::id()));
            fs::write(&fresh, text).and_then(|()| fs::rename(&fresh, &path)).map_err(Error::file("write", path))?;
        }
        let program = env::current_exe().map_err(Error::file("find", "/proc/self/exe"))?;
        let wrapper = directory.join(WRAPPER);
        project::link(&program, &wrapper)?;
        Ok(wrapper)
    }

    /// The session of a process that was called as `name`; `None` if that is not the wrapper's.
    pub(crate) fn called_as(name: &OsStr) -> Option<Result<Self, Error>> {
        let name = Path::new(name);
        (name.file_name() == Some(OsStr::new(WRAPPER))).then(|| {
            let path = name.with_file_name(FILE);
            let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
            serde_json::from_slice(&bytes).map_err(|source| Error::Session { path, source })
        })
    }
}
