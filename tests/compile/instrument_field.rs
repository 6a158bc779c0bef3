struct Streams {
    #[revdb::instrument]
    out: std::io::Stdout,
}

fn main() {
    match 1 {
        #[revdb::instrument]
        _ => {}
    }
}
