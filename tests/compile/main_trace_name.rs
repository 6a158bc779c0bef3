fn trace_name() -> String {
    "x.rdb".to_owned()
}

#[revdb::main(trace_name = trace_name)]
fn main() {}
