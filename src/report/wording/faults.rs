//! Words for what is wrong in a rule file.
//!
//! Each says what is wrong, and the help what to write instead. What the file itself says is quoted
//! with every character made visible.

mod coverage;
mod frame;
mod grammar;
mod naming;
mod notation;
mod plan;
mod sense;
mod toml;
mod unit;
mod writing;

use super::{Lang, excerpt};
use crate::plan::{Fault, FaultKind};
use crate::source::{Diagnostic, Shown, Span, Untrusted};

/// How a fault of the rule file `text`, which people call `file`, is shown.
pub fn diagnostic(fault: &Fault, text: &str, file: &str, lang: Lang) -> Diagnostic {
    let Words { message, help } = match &fault.kind {
        FaultKind::Writing(fault) => writing::words(fault, lang),
        FaultKind::Frame(fault) => frame::words(fault, lang),
        FaultKind::Naming(fault) => naming::words(fault, lang),
        FaultKind::Notation(fault) => notation::words(fault, lang),
        FaultKind::Grammar(fault) => grammar::words(fault, lang),
        FaultKind::Sense(fault) => sense::words(fault, lang),
        FaultKind::Unit(fault) => unit::words(fault, lang),
        FaultKind::Plan(fault) => plan::words(fault, lang),
        FaultKind::Coverage(fault) => coverage::words(fault, lang),
    };
    // A fault of the file as a whole has no place in it.
    let place = (fault.span != Span::default()).then(|| excerpt::place(text, fault.span));
    Diagnostic {
        code: fault.kind.code(),
        severity: fault.kind.severity(),
        file: Some(Shown::new(file)),
        line: place.as_ref().map(|place| place.line),
        column: place.as_ref().map(|place| place.column),
        message: message.into(),
        count: 1,
        note: None,
        help: help.map(Shown::from),
        excerpt: place.map(|place| place.excerpt),
    }
}

/// What is wrong, and what to do about it.
struct Words {
    message: String,
    help: Option<String>,
}

impl Words {
    /// What is wrong, in the language asked for.
    fn say(lang: Lang, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            message: lang.pick(zh.into(), en.into()),
            help: None,
        }
    }

    /// What to do about it.
    fn help(self, lang: Lang, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            help: Some(lang.pick(zh.into(), en.into())),
            ..self
        }
    }

    /// `nearest`, if there is one, as what was probably meant.
    fn meant(self, lang: Lang, nearest: Option<&String>) -> Self {
        match nearest {
            Some(nearest) => {
                let nearest = seen(nearest);
                let zh = format!("是否想写 {nearest}？");
                self.help(lang, zh, format!("did you mean {nearest}?"))
            }
            None => self,
        }
    }
}

/// Text of the rule file, with every character made visible.
fn seen(text: &str) -> String {
    Untrusted::new(text).visible()
}
