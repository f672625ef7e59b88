//! Whether an execution fails, and the shortest bytes that still do.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use crate::targets::Door;

/// How many shorter texts are tried.
const MOST_TRIES: usize = 3_000;

thread_local! {
    static IS_EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Whether an execution came as far as verdicts, or what it panics with.
pub(crate) fn execute(door: Door, bytes: &[u8]) -> Result<bool, String> {
    quietly();
    IS_EXPECTED.set(true);
    let ended = catch_unwind(AssertUnwindSafe(|| door.enter(bytes)));
    IS_EXPECTED.set(false);
    ended.map_err(|panicked| match panicked.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other
            .downcast_ref::<&str>()
            .map_or_else(String::new, |text| (*text).to_owned()),
    })
}

/// Panics that are waited for are not printed.
fn quietly() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panicked| {
            if IS_EXPECTED.get() && std::env::var_os("MUTATOR_LOUD").is_none() {
                return;
            }
            usual(panicked);
        }));
    });
}

/// Takes away whatever is not needed for it to fail.
pub(crate) fn shortest(door: Door, mut bytes: Vec<u8>) -> Vec<u8> {
    let (mut piece, mut tries) = (bytes.len() / 2, 0);
    while piece > 0 {
        // The two bytes that choose the options stay.
        let (mut at, mut is_shorter) = (2, false);
        while at < bytes.len() && tries < MOST_TRIES {
            let end = (at + piece).min(bytes.len());
            let shorter = [&bytes[..at], &bytes[end..]].concat();
            tries += 1;
            if execute(door, &shorter).is_err() {
                (bytes, is_shorter) = (shorter, true);
            } else {
                at = end;
            }
        }
        if !is_shorter {
            piece /= 2;
        }
    }
    bytes
}
