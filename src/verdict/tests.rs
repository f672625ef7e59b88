//! Which requirements whole numbers decide: the quick way must not be lost unseen, as every verdict
//! would be the same without it.

use super::linear::question;
use crate::plan::read;

/// Whether what `require` asks is a matter of whole numbers.
fn is_asked(require: &str) -> bool {
    let text = format!(
        "plan = {{ title = '试', period = [2021, 2025] }}\n\
         target = [{{ id = 't', clause = ['1'], require = '{require}' }}]\n\
         [indicators]\n\
         x = {{ name = '甲', unit = '张' }}\n\
         y = {{ name = '乙', unit = '张' }}\n\
         z = {{ name = '丙', unit = '张' }}\n\
         given = {{ name = '丁', unit = '张', base = '3 张' }}\n\
         share = {{ name = '戊', unit = '%', formula = 'x / y' }}\n\
         done = {{ name = '己', unit = '是/否' }}\n"
    );
    let plan = read(&text)
        .unwrap_or_else(|faults| panic!("{require}: {faults:?}"))
        .plan;
    question(&plan, &plan.targets[0].requirement).is_some()
}

#[test]
fn sums_shares_and_growth_are_asked_in_whole_numbers() {
    for require in [
        "x >= 1",
        "x + 2 * y - z / 4 < 7",
        "-x * 3 <= y",
        "x in 1..5",
        "x = 3",
        "x / y >= 62%",
        "(x + y) / (y + z) > 1 / 3",
        "growth(x) >= 20%",
        "growth(x + y) >= 20%",
        "previous(x) + x >= 3",
        "previous(x / y) >= 50%",
        "x / y in 30%..40%",
    ] {
        assert!(is_asked(require), "{require}");
    }
}

#[test]
fn what_multiplies_figures_or_needs_more_than_the_year_is_not() {
    for require in [
        "x / y >= y / z",
        "x * y >= 4 * z * z",
        "growth(x / y) >= 20%",
        "min(x, y) >= 1",
        "max(x, y) >= 1",
        "base(x) + x >= 1",
        "cumulative(x) >= 1",
        "given >= 1",
        "share >= 62%",
        "done",
    ] {
        assert!(!is_asked(require), "{require}");
    }
}
