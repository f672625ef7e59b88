//! Making reports.

use std::collections::BTreeSet;

use target_check::data::{self, Observations};
use target_check::plan::{self, Plan};
use target_check::report::wording::Lang;
use target_check::report::{self, Format, Report, Rules, Style, WaiverFile};
use target_check::source::Input;
use target_check::verdict::{Judgement, Selection, Status, Strictness, Verdict, judge};

use crate::support::{project_file, text_of};

fn selection() -> Selection {
    Selection {
        as_of: Some("2023-12-31".parse().unwrap()),
        ..Selection::default()
    }
}

/// A judged data set.
pub(crate) struct Case {
    pub(crate) plan: Plan,
    inputs: Vec<Input>,
    observations: Observations,
    pub(crate) judgement: Judgement,
    rules: Rules,
}

impl Case {
    pub(crate) fn new(rules: &str, inputs: Vec<Input>) -> Self {
        Self::waiving(rules, "", inputs)
    }

    /// The same, with a file of waivers beside the rules.
    fn waiving(rules: &str, waivers: &str, inputs: Vec<Input>) -> Self {
        let mut plan = match plan::read(rules) {
            Ok(checked) => checked.plan,
            Err(faults) => panic!("{faults:#?}"),
        };
        match plan::read_waivers(waivers, &plan) {
            Ok(waivers) => plan.waivers.extend(waivers),
            Err(faults) => panic!("{faults:#?}"),
        }
        let options = data::Options {
            digests: true,
            ..data::Options::default()
        };
        let observations = match data::read(&inputs, &plan.vocabulary, &options) {
            Ok(observations) => observations,
            Err(findings) => panic!("{findings:#?}"),
        };
        let judgement = judge(&plan, &observations, &selection());
        let rules = Rules {
            name: "rules.toml".to_owned(),
            sha256: "ab".repeat(32),
            waivers: (!waivers.is_empty()).then(|| WaiverFile {
                name: "waivers.toml".to_owned(),
                sha256: "cd".repeat(32),
            }),
        };
        Self {
            plan,
            inputs,
            observations,
            judgement,
            rules,
        }
    }

    /// The case in which every status occurs.
    pub(crate) fn of_every_status() -> Self {
        let data = text_of("tests/formats/case/data.csv");
        let input = Input::memory("data.csv", data.into_bytes());
        let rules = text_of("tests/formats/case/rules.toml");
        let waivers = text_of("tests/formats/case/waivers.toml");
        Self::waiving(&rules, &waivers, vec![input])
    }

    /// The same, judged without how figures went over the years.
    pub(crate) fn without_courses(mut self) -> Self {
        let selection = Selection {
            without_courses: true,
            ..selection()
        };
        self.judgement = judge(&self.plan, &self.observations, &selection);
        self
    }

    pub(crate) fn report(&self, strictness: Strictness) -> Report<'_> {
        Report {
            plan: &self.plan,
            rules: &self.rules,
            observations: &self.observations,
            judgement: &self.judgement,
            strictness,
        }
    }

    pub(crate) fn written(&self, format: Format, lang: Lang, strictness: Strictness) -> String {
        let style = Style {
            lang,
            width: 100,
            colour: false,
        };
        let mut bytes = Vec::new();
        let report = self.report(strictness);
        report::write(format, &report, &self.inputs, &style, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    pub(crate) fn exit_code(&self, strictness: Strictness) -> u8 {
        self.report(strictness).exit_code()
    }

    /// Every verdict: its target's id, its county, its year, its status.
    pub(crate) fn verdicts(&self) -> Vec<(String, String, i64, String)> {
        let verdicts = self.judgement.verdicts.iter();
        let mut verdicts: Vec<_> = verdicts
            .map(|verdict| {
                let area = verdict.area.as_ref().map_or("", |area| area.raw());
                let target = self.id(verdict);
                let period = verdict.period.number();
                (
                    target,
                    area.to_owned(),
                    period,
                    verdict.status.id().to_owned(),
                )
            })
            .collect();
        verdicts.sort();
        verdicts
    }

    /// How many verdicts have each status, those that none has left out.
    pub(crate) fn counts(&self) -> Vec<(Status, usize)> {
        let count = |status| {
            let verdicts = self.judgement.verdicts.iter();
            verdicts.filter(|verdict| verdict.status == status).count()
        };
        let counts = Status::ALL.map(|status| (status, count(status)));
        counts.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// How many counties are judged.
    pub(crate) fn counties(&self) -> usize {
        let verdicts = self.judgement.verdicts.iter();
        let names: BTreeSet<_> = verdicts.map(|verdict| &verdict.area).collect();
        names.len()
    }

    fn id(&self, verdict: &Verdict) -> String {
        self.plan.targets[verdict.target].id.clone()
    }
}

/// Every example of the project, by name.
pub(crate) fn examples() -> Vec<(&'static str, Case)> {
    let rules = text_of("targets.toml");
    let mut folder: Vec<_> = std::fs::read_dir(project_file("examples/layouts/one-indicator"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folder.sort();
    let one_indicator = folder.iter().map(|path| Input::file(path).unwrap());
    let mut cases = vec![
        ("every status", Case::of_every_status()),
        ("one indicator", Case::new(&rules, one_indicator.collect())),
    ];
    for name in [
        "examples/data.csv",
        "examples/clean.csv",
        "examples/incomplete.csv",
        "examples/layouts/tidy.csv",
        "examples/layouts/years-across.csv",
    ] {
        let input = Input::file(&project_file(name)).unwrap();
        cases.push((name, Case::new(&rules, vec![input])));
    }
    for (rules, data) in [
        (
            "examples/plans/civil-affairs-2016-2020/targets.toml",
            "examples/plans/civil-affairs-2016-2020/data.csv",
        ),
        (
            "examples/plans/regional-growth/targets.toml",
            "examples/plans/regional-growth/output.csv",
        ),
    ] {
        let input = Input::file(&project_file(data)).unwrap();
        cases.push((data, Case::new(&text_of(rules), vec![input])));
    }
    cases
}
