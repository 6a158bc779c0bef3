pub(super) fn take_signal() -> Option<i32> { None }
pub(super) fn events_consumed() -> u64 { 0 }
