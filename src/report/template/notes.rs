//! What stands around a blank table: whose it is, and how to fill it in.

use super::Form;
use super::cells::plain;
use crate::vocabulary::{Level, Measure};

/// The line above the header.
pub(super) fn title(form: &Form<'_>) -> String {
    let plan = form.plan;
    let english = plan.english.as_ref().unwrap_or(&plan.title);
    let title = form.lang.pick(&plan.title, english).visible();
    form.lang
        .pick(format!("填报表：{title}"), format!("Form: {title}"))
}

/// The lines below the rows.
pub(super) fn lines(form: &Form<'_>) -> Vec<String> {
    let lang = form.lang;
    let measures: Vec<&Measure> = form
        .indicators()
        .iter()
        .filter_map(|id| form.plan.vocabulary.term(*id))
        .map(|term| &term.measure)
        .collect();
    let has = |kind: fn(&Measure) -> bool| measures.iter().any(|measure| kind(measure));
    let mut notes = vec![
        lang.pick(
            "没有数据就空着，不要填 0；确实是零才填 0",
            "leave a cell empty where there is no figure; write 0 only where it is zero",
        )
        .to_owned(),
        lang.pick(
            "请按所列单位只填数字，不必写单位",
            "write the number alone, in the unit given",
        )
        .to_owned(),
    ];
    if form.counties.is_empty() {
        let county = form.county();
        notes.push(lang.pick(
            format!("“{county}”一栏请填本地区的名称"),
            format!("write the name of your area under “{county}”"),
        ));
    }
    if !form.townships.is_empty() {
        let (township, words) = (form.township(), &form.plan.vocabulary);
        let of = |level: &Level| lang.pick(&level.name, &level.english).visible();
        let (whole, part) = (of(&words.county), of(&words.township));
        notes.push(lang.pick(
            format!("“{township}”空着的行填全{whole}数，其余各行填该{part}的数"),
            format!("rows without a name under “{township}” are for the whole {whole}"),
        ));
    }
    if has(|measure| matches!(measure, Measure::YesNo)) {
        notes.push(
            lang.pick("是/否：填“是”或“否”", "yes/no: write yes or no")
                .to_owned(),
        );
    }
    if has(|measure| matches!(measure, Measure::Date)) {
        notes.push(
            lang.pick(
                "日期：填 2024-12-31 或 2024年12月，还没有就空着",
                "date: write 2024-12-31, or leave it empty if it has not happened",
            )
            .to_owned(),
        );
    }
    notes.extend(readings(form));
    notes
        .iter()
        .map(|note| lang.pick(format!("注：{note}"), format!("Note: {note}")))
        .collect()
}

/// What the rule file says of how targets were read. It is in the rule file's language.
fn readings(form: &Form<'_>) -> Vec<String> {
    let noted = form
        .chosen()
        .filter_map(|target| Some((target, target.note.as_ref()?)));
    noted
        .map(|(target, note)| {
            let english = target.english.as_ref().unwrap_or(&target.name);
            let name = plain(form.lang.pick(&target.name, english)).unwrap_or(&target.id);
            let note = note.visible();
            form.lang
                .pick(format!("{name}：{note}"), format!("{name}: {note}"))
        })
        .collect()
}

/// The line above the header that names the one indicator of a table.
pub(super) fn subject(form: &Form<'_>, header: &str) -> String {
    form.lang
        .pick(format!("指标：{header}"), format!("Indicator: {header}"))
}
