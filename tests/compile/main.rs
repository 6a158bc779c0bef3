//! Misuses of the macros: the compiler's messages, word for word.

#[test]
fn misuses_tell_the_next_step() {
    trybuild::TestCases::new().compile_fail("compile/*_*.rs");
}
