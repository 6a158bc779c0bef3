//! A host whose modules lie in files: `revdb::modules!` and the line above it are all that instruments them.

#[macro_use]
extern crate revdb as std;

revdb::modules! {
    mod clock;
    #[cfg(all())]
    mod disk;
    mod vm;
}

#[revdb::main]
fn main() -> Result<(), std::io::Error> {
    for path in std::env::args().skip(1) {
        println!("{} {:?}", disk::first_line(&path)?, disk::inner::sizes(&path)?);
    }
    println!("{}", clock::passed());
    println!("{}", vm::Vm::new("abc").run());
    let name = disk::inner::name();
    assert!(!name.is_empty(), "{name}");
    let mut text = vec![format!("{name:>8}")];
    text.push(["a"; 2].concat());
    eprintln!("{}", dbg!(text).concat());
    Ok(())
}
