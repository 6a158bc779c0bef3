//! The object model: values, the heap, and one module per built-in type.

pub mod heap;
pub mod value;

pub use heap::{Body, Header, Kind, Ref};
pub use value::Value;
