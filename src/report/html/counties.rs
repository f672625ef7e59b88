//! Each county's targets one by one, by chapter.

use maud::{Markup, html};

use super::entry;
use super::page::{County, Numbered, Page};
use super::tally::Tally;
use crate::report::table::county::{chapter_number, heading};

/// More counties than this are folded away, to be opened one by one.
const MOST_OPEN: usize = 3;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let many = page.has_many_counties();
    html! {
        section.targets #targets {
            h2 { (lang.pick("逐项评判", "Target by target")) }
            @if !page.is_detailed() {
                p.cut { (lang.pick(
                    format!("共 {} 项结论，本页不逐项列出：矩阵中都有，需要处理的见“要做的事”。某一地区的逐项评判用 --area 另出一页。",
                        page.report.judgement.verdicts.len()),
                    format!("The {} verdicts are not told one by one here: the matrix has them all, “What to do” \
                             those one must act on. For all of one area make a page with --area.",
                        page.report.judgement.verdicts.len())))
                }
            } @else if many {
                @for (number, county) in (1..).zip(&page.counties) {
                    details.county id={ "c" (number) } open[page.counties.len() <= MOST_OPEN] {
                        summary {
                            h3 { (page.county(county)) }
                            (Tally::of(county.verdicts.iter().map(|one| one.verdict)).list(lang))
                        }
                        (chapters(page, county))
                    }
                }
            } @else {
                @for county in &page.counties {
                    (chapters(page, county))
                }
            }
        }
    }
}

fn chapters(page: &Page<'_>, county: &County<'_>) -> Markup {
    html! {
        @for (number, verdicts) in by_chapter(page, county) {
            @if let Some(title) = heading(number, &page.names) {
                h4 { (title) }
            }
            @for one in verdicts {
                (entry::draw(page, one))
            }
        }
    }
}

/// The verdicts of each chapter, in the order of the rule file.
fn by_chapter<'a>(page: &Page<'a>, county: &County<'a>) -> Vec<(&'a str, Vec<Numbered<'a>>)> {
    let mut chapters: Vec<(&str, Vec<Numbered<'_>>)> = Vec::new();
    for one in &county.verdicts {
        let Some(target) = page.report.plan.targets.get(one.verdict.target) else {
            continue;
        };
        let number = chapter_number(target);
        match chapters.iter_mut().find(|(known, _)| *known == number) {
            Some((_, verdicts)) => verdicts.push(*one),
            None => chapters.push((number, vec![*one])),
        }
    }
    let titles = &page.report.plan.chapters;
    chapters.sort_by_key(|(number, _)| {
        let place = titles.iter().position(|chapter| chapter.number == *number);
        place.unwrap_or(titles.len())
    });
    chapters
}
