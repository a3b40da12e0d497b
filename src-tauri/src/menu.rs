//! The native menus. What a choice does to a pilot, the page does: such a choice is told to it by
//! the keys that do the same, so that menu, keyboard and palette are one list. The shell itself
//! zooms, edits text and opens windows.

use tauri::menu::{AboutMetadata, Menu, MenuBuilder, MenuEvent, MenuItem, MenuItemKind};
use tauri::menu::{Submenu, SubmenuBuilder};
use tauri::{AppHandle, Manager, Runtime, Theme, WebviewWindow};

use crate::state::Shell;
use crate::{edit, windows};

const THEMES: [(&str, &str); 3] = [("system", "As the system"), ("light", "Light"), ("dark", "Dark")];
const ZOOM_STEP: f64 = 1.1;

/// The menu bar of every window.
pub fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    MenuBuilder::new(app).items(&[&file(app)?, &edit_menu(app)?, &view(app)?, &help(app)?]).build()
}

fn item<R: Runtime>(
    app: &AppHandle<R>,
    id: &str,
    text: &str,
    keys: Option<&str>,
) -> tauri::Result<MenuItem<R>> {
    MenuItem::with_id(app, id, text, true, keys)
}

fn file<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    SubmenuBuilder::new(app, "File")
        .item(&item(app, "Ctrl N", "New pilot…", Some("CmdOrCtrl+N"))?)
        .item(&item(app, "Ctrl O", "Open…", Some("CmdOrCtrl+O"))?)
        .item(&item(app, "new-window", "New window", Some("CmdOrCtrl+Shift+N"))?)
        .separator()
        .item(&item(app, "Ctrl I", "Import…", Some("CmdOrCtrl+I"))?)
        .item(&item(app, "Ctrl E", "Export report…", Some("CmdOrCtrl+E"))?)
        .separator()
        .item(&item(app, "close", "Close", Some("CmdOrCtrl+W"))?)
        .build()
}

/// Undo and redo bear no keys here: in a text field those keys belong to the field, elsewhere the
/// page takes them.
fn edit_menu<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu =
        SubmenuBuilder::new(app, "Edit").text("Ctrl Z", "Undo").text("Ctrl Shift Z", "Redo").separator();
    if cfg!(target_os = "linux") {
        menu.text("cut", "Cut").text("copy", "Copy").text("paste", "Paste").build()
    } else {
        menu.cut().copy().paste().select_all().build()
    }
}

fn view<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let mut theme = SubmenuBuilder::new(app, "Theme");
    for (name, text) in THEMES {
        theme = theme.check(format!("theme-{name}"), text);
    }
    SubmenuBuilder::new(app, "View")
        .item(&theme.build()?)
        .separator()
        .item(&item(app, "zoom-in", "Larger", Some("CmdOrCtrl+="))?)
        .item(&item(app, "zoom-out", "Smaller", Some("CmdOrCtrl+-"))?)
        .item(&item(app, "zoom-reset", "Actual size", Some("CmdOrCtrl+0"))?)
        .build()
}

fn help<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let about = AboutMetadata {
        name: Some("Postflight".to_owned()),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        license: Some(env!("CARGO_PKG_LICENSE").to_owned()),
        ..AboutMetadata::default()
    };
    SubmenuBuilder::new(app, "Help").text("?", "Keys").separator().about(Some(about)).build()
}

/// Does what a choice asks for, or tells the page of the window in front.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, event: MenuEvent) {
    let Some(window) = windows::in_front(app) else {
        return;
    };
    match event.id().as_ref() {
        "theme-system" | "theme-light" | "theme-dark" => {
            let name = event.id().as_ref().trim_start_matches("theme-");
            report("themed", set_theme(&window, name));
            windows::tell(app, window.label(), "menu", event.id().as_ref());
        }
        "new-window" => windows::open(app, std::iter::empty()),
        "close" => report("closed", window.close()),
        "cut" => edit::run(&window, "Cut"),
        "copy" => edit::run(&window, "Copy"),
        "paste" => edit::run(&window, "Paste"),
        "zoom-in" => zoom(&window, |now| now * ZOOM_STEP),
        "zoom-out" => zoom(&window, |now| now / ZOOM_STEP),
        "zoom-reset" => zoom(&window, |_| 1.0),
        other => windows::tell(app, window.label(), "menu", other),
    }
}

fn zoom<R: Runtime>(window: &WebviewWindow<R>, change: impl FnOnce(f64) -> f64) {
    let factor = window.state::<Shell>().zoom(window.label(), change);
    report("zoomed", window.set_zoom(factor));
}

/// Gives every window's frame a theme, or the system's, and marks it in the View menu.
pub fn set_theme<R: Runtime>(window: &WebviewWindow<R>, theme: &str) -> tauri::Result<()> {
    let app = window.app_handle();
    app.set_theme(match theme {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    });
    let Some(menu) = app.menu() else {
        return Ok(());
    };
    for (name, _) in THEMES {
        if let Some(entry) = find(&menu, &format!("theme-{name}")) {
            entry.set_checked(name == theme)?;
        }
    }
    Ok(())
}

fn find<R: Runtime>(menu: &Menu<R>, id: &str) -> Option<tauri::menu::CheckMenuItem<R>> {
    let mut open: Vec<MenuItemKind<R>> = menu.items().unwrap_or_default();
    while let Some(entry) = open.pop() {
        match entry {
            MenuItemKind::Submenu(inner) => open.extend(inner.items().unwrap_or_default()),
            MenuItemKind::Check(check) if check.id().as_ref() == id => return Some(check),
            _ => {}
        }
    }
    None
}

/// A menu that cannot be obeyed is worth a line for whoever looks, and no more.
fn report(what: &str, outcome: tauri::Result<()>) {
    if let Err(cause) = outcome {
        eprintln!("The window could not be {what}: {cause}");
    }
}
