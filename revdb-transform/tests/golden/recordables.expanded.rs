//! Types that recorded calls give.
struct Size {
    columns: u16,
    rows: u16,
}
#[automatically_derived]
impl ::revdb::Recordable for Size {
    #[allow(unused_variables)]
    fn encode(&self, to: &mut ::revdb::Encoder) {
        let Self { columns: ref __revdb_0, rows: ref __revdb_1 } = *self;
        ::revdb::Recordable::encode(__revdb_0, to);
        ::revdb::Recordable::encode(__revdb_1, to);
    }
    fn decode(
        from: &mut ::revdb::Decoder<'_>,
    ) -> ::core::result::Result<Self, ::revdb::Malformed> {
        ::core::result::Result::Ok(Self {
            columns: ::revdb::Recordable::decode(from)?,
            rows: ::revdb::Recordable::decode(from)?,
        })
    }
}
enum Event<T> {
    None,
    Key(u32, T),
    Resize { to: Size },
}
#[automatically_derived]
impl<T: ::revdb::Recordable> ::revdb::Recordable for Event<T> {
    #[allow(unused_variables)]
    fn encode(&self, to: &mut ::revdb::Encoder) {
        match *self {
            Self::None => {
                to.number(0u64);
            }
            Self::Key(ref __revdb_0, ref __revdb_1) => {
                to.number(1u64);
                ::revdb::Recordable::encode(__revdb_0, to);
                ::revdb::Recordable::encode(__revdb_1, to);
            }
            Self::Resize { to: ref __revdb_0 } => {
                to.number(2u64);
                ::revdb::Recordable::encode(__revdb_0, to);
            }
        }
    }
    fn decode(
        from: &mut ::revdb::Decoder<'_>,
    ) -> ::core::result::Result<Self, ::revdb::Malformed> {
        match from.number()? {
            0u64 => ::core::result::Result::Ok(Self::None),
            1u64 => {
                ::core::result::Result::Ok(
                    Self::Key(
                        ::revdb::Recordable::decode(from)?,
                        ::revdb::Recordable::decode(from)?,
                    ),
                )
            }
            2u64 => {
                ::core::result::Result::Ok(Self::Resize {
                    to: ::revdb::Recordable::decode(from)?,
                })
            }
            _ => ::core::result::Result::Err(::revdb::Malformed),
        }
    }
}
impl Backend for Terminal {
    fn poll(&mut self, timeout: u64, name: &str) -> io::Result<bool> {
        ::revdb::__private::record(
            ::core::concat!(::core::module_path!(), "::", "poll"),
            ::core::panic::Location::caller(),
            (timeout, name),
            |(timeout, name), __revdb_to| {
                #[allow(unused_imports)]
                use ::revdb::__private::{
                    OtherArgument as _, PointerArgument as _, ReferenceArgument as _,
                    UnsizedArgument as _, ValueArgument as _,
                };
                (&&&&&::revdb::__private::Argument(timeout)).log(__revdb_to);
                (&&&&&::revdb::__private::Argument(name)).log(__revdb_to);
            },
            (&mut *self, ()),
            |__revdb_given, __revdb_outs| -> io::Result<bool> {
                #[allow(unused_variables, unused_mut)]
                let (timeout, name) = __revdb_given;
                let __revdb_self = &mut *__revdb_outs.0;
                {
                    __revdb_self.polls += 1;
                    self::sys::poll(timeout, name, &mut __revdb_self.buffer)
                }
            },
        )
    }
    fn name(&self) -> &str {
        "terminal"
    }
}
