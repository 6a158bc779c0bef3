//! Instrumented code behaves as it did before: the macros on real items, in a plain run.

mod foreign;
mod locations;
mod methods;
mod objects;
mod paths;
mod record;
