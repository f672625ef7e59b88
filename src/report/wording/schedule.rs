//! Words for the schedule and for the progress against it.

use super::{Lang, labels};
use crate::plan;
use crate::report::{Report, figure};
use crate::verdict::{Band, Progress, Verdict};

/// Where a figure should stand by now, and how much of the expected progress was made.
pub(in crate::report) fn of_verdict(
    progress: &Progress,
    verdict: &Verdict,
    report: &Report<'_>,
    lang: Lang,
) -> String {
    let bands = &report.plan.schedule;
    let method = labels::method(progress.method, lang);
    let ratio = progress
        .ratio
        .and_then(|ratio| self::ratio(ratio, bands))
        .map(|ratio| format!("{method} {ratio}"));
    // On track is the status already, unless it is told beside a figure that is short of the
    // schedule; how far behind is news.
    let band = match progress.band {
        Band::OnTrack => progress.ratio.filter(|ratio| *ratio < 1.0).map(|_| {
            let least = figure::percentage(&bands.on_track);
            lang.pick(
                format!("{least} 即算正常"),
                format!("on track from {least}"),
            )
        }),
        Band::Slow | Band::Little | Band::Backwards => {
            Some(labels::band(progress.band, lang).to_owned())
        }
    };
    let parts: Vec<String> = ratio.into_iter().chain(band).collect();
    let mut done = parts.join(lang.pick("，", ", "));
    if let Some(other) = otherwise(progress, bands, lang) {
        done.push_str(lang.pick("；", "; "));
        done.push_str(&other);
    }
    match figure::expected(&progress.expected, verdict) {
        Some(expected) => lang.pick(
            format!("此时应达 {expected}（{done}）"),
            format!("should be {expected} by now ({done})"),
        ),
        None => done,
    }
}

/// That the other method comes to another band.
fn otherwise(progress: &Progress, bands: &plan::Schedule, lang: Lang) -> Option<String> {
    let other = progress.otherwise.as_ref()?;
    let (method, band) = (
        labels::method(other.method, lang),
        labels::band(other.band, lang),
    );
    let ratio = ratio(other.ratio, bands)?;
    Some(lang.pick(
        format!("若按{method}则为 {ratio}，{band}"),
        format!("but by the {method} method {ratio}, {band}"),
    ))
}

fn ratio(ratio: f64, bands: &plan::Schedule) -> Option<String> {
    figure::ratio(ratio, &[&bands.on_track, &bands.slow])
}

/// The method and the bands that progress is judged by; `None` where none is.
pub(in crate::report) fn rule(report: &Report<'_>, lang: Lang) -> Option<String> {
    let mut verdicts = report.judgement.verdicts.iter();
    verdicts.find(|verdict| verdict.schedule.is_some())?;
    let (schedule, base) = (&report.plan.schedule, report.plan.base_year);
    let method = labels::method(schedule.method, lang);
    let band = |band| labels::band(band, lang);
    let (on_track, slow) = (
        figure::percentage(&schedule.on_track),
        figure::percentage(&schedule.slow),
    );
    let [normal, slower, little, backwards] =
        [Band::OnTrack, Band::Slow, Band::Little, Band::Backwards].map(band);
    Some(lang.pick(
        format!(
            "进度：按{method}，从 {base} 年算起；{on_track} 起为{normal}，{slow} 起为{slower}，\
             0 起为{little}，负数为{backwards}"
        ),
        format!(
            "Schedule: {method} since {base}; {normal} from {on_track}, {slower} from {slow}, \
             {little} from 0, else {backwards}"
        ),
    ))
}
