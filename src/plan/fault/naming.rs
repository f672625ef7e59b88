//! What things are called.

/// What a duplicate id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A target.
    Target,
    /// A check.
    Check,
}

/// Why an indicator cannot be called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdFlaw {
    /// It is not letters, digits and `_`, beginning with a letter.
    NotAWord,
    /// It is a word of the expression language.
    Reserved,
    /// It is a unit.
    Unit,
}

/// What things are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamingFault {
    /// There are more indicators than can be told apart.
    TooManyIndicators,
    /// An id that is not a slug.
    NotASlug {
        /// The id.
        id: String,
        /// What it could be.
        suggestion: Option<String>,
    },
    /// An id that is taken.
    RepeatedId {
        /// Of what.
        named: Named,
        /// The id.
        id: String,
        /// The line where it was used first.
        line: u64,
    },
    /// A waiver of a target that there is none of.
    UnknownTarget {
        /// The id as written.
        id: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A waiver that does not say of which target.
    WaiverWithoutTarget,
    /// A second waiver of one target for one area.
    RepeatedWaiver {
        /// The line where the first begins.
        line: u64,
    },
    /// An indicator's id that cannot be one.
    IndicatorId {
        /// The id.
        id: String,
        /// Why.
        flaw: IdFlaw,
    },
    /// A header that two indicators, or an indicator and an area level, claim.
    HeaderClaimedTwice {
        /// The header.
        header: String,
        /// Who claimed it first.
        other: String,
        /// On which line, if the file says it at all.
        line: Option<u64>,
    },
    /// A clause whose chapter has no title.
    UnknownChapter {
        /// The chapter.
        chapter: String,
    },
    /// An indicator that nothing uses.
    UnusedIndicator {
        /// The indicator.
        id: String,
    },
}

impl NamingFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooManyIndicators => "too-many-indicators",
            Self::NotASlug { .. } => "not-a-slug",
            Self::RepeatedId { .. } => "repeated-id",
            Self::UnknownTarget { .. } => "unknown-target",
            Self::WaiverWithoutTarget => "missing-key",
            Self::RepeatedWaiver { .. } => "repeated-waiver",
            Self::IndicatorId { .. } => "indicator-id",
            Self::HeaderClaimedTwice { .. } => "header-claimed-twice",
            Self::UnknownChapter { .. } => "unknown-chapter",
            Self::UnusedIndicator { .. } => "unused-indicator",
        }
    }
}
