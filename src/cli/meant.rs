//! What the user may have meant.

use target_check::report::wording::Lang;

/// The question "did you mean …?", if there is something to ask.
pub(super) fn did_you_mean(nearest: Option<&str>, lang: Lang) -> Option<String> {
    nearest.map(|name| lang.pick(format!("是不是 {name}？"), format!("did you mean {name}?")))
}
