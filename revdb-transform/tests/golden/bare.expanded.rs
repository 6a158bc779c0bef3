//! Names from outside the item: asserted, in the innermost scope, to be recorded ones.
impl<Command: Spawn> Host<Command> {
    fn open(&self) -> Result<(), Error> {
        const _: () = {
            #[allow(unused_imports)]
            use ::revdb::__private::Recorded as _;
            ::core::assert!(
                ! ::revdb::__private::Unrecorded:: < File > ::YES,
                "`File::open` is std's own here, so what it does would not be recorded: put `#[revdb::instrument]` on the `use` item that brings in `File`"
            );
        };
        const _: () = {
            #[allow(unused_imports)]
            use ::revdb::__private::{NotStd as File, Recorded as _};
            {
                #[allow(unused_imports)]
                use super::fs::*;
                ::core::assert!(
                    ! ::revdb::__private::Unrecorded:: < File > ::YES,
                    "`super::fs::read_to_string` is std's own here, so what it does would not be recorded: put `#[revdb::instrument]` on the `use` item that brings in `fs`"
                );
            }
        };
        let file = File::open("a").or_else(|_| File::create("a"))?;
        let text = super::fs::read_to_string("b")?;
        let child = Command::new("c");
        let other = Reader::open("d");
        let own = self.fs.read("e");
        #[cfg(windows)]
        let handle = OpenOptions::new();
        #[cfg(unix)]
        {
            const _: () = {
                #[allow(unused_imports)]
                use ::revdb::__private::{NotStd as Args, Recorded as _};
                {
                    #[allow(unused_imports)]
                    use env::*;
                    ::core::assert!(
                        ! ::revdb::__private::Unrecorded:: < Args > ::YES,
                        "`env::var` is std's own here, so what it does would not be recorded: put `#[revdb::instrument]` on the `use` item that brings in `env`"
                    );
                }
            };
            use ::revdb::std::env;
            ::revdb::std::println!("{:?}", env::var("f"));
        }
        Ok(())
    }
}
static START: LazyLock<Instant> = LazyLock::new(|| Instant::now());
const _: () = {
    #[allow(unused_imports)]
    use ::revdb::__private::Recorded as _;
    ::core::assert!(
        ! ::revdb::__private::Unrecorded:: < Instant > ::YES,
        "`Instant` is std's own here, so what its methods do would not be recorded: put `#[revdb::instrument]` on the `use` item that brings in `Instant`"
    );
};
fn untouched() {
    Instant::now();
}
struct Held<Instant> {
    file: Option<File>,
    #[cfg(windows)]
    out: Stdout,
    start: Instant,
}
const _: () = {
    #[allow(unused_imports)]
    use ::revdb::__private::Recorded as _;
    ::core::assert!(
        ! ::revdb::__private::Unrecorded:: < File > ::YES,
        "`File` is std's own here, so what its methods do would not be recorded: put `#[revdb::instrument]` on the `use` item that brings in `File`"
    );
};
fn takes(file: &mut File, time: time::SystemTime) -> ::revdb::std::io::Stdin {
    const _: () = {
        #[allow(unused_imports)]
        use ::revdb::__private::Recorded as _;
        ::core::assert!(
            ! ::revdb::__private::Unrecorded:: < File > ::YES,
            "`File` is std's own here, so what its methods do would not be recorded: put `#[revdb::instrument]` on the `use` item that brings in `File`"
        );
    };
    const _: () = {
        #[allow(unused_imports)]
        use ::revdb::__private::Recorded as _;
        ::core::assert!(
            ! ::revdb::__private::Unrecorded:: < time::SystemTime > ::YES,
            "`time::SystemTime` is std's own here, so what its methods do would not be recorded: put `#[revdb::instrument]` on the `use` item that brings in `SystemTime`"
        );
    };
    if let Some(metadata) = ::revdb::__private::on_path!(metadata, file) {
        const _: () = {
            #[allow(unused_imports)]
            use ::revdb::__private::Recorded as _;
            ::core::assert!(
                ! ::revdb::__private::Unrecorded:: < File > ::YES,
                "`File` is std's own here, so what its methods do would not be recorded: put `#[revdb::instrument]` on the `use` item that brings in `File`"
            );
        };
        let again: File = file.try_clone()?;
    }
}
