//! `check lint`: every fault of a rule file.

use std::path::Path;

use target_check::plan;
use target_check::report::wording::{coverage, faults};
use target_check::source::Untrusted;

use super::args::Common;
use super::refusal::Refusal;
use super::rules::{self, Text};
use super::screen::Screen;
use super::{CANNOT, plan_text};

/// Shows every fault and warning, and with the text of the plan where the two part; 0 if there is
/// no fault and all is accounted for.
pub(super) fn run(
    file: Option<&Path>,
    plan_text: Option<&Path>,
    common: &Common,
    screen: &Screen,
) -> anyhow::Result<u8> {
    let lang = screen.lang();
    if file.is_some() && common.rules.is_some() {
        return Err(Refusal::one(
            "usage",
            lang.pick(
                "规则文件给了两次：FILE 和 --rules",
                "the rule file is given twice: FILE and --rules",
            )
            .to_owned(),
            None,
        )
        .into());
    }
    let Text { rules, text, .. } = match file {
        Some(path) => {
            let named = Common {
                rules: Some(path.as_os_str().to_owned()),
                expect_rules: common.expect_rules.clone(),
                ..*common
            };
            rules::chosen(&named, lang)?
        }
        None => rules::chosen(common, lang)?,
    };
    let name = Untrusted::new(rules.name.as_str()).visible();
    let show = |found: &[plan::Fault]| {
        let shown: Vec<_> = found
            .iter()
            .map(|fault| faults::diagnostic(fault, &text, &name, lang))
            .collect();
        screen.diagnostics(&shown);
    };
    match plan::read(&text) {
        Ok(checked) => {
            show(&checked.warnings);
            let plan = &checked.plan;
            let (indicators, targets) = (plan.indicators.len(), plan.targets.len());
            let (checks, warnings) = (plan.checks.len(), checked.warnings.len());
            let sha256 = &rules.sha256;
            let line = lang.pick(
                format!(
                    "{name}：没有错误。指标 {indicators}，目标 {targets}，校验 {checks}，\
                     警告 {warnings}。SHA-256 {sha256}\n"
                ),
                format!(
                    "{name}: OK. {}, {}, {}, {}. SHA-256 {sha256}\n",
                    counted(indicators, "indicator", "indicators"),
                    counted(targets, "target", "targets"),
                    counted(checks, "check", "checks"),
                    counted(warnings, "warning", "warnings"),
                ),
            );
            match plan_text {
                None => Ok(screen.put(line.as_bytes(), 0)),
                Some(path) => {
                    let rules = Rules {
                        checked: &checked,
                        text: &text,
                        name: &name,
                        line: &line,
                    };
                    compare(&rules, path, screen)
                }
            }
        }
        Err(found) => {
            show(&found);
            let faults = found.len();
            screen.complain(&lang.pick(
                format!("{name}：共 {faults} 处错误\n"),
                format!("{name}: {}\n", counted(faults, "fault", "faults")),
            ));
            Ok(CANNOT)
        }
    }
}

/// Rules without a fault.
struct Rules<'r> {
    checked: &'r plan::Checked,
    text: &'r str,
    name: &'r str,
    /// What is said of them.
    line: &'r str,
}

/// Shows where the rules and the text of the plan part.
fn compare(rules: &Rules<'_>, path: &Path, screen: &Screen) -> anyhow::Result<u8> {
    let lang = screen.lang();
    let (text, name) = plan_text::read(path, lang)?;
    let coverage = plan::cover(rules.checked, &text);
    let of_rules = coverage
        .in_rules
        .iter()
        .map(|fault| faults::diagnostic(fault, rules.text, rules.name, lang));
    let of_text = coverage
        .in_text
        .iter()
        .map(|fault| faults::diagnostic(fault, &text, &name, lang));
    let shown: Vec<_> = of_text.chain(of_rules).collect();
    screen.diagnostics(&shown);
    let found = coverage::counted(&coverage, &name, lang);
    if coverage.is_complete() {
        return Ok(screen.put(format!("{}{found}", rules.line).as_bytes(), 0));
    }
    // Where nothing was compared there is nothing to count.
    if coverage.clauses > 0 {
        screen.complain(&found);
    }
    Ok(CANNOT)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
