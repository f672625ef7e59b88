//! Made-up figures of counties and townships, written in every layout, order and encoding.

use proptest::prelude::*;
use target_check::plan::{self, Plan};
use target_check::verdict::Verdict;

use crate::cases;
use crate::choices::Choices;
use crate::support::{csv_text, judged, without_origins};

const PLAN: &str = include_str!("../mutator/plan.toml");
const YEARS: [&str; 3] = ["2023", "2024", "2025"];
const TOWNS: [&str; 3] = ["东山镇", "西河乡", "城东街道"];
/// Columns of the table: the indicator, its unit, and whether townships report it.
const COLUMNS: [(&str, &str, bool); 5] = [
    ("低保标准", "元/年", false),
    ("护理型床位", "张", true),
    ("养老机构床位", "张", true),
    ("募集资金", "万元", false),
    ("安葬点", "个", true),
];

pub(crate) fn small_plan() -> Plan {
    plan::read(PLAN).unwrap().plan
}

/// A row's area and its figures by year and column; blank where there is none.
#[derive(Clone, Debug)]
struct Area {
    county: &'static str,
    town: &'static str,
    figures: [[String; 5]; 3],
}

/// One county or two, each of its townships or none.
fn areas() -> impl Strategy<Value = Vec<Area>> {
    proptest::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| {
        let mut choices = Choices::new(&bytes);
        let mut areas = Vec::new();
        for county in &["甲县", "乙县"][..1 + choices.below(2)] {
            let has_towns = choices.below(2) == 1;
            areas.push(area(county, "", has_towns, &mut choices));
            if has_towns {
                let towns = TOWNS.iter();
                areas.extend(towns.map(|town| area(county, town, has_towns, &mut choices)));
            }
        }
        areas
    })
}

fn area(
    county: &'static str,
    town: &'static str,
    has_towns: bool,
    choices: &mut Choices<'_>,
) -> Area {
    let mut figures: [[String; 5]; 3] = Default::default();
    for year in &mut figures {
        for (figure, (name, _, is_of_towns)) in year.iter_mut().zip(COLUMNS) {
            // Of what townships report, the county itself has no row of its own.
            let is_reported = !has_towns || (is_of_towns != town.is_empty());
            if !is_reported || choices.below(12) == 0 {
                continue;
            }
            let standard = ["14999", "15000", "15000.5", "20000"];
            *figure = match (name, choices.below(3)) {
                ("低保标准", _) => choices.pick(&standard).to_owned(),
                (_, 0) => choices.below(4).to_string(),
                (_, 1) => format!("{}.{}", choices.below(200), choices.below(10)),
                _ => (choices.below(200) * 31).to_string(),
            };
        }
    }
    Area {
        county,
        town,
        figures,
    }
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

type Table = Vec<Vec<String>>;

fn wide(areas: &[Area]) -> Table {
    let mut header = row(&["地区", "乡镇", "年份"]);
    header.extend(COLUMNS.map(|(name, unit, _)| format!("{name}({unit})")));
    let rows = areas.iter().flat_map(|area| {
        YEARS.iter().zip(&area.figures).map(|(year, figures)| {
            let mut row = row(&[area.county, area.town, year]);
            row.extend(figures.iter().cloned());
            row
        })
    });
    std::iter::once(header).chain(rows).collect()
}

fn tidy(areas: &[Area]) -> Table {
    let mut table = vec![row(&["地区", "乡镇", "年份", "指标", "数值", "单位"])];
    for area in areas {
        for (year, figures) in YEARS.iter().zip(&area.figures) {
            for (figure, (name, unit, _)) in figures.iter().zip(COLUMNS) {
                table.push(row(&[area.county, area.town, year, name, figure, unit]));
            }
        }
    }
    table
}

fn years_across(areas: &[Area]) -> Table {
    let mut header = row(&["地区", "乡镇", "指标名称", "计量单位"]);
    header.extend(YEARS.map(|year| format!("{year}年")));
    let mut table = vec![header];
    for area in areas {
        for (index, (name, unit, _)) in COLUMNS.iter().enumerate() {
            let mut row = row(&[area.county, area.town, name, unit]);
            row.extend(area.figures.iter().map(|figures| figures[index].clone()));
            table.push(row);
        }
    }
    table
}

/// A file for each indicator.
fn one_indicator(areas: &[Area]) -> Vec<Table> {
    let of = |(index, (name, unit, _)): (usize, &(&str, &str, bool))| {
        let mut header = row(&["地区", "乡镇"]);
        header.extend(YEARS.map(|year| format!("{year}年")));
        let mut table = vec![vec![format!("指标：{name}({unit})")], header];
        for area in areas {
            let mut row = row(&[area.county, area.town]);
            row.extend(area.figures.iter().map(|figures| figures[index].clone()));
            table.push(row);
        }
        table
    };
    COLUMNS.iter().enumerate().map(of).collect()
}

fn verdicts(plan: &Plan, files: &[Vec<u8>]) -> Vec<Verdict> {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|bytes| ("data.csv", bytes.as_slice()))
        .collect();
    judged(plan, &files)
        .verdicts
        .iter()
        .map(without_origins)
        .collect()
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_layout_makes_no_difference(areas in areas()) {
        let plan = small_plan();
        let usual = verdicts(&plan, &[csv_text(&wide(&areas))]);
        let one_each = one_indicator(&areas).iter().map(|table| csv_text(table)).collect::<Vec<_>>();
        for (layout, files) in [
            ("tidy", vec![csv_text(&tidy(&areas))]),
            ("years across", vec![csv_text(&years_across(&areas))]),
            ("one indicator", one_each),
        ] {
            prop_assert_eq!(&verdicts(&plan, &files), &usual, "{}", layout);
        }
    }

    #[test]
    fn the_order_of_rows_and_the_bounds_of_files_make_no_difference(
        (areas, order) in areas().prop_flat_map(|areas| {
            let rows: Vec<usize> = (1..wide(&areas).len()).collect();
            (Just(areas), Just(rows).prop_shuffle())
        }),
        cut in any::<proptest::sample::Index>(),
    ) {
        let plan = small_plan();
        let table = wide(&areas);
        let usual = verdicts(&plan, &[csv_text(&table)]);
        let shuffled: Table = std::iter::once(0).chain(order).map(|index| table[index].clone()).collect();
        prop_assert_eq!(&verdicts(&plan, &[csv_text(&shuffled)]), &usual);
        let at = 1 + cut.index(table.len() - 1);
        let head = &shuffled[..at];
        let tail: Table = shuffled[..1].iter().chain(&shuffled[at..]).cloned().collect();
        prop_assert_eq!(&verdicts(&plan, &[csv_text(head), csv_text(&tail)]), &usual);
    }

    #[test]
    fn encodings_delimiters_and_line_ends_make_no_difference(areas in areas()) {
        let plan = small_plan();
        let table = wide(&areas);
        let text = String::from_utf8(csv_text(&table)).unwrap();
        let usual = verdicts(&plan, &[text.clone().into_bytes()]);
        let utf16 = |to_bytes: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xFEFF);
            mark.into_iter().chain(text.encode_utf16()).flat_map(to_bytes).collect()
        };
        let delimited = |delimiter| {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            writer.into_inner().unwrap()
        };
        for (what, bytes) in [
            ("mark", format!("\u{feff}{text}").into_bytes()),
            ("CRLF", text.replace('\n', "\r\n").into_bytes()),
            ("CR", text.replace('\n', "\r").into_bytes()),
            ("no last line end", text.trim_end().as_bytes().to_vec()),
            ("GB18030", encoding_rs::GB18030.encode(&text).0.into_owned()),
            ("UTF-16LE", utf16(u16::to_le_bytes, true)),
            ("UTF-16BE", utf16(u16::to_be_bytes, true)),
            ("UTF-16LE without a mark", utf16(u16::to_le_bytes, false)),
            ("semicolons", delimited(b';')),
            ("tabs", delimited(b'\t')),
        ] {
            prop_assert_eq!(&verdicts(&plan, &[bytes]), &usual, "{}", what);
        }
    }

    /// A figure that is taken away never turns a verdict into a pass.
    #[test]
    fn a_missing_figure_never_makes_a_pass(
        areas in areas(),
        blanked in proptest::collection::vec(any::<proptest::sample::Index>(), 1..6),
    ) {
        let plan = small_plan();
        let asked = |table: &Table| {
            let inputs = [target_check::source::Input::memory("data.csv", csv_text(table))];
            let options = target_check::data::Options::default();
            let observations = target_check::data::read(&inputs, &plan.vocabulary, &options).unwrap();
            // Without a figure of 2025 the report would be of an earlier year, and of other figures.
            let selection = target_check::verdict::Selection {
                year: target_check::quantity::Year::new(2025),
                ..Default::default()
            };
            target_check::verdict::judge(&plan, &observations, &selection)
        };
        let mut table = wide(&areas);
        let before = crate::support::statuses(&asked(&table));
        for index in blanked {
            let cell = index.index((table.len() - 1) * COLUMNS.len());
            table[1 + cell / COLUMNS.len()][3 + cell % COLUMNS.len()].clear();
        }
        for (key, status) in crate::support::statuses(&asked(&table)) {
            use target_check::verdict::Status;
            let is_pass = matches!(status, Status::Met | Status::OnTrack | Status::NotDue);
            prop_assert!(!is_pass || before[&key] == status, "{:?}: {:?} became {:?}", key, before[&key], status);
        }
    }
}
