//! What the macros make of safe items is safe and free of warnings, and leans on no name that the item could shadow.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused_qualifications, unreachable_pub, rust_2018_idioms, elided_lifetimes_in_paths)]
#![no_implicit_prelude]

use ::std::clone::Clone;
use ::std::convert::From;
use ::std::option::Option;
use ::std::result::Result::{self, Ok};
use ::std::string::String;

/// An object of the guest.
#[::revdb::object]
#[derive(::std::fmt::Debug, ::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default)]
struct Header {
    refs: u32,
}

#[::revdb::object]
impl Header {
    fn new() -> Self {
        Self { refs: 1 }
    }
}

#[::revdb::instrument]
#[allow(unused_qualifications, reason = "as written")]
mod host {
    use ::std::{fs, io};

    pub(super) fn size(path: &::std::path::Path) -> io::Result<u64> {
        ::std::assert!(path.exists() && path.is_dir());
        ::std::result::Result::Ok(fs::metadata(path)?.len())
    }

    #[::revdb::instrument(skip)]
    pub(super) fn later() -> ::std::time::Duration {
        ::std::time::Duration::ZERO
    }
}

#[::revdb::record]
fn recorded(total: &mut u32) -> Result<String, String> {
    *total += 1;
    Ok(String::new())
}

#[::revdb::instrument]
async fn asynchronous() -> Option<::std::time::Instant> {
    Option::Some(::std::time::Instant::now())
}

#[::revdb::main]
#[::revdb::instrument]
fn main() -> Result<(), ::std::io::Error> {
    // Shadows of everything that an expansion might lean on.
    #[allow(non_camel_case_types)]
    struct core;
    let _shadow = core;
    let mut total = 0;
    let text = recorded(&mut total).unwrap();
    println!("{text}{total} {:?}", (Header::new(), Header::new().clone()));
    let size: u64 = host::size(::std::path::Path::new("/"))?;
    eprintln!("{size} {:?}", host::later());
    let _future = asynchronous();
    let wide: u64 = From::from(::revdb::recorded!(1_u32));
    ::std::assert_eq!(wide, 1);
    Ok(())
}
