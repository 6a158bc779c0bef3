//! Foreign memory and callbacks.
unsafe fn sum(list: *const Node, out: *mut u32) -> u32 {
    let mut total = 0;
    let mut node = list;
    while !node.is_null() {
        total
            += ::revdb::__private::raw_load!(
                node, [.values[::revdb::__private::raw_load!(node, [.count]) - 1]]
            );
        node = ::revdb::__private::raw_load!(node, [.next]);
    }
    ::revdb::__private::raw_store!(out, [], total);
    ::revdb::__private::raw_update!(out, [], +=, 1);
    let name = ::revdb::__private::raw_c_str(
        ::revdb::__private::raw_load!(list, [.name]),
    );
    let head = ::revdb::__private::raw_borrow!(list, []);
    let field = &raw const (*(list)).count;
    println!(
        "{} {:?} {}", (* ::revdb::__private::raw_borrow!(field, [])), name,
        ::revdb::__private::raw_method!(list, as_ref, []) .is_some()
    );
    ::revdb::__private::raw_receiver!(
        list, [], [touch(::revdb::__private::raw_load!(out, []))]
    );
    total + head.values[0]
}
pub unsafe extern "C" fn row(data: *mut c_void, __revdb_argument_1: c_int) -> c_int {
    #[inline]
    #[allow(clippy::too_many_arguments, clippy::missing_safety_doc)]
    unsafe fn __revdb_body(data: *mut c_void, __revdb_argument_1: c_int) -> c_int {
        ::revdb::std::println!("{data:?}");
        0
    }
    fn __revdb_replay(
        from: &mut ::revdb::Decoder<'_>,
    ) -> ::core::result::Result<(), ::revdb::Malformed> {
        let data: *mut c_void = ::revdb::Recordable::decode(from)?;
        let __revdb_argument_1: c_int = ::revdb::Recordable::decode(from)?;
        let _ = unsafe { __revdb_body(data, __revdb_argument_1) };
        ::core::result::Result::Ok(())
    }
    #[used]
    #[unsafe(link_section = "revdb_callbacks")]
    static __REVDB_CALLBACK: &::revdb::__private::Callback = &::revdb::__private::Callback {
        address: row as *const (),
        replay: __revdb_replay,
        name: ::core::concat!(::core::module_path!(), "::", "row"),
    };
    ::revdb::__private::called_back(
        &__REVDB_CALLBACK,
        |to| {
            let _ = &to;
            ::revdb::Recordable::encode(&data, to);
            ::revdb::Recordable::encode(&__revdb_argument_1, to);
        },
        || unsafe { __revdb_body(data, __revdb_argument_1) },
    )
}
unsafe extern "C" {}
#[allow(
    non_snake_case,
    clippy::missing_safety_doc,
    clippy::too_many_arguments,
    clippy::used_underscore_binding
)]
unsafe extern "C" fn each(
    callback: Option<unsafe extern "C" fn(*mut c_void, c_int) -> c_int>,
    data: *mut c_void,
) {
    #[allow(clashing_extern_declarations)]
    unsafe extern "C" {
        #[link_name = "each"]
        fn __revdb_foreign(
            callback: Option<unsafe extern "C" fn(*mut c_void, c_int) -> c_int>,
            data: *mut c_void,
        );
    }
    ::revdb::__private::passes_callback(&callback, "callback");
    ::revdb::__private::lend(data);
    unsafe {
        ::revdb::__private::foreign(
            "extern each",
            ::core::panic::Location::caller(),
            || __revdb_foreign(callback, data),
            &[],
        )
    }
}
