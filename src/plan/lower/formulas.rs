//! Formulas among each other: none comes back to itself, and none grows without bound.

use crate::plan::raw::{RawPlan, Sink};
use crate::plan::{Expr, PlanFault};
use crate::vocabulary::IndicatorId;

/// How many parts a formula may have once the formulas in it are put in.
const MOST_PARTS: u64 = 10_000;

/// How many levels it may have then.
const MOST_LEVELS: u64 = 512;

/// How many indicators of a cycle are named.
const MOST_SHOWN: usize = 12;

/// Reports cycles and formulas that become too large; whether every formula can be followed.
pub(super) fn check(sink: &mut Sink<'_>, raw: &RawPlan, formulas: &[Option<Expr>]) -> bool {
    let inputs: Vec<Vec<usize>> = formulas
        .iter()
        .map(|formula| formula.as_ref().map(indicators).unwrap_or_default())
        .collect();
    let Walk { order, cycles } = walk(&inputs);
    for path in &cycles {
        let name = |index: &usize| Some(raw.indicators.get(*index)?.id.value.clone());
        let shown = path.iter().take(MOST_SHOWN).filter_map(name);
        let mut ids: Vec<String> = shown.collect();
        if path.len() > MOST_SHOWN {
            ids.push("…".to_owned());
            ids.extend(path.last().and_then(name));
        }
        let place = path.first().and_then(|first| raw.indicators.get(*first));
        if let Some(text) = place.and_then(|indicator| indicator.formula.as_ref()) {
            sink.add(PlanFault::FormulaCycle { path: ids }, text.span);
        }
    }
    let read = raw
        .indicators
        .iter()
        .zip(formulas)
        .all(|(indicator, formula)| indicator.formula.is_none() || formula.is_some());
    let fit = cycles.is_empty() && sizes(sink, raw, formulas, &order);
    read && fit
}

/// The indicators that an expression looks at, by place in the file.
pub(super) fn indicators(expr: &Expr) -> Vec<usize> {
    let mut found = Vec::new();
    visit(expr, &mut |id| found.push(id.index()));
    found
}

/// Calls `seen` for every indicator in an expression, from left to right.
pub(super) fn visit(expr: &Expr, seen: &mut impl FnMut(IndicatorId)) {
    match expr {
        Expr::Constant { .. } => {}
        Expr::Indicator(id) => seen(*id),
        Expr::Negate(inner)
        | Expr::Growth(inner)
        | Expr::Previous(inner)
        | Expr::Base(inner)
        | Expr::Cumulative(inner) => visit(inner, seen),
        Expr::Binary { left, right, .. } => {
            visit(left, seen);
            visit(right, seen);
        }
        Expr::Min(members) | Expr::Max(members) => {
            for member in members {
                visit(member, seen);
            }
        }
    }
}

struct Walk {
    /// Every indicator after all that its formula looks at.
    order: Vec<usize>,
    /// Cycles, each with its first indicator again at the end; of cycles that share an indicator
    /// only the first that was met.
    cycles: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    /// On the path, so many steps from its start.
    OnPath(usize),
    Done,
}

/// Walks all formulas depth first, without recursion: a file may chain thousands.
fn walk(inputs: &[Vec<usize>]) -> Walk {
    let mut marks = vec![Mark::New; inputs.len()];
    let mut circular = vec![false; inputs.len()];
    let (mut order, mut cycles) = (Vec::new(), Vec::new());
    for start in 0..inputs.len() {
        // The path from `start`, each with the number of its inputs already followed.
        let mut path: Vec<(usize, usize)> = Vec::new();
        enter(start, &mut marks, &mut path);
        while let Some((node, followed)) = path.last_mut() {
            let node = *node;
            let next = inputs.get(node).and_then(|inputs| inputs.get(*followed));
            *followed = followed.saturating_add(1);
            match next.map(|next| (*next, marks.get(*next).copied())) {
                None => {
                    set(&mut marks, node, Mark::Done);
                    order.push(node);
                    path.pop();
                }
                Some((next, Some(Mark::New))) => enter(next, &mut marks, &mut path),
                Some((next, Some(Mark::OnPath(depth)))) => {
                    cycles.extend(close(path.iter().skip(depth), next, &mut circular));
                }
                Some((_, Some(Mark::Done) | None)) => {}
            }
        }
    }
    Walk { order, cycles }
}

/// The cycle that a step back to `head` closes, unless a part of it was reported already.
fn close<'p>(
    members: impl Iterator<Item = &'p (usize, usize)>,
    head: usize,
    circular: &mut [bool],
) -> Option<Vec<usize>> {
    let mut cycle = Vec::new();
    for (member, _) in members {
        if circular.get(*member) == Some(&true) {
            return None;
        }
        cycle.push(*member);
    }
    for member in &cycle {
        set(circular, *member, true);
    }
    cycle.push(head);
    Some(cycle)
}

fn enter(node: usize, marks: &mut [Mark], path: &mut Vec<(usize, usize)>) {
    if marks.get(node) == Some(&Mark::New) {
        set(marks, node, Mark::OnPath(path.len()));
        path.push((node, 0));
    }
}

fn set<T>(all: &mut [T], index: usize, value: T) {
    if let Some(place) = all.get_mut(index) {
        *place = value;
    }
}

/// Parts and levels.
#[derive(Clone, Copy, Default)]
struct Size {
    parts: u64,
    levels: u64,
}

fn sizes(sink: &mut Sink<'_>, raw: &RawPlan, formulas: &[Option<Expr>], order: &[usize]) -> bool {
    // Nothing for a formula that is too large, and so for all that build on it.
    let mut known = vec![Some(Size::default()); formulas.len()];
    let mut fit = true;
    for index in order {
        let Some(Some(formula)) = formulas.get(*index) else {
            continue;
        };
        let size = size(formula, &known);
        let fits = |size: &Size| size.parts <= MOST_PARTS && size.levels <= MOST_LEVELS;
        if size.is_some_and(|size| !fits(&size)) {
            let indicator = raw.indicators.get(*index);
            if let Some(text) = indicator.and_then(|indicator| indicator.formula.as_ref()) {
                sink.add(PlanFault::FormulaTooLarge, text.span);
            }
            fit = false;
        }
        set(&mut known, *index, size.filter(fits));
    }
    fit
}

fn size(expr: &Expr, known: &[Option<Size>]) -> Option<Size> {
    let inner = match expr {
        Expr::Constant { .. } => Size::default(),
        Expr::Indicator(id) => known.get(id.index()).copied().flatten()?,
        Expr::Negate(inner)
        | Expr::Growth(inner)
        | Expr::Previous(inner)
        | Expr::Base(inner)
        | Expr::Cumulative(inner) => size(inner, known)?,
        Expr::Binary { left, right, .. } => join([size(left, known)?, size(right, known)?]),
        Expr::Min(members) | Expr::Max(members) => {
            let sizes: Option<Vec<Size>> =
                members.iter().map(|member| size(member, known)).collect();
            join(sizes?)
        }
    };
    Some(Size {
        parts: inner.parts.saturating_add(1),
        levels: inner.levels.saturating_add(1),
    })
}

fn join(sizes: impl IntoIterator<Item = Size>) -> Size {
    sizes.into_iter().fold(Size::default(), |all, one| Size {
        parts: all.parts.saturating_add(one.parts),
        levels: all.levels.max(one.levels),
    })
}
