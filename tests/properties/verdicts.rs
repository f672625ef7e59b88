//! More of what is asked for never turns a pass into a miss, and a figure known on one side only
//! decides what each of its values would.

use std::sync::OnceLock;

use proptest::prelude::*;
use target_check::plan::{self, Plan};
use target_check::verdict::Status;

use crate::cases;
use crate::support::judged;

/// A requirement, and whether more beds and more places (in all) help it or harm it.
const REQUIREMENTS: [(&str, Way, Way); 12] = [
    ("beds >= 62", Way::Helps, Way::Neither),
    ("beds > 62", Way::Helps, Way::Neither),
    ("beds <= 62", Way::Harms, Way::Neither),
    ("beds < 62", Way::Harms, Way::Neither),
    ("beds / places >= 62%", Way::Helps, Way::Harms),
    ("beds / places < 62%", Way::Harms, Way::Helps),
    ("beds - places > 0", Way::Helps, Way::Harms),
    ("growth(beds) >= 20%", Way::Helps, Way::Neither),
    ("cumulative(beds) > 100", Way::Helps, Way::Neither),
    ("beds >= 2 * previous(beds)", Way::Helps, Way::Neither),
    ("max(beds, places) >= 50", Way::Helps, Way::Helps),
    ("2 * min(beds, places) - 3 > 50", Way::Helps, Way::Helps),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Helps,
    Harms,
    Neither,
}

/// A plan for each: together they would contradict each other.
fn plans() -> &'static [Plan] {
    static PLANS: OnceLock<Vec<Plan>> = OnceLock::new();
    PLANS.get_or_init(|| REQUIREMENTS.iter().map(|(text, ..)| plan(text)).collect())
}

fn plan(text: &str) -> Plan {
    let rules = format!(
        "[plan]\ntitle = \"x\"\nperiod = [2021, 2025]\nbase = 2020\n\
         [indicators.beds]\nname = \"床位\"\nunit = \"张\"\n\
         [indicators.places]\nname = \"席位\"\nunit = \"张\"\n\
         [[target]]\nid = \"t\"\nclause = [\"1\"]\nrequire = \"{text}\"\n"
    );
    plan::read(&rules)
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
        .plan
}

/// Beds and places of the plan's years.
type Figures = [[u32; 2]; 5];

fn figures() -> impl Strategy<Value = Figures> {
    let count = prop_oneof![0_u32..5, 0_u32..130, 40_u32..80];
    proptest::array::uniform5(proptest::array::uniform2(count))
}

/// The statuses of all requirements in 2025; `sign` stands before the last year's figures.
fn statuses(figures: &Figures, signs: [&str; 2]) -> Vec<Status> {
    let mut table = "地区,年份,床位,席位\n".to_owned();
    for (year, [beds, places]) in (2021..).zip(figures) {
        let [one, two] = if year == 2025 { signs } else { ["", ""] };
        table.push_str(&format!("甲县,{year},{one}{beds},{two}{places}\n"));
    }
    let judge = |plan| judged(plan, &[("data.csv", table.as_bytes())]).verdicts[0].status;
    plans().iter().map(judge).collect()
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn more_of_what_is_asked_for_never_makes_a_miss(
        figures in figures(), column in 0_usize..2, more in 1_u32..60
    ) {
        let before = statuses(&figures, ["", ""]);
        let mut raised = figures;
        raised[4][column] += more;
        let after = statuses(&raised, ["", ""]);
        for ((text, beds, places), (old, new)) in REQUIREMENTS.iter().zip(before.into_iter().zip(after)) {
            let way = [*beds, *places][column];
            let is_worse = old == Status::Met && new == Status::Missed;
            let is_better = old == Status::Missed && new == Status::Met;
            prop_assert!(!(is_worse && way != Way::Harms), "{text}: {figures:?} {more} in {column}");
            prop_assert!(!(is_better && way != Way::Helps), "{text}: {figures:?} {more} in {column}");
        }
    }

    #[test]
    fn a_figure_known_on_one_side_decides_what_every_value_of_it_decides(
        figures in figures(), column in 0_usize..2, is_least in any::<bool>(), off in 0_u32..100
    ) {
        let mut signs = ["", ""];
        signs[column] = if is_least { "≥" } else { "≤" };
        let mut value = figures;
        value[4][column] = if is_least {
            figures[4][column] + off
        } else {
            figures[4][column].saturating_sub(off)
        };
        let (open, known) = (statuses(&figures, signs), statuses(&value, ["", ""]));
        for ((text, ..), (open, known)) in REQUIREMENTS.iter().zip(open.into_iter().zip(known)) {
            let is_decided = matches!(open, Status::Met | Status::Missed);
            // Divided by nothing, it is no number at all.
            let is_same = open == known || known == Status::Unreadable;
            prop_assert!(!is_decided || is_same, "{text}: {figures:?} {signs:?}: {open:?} and {known:?} at {value:?}");
        }
    }
}
