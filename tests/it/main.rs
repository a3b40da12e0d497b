//! One binary of tests that use the core as its faces do: through `postflight::app` alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod architecture;
