//! The counts of a comparison, and what its exit code says.

use super::{ComparisonReport, Side};
use crate::plan::Level;
use crate::report::wording::Lang;
use crate::report::wording::labels::counted;
use crate::report::{news, table};
use crate::source::Severity;
use crate::verdict::Status;
use crate::verdict::comparison::{FigureTurn, Turn, VerdictChange};

/// How many of a kind, as a number that people count with.
pub(super) fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// How each submission stands by itself: its year, its counts and how much is doubtful in it.
pub(super) fn sides(report: &ComparisonReport<'_>, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for side in [Side::Old, Side::New] {
        let (of_side, name) = match side {
            Side::Old => (report.of(side), lang.pick("旧", "Old")),
            Side::New => (report.of(side), lang.pick("新", "New")),
        };
        let year = of_side.judgement.year;
        for level in [Level::Binding, Level::Expected] {
            if let Some(counts) = table::counts(&of_side, level, lang) {
                lines.push(lang.pick(
                    format!("{name}（{year} 年）{counts}"),
                    format!("{name} ({year}): {counts}"),
                ));
            }
        }
        let found = [Severity::Error, Severity::Warning].map(|one| news::count(&of_side, one));
        if let [errors, warnings] = found
            && (errors > 0 || warnings > 0)
        {
            let (en_errors, en_warnings) = (
                counted(errors, "error", "errors"),
                counted(warnings, "warning", "warnings"),
            );
            lines.push(lang.pick(
                format!("{name}：数据问题：错误 {errors}，警告 {warnings}（单独评判它即可看到）"),
                format!(
                    "{name}: {en_errors} and {en_warnings} in the data; judge it alone to see them"
                ),
            ));
        }
    }
    lines
}

/// How many verdicts and figures changed, and how.
pub(super) fn counts(report: &ComparisonReport<'_>, lang: Lang) -> Vec<String> {
    let comparison = report.comparison;
    let turned = |turn| {
        let changes = comparison.verdicts.iter();
        changes.filter(|change| change.turn == turn).count()
    };
    let [worse, better, other] = Turn::ALL.map(turned);
    let unchanged = comparison.unchanged;
    let newly = Newly::of(&comparison.verdicts);
    let (missed, met, reported, silent) =
        (newly.missed, newly.met, newly.reported, newly.not_reported);
    let mut lines = vec![lang.pick(
        format!(
            "结论：不变 {unchanged}，变差 {worse}，变好 {better}，其他变化 {other}；\
             其中新出现未达标 {missed}，新达标 {met}，新报数 {reported}，新缺数据 {silent}"
        ),
        format!(
            "Verdicts: {unchanged} as before, {worse} worse, {better} better, {other} neither; \
             {missed} newly missed, {met} newly met, {reported} newly reported, {silent} newly not \
             reported"
        ),
    )];
    let earlier = |turn| {
        let all = comparison.figures.iter();
        all.filter(|one| one.is_earlier && one.turn() == turn)
            .count()
    };
    let [revised, gone, unreadable, appeared, readable] = FigureTurn::ALL.map(earlier);
    let current = comparison.figures.iter().filter(|one| !one.is_earlier);
    let (current, same, added) = (current.count(), comparison.same, comparison.added);
    let before = comparison.earlier_than;
    lines.push(lang.pick(
        format!(
            "数据：不变 {same}；{before} 年以前改了 {revised}，不见了 {gone}，变得读不准 {unreadable}，\
             新出现 {appeared}，可以读了 {readable}；报告年度有变化 {current}，新增 {added}"
        ),
        format!(
            "Figures: {same} as before; of years before {before}: {revised} revised, {gone} gone, \
             {unreadable} no longer readable, {appeared} appeared, {readable} readable at last; of \
             the report year: {current} changed, {added} added"
        ),
    ));
    if !comparison.townships {
        let parts = report.names(Side::New, lang).parts();
        lines.push(lang.pick(
            format!("文件很大，{parts}的数只比较了合计，没有逐个比较"),
            format!("The files are large: of the {parts} only the sums were compared"),
        ));
    }
    lines
}

/// How many verdicts are newly so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Newly {
    pub(super) missed: u64,
    pub(super) met: u64,
    pub(super) reported: u64,
    pub(super) not_reported: u64,
}

impl Newly {
    pub(super) fn of(changes: &[VerdictChange<'_>]) -> Self {
        let status = |verdict: Option<&crate::verdict::Verdict>| verdict.map(|one| one.status);
        let count = |is_so: &dyn Fn(Option<Status>, Option<Status>) -> bool| {
            let so = changes
                .iter()
                .filter(|one| is_so(status(one.before), status(one.after)));
            number(so.count())
        };
        Self {
            missed: count(&|_, after| after == Some(Status::Missed)),
            met: count(&|_, after| after == Some(Status::Met)),
            reported: count(&|before, after| {
                before == Some(Status::NotReported) && after.is_some()
            }),
            not_reported: count(&|_, after| after == Some(Status::NotReported)),
        }
    }
}

/// What the exit code says.
pub(super) fn meaning(report: &ComparisonReport<'_>, lang: Lang) -> String {
    let (code, text) = (report.exit_code(), outcome(report, lang));
    lang.pick(
        format!("退出码 {code}：{text}。"),
        format!("Exit code {code}: {text}."),
    )
}

/// The same without the code: what got worse.
pub(super) fn outcome(report: &ComparisonReport<'_>, lang: Lang) -> String {
    let (comparison, weighing) = (report.comparison, report.weighing);
    let verdicts = comparison.verdicts.iter();
    let verdicts = number(verdicts.filter(|one| one.weighs(weighing)).count());
    let figures = comparison.figures.iter();
    let figures = number(figures.filter(|one| one.weighs(weighing)).count());
    let areas = comparison.absences.iter();
    let areas = number(areas.filter(|one| one.weighs(weighing)).count());
    let checks = comparison.checks.iter();
    let checks = number(checks.filter(|one| one.weighs(weighing)).count());
    let parts = [
        (verdicts > 0).then(|| {
            let en = counted(verdicts, "verdict", "verdicts");
            lang.pick(format!("{verdicts} 项结论变差"), format!("{en} got worse"))
        }),
        (figures > 0).then(|| {
            let en = counted(figures, "figure", "figures");
            lang.pick(
                format!("往年的数有 {figures} 个变了"),
                format!("{en} of earlier years changed"),
            )
        }),
        (areas > 0).then(|| {
            let en = counted(areas, "area", "areas");
            lang.pick(
                format!("{areas} 处地区的数不见了"),
                format!("the figures of {en} are gone"),
            )
        }),
        (checks > 0).then(|| {
            let en = counted(checks, "check", "checks");
            lang.pick(
                format!("{checks} 条校验更多不成立"),
                format!("{en} broken more often"),
            )
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return accepted(report, lang);
    }
    parts.join(lang.pick("，", ", "))
}

/// Nothing that weighs got worse; what was accepted is said.
fn accepted(report: &ComparisonReport<'_>, lang: Lang) -> String {
    let nothing = lang.pick("没有变差", "nothing got worse");
    let strictly = crate::verdict::comparison::Weighing {
        accepts_revisions: false,
        ..report.weighing
    };
    let figures = report.comparison.figures.iter();
    let figures = number(figures.filter(|one| one.weighs(strictly)).count());
    let areas = report.comparison.absences.iter();
    let areas = number(areas.filter(|one| one.weighs(strictly)).count());
    if figures == 0 && areas == 0 {
        return nothing.to_owned();
    }
    let (en_figures, en_areas) = (
        counted(figures, "figure", "figures"),
        counted(areas, "area", "areas"),
    );
    lang.pick(
        format!("{nothing}；往年的数变了 {figures} 个、不见了 {areas} 处地区，已认可（--accept-revisions）"),
        format!(
            "{nothing}; {en_figures} of earlier years changed and {en_areas} gone are accepted \
             (--accept-revisions)"
        ),
    )
}
