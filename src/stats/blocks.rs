//! Work cut into numbered blocks, spread over the processors, put together in order.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Runs `work` for every block number below `count` and gives the results in block order. As long
/// as `work` depends on its number alone, the outcome is the same with any number of threads.
pub(super) fn run<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, |n| n.get());
    run_on(threads, count, work)
}

pub(super) fn run_on<T: Send>(threads: usize, count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = threads.min(count);
    if threads <= 1 {
        return (0..count).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= count {
                return done;
            }
            done.push((block, work(block)));
        }
    };
    let mut all: Vec<(usize, T)> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        running
            .into_iter()
            .flat_map(|handle| match handle.join() {
                Ok(done) => done,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    });
    all.sort_by_key(|(block, _)| *block);
    all.into_iter().map(|(_, result)| result).collect()
}
