//! `revdb.toml`, beside the workspace's manifest: what a build should do beyond the default.

use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use revdb_transform::locate::{self, Kind, Wanted};
use serde::Deserialize;

use crate::Error;

/// The keys, for those who mistype one.
const KEYS: &[&str] =
    &["skip", "record", "objects", "stop", "frames", "module", "function", "at", "guest", "label", "path", "file"];

/// The choices of a project.
///
/// ```toml
/// skip = ["chrono"]                  # crates that keep std itself
/// record = ["notes::store::load"]    # functions that are recorded as a whole
/// objects = ["interp::heap::Header"] # structs whose values have ids that do not depend on addresses
/// frames = ["interp::vm::Vm::call"]  # functions that run one activation of a guest function
///
/// [[stop]]                           # stop points, at each turn of a function's loop or at each call of it
/// function = "interp::vm::Vm::run"
/// at = "self.location()"             # where the guest is, a `revdb::guest::Location`
/// guest = "self"                     # what implements `revdb::guest::Guest`; `self` if it is not said
/// label = "eval"                     # the loop's label, where there are several
///
/// [[module]]                         # a module more, for what the expressions above need
/// path = "interp::vm::guest"
/// file = "revdb/guest.rs"            # from here
/// ```
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    #[serde(default)]
    skip: Vec<String>,
    #[serde(default)]
    record: Vec<String>,
    #[serde(default)]
    objects: Vec<String>,
    #[serde(default)]
    frames: Vec<String>,
    #[serde(default)]
    stop: Vec<Stop>,
    #[serde(default)]
    module: Vec<Module>,
}

#[derive(Debug, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stop {
    function: String,
    at: String,
    guest: Option<String>,
    label: Option<String>,
}

impl Stop {
    fn parse(&self) -> Result<locate::Stop, String> {
        locate::Stop::new(&self.at, self.guest.as_deref(), self.label.as_deref())
            .map_err(|error| format!("the stop point in `{}`: {error}", self.function))
    }
}

#[derive(Debug, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
struct Module {
    path: String,
    /// Absolute once the settings are read.
    file: PathBuf,
}

impl Settings {
    /// Reads the settings; those of a project without the file are the default.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Error::file("read", path)(error)),
        };
        let mut settings: Self = toml::from_str(&text).map_err(|error| Error::Settings {
            path: path.to_owned(),
            hint: hint(error.message()),
            source: Box::new(error),
        })?;
        if let Some(bad) =
            settings.paths().find(|path| path.split("::").count() < 2 || path.split("::").any(str::is_empty))
        {
            return Err(Error::SettingsPath { path: path.to_owned(), bad: bad.to_owned() });
        }
        if let Some(message) = settings.stop.iter().find_map(|stop| stop.parse().err()) {
            return Err(Error::SettingsCode { path: path.to_owned(), message });
        }
        let directory = path.parent().unwrap_or(path);
        for module in &mut settings.module {
            module.file = directory.join(&module.file);
            if !module.file.is_file() {
                let message = format!("the module `{}` has no file {}", module.path, module.file.display());
                return Err(Error::SettingsCode { path: path.to_owned(), message });
            }
        }
        Ok(settings)
    }

    /// All paths of items.
    fn paths(&self) -> impl Iterator<Item = &str> {
        let lists = [&self.record, &self.objects, &self.frames];
        let stops = self.stop.iter().map(|stop| stop.function.as_str());
        let modules = self.module.iter().map(|module| module.path.as_str());
        lists.into_iter().flatten().map(String::as_str).chain(stops).chain(modules)
    }

    /// Whether a crate is compiled with std itself.
    pub(crate) fn skips(&self, krate: &str) -> bool {
        self.skip.iter().any(|name| name.replace('-', "_") == krate)
    }

    /// What the items of a crate get.
    pub(crate) fn wanted(&self, krate: &str) -> Vec<Wanted> {
        let lists = [(&self.record, Kind::Record), (&self.objects, Kind::Object), (&self.frames, Kind::Frame)];
        let mut all: Vec<(&str, Kind)> = Vec::new();
        for (paths, kind) in lists {
            all.extend(paths.iter().map(|path| (path.as_str(), kind.clone())));
        }
        // What does not parse was refused when the settings were read.
        let stops = self.stop.iter().filter_map(|stop| Some((stop.function.as_str(), Kind::Stop(stop.parse().ok()?))));
        all.extend(stops);
        for Module { path, file } in &self.module {
            if let Some((parent, name)) = path.rsplit_once("::") {
                all.push((parent, Kind::Module { name: name.to_owned(), file: file.display().to_string() }));
            }
        }
        let mut wanted = Vec::new();
        for (path, kind) in all {
            let mut segments = path.split("::").map(str::to_owned);
            if segments.next().is_some_and(|first| first.replace('-', "_") == krate) {
                wanted.push(Wanted { path: segments.collect(), kind });
            }
        }
        wanted
    }

    /// What concerns crates that cargo does not watch the sources of: a change of it has to change the compiler's identity.
    pub(crate) fn hash_beyond(&self, members: &[String], state: &mut impl Hasher) {
        self.skip.hash(state);
        let foreign = |path: &str| {
            let krate = path.split("::").next().unwrap_or_default().replace('-', "_");
            !members.contains(&krate)
        };
        for paths in [&self.record, &self.objects, &self.frames] {
            paths.iter().filter(|path| foreign(path)).for_each(|path| path.hash(state));
        }
        self.stop.iter().filter(|stop| foreign(&stop.function)).for_each(|stop| stop.hash(state));
        for module in self.module.iter().filter(|module| foreign(&module.path)) {
            (module, fs::read(&module.file).ok()).hash(state);
        }
    }
}

/// The key that was probably meant, for an error about one that is none.
fn hint(message: &str) -> String {
    let unknown = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    let near = unknown.and_then(|unknown| {
        let likeness = |key: &&&str| (strsim::jaro(key, unknown) * 1000.0) as u32;
        KEYS.iter().max_by_key(likeness).filter(|key| likeness(key) > 700)
    });
    near.map_or_else(String::new, |near| format!("did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Result<Settings, String> {
        let directory = std::env::temp_dir().join(format!("revdb-settings-{}-{}", std::process::id(), text.len()));
        fs::write(&directory, text).unwrap();
        let result = Settings::read(&directory).map_err(|error| error.text());
        fs::remove_file(directory).unwrap();
        result
    }

    #[test]
    fn paths_belong_to_crates() {
        let settings = settings("skip = ['my-crate']\nrecord = ['a-b::c::d', 'e::f']").unwrap();
        assert!(settings.skips("my_crate") && !settings.skips("a_b"));
        let path = ["c", "d"].map(str::to_owned).to_vec();
        assert_eq!(settings.wanted("a_b"), [Wanted { path, kind: Kind::Record }]);
    }

    #[test]
    fn mistakes_are_explained() {
        let error = settings("skip = []\nrecrod = ['a::b']").unwrap_err();
        assert!(error.contains("unknown field `recrod`"), "{error}");
        assert!(error.contains("did you mean `record`?"), "{error}");
        assert!(error.contains("line 2"), "{error}");
        let error = settings("record = ['load']").unwrap_err();
        assert!(error.contains("`load` names no crate"), "{error}");
    }
}
