//! What only the shell can do, called by the page under the prefix `shell_`.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::image::Image;
use tauri::{Manager, Runtime, WebviewWindow};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_opener::OpenerExt;

use crate::state::Shell;
use crate::{ahead, dialogs, menu, windows};
use postflight::app::Failure;

type Answer = Result<Value, Failure>;

/// Answers one command, named without its prefix.
pub fn call<R: Runtime>(window: &WebviewWindow<R>, name: &str, args: &Value) -> Answer {
    match name {
        "pick_open" => pick_open(window, &read(args)?),
        "pick_save" => pick_save(window, &read(args)?),
        "first" => ahead::first(window),
        "waiting" => Ok(json!(window.state::<Shell>().take(window.label())?)),
        "open_path_in_folder" => open_in_folder(window, &read(args)?),
        "copy_text" => copy_text(window, read(args)?),
        "copy_image" => copy_image(window, &read(args)?),
        "theme" => theme(window, &read(args)?),
        "new_window" => new_window(window, &read(args)?),
        _ => Err(Failure::refused(format!("The window has no command \"shell_{name}\"."))),
    }
}

#[derive(Deserialize)]
struct PickOpen {
    kind: String,
}

fn pick_open<R: Runtime>(window: &WebviewWindow<R>, wanted: &PickOpen) -> Answer {
    let chosen = dialogs::open(window, &wanted.kind);
    granted(window, chosen)
}

#[derive(Deserialize)]
struct PickSave {
    kind: String,
    suggested: String,
}

fn pick_save<R: Runtime>(window: &WebviewWindow<R>, wanted: &PickSave) -> Answer {
    let chosen = dialogs::save(window, &wanted.kind, &wanted.suggested);
    granted(window, chosen)
}

/// What the page may know of a choice; nothing when the dialog was cancelled.
fn granted<R: Runtime>(window: &WebviewWindow<R>, chosen: Option<PathBuf>) -> Answer {
    let shell = window.state::<Shell>();
    let file = chosen.map(|path| shell.grant(&path)).transpose()?;
    Ok(json!(file))
}

#[derive(Deserialize)]
struct NewWindow {
    place: Option<String>,
    #[serde(default)]
    begin: bool,
}

/// A window of its own for a file, or for a pilot yet to be made, or an empty one.
fn new_window<R: Runtime>(window: &WebviewWindow<R>, wanted: &NewWindow) -> Answer {
    let app = window.app_handle();
    match &wanted.place {
        Some(place) => windows::open(app, std::iter::once(chosen(window, place)?)),
        None if wanted.begin => windows::begin(app),
        None => windows::open(app, std::iter::empty()),
    }
    Ok(Value::Null)
}

/// The path behind a place.
fn chosen<R: Runtime>(window: &WebviewWindow<R>, place: &str) -> Result<PathBuf, Failure> {
    let path = window.state::<Shell>().core()?.granted(place);
    path.ok_or_else(|| Failure::refused("This file was not chosen here. Choose it in the dialog."))
}

#[derive(Deserialize)]
struct InFolder {
    place: String,
}

fn open_in_folder<R: Runtime>(window: &WebviewWindow<R>, wanted: &InFolder) -> Answer {
    let path = chosen(window, &wanted.place)?;
    done(window.opener().reveal_item_in_dir(path), "The folder could not be shown")
}

#[derive(Deserialize)]
struct CopyText {
    text: String,
    html: Option<String>,
}

fn copy_text<R: Runtime>(window: &WebviewWindow<R>, copy: CopyText) -> Answer {
    let clipboard = window.clipboard();
    let written = match copy.html {
        Some(html) => clipboard.write_html(html, Some(copy.text)),
        None => clipboard.write_text(copy.text),
    };
    done(written, "The text could not be copied")
}

#[derive(Deserialize)]
struct CopyImage {
    png_base64: String,
}

fn copy_image<R: Runtime>(window: &WebviewWindow<R>, copy: &CopyImage) -> Answer {
    let bytes = STANDARD
        .decode(&copy.png_base64)
        .map_err(|cause| Failure::refused(format!("The picture is not base64: {cause}.")))?;
    let image = Image::from_bytes(&bytes)
        .map_err(|cause| Failure::refused(format!("The picture is not a PNG: {cause}.")))?;
    done(window.clipboard().write_image(&image), "The picture could not be copied")
}

#[derive(Deserialize)]
struct ThemeWanted {
    theme: String,
}

fn theme<R: Runtime>(window: &WebviewWindow<R>, wanted: &ThemeWanted) -> Answer {
    let set = menu::set_theme(window, &wanted.theme);
    done(set, "The frame's theme could not be set")
}

fn read<T: DeserializeOwned>(args: &Value) -> Result<T, Failure> {
    T::deserialize(args)
        .map_err(|cause| Failure::refused(format!("The window was asked in a wrong form: {cause}.")))
}

fn done<E: std::fmt::Display>(outcome: Result<(), E>, what_failed: &str) -> Answer {
    outcome.map(|()| Value::Null).map_err(|cause| Failure::refused(format!("{what_failed}: {cause}.")))
}
