//! The macros on real items: instrumented code behaves as it did before, warns of nothing more, and replays.

#![warn(clippy::pedantic, unused_qualifications)]

mod foreign;
mod lints;
mod locations;
mod methods;
mod minimal;
mod modules;
mod objects;
mod off;
mod paths;
mod raw;
mod record;
mod recorded;
mod stop;
