//! What changed, as a page: one file that asks for nothing and runs nothing.

use std::io;

use maud::{DOCTYPE, Markup, Render as _, html};

use super::sections::{self, Section};
use super::{ComparisonReport, Side, closing};
use crate::report::html::style;
use crate::report::names::harmless;
use crate::report::table;
use crate::report::wording::Lang;

/// More rows of one kind than this are no reading matter; the rest is counted and pointed to.
const MOST_ROWS: usize = 2_000;

/// Writes the report as a page.
pub(super) fn write(
    report: &ComparisonReport<'_>,
    lang: Lang,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let text = page(report, lang).render().into_string();
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")
}

fn page(report: &ComparisonReport<'_>, lang: Lang) -> Markup {
    let names = report.names(Side::New, lang);
    let (old, new) = (report.old.name.visible(), report.new.name.visible());
    html! {
        (DOCTYPE)
        html lang=(lang.pick("zh-CN", "en")) {
            head {
                meta charset="utf-8";
                (style::draw())
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (names.plan()) " · " (old) " → " (new) }
            }
            body {
                (headline(report, lang))
                main {
                    @for section in sections::all(report, lang) {
                        (drawn(&section, lang))
                    }
                    (basis(report, lang))
                }
            }
        }
    }
}

fn headline(report: &ComparisonReport<'_>, lang: Lang) -> Markup {
    let code = report.exit_code();
    let (class, mark) = if code == 0 {
        ("met", "✓")
    } else {
        ("missed", "✗")
    };
    let sides = [
        (lang.pick("旧", "Old"), &report.old),
        (lang.pick("新", "New"), &report.new),
    ];
    html! {
        header class={ "masthead " (class) } {
            p.eyebrow { (lang.pick("两份报送的比较", "Two submissions compared")) }
            h1 { (report.names(Side::New, lang).plan()) }
            dl.facts {
                @for (name, side) in sides {
                    div { dt { (name) } dd { (side.name.visible()) " · " (side.judgement.year) } }
                }
            }
            div.verdict {
                p.outcome {
                    b aria-hidden="true" { (mark) }
                    span { (closing::outcome(report, lang)) }
                }
                p.code { (lang.pick("退出码 ", "Exit code ")) b { (code) } }
            }
        }
    }
}

fn drawn(section: &Section, lang: Lang) -> Markup {
    let more = section.rows.len().saturating_sub(MOST_ROWS);
    html! {
        section.actions {
            h2 { (section.heading) }
            table.cards {
                thead { tr { @for (_, title) in &section.columns { th scope="col" { (title) } } } }
                tbody {
                    @for row in section.rows.iter().take(MOST_ROWS) {
                        tr {
                            @for ((_, title), cell) in section.columns.iter().zip(row) {
                                td { span.label { (title) " " } (cell) }
                            }
                        }
                    }
                }
            }
            @if more > 0 {
                p.cut { (lang.pick(
                    format!("另有 {more} 项未列；--format json 给出全部。"),
                    format!("{more} more are not listed; --format json has them all.")))
                }
            }
        }
    }
}

fn basis(report: &ComparisonReport<'_>, lang: Lang) -> Markup {
    let lines = closing::sides(report, lang).into_iter();
    let lines = lines.chain(closing::counts(report, lang));
    html! {
        section.basis #basis {
            h2 { (lang.pick("合计与依据", "Counts, and what this rests on")) }
            ul { @for line in lines { li { (line) } } }
            dl {
                dt { (lang.pick("规则文件", "Rule file")) }
                dd { (harmless(&report.rules.name)) }
                dt { "SHA-256" }
                dd.digest { (report.rules.sha256) }
            }
            @for line in table::waivers(&report.of(Side::New), lang) {
                p { (line) }
            }
        }
    }
}
