//! Each county's targets one by one, by chapter.

use maud::{Markup, html};

use super::page::{County, Numbered, Page};
use super::tally::Tally;
use super::{entry, path};
use crate::report::table::county::{chapter_number, heading};

/// More counties than this are folded away, to be opened one by one.
const MOST_OPEN: usize = 3;

pub(super) fn draw(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let many = page.has_many_counties();
    html! {
        section.targets #targets {
            h2 { @if many { (lang.pick("各地区", "Area by area")) } @else { (lang.pick("逐项评判", "Target by target")) } }
            @if !page.is_detailed() {
                p.cut { (lang.pick(
                    format!("共 {} 项结论，本页不逐项列出：矩阵中都有，需要处理的见“逐项目标”。某一地区的逐项评判用 --area 另出一页。",
                        page.report.judgement.verdicts.len()),
                    format!("The {} verdicts are not told one by one here: the matrix has them all, “Target by target” \
                             those one must act on. For all of one area make a page with --area.",
                        page.report.judgement.verdicts.len())))
                }
            } @else if many {
                p.lead { (lang.pick(
                    "点开一个地区看它的逐项评判；打印时只印点开的地区。",
                    "Open an area to see its targets one by one; only open ones are printed."))
                }
                (path::legend(page))
                @for (number, county) in (1..).zip(&page.counties) {
                    details.county id={ "c" (number) } open[page.counties.len() <= MOST_OPEN] {
                        summary {
                            h3 { (page.area(county.name)) }
                            (Tally::of(county.verdicts.iter().map(|one| one.verdict)).list(lang))
                        }
                        (chapters(page, county))
                    }
                }
            } @else {
                (path::legend(page))
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
                h4 id=[anchor(page, number)] { (title) }
            }
            @for one in verdicts {
                (entry::draw(page, one))
            }
        }
    }
}

/// Where a chapter begins; with several counties it begins in each.
fn anchor(page: &Page<'_>, number: &str) -> Option<String> {
    let plan = page.report.plan;
    let place = plan
        .chapters
        .iter()
        .position(|chapter| chapter.number == *number)?;
    (!page.has_many_counties()).then(|| format!("k{place}"))
}

/// One county: how each chapter stands, and the way to it.
pub(super) fn contents(page: &Page<'_>) -> Markup {
    let (lang, chapters) = (
        page.lang,
        page.counties.first().map(|county| by_chapter(page, county)),
    );
    let chapters: Vec<_> = chapters.into_iter().flatten().collect();
    html! {
        @if chapters.len() > 1 {
            section.overview #chapters {
                h2 { (lang.pick("各章", "Chapter by chapter")) }
                @for (number, verdicts) in chapters {
                    @let tally = Tally::of(verdicts.iter().map(|one| one.verdict));
                    div.target {
                        span.name {
                            a href=[anchor(page, number).map(|name| format!("#{name}"))] {
                                (heading(number, &page.names).unwrap_or_else(|| number.to_owned()))
                            }
                        }
                        span.bar { (tally.bar(lang)) }
                        (tally.brief(lang))
                    }
                }
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
        let place = titles
            .iter()
            .position(|chapter| chapter.number.raw() == *number);
        place.unwrap_or(titles.len())
    });
    chapters
}
