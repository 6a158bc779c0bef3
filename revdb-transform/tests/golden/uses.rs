//! `use` trees: groups, `self`, renames, globs; nested and local ones.

#[revdb::instrument]
use std::fs::File;

#[revdb::instrument]
pub(crate) use ::std::{cell::Cell, fs::{self, read as load}, io::{prelude::*, Read as _}};

#[revdb::instrument]
use std::{cell::RefCell, rc::{self, Rc as Shared}};

#[revdb::instrument]
use std as standard;

#[revdb::instrument]
mod host {
    use std::*;
    use super::std::env as not_std;
    use std::{self as s, fmt};

    fn local() {
        use std::io::{self, Write};
        let std = 3;
        {
            use ::std::process::{Command, exit};
            let _ = std;
        }
    }
}
