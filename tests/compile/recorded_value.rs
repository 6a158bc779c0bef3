struct Window;

fn open() -> Window {
    Window
}

fn main() {
    let window = revdb::recorded!(open());
    drop(window);
}
