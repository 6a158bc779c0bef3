pub(super) const VERSION: u32 = 1;
