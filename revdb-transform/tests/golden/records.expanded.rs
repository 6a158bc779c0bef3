//! Functions as the recording boundary.
pub fn entropy() -> u64 {
    ::revdb::__private::record(
        ::core::concat!(::core::module_path!(), "::", "entropy"),
        ::core::panic::Location::caller(),
        (),
        |_, _| (),
        (),
        |_, _| -> u64 { { imported_from_somewhere() } },
    )
}
fn read<'a, T: Source>(
    source: &T,
    buffer: &'a mut [u8],
    (low, high): (u8, u8),
    count: &mut usize,
) -> io::Result<()>
where
    T: Clone,
{
    ::revdb::__private::record(
        ::core::concat!(::core::module_path!(), "::", "read"),
        ::core::panic::Location::caller(),
        (source,),
        |(source,), __revdb_to| {
            #[allow(unused_imports)]
            use ::revdb::__private::{
                OtherArgument as _, PointerArgument as _, ReferenceArgument as _,
                UnsizedArgument as _, ValueArgument as _,
            };
            (&&&&&::revdb::__private::Argument(source)).log(__revdb_to);
        },
        (&mut *buffer, (&mut *count, ())),
        |__revdb_given, __revdb_outs| -> io::Result<()> {
            #[allow(unused_variables, unused_mut)]
            let (source,) = __revdb_given;
            let buffer = &mut *__revdb_outs.0;
            let count = &mut *__revdb_outs.1.0;
            {
                *count += source.fill(buffer)?;
                Ok(())
            }
        },
    )
}
fn send(message: String, to: Recipient, _unused: u8) -> io::Result<usize> {
    ::revdb::__private::record(
        ::core::concat!(::core::module_path!(), "::", "send"),
        ::core::panic::Location::caller(),
        (message, to, _unused),
        |(message, to, _unused), __revdb_to| {
            #[allow(unused_imports)]
            use ::revdb::__private::{
                OtherArgument as _, PointerArgument as _, ReferenceArgument as _,
                UnsizedArgument as _, ValueArgument as _,
            };
            (&&&&&::revdb::__private::Argument(message)).log(__revdb_to);
            (&&&&&::revdb::__private::Argument(to)).log(__revdb_to);
            (&&&&&::revdb::__private::Argument(_unused)).log(__revdb_to);
        },
        (),
        |__revdb_given, _| -> io::Result<usize> {
            #[allow(unused_variables, unused_mut)]
            let (mut message, to, _unused) = __revdb_given;
            {
                message.push('!');
                to.take(message)
            }
        },
    )
}
