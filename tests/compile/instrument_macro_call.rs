#[revdb::instrument]
thread_local! {
    static START: std::time::Instant = std::time::Instant::now();
}

fn main() {}
