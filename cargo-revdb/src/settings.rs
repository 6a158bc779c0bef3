//! `revdb.toml`, beside the workspace's manifest: what a build should do beyond the default.

use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

use revdb_transform::locate::{Kind, Wanted};
use serde::Deserialize;

use crate::Error;

/// The keys, for those who mistype one.
const KEYS: &[&str] = &["skip", "record", "objects", "instrument"];

/// The choices of a project.
///
/// ```toml
/// skip = ["chrono"]                  # crates that keep std itself
/// record = ["notes::store::load"]    # functions that are recorded as a whole
/// objects = ["interp::heap::Header"] # structs whose values have ids that do not depend on addresses
/// instrument = ["interp::os"]        # types, traits and functions whose I/O is recorded by line
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
    instrument: Vec<String>,
}

impl Settings {
    /// Reads the settings; those of a project without the file are the default.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(Error::file("read", path)(error)),
        };
        let settings: Self = toml::from_str(&text).map_err(|error| Error::Settings {
            path: path.to_owned(),
            hint: hint(error.message()),
            source: Box::new(error),
        })?;
        let paths = settings.record.iter().chain(&settings.objects).chain(&settings.instrument);
        match paths.into_iter().find(|path| path.split("::").count() < 2 || path.split("::").any(str::is_empty)) {
            Some(bad) => Err(Error::SettingsPath { path: path.to_owned(), bad: bad.clone() }),
            None => Ok(settings),
        }
    }

    /// Whether a crate is compiled with std itself.
    pub(crate) fn skips(&self, krate: &str) -> bool {
        self.skip.iter().any(|name| name.replace('-', "_") == krate)
    }

    /// The attributes that the items of a crate get.
    pub(crate) fn wanted(&self, krate: &str) -> Vec<Wanted> {
        let kinds = [(&self.record, Kind::Record), (&self.objects, Kind::Object), (&self.instrument, Kind::Instrument)];
        let mut wanted = Vec::new();
        for (paths, kind) in kinds {
            for path in paths {
                let mut segments = path.split("::").map(str::to_owned);
                if segments.next().is_some_and(|first| first.replace('-', "_") == krate) {
                    wanted.push(Wanted { path: segments.collect(), kind });
                }
            }
        }
        wanted
    }

    /// Whether some crate gets attributes.
    pub(crate) fn writes(&self) -> bool {
        !(self.record.is_empty() && self.objects.is_empty() && self.instrument.is_empty())
    }

    /// What concerns crates that cargo does not watch the sources of: a change of it has to change the compiler's identity.
    pub(crate) fn hash_beyond(&self, members: &[String], state: &mut impl Hasher) {
        self.skip.hash(state);
        for paths in [&self.record, &self.objects, &self.instrument] {
            let foreign = |path: &&String| {
                let krate = path.split("::").next().unwrap_or_default().replace('-', "_");
                !members.contains(&krate)
            };
            paths.iter().filter(foreign).for_each(|path| path.hash(state));
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
