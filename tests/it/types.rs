//! Writes the TypeScript of the bridge. `cargo xtask types` runs it; the committed files are
//! compared with what it writes.

#[test]
fn the_typescript_of_the_bridge_is_written() {
    let folder = std::env::var("TS_RS_EXPORT_DIR").expect("cargo sets TS_RS_EXPORT_DIR");
    postflight::app::export_types().expect("the types are written");
    std::fs::write(format!("{folder}/commands.ts"), postflight::app::typescript())
        .expect("the table is written");
}
