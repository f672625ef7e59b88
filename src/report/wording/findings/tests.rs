//! Every kind of finding, worded.

use super::*;
use crate::data::{
    CellFault, Damage, Doubt, Encoding, FigureFault, FileFault, FileFormat, More, RowFault,
    SizeDoubt, Slip, TableFault,
};
use crate::quantity::{Exact, Unit, Year};
use crate::source::{FileId, Severity};
use crate::vocabulary::{Combine, Layout, Level, Plausible, Term};

fn vocabulary() -> Vocabulary {
    Vocabulary {
        terms: vec![Term {
            id: "beds".to_owned(),
            name: Untrusted::new("护理型床位"),
            english: Some(Untrusted::new("Nursing-type beds")),
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
    let mut kinds: Vec<FindingKind> = files().into_iter().map(FindingKind::from).collect();
    kinds.extend(tables().map(FindingKind::from));
    kinds.extend(rows().map(FindingKind::from));
    kinds.extend(doubts().map(FindingKind::from));
    let figures = figures().into_iter();
    kinds.extend(figures.map(|fault| FindingKind::Figure { indicator, fault }));
    kinds.extend(sizes().map(|doubt| FindingKind::Size { indicator, doubt }));
    kinds
}

fn near() -> Option<String> {
    Some("护理型床位".to_owned())
}

fn year(number: i64) -> Year {
    Year::new(number).unwrap()
}

fn files() -> Vec<FileFault> {
    let mut faults = vec![
        FileFault::Empty,
        FileFault::CannotRead {
            message: "broken".to_owned(),
        },
        FileFault::ChangedWhileRead,
        FileFault::TooManyFiles,
        FileFault::NotText,
        FileFault::Undecodable,
        FileFault::UnclosedQuote,
        FileFault::LineTooLong { limit: 1 << 20 },
        FileFault::TooManyCells { limit: 16_384 },
        FileFault::TooManyUnits { limit: 64 },
        FileFault::UnknownSubject { nearest: near() },
        FileFault::RepeatedColumn { first: 1 },
    ];
    faults.extend(FileFormat::ALL.map(FileFault::NotCsv));
    faults.extend(
        [None, Some(Layout::Tidy)].map(|layout| FileFault::NoKnownColumn {
            found: vec![(Untrusted::new("床位"), near())],
            layout,
        }),
    );
    faults
}

fn tables() -> [TableFault; 4] {
    [
        TableFault::AmbiguousEncoding,
        TableFault::UnknownColumn { nearest: near() },
        TableFault::UnknownColumn { nearest: None },
        TableFault::AssumedYear(year(2025)),
    ]
}

fn rows() -> [RowFault; 9] {
    [
        RowFault::UnknownIndicator { nearest: near() },
        RowFault::Ragged {
            expected: 4,
            found: 5,
        },
        RowFault::Damaged(Damage::AfterQuote),
        RowFault::Damaged(Damage::Nul),
        RowFault::Damaged(Damage::CarriageReturn),
        RowFault::UnreadableYear,
        RowFault::UnplacedArea,
        RowFault::Nameless,
        RowFault::NoWhole,
    ]
}

fn figures() -> Vec<FigureFault> {
    let mut faults = vec![
        FigureFault::UnknownUnit {
            unit: "圆".to_owned(),
            is_of_table: true,
        },
        FigureFault::UnknownUnit {
            unit: "圆".to_owned(),
            is_of_table: false,
        },
        FigureFault::UnitMismatch {
            unit: "元".to_owned(),
        },
        FigureFault::UnitConflict {
            nearer: "元".to_owned(),
            farther: "万元".to_owned(),
        },
    ];
    faults.extend([true, false].map(|equal| FigureFault::Repeated {
        year: year(2025),
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
    faults.extend(slips.map(|slip| FigureFault::Implausible {
        value: Exact::from(5_i64),
        slip,
    }));
    faults.extend(cells().map(FigureFault::Unreadable));
    faults
}

fn cells() -> [CellFault; 27] {
    [
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
    ]
}

fn doubts() -> [Doubt; 14] {
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
        Doubt::NearArea {
            near: Untrusted::new("示例县"),
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
    ]
}

fn sizes() -> [SizeDoubt; 5] {
    let jump = |times| SizeDoubt::Jump {
        times,
        year: year(2025),
        other_year: year(2024),
        other: Exact::from(5_i64),
        other_place: Place::cell(FileId(0), 2, 3),
    };
    [
        SizeDoubt::OneSided,
        jump(10),
        jump(10_000),
        SizeDoubt::UnlikeOthers {
            times: 10_000,
            year: year(2025),
            value: Exact::from(5_i64),
            others: 3,
            range: Box::new((Exact::from(50_000_i64), Exact::from(60_000_i64))),
        },
        SizeDoubt::GrandTotal {
            year: year(2025),
            total: Exact::from(7_i64),
            sum: Exact::from(5_i64),
            counties: 3,
        },
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
    let kind = FindingKind::Figure {
        indicator: IndicatorId::new(0).unwrap(),
        fault: FigureFault::Unreadable(CellFault::Approximate),
    };
    let said = worded(kind, Lang::En);
    assert_eq!(said.file.as_deref(), Some("data.csv"));
    assert_eq!((said.line, said.column), (Some(7), Some(5)));
    assert_eq!(
        &*said.message,
        "“约5⟨U+001B⟩[31m” is only approximate and proves nothing; the figure of “Nursing-type beds” is not \
         used (9 more: line 8, …)"
    );
}
