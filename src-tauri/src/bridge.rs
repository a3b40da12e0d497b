//! The one door from the page to the core: `call`, its twin for bytes, and `cancel`.

use std::sync::Arc;

use serde_json::Value;
use tauri::ipc::{Channel, Invoke, Response};
use tauri::{AppHandle, Manager, Runtime, WebviewWindow, async_runtime};

use crate::state::Shell;
use crate::{documents, native};
use postflight::app::{Failure, Progress, Watch};

/// The commands a page may invoke. `build.rs` and the capability name the same ones.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![call, call_bytes, cancel]
}

/// Asks the core, or the shell itself for what begins with `shell_`, off the window's thread.
#[tauri::command]
async fn call<R: Runtime>(
    window: WebviewWindow<R>,
    cmd: String,
    args: Value,
    ticket: u32,
    progress: Channel<Progress>,
) -> Result<Value, Failure> {
    off_thread(move || {
        if let Some(name) = cmd.strip_prefix("shell_") {
            return native::call(&window, name, &args);
        }
        let shell = window.state::<Shell>();
        let watch = Arc::new(Watch::listening(move |step| {
            // A page that has gone no longer listens; the work is cancelled with its window.
            drop(progress.send(step));
        }));
        shell.begin(window.label(), ticket, Arc::clone(&watch));
        let answer = answer(&window, &cmd, args, &watch);
        shell.end(window.label(), ticket);
        answer
    })
    .await
}

/// The core's answer for a window, or the one that was asked ahead for it.
pub fn answer<R: Runtime>(
    window: &WebviewWindow<R>,
    cmd: &str,
    args: Value,
    watch: &Watch,
) -> Result<Value, Failure> {
    let shell = window.state::<Shell>();
    let core = shell.core()?;
    let shown = documents::before(window, cmd, &args)?;
    let ahead = shell.ahead.take(window.label(), cmd, &args);
    let answer = ahead.unwrap_or_else(|| core.call(cmd, args, watch));
    documents::after(window, cmd, &answer, shown);
    answer
}

/// Asks the core for bytes, which cross as they are.
#[tauri::command]
async fn call_bytes<R: Runtime>(app: AppHandle<R>, cmd: String, args: Value) -> Result<Response, Failure> {
    off_thread(move || {
        let core = app.state::<Shell>().core()?;
        core.call_bytes(&cmd, args, &Watch::silent())
    })
    .await
    .map(Response::new)
}

/// Asks that a call under way ends early. The call itself answers that it was cancelled.
#[tauri::command]
fn cancel<R: Runtime>(window: WebviewWindow<R>, ticket: u32) {
    window.state::<Shell>().cancel(window.label(), ticket);
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|cause| Err(Failure::bug(format!("The work ended early: {cause}."))))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;
    use serde_json::json;
    use tauri::ipc::CallbackFn;
    use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response};
    use tauri::webview::InvokeRequest;

    use crate::testing::window;

    fn ask(window: &WebviewWindow<MockRuntime>, cmd: &str, body: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: cmd.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: body.into(),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(window, request).map(|answer| answer.deserialize().unwrap())
    }

    fn unknown() -> Value {
        json!({ "cmd": "nothing", "args": {}, "ticket": 1, "progress": "__CHANNEL__:2" })
    }

    #[test]
    fn every_window_of_a_pilot_may_use_the_door_and_no_other_window_may() {
        for label in ["main", "pilot-2"] {
            let window = window(label);
            for cmd in ["call", "call_bytes"] {
                let refused = ask(&window, cmd, unknown()).unwrap_err();
                assert!(refused["code"].is_string(), "{cmd}: {refused}");
            }
            assert!(ask(&window, "cancel", json!({ "ticket": 7 })).is_ok());
        }
        let stranger = window("stranger");
        for cmd in ["call", "call_bytes", "cancel"] {
            let refused = ask(&stranger, cmd, unknown()).unwrap_err();
            assert!(refused.as_str().unwrap().contains("not allowed"), "{refused}");
        }
    }

    #[test]
    fn what_only_the_window_can_do_is_asked_through_the_same_door() {
        let window = window("main");
        let shell = window.state::<Shell>();
        let file = shell.grant(std::path::Path::new("/somewhere/Orders.postflight")).unwrap();
        shell.leave("main", file);
        let waiting = json!({ "cmd": "shell_waiting", "args": {}, "ticket": 1, "progress": "__CHANNEL__:2" });
        let given = ask(&window, "call", waiting.clone()).unwrap();
        assert_eq!(given[0]["name"], "Orders.postflight");
        assert!(!given.to_string().contains("somewhere"));
        assert_eq!(ask(&window, "call", waiting).unwrap(), json!([]));
    }

    #[test]
    fn work_that_panics_becomes_an_answer_that_says_so() {
        let ended = async_runtime::block_on(off_thread::<()>(|| panic!("a mistake")));
        assert_eq!(ended.unwrap_err().code, postflight::app::Code::Bug);
    }

    #[test]
    fn a_page_may_use_the_door_and_hear_and_nothing_else() {
        let file: Value = serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
        let allowed = [
            "allow-call",
            "allow-call-bytes",
            "allow-cancel",
            "core:event:allow-listen",
            "core:event:allow-unlisten",
        ];
        assert_eq!(file["permissions"], json!(allowed));
        assert!(file.get("remote").is_none());
    }

    #[test]
    fn a_pilot_is_shown_by_one_window_and_free_again_when_it_is_closed() {
        let window = window("main");
        let shell = window.state::<Shell>();
        let folder = tempfile::tempdir().unwrap();
        let place = shell.grant(&folder.path().join("Orders.postflight")).unwrap().place;
        let request = |cmd: &str, args: Value| json!({ "cmd": cmd, "args": args, "ticket": 1, "progress": "__CHANNEL__:2" });
        let made = ask(&window, "call", request("make_sample", json!({ "place": place }))).unwrap();
        assert_eq!(
            shell.claim("pilot-2", &folder.path().join("./Orders.postflight")),
            Err("main".to_owned())
        );
        ask(&window, "call", request("close_document", json!({ "doc": made["doc"] }))).unwrap();
        assert_eq!(shell.claim("pilot-2", &folder.path().join("Orders.postflight")), Ok(()));
        let refused = ask(&window, "call", request("open_document", json!({ "place": place }))).unwrap_err();
        assert_eq!(refused["code"], "cancelled");
    }
}
