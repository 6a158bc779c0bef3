//! `use` trees: groups, `self`, renames, globs; nested and local ones.
use ::revdb::std::fs::File;
pub(crate) use ::revdb::std::{
    cell::Cell, fs::{self, read as load},
    io::{prelude::*, Read as _},
};
use std::{cell::RefCell, rc::{self, Rc as Shared}};
use ::revdb::std as standard;
mod host {
    use ::revdb::std::*;
    use super::std::env as not_std;
    use ::revdb::std::{self as s, fmt};
    fn local() {
        use ::revdb::std::io::{self, Write};
        let std = 3;
        {
            use ::revdb::std::process::{Command, exit};
            let _ = std;
        }
    }
}
