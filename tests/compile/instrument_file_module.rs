#[revdb::instrument]
mod vm;

#[revdb::instrument]
mod inline {
    pub mod vm;
}

fn main() {}
