//! What makes a host's interface to the debugger.
#[revdb(locals = Vm::locals)]
struct Vm<T> {
    #[revdb(frames)]
    stack: Vec<Activation<T>>,
    #[revdb(codes)]
    functions: Vec<Function>,
    #[revdb(sources)]
    files: HashMap<String, String>,
}
#[automatically_derived]
impl<T> ::revdb::guest::Guest for Vm<T> {
    fn frames(&mut self) -> ::std::vec::Vec<::revdb::guest::Frame> {
        ::core::iter::Iterator::collect(
            ::core::iter::Iterator::map(
                ::core::iter::Iterator::rev(self.stack.iter()),
                ::core::convert::Into::<::revdb::guest::Frame>::into,
            ),
        )
    }
    fn code(&mut self, code: u32) -> ::revdb::guest::Code {
        ::core::convert::Into::<
            ::revdb::guest::Code,
        >::into(&self.functions[code as usize])
    }
    fn source(&mut self, file: &str) -> ::core::option::Option<::std::string::String> {
        <HashMap<String, String> as ::revdb::guest::Sources>::source(&self.files, file)
    }
    fn locals(
        &mut self,
        frame: usize,
    ) -> ::core::option::Option<::std::vec::Vec<::revdb::guest::Variable>> {
        Vm::locals(self, frame)
    }
}
fn run(vm: &mut Vm<u8>) {
    let __revdb_activation = ::revdb::Activation::begin();
    for argument in vm.arguments() {
        vm.push(argument);
    }
    'eval: while let Some(op) = vm.fetch() {
        if ::revdb::stop_point() {
            let __revdb_location: ::revdb::guest::Location = vm.location();
            ::revdb::stopped(&mut *vm, __revdb_location);
        }
        for _ in 0..op {
            ::revdb::std::println!("{op}");
        }
    }
}
fn step(&mut self) {
    if ::revdb::stop_point() {
        let __revdb_location: ::revdb::guest::Location = self.location();
        ::revdb::stopped(&mut *self, __revdb_location);
    }
    self.pc += 1;
}
