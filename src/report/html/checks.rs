//! The checks of the data's own consistency.

use maud::{Markup, html};

use super::page::Page;
use crate::report::expression;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let (lang, plan) = (page.lang, page.report.plan);
    let mut all: Vec<_> = plan
        .checks
        .iter()
        .zip(&page.report.judgement.checks)
        .collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(count.broken));
    let broken = all.iter().filter(|(_, count)| count.broken > 0).count();
    let count = all.len();
    html! {
        @if count > 0 {
            section.checks #checks {
                h2 { (lang.pick("数据校验", "Checks")) }
                p.lead { (lang.pick(
                    format!("{count} 条校验，{broken} 条有不成立的；按地区和年份计次。"),
                    format!("{broken} of {count} checks are broken somewhere; counted in area-years.")))
                }
                details open[broken > 0] {
                    summary { (lang.pick("逐条列出", "One by one")) }
                    table.counts {
                        thead {
                            tr {
                                th scope="col" { (lang.pick("校验", "Check")) }
                                th.number scope="col" { (lang.pick("成立", "Held")) }
                                th.number scope="col" { (lang.pick("不成立", "Broken")) }
                                th.number scope="col" { (lang.pick("未判", "Not judged")) }
                            }
                        }
                        tbody {
                            @for (check, count) in all {
                                tr {
                                    th scope="row" {
                                        (page.names.check(check))
                                        span.rule { (expression::in_words(&check.text, &page.names)) }
                                    }
                                    td.number { (count.held) }
                                    td.number.broken[count.broken > 0] { (count.broken) }
                                    td.number { (count.unjudged) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
