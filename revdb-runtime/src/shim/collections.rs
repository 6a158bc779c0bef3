//! std::collections: hash seeds come through `getrandom`, which the runtime answers, so std's own types serve.

pub use ::std::collections::*;
