//! How the page looks, and the policy that lets it use its own style sheet and nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

/// The whole style sheet. No text of a rule file or a data file is in it.
const SHEET: &str = concat!(
    include_str!("style/page.css"),
    include_str!("style/sections.css"),
    include_str!("style/phone.css"),
    include_str!("style/print.css")
);

/// The policy and the style sheet, in that order.
pub(in crate::report) fn draw() -> Markup {
    let digest = STANDARD.encode(Sha256::digest(SHEET));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    );
    html! {
        meta http-equiv="Content-Security-Policy" content=(policy);
        style { (PreEscaped(SHEET)) }
    }
}
