//! Modules in files.
revdb::modules! {
    #![crate = crate::facade]
    mod parser;
    /// The machine.
    #[cfg(unix)]
    pub(crate) mod vm;
}
