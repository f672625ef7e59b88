//! Whether a verdict that stands otherwise than it did stands worse.

use crate::verdict::Status;

/// Which way something turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// A target is newly missed or behind, or can no longer be judged.
    Worse,
    /// A target is newly met, on its way again, or can be judged at last.
    Better,
    /// Neither can be said.
    Other,
}

impl Turn {
    /// Every way, in the order of reports.
    pub const ALL: [Self; 3] = [Self::Worse, Self::Better, Self::Other];

    /// The spelling of the machine formats.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Better => "better",
            Self::Other => "other",
        }
    }

    /// The turn from one status to another; `None` where nothing was or is judged. A missing or
    /// unreadable figure is never better than what was known, be it a miss.
    pub(super) const fn of(before: Option<Status>, after: Option<Status>) -> Self {
        match after {
            Some(Status::Met) => Self::Better,
            Some(Status::Missed) => Self::Worse,
            Some(Status::OnTrack) => to_on_track(before),
            Some(Status::Behind) => to_behind(before),
            Some(Status::NotDue) => to_not_due(before),
            Some(Status::NotReported | Status::Unreadable) => to_unjudged(before),
            Some(Status::NotApplicable) => to_not_applicable(before),
            None => to_nothing(before),
        }
    }
}

const fn to_on_track(before: Option<Status>) -> Turn {
    match before {
        Some(Status::Met) => Turn::Worse,
        Some(
            Status::Missed
            | Status::OnTrack
            | Status::Behind
            | Status::NotDue
            | Status::NotReported
            | Status::Unreadable
            | Status::NotApplicable,
        )
        | None => Turn::Better,
    }
}

const fn to_behind(before: Option<Status>) -> Turn {
    match before {
        Some(Status::Missed) => Turn::Better,
        Some(
            Status::Met
            | Status::OnTrack
            | Status::Behind
            | Status::NotDue
            | Status::NotReported
            | Status::Unreadable
            | Status::NotApplicable,
        )
        | None => Turn::Worse,
    }
}

/// Progress can no longer be measured, or there is a figure at last.
const fn to_not_due(before: Option<Status>) -> Turn {
    match before {
        Some(Status::Met | Status::Missed | Status::OnTrack | Status::Behind) => Turn::Worse,
        Some(Status::NotReported | Status::Unreadable) => Turn::Better,
        Some(Status::NotDue | Status::NotApplicable) | None => Turn::Other,
    }
}

/// Whoever leaves a figure out is not better off than who shows a miss.
const fn to_unjudged(before: Option<Status>) -> Turn {
    match before {
        Some(Status::NotReported | Status::Unreadable) => Turn::Other,
        Some(
            Status::Met
            | Status::Missed
            | Status::OnTrack
            | Status::Behind
            | Status::NotDue
            | Status::NotApplicable,
        )
        | None => Turn::Worse,
    }
}

const fn to_not_applicable(before: Option<Status>) -> Turn {
    match before {
        Some(Status::NotReported | Status::Unreadable) => Turn::Better,
        Some(
            Status::Met
            | Status::Missed
            | Status::OnTrack
            | Status::Behind
            | Status::NotDue
            | Status::NotApplicable,
        )
        | None => Turn::Other,
    }
}

/// What was judged is judged no longer.
const fn to_nothing(before: Option<Status>) -> Turn {
    match before {
        Some(Status::Met | Status::Missed | Status::OnTrack | Status::Behind | Status::NotDue) => {
            Turn::Worse
        }
        Some(Status::NotReported | Status::Unreadable | Status::NotApplicable) | None => {
            Turn::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_longer_reported_is_worse_be_it_a_miss() {
        for before in [Status::Met, Status::Missed, Status::Behind, Status::NotDue] {
            for after in [Status::NotReported, Status::Unreadable] {
                assert_eq!(Turn::of(Some(before), Some(after)), Turn::Worse);
            }
            assert_eq!(Turn::of(Some(before), None), Turn::Worse);
        }
        let (one, other) = (Status::NotReported, Status::Unreadable);
        assert_eq!(Turn::of(Some(one), Some(other)), Turn::Other);
        assert_eq!(Turn::of(Some(other), Some(one)), Turn::Other);
    }

    #[test]
    fn a_miss_is_worse_than_all_else_and_being_met_is_better() {
        let others = Status::ALL.into_iter().map(Some).chain([None]);
        for before in others {
            if before != Some(Status::Missed) {
                assert_eq!(Turn::of(before, Some(Status::Missed)), Turn::Worse);
            }
            if before != Some(Status::Met) {
                assert_eq!(Turn::of(before, Some(Status::Met)), Turn::Better);
            }
        }
    }

    /// Nobody gains by turning back: if one way is better, the way back is not.
    #[test]
    fn no_turn_and_its_way_back_are_both_better() {
        for one in Status::ALL {
            for other in Status::ALL {
                let both = [
                    Turn::of(Some(one), Some(other)),
                    Turn::of(Some(other), Some(one)),
                ];
                assert!(
                    one == other || both != [Turn::Better; 2],
                    "{one:?} {other:?}"
                );
            }
        }
    }
}
