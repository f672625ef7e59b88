//! Doubts about what stands around the figures: said, so that nothing of a file is passed over in
//! silence.

use crate::data::Encoding;
use crate::quantity::Year;
use crate::source::{Severity, Untrusted};

/// Something doubtful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A column without a header that holds something.
    UnnamedColumn,
    /// The header of another table below the first.
    SecondTable,
    /// A line above the header that holds figures.
    FiguresAboveHeader,
    /// The title says one year, and the figures without a year are taken as of another.
    TitleYear {
        /// The year of the title.
        title: Year,
        /// The year they are taken as.
        taken: Year,
    },
    /// A column headed 单位 that holds names of offices and not units.
    OfficeColumn {
        /// Whether they are names of areas and were taken as such.
        is_area: bool,
    },
    /// The header names parts of indicators (公办, 民办) and none of them as a whole.
    OnlyParts {
        /// What the columns are called, upper and lower row.
        parts: Vec<Untrusted>,
    },
    /// Rows without their last cells, which Excel leaves out of blocks where all are blank.
    CutRows,
    /// Cells separated by something else than a comma, a semicolon or a tab.
    OtherSeparator {
        /// By what.
        separator: char,
    },
    /// Figures of years that the plan is not about.
    YearsOutside {
        /// The years.
        years: Vec<Year>,
        /// The first and the last year that judging looks at.
        plan: (Year, Year),
        /// Whether any of them comes after the last: more likely a slip than a history is.
        is_after: bool,
    },
    /// A name holds characters that nobody can see.
    InvisibleCharacters,
    /// A name that fits more than one area.
    AmbiguousArea {
        /// Those it fits.
        fits: Vec<Untrusted>,
    },
    /// A name without its 镇, 乡 or 街道, taken for the one area it fits.
    ShortenedArea {
        /// That area.
        full: Untrusted,
    },
    /// A name a slip away from that of another area, which may be the same.
    NearArea {
        /// That area.
        near: Untrusted,
    },
    /// There are more townships than expected, and this one's name is that of none.
    UnlistedArea,
    /// A name that does not look like an area's, where the others do.
    UnlikeArea,
    /// The bytes mean something in two encodings; the headers decided.
    EncodingByHeaders {
        /// The encoding they decided for.
        taken: Encoding,
    },
    /// Letters of the text were lost or mistaken before the file came here.
    DamagedText {
        /// Whether no table was found in it at all.
        is_refused: bool,
    },
}

impl Doubt {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnnamedColumn => "unnamed-column",
            Self::SecondTable => "second-table",
            Self::FiguresAboveHeader => "figures-above-header",
            Self::TitleYear { .. } => "title-year",
            Self::OfficeColumn { .. } => "office-column",
            Self::OnlyParts { .. } => "only-parts",
            Self::CutRows => "cut-rows",
            Self::OtherSeparator { .. } => "other-separator",
            Self::YearsOutside { .. } => "years-outside-plan",
            Self::InvisibleCharacters => "invisible-characters",
            Self::AmbiguousArea { .. } => "ambiguous-area",
            Self::ShortenedArea { .. } => "shortened-area",
            Self::NearArea { .. } => "near-another-area",
            Self::UnlistedArea => "unlisted-area",
            Self::UnlikeArea => "unlike-an-area",
            Self::EncodingByHeaders { .. } => "encoding-by-headers",
            Self::DamagedText { .. } => "damaged-text",
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::SecondTable
            | Self::DamagedText { is_refused: true }
            | Self::OnlyParts { .. }
            | Self::OtherSeparator { .. }
            | Self::AmbiguousArea { .. } => Severity::Error,
            Self::UnnamedColumn
            | Self::FiguresAboveHeader
            | Self::TitleYear { .. }
            | Self::InvisibleCharacters
            | Self::NearArea { .. }
            | Self::UnlistedArea
            | Self::UnlikeArea
            | Self::EncodingByHeaders { .. }
            | Self::DamagedText { is_refused: false }
            | Self::YearsOutside { is_after: true, .. } => Severity::Warning,
            Self::OfficeColumn { .. }
            | Self::CutRows
            | Self::YearsOutside {
                is_after: false, ..
            }
            | Self::ShortenedArea { .. } => Severity::Note,
        }
    }
}
