//! JSON lines on standard input and output. Calls run beside each other; a call can be cancelled.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use postflight::app::{
    Answer, App, BYTES_COMMANDS, Code, Failure, Request, Surroundings, Watch, encode_bytes,
};
use serde_json::Value;
use tokio::runtime::Builder;

/// What the help of `rpc` shows.
pub const RPC_HELP: &str = "Lines in:\n  {\"id\":1,\"grant\":\"orders.postflight\"}          lets commands use a file; answers with its token\n  {\"id\":2,\"cmd\":\"open_document\",\"args\":{\"place\":\"place-1\"}}\n  {\"cancel\":2}\nLines out:\n  {\"id\":2,\"ok\":…}  {\"id\":2,\"failure\":{\"code\":…,\"message\":…}}  {\"id\":2,\"progress\":{…}}  {\"id\":2,\"bytes\":\"base64\"}";

type Running = Arc<Mutex<BTreeMap<u64, Arc<Watch>>>>;

/// Answers until standard input ends, then waits for what still runs.
pub fn serve() -> Result<ExitCode, Failure> {
    let app = Arc::new(App::new(Surroundings::of_this_machine()?)?);
    let runtime = Builder::new_current_thread()
        .max_blocking_threads(4)
        .build()
        .map_err(|error| Failure::bug(format!("The work could not be started: {error}.")))?;
    let running = Running::default();
    let mut tasks = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str(&line) {
            Ok(Request::Grant { id, grant }) => say(&Answer::Ok { id, ok: Value::from(app.grant(grant)) }),
            Ok(Request::Cancel { cancel }) => {
                if let Ok(running) = running.lock()
                    && let Some(watch) = running.get(&cancel)
                {
                    watch.cancel();
                }
            }
            Ok(Request::Call { id, cmd, args }) => {
                let (app, running) = (Arc::clone(&app), Arc::clone(&running));
                let watch =
                    Arc::new(Watch::listening(move |progress| say(&Answer::Progress { id, progress })));
                if let Ok(mut running) = running.lock() {
                    running.insert(id, Arc::clone(&watch));
                }
                tasks.push(runtime.spawn_blocking(move || {
                    say(&answer(&app, id, &cmd, args, &watch));
                    if let Ok(mut running) = running.lock() {
                        running.remove(&id);
                    }
                }));
            }
            Err(error) => {
                let failure = Failure::new(
                    Code::Refused,
                    format!("The line could not be read: {error}. See `postflight rpc --help`."),
                );
                say(&Answer::Failure { id: 0, failure });
            }
        }
    }
    for task in tasks {
        // A call that panicked has already lost its answer; the others still get theirs.
        drop(runtime.block_on(task));
    }
    Ok(ExitCode::SUCCESS)
}

fn answer(app: &App, id: u64, cmd: &str, args: Value, watch: &Watch) -> Answer {
    let answered = if BYTES_COMMANDS.iter().any(|(name, _)| *name == cmd) {
        app.call_bytes(cmd, args, watch).map(|bytes| Answer::Bytes { id, bytes: encode_bytes(&bytes) })
    } else {
        app.call(cmd, args, watch).map(|ok| Answer::Ok { id, ok })
    };
    answered.unwrap_or_else(|failure| Answer::Failure { id, failure })
}

/// Writes one whole line.
fn say(answer: &Answer) {
    if let Ok(mut line) = serde_json::to_string(answer) {
        line.push('\n');
        let mut out = std::io::stdout().lock();
        // Whoever asked may have gone; then nobody is there to be told.
        drop(out.write_all(line.as_bytes()).and_then(|()| out.flush()));
    }
}
