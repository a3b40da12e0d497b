//! The two sides that are compared.

choice! {
    /// Which platform something was seen on.
    pub enum Side {
        /// The current platform.
        Baseline = "baseline", "baseline";
        /// The platform that is piloted.
        Pilot = "pilot", "pilot";
    }
}
