//! The menu bar, in the order of each platform: macOS has the program's own menu first and the
//! standard entries of the system; elsewhere File ends the program and Help tells about it.

use tauri::menu::{AboutMetadata, CheckMenuItem, Menu, MenuBuilder, MenuItem, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Runtime};

/// The themes a person can choose: their names for the page, and their words.
pub const THEMES: [(&str, &str); 3] = [("system", "As the system"), ("light", "Light"), ("dark", "Dark")];
/// The id of the menu of recent pilots.
pub const RECENT: &str = "recent";
const MAC: bool = cfg!(target_os = "macos");

/// The menu bar of every window.
pub fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let mut bar = MenuBuilder::new(app);
    if MAC {
        bar = bar.item(&program(app)?);
    }
    bar.items(&[&file(app)?, &edit(app)?, &view(app)?, &window(app)?, &help(app)?]).build()
}

fn item<R: Runtime>(
    app: &AppHandle<R>,
    id: &str,
    text: &str,
    keys: Option<&str>,
) -> tauri::Result<MenuItem<R>> {
    MenuItem::with_id(app, id, text, true, keys)
}

fn program<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    SubmenuBuilder::new(app, "Postflight")
        .about(Some(about()))
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .quit()
        .build()
}

fn file<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu = SubmenuBuilder::new(app, "&File")
        .item(&item(app, "Ctrl N", "New…", Some("CmdOrCtrl+N"))?)
        .item(&item(app, "Ctrl O", "Open…", Some("CmdOrCtrl+O"))?)
        .item(&SubmenuBuilder::with_id(app, RECENT, "Open recent").build()?)
        .separator()
        .item(&item(app, "Ctrl I", "Import…", Some("CmdOrCtrl+I"))?)
        .item(&item(app, "Ctrl E", "Export report…", Some("CmdOrCtrl+E"))?)
        .separator()
        .item(&item(app, "close", "Close window", Some("CmdOrCtrl+W"))?);
    if MAC {
        return menu.build();
    }
    let leave = if cfg!(windows) { "Exit" } else { "Quit" };
    menu.item(&item(app, "quit", leave, Some("CmdOrCtrl+Q"))?).build()
}

/// Undo and redo bear no keys here: in a text field those keys belong to the field, elsewhere the
/// page takes them.
fn edit<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu =
        SubmenuBuilder::new(app, "&Edit").text("Ctrl Z", "Undo").text("Ctrl Shift Z", "Redo").separator();
    if cfg!(target_os = "linux") {
        let menu = menu.text("cut", "Cut").text("copy", "Copy").text("paste", "Paste");
        return menu.text("select-all", "Select all").build();
    }
    menu.cut().copy().paste().select_all().build()
}

fn view<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let mut theme = SubmenuBuilder::new(app, "Theme");
    for (name, text) in THEMES {
        // The frame begins as the system has it; a page that was told otherwise says so.
        let chosen = name == "system";
        theme = theme.item(&CheckMenuItem::with_id(
            app,
            format!("theme-{name}"),
            text,
            true,
            chosen,
            None::<&str>,
        )?);
    }
    let menu = SubmenuBuilder::new(app, "&View")
        .item(&item(app, "Ctrl K", "Find or do…", Some("CmdOrCtrl+K"))?)
        .item(&theme.build()?)
        .separator()
        .item(&item(app, "zoom-in", "Larger", Some("CmdOrCtrl+="))?)
        .item(&item(app, "zoom-out", "Smaller", Some("CmdOrCtrl+-"))?)
        .item(&item(app, "zoom-reset", "Actual size", Some("CmdOrCtrl+0"))?)
        .separator();
    if MAC {
        return menu.fullscreen().build();
    }
    menu.item(&item(app, "full-screen", "Full screen", Some("F11"))?).build()
}

fn window<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu = SubmenuBuilder::new(app, "&Window").item(&item(
        app,
        "new-window",
        "New window",
        Some("CmdOrCtrl+Shift+N"),
    )?);
    if MAC {
        return menu.separator().minimize().maximize().bring_all_to_front().build();
    }
    menu.item(&item(app, "next-window", "Next window", Some("Ctrl+Tab"))?)
        .separator()
        .text("minimise", "Minimise")
        .text("maximise", "Maximise")
        .build()
}

fn help<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu = SubmenuBuilder::new(app, "&Help").text("?", "All keys");
    if MAC {
        return menu.build();
    }
    menu.separator().about(Some(about())).build()
}

fn about<'a>() -> AboutMetadata<'a> {
    AboutMetadata {
        name: Some("Postflight".to_owned()),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        license: Some(env!("CARGO_PKG_LICENSE").to_owned()),
        comments: Some("Works offline. Everything stays in files you own.".to_owned()),
        ..AboutMetadata::default()
    }
}
