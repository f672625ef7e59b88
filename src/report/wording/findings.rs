//! What findings in the data say: what is wrong, what follows, and what to do.

mod cell;
mod compared;
mod doubt;
mod file;
mod format;

pub use format::name as format_name;

use super::Lang;
use crate::data::{Finding, FindingKind};
use crate::source::{Diagnostic, Place, Untrusted};
use crate::vocabulary::{IndicatorId, Measure, Vocabulary};

/// Words a finding. `names`: the inputs' names, in their order.
pub fn diagnostic(
    finding: &Finding,
    names: &[&Untrusted],
    vocabulary: &Vocabulary,
    lang: Lang,
) -> Diagnostic {
    let words = Words {
        names,
        vocabulary,
        lang,
    };
    let text = finding
        .text
        .as_ref()
        .map_or_else(String::new, |text| shortened(&text.visible()));
    let said = file::said(&finding.kind, &text, &words)
        .or_else(|| doubt::said(&finding.kind, &text, &words))
        .or_else(|| cell::said(&finding.kind, &text, &words))
        .unwrap_or_default();
    Diagnostic {
        code: finding.kind.code(),
        severity: finding.kind.severity(),
        file: words.file(finding.place),
        line: finding.place.line,
        column: finding.place.column.map(u64::from),
        message: format!("{}{}", said.message, more(finding, &words)),
        count: finding.more.count.saturating_add(1),
        note: None,
        help: said.help,
        excerpt: None,
    }
}

/// What a finding says.
#[derive(Default)]
struct Said {
    message: String,
    help: Option<String>,
}

impl Said {
    fn new(message: String, help: impl Into<String>) -> Self {
        Self {
            message,
            help: Some(help.into()),
        }
    }
}

/// What wording needs beside the finding.
struct Words<'a> {
    names: &'a [&'a Untrusted],
    vocabulary: &'a Vocabulary,
    lang: Lang,
}

impl Words<'_> {
    fn file(&self, place: Place) -> Option<String> {
        self.names
            .get(usize::from(place.file.0))
            .map(|name| name.visible())
    }

    /// The name of an indicator in the language of the report, in quotes.
    fn indicator(&self, id: IndicatorId) -> String {
        let Some(term) = self.vocabulary.term(id) else {
            return String::new();
        };
        match (self.lang, &term.english) {
            (Lang::En, Some(english)) => format!("“{english}”"),
            (Lang::En, None) => format!("“{}”", term.name),
            (Lang::Zh, _) => format!("“{}”", term.name),
        }
    }

    /// The symbol of an indicator's unit; nothing for one without numbers.
    fn unit(&self, id: IndicatorId) -> &str {
        match self.vocabulary.term(id).map(|term| &term.measure) {
            Some(Measure::Number(unit)) => unit.symbol(),
            Some(Measure::YesNo | Measure::Date) | None => "",
        }
    }

    /// A place as people write it: `data.csv:12:5`.
    fn place(&self, place: Place) -> String {
        let mut text = self.file(place).unwrap_or_default();
        if let Some(line) = place.line {
            text.push_str(&format!(":{line}"));
        }
        if let Some(column) = place.column {
            text.push_str(&format!(":{column}"));
        }
        text
    }
}

/// Where else the same stands.
fn more(finding: &Finding, words: &Words<'_>) -> String {
    let count = finding.more.count;
    if count == 0 {
        return String::new();
    }
    let places: Vec<String> = finding
        .more
        .places
        .iter()
        .map(
            |place| match (place.line, place.file == finding.place.file) {
                (Some(line), true) => words
                    .lang
                    .pick(format!("第 {line} 行"), format!("line {line}")),
                (_, _) => words.place(*place),
            },
        )
        .collect();
    let shown = u64::try_from(places.len()).unwrap_or(u64::MAX);
    let list = places.join(words.lang.pick("、", ", "));
    match (places.is_empty(), shown < count) {
        (true, _) => words
            .lang
            .pick(format!("（另有 {count} 处）"), format!(" ({count} more)")),
        (false, true) => words.lang.pick(
            format!("（另有 {count} 处：{list} 等）"),
            format!(" ({count} more: {list}, …)"),
        ),
        (false, false) => words.lang.pick(
            format!("（另有 {count} 处：{list}）"),
            format!(" ({count} more: {list})"),
        ),
    }
}

/// A text that fits a message.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// "Did you mean", where there is a near name.
fn nearest(name: Option<&String>, lang: Lang) -> Option<String> {
    let name = Untrusted::new(name?.as_str()).visible();
    Some(lang.pick(
        format!("是不是“{name}”？如果是，请改成这个名称"),
        format!("did you mean “{name}”? If so, write that"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{CellFault, Damage, Doubt, Encoding, FileFormat, More, Slip};
    use crate::quantity::{Exact, Unit, Year};
    use crate::source::{FileId, Severity};
    use crate::vocabulary::{Combine, Layout, Level, Plausible, Term};

    fn vocabulary() -> Vocabulary {
        Vocabulary {
            terms: vec![Term {
                id: "beds".to_owned(),
                name: "护理型床位".to_owned(),
                english: Some("Nursing-type beds".to_owned()),
                headers: Vec::new(),
                measure: Measure::Number(Unit::parse("张").unwrap()),
                plausible: Plausible::default(),
                combine: Combine::Sum,
                used: true,
                by_township: false,
            }],
            county: Level::default(),
            township: Level::default(),
            layout: None,
            base_year: Year::new(2020).unwrap(),
            last_year: Year::new(2025).unwrap(),
        }
    }

    fn kinds() -> Vec<FindingKind> {
        let indicator = IndicatorId::new(0).unwrap();
        let year = Year::new(2025).unwrap();
        let near = Some("护理型床位".to_owned());
        let mut kinds = vec![
            FindingKind::EmptyFile,
            FindingKind::CannotRead {
                message: "broken".to_owned(),
            },
            FindingKind::ChangedWhileRead,
            FindingKind::TooManyFiles,
            FindingKind::NotText,
            FindingKind::Undecodable,
            FindingKind::UnclosedQuote,
            FindingKind::LineTooLong { limit: 1 << 20 },
            FindingKind::TooManyCells { limit: 16_384 },
            FindingKind::UnknownSubject {
                nearest: near.clone(),
            },
            FindingKind::RepeatedColumn { first: 1 },
            FindingKind::AmbiguousEncoding,
            FindingKind::UnknownColumn {
                nearest: near.clone(),
            },
            FindingKind::UnknownColumn { nearest: None },
            FindingKind::UnknownIndicator { nearest: near },
            FindingKind::RaggedRow {
                expected: 4,
                found: 5,
            },
            FindingKind::UnreadableYear,
            FindingKind::AssumedYear(year),
            FindingKind::UnplacedArea,
            FindingKind::NamelessRow,
            FindingKind::UnknownUnit {
                indicator,
                unit: "圆".to_owned(),
            },
            FindingKind::UnitMismatch {
                indicator,
                unit: "元".to_owned(),
            },
            FindingKind::UnitConflict {
                indicator,
                nearer: "元".to_owned(),
                farther: "万元".to_owned(),
            },
        ];
        kinds.extend(FileFormat::ALL.map(FindingKind::NotCsv));
        kinds.extend(
            [None, Some(Layout::Tidy)].map(|layout| FindingKind::NoKnownColumn {
                found: vec![(Untrusted::new("床位"), Some("护理型床位".to_owned()))],
                layout,
            }),
        );
        kinds.extend(
            [Damage::AfterQuote, Damage::Nul, Damage::CarriageReturn].map(FindingKind::DamagedRow),
        );
        kinds.extend([true, false].map(|equal| FindingKind::RepeatedObservation {
            indicator,
            year,
            area: vec![Untrusted::new("示例县")],
            equal,
            first: Place::cell(FileId(0), 2, 3),
        }));
        let slips = [
            None,
            Some(Slip::MonthForYear),
            Some(Slip::YearForMonth),
            Some(Slip::TenThousandsForOnes),
            Some(Slip::OnesForTenThousands),
            Some(Slip::FractionForPercentage),
            Some(Slip::Negative),
        ];
        kinds.extend(slips.map(|slip| FindingKind::Implausible {
            indicator,
            value: Exact::from(5_i64),
            slip,
        }));
        let faults = [
            CellFault::Approximate,
            CellFault::Words,
            CellFault::Exponent,
            CellFault::NotFinite,
            CellFault::Hexadecimal,
            CellFault::Underscore,
            CellFault::Grouping,
            CellFault::LeadingZero,
            CellFault::TooManyDigits,
            CellFault::SpreadsheetError,
            CellFault::TooNarrow,
            CellFault::Formula,
            CellFault::TextMark,
            CellFault::Blanks,
            CellFault::Invisible,
            CellFault::Brackets,
            CellFault::Span,
            CellFault::DayNumber,
            CellFault::Contradictory,
            CellFault::AmbiguousScale {
                unit: "万元".to_owned(),
            },
            CellFault::UnknownSuffix,
            CellFault::FractionOrPercentage,
            CellFault::YesNoForNumber,
            CellFault::NotYesNo,
            CellFault::NotDate,
            CellFault::AmbiguousDate,
            CellFault::NotNumber,
        ];
        kinds.extend(faults.map(|fault| FindingKind::UnreadableCell { indicator, fault }));
        kinds.extend(doubts(indicator).map(FindingKind::Doubt));
        kinds
    }

    fn doubts(indicator: IndicatorId) -> [Doubt; 16] {
        let year = |number: i64| Year::new(number).unwrap();
        let jump = |times| Doubt::Jump {
            indicator,
            times,
            year: year(2025),
            other_year: year(2024),
            other: Exact::from(5_i64),
            other_place: Place::cell(FileId(0), 2, 3),
        };
        [
            Doubt::UnnamedColumn,
            Doubt::SecondTable,
            Doubt::FiguresAboveHeader,
            Doubt::TitleYear {
                title: year(2024),
                taken: year(2025),
            },
            Doubt::InvisibleCharacters,
            Doubt::AmbiguousArea {
                fits: vec![Untrusted::new("城东镇"), Untrusted::new("城东街道")],
            },
            Doubt::ShortenedArea {
                full: Untrusted::new("城东镇"),
            },
            Doubt::UnlistedArea,
            Doubt::UnlikeArea,
            Doubt::CutRows,
            Doubt::OnlyParts {
                parts: vec![Untrusted::new("公办 床位"); 9],
            },
            Doubt::EncodingByHeaders {
                taken: Encoding::Gb18030,
            },
            Doubt::DamagedText { is_refused: true },
            Doubt::OneSided { indicator },
            jump(10),
            jump(10_000),
        ]
    }

    fn worded(kind: FindingKind, lang: Lang) -> Diagnostic {
        let finding = Finding {
            kind,
            place: Place::cell(FileId(0), 7, 5),
            text: Some(Untrusted::new("约5\u{1b}[31m")),
            more: More {
                count: 9,
                places: vec![Place::cell(FileId(0), 8, 5)],
            },
        };
        let name = Untrusted::new("data.csv");
        diagnostic(&finding, &[&name], &vocabulary(), lang)
    }

    #[test]
    fn every_kind_says_what_is_wrong_and_what_to_do_in_both_languages() {
        for kind in kinds() {
            for lang in [Lang::Zh, Lang::En] {
                let said = worded(kind.clone(), lang);
                let text = format!("{} {}", said.message, said.help.clone().unwrap_or_default());
                assert!(said.message.len() > 12, "{kind:?}: {text}");
                assert!(
                    said.help.is_some() || said.severity != Severity::Error,
                    "{kind:?}"
                );
                assert!(!text.contains('\u{1b}'), "{kind:?}: {text}");
            }
            let english = worded(kind.clone(), Lang::En);
            let chinese = worded(kind.clone(), Lang::Zh);
            assert_ne!(english.message, chinese.message, "{kind:?}");
        }
    }

    #[test]
    fn a_finding_names_its_cell_and_what_cannot_be_used() {
        let kind = FindingKind::UnreadableCell {
            indicator: IndicatorId::new(0).unwrap(),
            fault: CellFault::Approximate,
        };
        let said = worded(kind, Lang::En);
        assert_eq!(said.file.as_deref(), Some("data.csv"));
        assert_eq!((said.line, said.column), (Some(7), Some(5)));
        assert_eq!(
            said.message,
            "“约5⟨U+001B⟩[31m” is only approximate and proves nothing; the figure of “Nursing-type beds” is not \
             used (9 more: line 8, …)"
        );
    }
}
