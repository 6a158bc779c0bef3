//! `use` trees: groups, `self`, renames, globs; nested and local ones.
use std::fs::File;
pub(crate) use ::std::{
    cell::Cell, fs::{self, read as load},
    io::{prelude::*, Read as _},
};
use std::{cell::RefCell, rc::{self, Rc as Shared}};
use std as standard;
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
