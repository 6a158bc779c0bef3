//! What a stop point needs to know of the trace.

pub(super) use crate::boundary::{events_consumed, take_signal};
