#![revdb::instrument]

fn main() {}
