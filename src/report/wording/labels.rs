//! Words for the closed sets of a report.

use super::Lang;
use crate::data::Furniture;
use crate::plan::{Level, Method};
use crate::verdict::{Band, Status, StatusCounts};

/// A status.
pub(in crate::report) fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Met => lang.pick("达标", "met"),
        Status::Missed => lang.pick("未达标", "missed"),
        Status::OnTrack => lang.pick("进度正常", "on track"),
        Status::Behind => lang.pick("进度滞后", "behind"),
        Status::NotDue => lang.pick("未到期", "not due"),
        Status::NotReported => lang.pick("缺数据", "not reported"),
        Status::Unreadable => lang.pick("数据有误", "unreadable"),
        Status::NotApplicable => lang.pick("不适用", "not applicable"),
    }
}

/// A mark that tells the statuses apart at a glance and without colours.
pub(in crate::report) fn mark(status: Status) -> &'static str {
    match status {
        Status::Met => "✓",
        Status::Missed => "✗",
        Status::OnTrack => ">",
        Status::Behind => "<",
        Status::NotDue | Status::NotApplicable => "-",
        Status::NotReported => "?",
        Status::Unreadable => "!",
    }
}

/// How often there is each status, those that there are: `45 met`, `4 missed (1 waived)`.
pub(in crate::report) fn counts(counts: &StatusCounts, lang: Lang) -> Vec<String> {
    let waived = match counts.waived() {
        0 => String::new(),
        waived => lang.pick(
            format!("（其中豁免 {waived}）"),
            format!(" ({waived} waived)"),
        ),
    };
    let present = Status::ALL.into_iter().map(|one| (one, counts.of(one)));
    let present = present.filter(|(_, count)| *count > 0);
    present
        .map(|(one, count)| {
            let label = status(one, lang);
            let waived = if one == Status::Missed { &*waived } else { "" };
            lang.pick(
                format!("{label} {count}{waived}"),
                format!("{count} {label}{waived}"),
            )
        })
        .collect()
}

/// A level.
pub(in crate::report) fn level(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::Binding => lang.pick("约束性", "binding"),
        Level::Expected => lang.pick("预期性", "expected"),
    }
}

/// A kind of line without figures, and how many there are.
pub(in crate::report) fn furniture(kind: Furniture, count: u64, lang: Lang) -> String {
    let kind = furniture_kind(kind, lang);
    lang.pick(format!("{kind} {count} 行"), format!("{count} {kind}"))
}

/// A kind of line without figures.
pub(in crate::report) fn furniture_kind(kind: Furniture, lang: Lang) -> &'static str {
    match kind {
        Furniture::Title => lang.pick("标题", "title"),
        Furniture::UnitLine => lang.pick("单位", "unit"),
        Furniture::SubjectLine => lang.pick("指标", "subject"),
        Furniture::ColumnNumbers => lang.pick("列号", "column number"),
        Furniture::RepeatedHeader => lang.pick("重复表头", "repeated header"),
        Furniture::Caption => lang.pick("小标题", "caption"),
        Furniture::Including => lang.pick("“其中”", "“including”"),
        Furniture::Subtotal => lang.pick("小计", "subtotal"),
        Furniture::GrandTotal => lang.pick("总计", "grand total"),
        Furniture::Note => lang.pick("附注", "note"),
    }
}

/// A number of things in English: `1 row`, `2 rows`.
pub(in crate::report) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A method of the schedule.
pub(in crate::report) fn method(method: Method, lang: Lang) -> &'static str {
    match method {
        Method::Linear => lang.pick("序时进度", "linear"),
        Method::Compound => lang.pick("年均增速", "compound"),
    }
}

/// A band of progress.
pub(in crate::report) fn band(band: Band, lang: Lang) -> &'static str {
    match band {
        Band::OnTrack => lang.pick("正常", "on track"),
        Band::Slow => lang.pick("偏慢", "slow"),
        Band::Little => lang.pick("很慢", "little progress"),
        Band::Backwards => lang.pick("倒退", "backwards"),
    }
}
