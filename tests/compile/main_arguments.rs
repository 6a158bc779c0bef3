#[revdb::main(trace = name)]
async fn main(arguments: Vec<String>) {
    drop(arguments);
}
