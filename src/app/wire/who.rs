//! Who works at this device.

use super::wire;

wire! {
    /// Who works at this device.
    pub struct WhoView {
        /// The name that each edit made here carries.
        pub name: String,
        /// Whether a person gave it; else it is the account's.
        pub given: bool,
        /// The name of the machine's account, which stands where nobody gave one.
        pub account: String,
        /// Whether nobody was asked yet.
        pub ask: bool,
    }

    /// Says who works at this device.
    pub struct SetWhoArgs {
        /// The name, as typed; `null` leaves it to the account's name.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub name: Option<String>,
    }
}
