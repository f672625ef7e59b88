//! What a family of damage is.

use super::dice::Dice;
use super::pages::{Page, Style};

/// One kind of damage.
pub(crate) struct Family {
    pub(crate) name: &'static str,
    pub(crate) facts: Facts,
    pub(crate) stage: Stage,
}

/// What a damage does to the facts that the file states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Facts {
    /// They are all still there, written otherwise.
    Kept,
    /// Some are no longer there, or no longer certain; none says anything else.
    Lost,
    /// The file contradicts itself, or what can be true; whoever reads it must notice.
    Contradicted,
    /// Some say something else now, and it could be true: nobody can know.
    Changed,
}

/// What of a file a damage works on. Damages of a later stage are applied later.
#[derive(Clone, Copy)]
pub(crate) enum Stage {
    /// The cells; `None` if there is nothing that this damage could be done to.
    Cells(fn(&mut Page, &mut Dice) -> Option<()>),
    /// How it is written.
    Style(fn(&mut Style)),
    /// Its text.
    Text(fn(&mut String, &mut Dice) -> Option<()>),
    /// Its bytes.
    Bytes(fn(&mut Vec<u8>, &mut Dice) -> Option<()>),
}

impl Stage {
    pub(crate) fn order(self) -> u8 {
        match self {
            Self::Cells(_) => 0,
            Self::Style(_) => 1,
            Self::Text(_) => 2,
            Self::Bytes(_) => 3,
        }
    }
}

pub(crate) const fn cells(
    name: &'static str,
    facts: Facts,
    damage: fn(&mut Page, &mut Dice) -> Option<()>,
) -> Family {
    Family {
        name,
        facts,
        stage: Stage::Cells(damage),
    }
}

pub(crate) const fn text(
    name: &'static str,
    facts: Facts,
    damage: fn(&mut String, &mut Dice) -> Option<()>,
) -> Family {
    Family {
        name,
        facts,
        stage: Stage::Text(damage),
    }
}

pub(crate) const fn bytes(
    name: &'static str,
    facts: Facts,
    damage: fn(&mut Vec<u8>, &mut Dice) -> Option<()>,
) -> Family {
    Family {
        name,
        facts,
        stage: Stage::Bytes(damage),
    }
}

pub(crate) const fn style(name: &'static str, damage: fn(&mut Style)) -> Family {
    Family {
        name,
        facts: Facts::Kept,
        stage: Stage::Style(damage),
    }
}
