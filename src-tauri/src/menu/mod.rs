//! The native menus. What a choice does to a pilot, the page does: such a choice is told to it by
//! the keys that do the same, so that menu, keyboard and palette are one list. The shell itself
//! zooms, edits text and opens windows.

mod bar;

use serde::Deserialize;
use serde_json::json;
use tauri::menu::{Menu, MenuEvent, MenuItem, MenuItemKind, Submenu};
use tauri::{AppHandle, Manager, Runtime, Theme, WebviewWindow};

use crate::state::{Granted, Shell};
use crate::{edit, windows};
use postflight::app::Watch;

pub use bar::build;

const ZOOM_STEP: f64 = 1.1;
/// How many recent pilots the menu lists; the start screen shows all.
const LISTED: usize = 10;
/// What the id of a recent pilot's entry begins with; its place follows.
const OPEN: &str = "open:";

/// Does what a choice asks for, or tells the page of the window in front.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, event: MenuEvent) {
    let id = event.id().as_ref();
    let Some(window) = windows::in_front(app) else {
        return;
    };
    match id {
        "theme-system" | "theme-light" | "theme-dark" => {
            report("themed", set_theme(&window, id.trim_start_matches("theme-")));
            windows::tell(app, window.label(), "menu", id);
        }
        "new-window" => windows::open(app, std::iter::empty()),
        "next-window" => windows::next(app, window.label()),
        "minimise" => report("minimised", window.minimize()),
        "maximise" => report("maximised", maximise(&window)),
        "full-screen" => report("shown in full", full_screen(&window)),
        "close" => report("closed", window.close()),
        "quit" => app.exit(0),
        "cut" => edit::run(&window, "Cut"),
        "copy" => edit::run(&window, "Copy"),
        "paste" => edit::run(&window, "Paste"),
        "select-all" => edit::run(&window, "SelectAll"),
        "zoom-in" => zoom(&window, |now| now * ZOOM_STEP),
        "zoom-out" => zoom(&window, |now| now / ZOOM_STEP),
        "zoom-reset" => zoom(&window, |_| 1.0),
        other => match other.strip_prefix(OPEN) {
            Some(place) => open_recent(&window, place),
            None => windows::tell(app, window.label(), "menu", other),
        },
    }
}

fn zoom<R: Runtime>(window: &WebviewWindow<R>, change: impl FnOnce(f64) -> f64) {
    let factor = window.state::<Shell>().zoom(window.label(), change);
    report("zoomed", window.set_zoom(factor));
}

fn maximise<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    if window.is_maximized()? { window.unmaximize() } else { window.maximize() }
}

fn full_screen<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.set_fullscreen(!window.is_fullscreen()?)
}

/// A recent pilot is opened as a dropped one is: here, if nothing is open here.
fn open_recent<R: Runtime>(window: &WebviewWindow<R>, place: &str) {
    let Some(path) = window.state::<Shell>().core().ok().and_then(|core| core.granted(place)) else {
        return;
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = Granted { place: place.to_owned(), name };
    windows::tell(window.app_handle(), window.label(), "open", file);
}

/// A pilot that was open lately, as far as a menu shows it.
#[derive(Deserialize)]
struct Recent {
    place: String,
    name: String,
    exists: bool,
}

/// Lists the pilots that were open lately in the File menu.
pub fn show_recent<R: Runtime>(app: &AppHandle<R>) {
    let asked = app.state::<Shell>().core().and_then(|core| core.call("recent", json!({}), &Watch::silent()));
    let list = asked.and_then(|list| Ok(serde_json::from_value::<Vec<Recent>>(list)?));
    match list {
        Ok(list) => report("told what is recent", list_recent(app, list)),
        Err(failure) => eprintln!("The recent pilots are not known: {failure}"),
    }
}

fn list_recent<R: Runtime>(app: &AppHandle<R>, list: Vec<Recent>) -> tauri::Result<()> {
    let Some(menu) = app.menu().and_then(|bar| submenu(&bar, bar::RECENT)) else {
        return Ok(());
    };
    while menu.remove_at(0)?.is_some() {}
    for one in list.into_iter().filter(|one| one.exists).take(LISTED) {
        let id = format!("{OPEN}{}", one.place);
        // In a menu's text an ampersand underlines the letter after it.
        let text = one.name.replace('&', "&&");
        menu.append(&MenuItem::with_id(app, id, text, true, None::<&str>)?)?;
    }
    menu.set_enabled(!menu.items()?.is_empty())
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
    for (name, _) in bar::THEMES {
        let id = format!("theme-{name}");
        if let Some(MenuItemKind::Check(entry)) = find(&menu, &id) {
            entry.set_checked(name == theme)?;
        }
    }
    Ok(())
}

fn submenu<R: Runtime>(menu: &Menu<R>, id: &str) -> Option<Submenu<R>> {
    match find(menu, id) {
        Some(MenuItemKind::Submenu(found)) => Some(found),
        _ => None,
    }
}

fn find<R: Runtime>(menu: &Menu<R>, id: &str) -> Option<MenuItemKind<R>> {
    let mut open: Vec<MenuItemKind<R>> = menu.items().unwrap_or_default();
    while let Some(entry) = open.pop() {
        if entry.id().as_ref() == id {
            return Some(entry);
        }
        if let MenuItemKind::Submenu(inner) = &entry {
            open.extend(inner.items().unwrap_or_default());
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
