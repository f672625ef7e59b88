//! How far the reading of large files has come: on standard error, and only for somebody who waits
//! at a terminal.

use std::env;
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use target_check::report::wording::Lang;
use target_check::source::Input;

use super::screen::Screen;

/// Less than this is read before anybody wonders.
const LEAST_BYTES: u64 = 32 << 20;
/// How long nothing is shown, and how often it is shown anew.
const FIRST: Duration = Duration::from_millis(400);
const AGAIN: Duration = Duration::from_millis(100);
const SIGNS: u64 = 20;
/// To the beginning of the line, and away with all of it.
const ERASE: &str = "\r\u{1b}[K";

/// A line that stands while files are read, and is gone when this is dropped.
pub(super) struct Progress {
    stop: Option<Sender<()>>,
    drawing: Option<JoinHandle<()>>,
}

impl Progress {
    /// Watches the reading of `inputs`, if that can take long and somebody is there to see it.
    pub(super) fn watch(inputs: &mut [Input], screen: &Screen) -> Option<Self> {
        let total = inputs
            .iter()
            .filter_map(Input::size)
            .fold(0, u64::saturating_add);
        let is_dumb = env::var_os("TERM").is_some_and(|kind| kind == "dumb");
        if total < LEAST_BYTES || is_dumb || !io::stderr().is_terminal() {
            return None;
        }
        let counter = Arc::new(AtomicU64::new(0));
        for input in inputs {
            input.count_into(&counter);
        }
        let (stop, stopped) = mpsc::channel::<()>();
        let lang = screen.lang();
        let drawing = thread::spawn(move || {
            let mut wait = FIRST;
            while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                wait = AGAIN;
                let read = counter.load(Ordering::Relaxed);
                show(&format!("{ERASE}{}", line(read, total, lang)));
            }
            if wait == AGAIN {
                show(ERASE);
            }
        });
        Some(Self {
            stop: Some(stop),
            drawing: Some(drawing),
        })
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(drawing) = self.drawing.take() {
            let _it_only_draws = drawing.join();
        }
    }
}

/// That it may fail changes nothing.
fn show(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ignored = stderr
        .write_all(text.as_bytes())
        .and_then(|()| stderr.flush());
}

/// How far it has come, in fewer than 40 columns. What is read twice stands at its end.
fn line(read: u64, total: u64, lang: Lang) -> String {
    let read = read.min(total);
    let share = |of: u64| read.saturating_mul(of).checked_div(total).unwrap_or(of);
    let (percent, signs) = (share(100), share(SIGNS));
    let bar: String = (0..SIGNS)
        .map(|sign| if sign < signs { '▰' } else { '▱' })
        .collect();
    let reading = lang.pick("读取", "reading");
    format!("{reading} {bar} {percent:>3} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_fits_the_narrowest_screen_and_never_passes_its_end() {
        use unicode_width::UnicodeWidthStr as _;
        assert_eq!(
            line(0, 200, Lang::Zh),
            format!("读取 {}   0 %", "▱".repeat(20))
        );
        assert_eq!(
            line(199, 200, Lang::En),
            format!("reading {}▱  99 %", "▰".repeat(19))
        );
        let full = line(900, 200, Lang::En);
        assert_eq!(full, format!("reading {} 100 %", "▰".repeat(20)));
        assert!(full.width() < 40);
    }
}
