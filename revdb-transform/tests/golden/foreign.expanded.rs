//! Foreign functions: wrappers with the declaration inside.
#[link(name = "c")]
#[allow(non_snake_case)]
unsafe extern "C" {
    safe fn abort() -> !;
    static environ: *const *const u8;
    fn printf(format: *const u8, ...) -> i32;
}
#[allow(
    non_snake_case,
    clippy::missing_safety_doc,
    clippy::too_many_arguments,
    clippy::used_underscore_binding
)]
#[allow(non_snake_case)]
/// The process.
pub extern "C" fn getpid() -> i32 {
    #[allow(clashing_extern_declarations)]
    unsafe extern "C" {
        #[link_name = "getpid"]
        fn __revdb_foreign() -> i32;
    }
    unsafe {
        ::revdb::__private::foreign(
            "extern getpid",
            ::core::panic::Location::caller(),
            || __revdb_foreign(),
            &[],
        )
    }
}
#[allow(
    non_snake_case,
    clippy::missing_safety_doc,
    clippy::too_many_arguments,
    clippy::used_underscore_binding
)]
#[allow(non_snake_case)]
unsafe extern "C" fn read(fd: i32, buf: *mut c_void, count: usize) -> isize {
    #[allow(clashing_extern_declarations)]
    unsafe extern "C" {
        #[link_name = "read"]
        fn __revdb_foreign(fd: i32, buf: *mut c_void, count: usize) -> isize;
    }
    unsafe {
        ::revdb::__private::foreign(
            "extern read",
            ::core::panic::Location::caller(),
            || __revdb_foreign(fd, buf, count),
            &[&|__revdb_returned| ::revdb::__private::written(buf, *__revdb_returned)],
        )
    }
}
#[allow(
    non_snake_case,
    clippy::missing_safety_doc,
    clippy::too_many_arguments,
    clippy::used_underscore_binding
)]
#[allow(non_snake_case)]
unsafe extern "C" fn clock(argument_0: i32, now: &mut Timespec, log: *mut Log) -> i32 {
    #[allow(clashing_extern_declarations)]
    unsafe extern "C" {
        #[link_name = "clock_gettime"]
        fn __revdb_foreign(argument_0: i32, now: &mut Timespec, log: *mut Log) -> i32;
    }
    let now = ::core::ptr::from_mut(now);
    unsafe {
        ::revdb::__private::foreign(
            "extern clock",
            ::core::panic::Location::caller(),
            || __revdb_foreign(argument_0, &mut *now, log),
            &[&|_| ::revdb::__private::written(now, 1_usize)],
        )
    }
}
#[allow(
    non_snake_case,
    clippy::missing_safety_doc,
    clippy::too_many_arguments,
    clippy::used_underscore_binding
)]
#[allow(non_snake_case)]
unsafe extern "C" fn get(handle: Handle, value: *mut i32, text: *mut u8) {
    #[allow(clashing_extern_declarations)]
    unsafe extern "C" {
        #[link_name = "get"]
        fn __revdb_foreign(handle: Handle, value: *mut i32, text: *mut u8);
    }
    const _: () = {
        #[allow(unused_imports)]
        use ::revdb::__private::Parameter as _;
        ::core::assert!(
            ! ::revdb::__private::Writable:: < Handle > ::YES,
            "the function may write through `handle`: describe it with `#[revdb::instrument(out(handle, len = ..))]` on the declaration, or `#[revdb::instrument(in(handle))]` if it only reads"
        );
    };
    unsafe {
        ::revdb::__private::foreign(
            "extern get",
            ::core::panic::Location::caller(),
            || __revdb_foreign(handle, value, text),
            &[
                &|__revdb_returned| ::revdb::__private::written(value, 1_usize),
                &|__revdb_returned| ::revdb::__private::written(
                    text,
                    *value as usize + 1,
                ),
            ],
        )
    }
}
