fn main() {
    #[revdb::instrument]
    let text = std::fs::read_to_string("program");
    #[revdb::instrument]
    text.unwrap();
    #[revdb::instrument]
    {
        std::fs::read("program");
    }
    #[revdb::instrument]
    println!("done");
}
