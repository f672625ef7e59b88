//! The headers that would supply what no file has a place for.

use maud::{Markup, html};

use super::page::Page;
use crate::report::table::missing::header;
use crate::report::table::rows;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let count = page.missing.count();
    html! {
        @if count > 0 {
            section.missing #missing {
                h2 { (lang.pick("要补的表头", "Headers to add")) }
                p.lead { (lang.pick(
                    format!("{count} 项目标在文件中没有对应的列或行。补上这些表头就能评判，用处最多的在前。"),
                    format!("No file has a column or row for {count} targets. With these headers they can be \
                             judged; those that serve most targets come first.")))
                }
                table.headers {
                    thead {
                        tr {
                            th scope="col" { (lang.pick("表头", "Header")) }
                            th scope="col" { (lang.pick("用于目标", "For targets")) }
                        }
                    }
                    tbody {
                        @for (indicator, targets) in page.missing.supplies() {
                            tr {
                                th scope="row" { (header(indicator, &page.names)) }
                                td { (served(page, &targets)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn served(page: &Page<'_>, targets: &[usize]) -> Markup {
    let targets = targets
        .iter()
        .filter_map(|index| page.report.plan.targets.get(*index));
    html! {
        ul {
            @for target in targets {
                li {
                    (page.names.target(target)) (rows::mark_of(target.level, page.lang))
                    " " span.clause { (rows::clauses(target)) }
                }
            }
        }
    }
}
