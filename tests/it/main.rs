//! One binary of tests that use the core as its faces do: through `postflight::app` alone.

mod architecture;
