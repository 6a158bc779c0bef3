fn main() {
    // An attribute has that name, and a path means one macro: `revdb::recorded!(..)` is the one for expressions.
    let now: u64 = revdb::record!(1);
    drop(now);
}
