//! Many counties: how each target stands in all of them.

use maud::{Markup, html};

use super::page::Page;
use super::tally::Tally;
use crate::report::table::rows;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let verdicts = &page.report.judgement.verdicts;
    html! {
        section.overview #overview {
            h2 { (lang.pick("按目标汇总", "By target")) }
            table.cards {
                thead {
                    tr {
                        th scope="col" { (lang.pick("条款", "Clause")) }
                        th scope="col" { (lang.pick("目标", "Target")) }
                        th scope="col" { (lang.pick("各地区结论", "In all areas")) }
                    }
                }
                tbody {
                    @for (index, target) in page.report.plan.targets.iter().enumerate() {
                        @let tally = Tally::of(verdicts.iter().filter(|verdict| verdict.target == index));
                        @if tally.total() > 0 {
                            tr id={ "t" (index) } {
                                td.clause { (rows::clauses(target)) }
                                th scope="row" { (page.names.target(target)) (rows::mark_of(target.level, lang)) }
                                td { (tally.bar(lang)) (tally.list(lang)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
