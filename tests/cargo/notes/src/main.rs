use std::collections::HashMap;
use std::env;
use std::io::Read;
use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let mut arguments = env::args().skip(1);
    let path = PathBuf::from(arguments.next().ok_or("which file?")?);
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    for note in input.lines() {
        let time = store::add(&path, note)?;
        println!("added {note:?}: {time:?}");
    }
    let mut count: HashMap<String, usize> = HashMap::new();
    for note in store::load(&path)? {
        *count.entry(note).or_default() += 1;
    }
    // The order of a map with std's own random seeds.
    println!("{count:?} {}", store::built_with());
    eprintln!("took {:?}, process {}", start.elapsed(), std::process::id());
    if let Some(word) = arguments.next() {
        std::thread::spawn(move || println!("{word}")).join().unwrap();
    }
    if env::var_os("NOTES_FAIL").is_some() {
        panic!("asked to fail");
    }
    if env::var_os("NOTES_STD").is_some() {
        println!("{:?}", store::stds());
    }
    if env::var_os("NOTES_BACKTRACE").is_some() {
        let trace = std::backtrace::Backtrace::force_capture();
        println!("{trace}{:?}", trace.status());
        println!("{:?}", std::backtrace::Backtrace::capture());
    }
    if env::var_os("NOTES_DIVERGE").is_some() {
        // An address, which is another one in each process.
        store::add(&path, &format!("{:p}", &path))?;
    }
    if env::var_os("NOTES_ESCAPE").is_some() {
        extern "C" {
            fn fopen(path: *const u8, mode: *const u8) -> *mut u8;
        }
        // SAFETY: both are C strings.
        println!("{}", unsafe { fopen(c"n.txt".as_ptr().cast(), c"r".as_ptr().cast()).is_null() });
    }
    std::process::exit(count.len() as i32);
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_is_there_at_first() {
        assert!(store::load("no such file".as_ref()).unwrap().is_empty());
    }
}
