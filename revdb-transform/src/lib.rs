//! The source-to-source transform.
