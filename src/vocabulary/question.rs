//! Requirements that whole numbers decide: sums of figures, each times a whole number, compared with
//! nothing. Most requirements come to that, shares and growth too once both sides are multiplied by
//! what they are divided by.

use std::collections::BTreeSet;

use super::IndicatorId;
use crate::quantity::{Exact, Fixed};

/// How many figures of each kind are asked about together.
pub const TOGETHER: usize = 64;

/// Figures of one kind, in millionths.
#[derive(Clone, Copy, Debug)]
pub struct Figures<'f> {
    /// One behind the other.
    pub values: &'f [i64; TOGETHER],
    /// None that matters is larger than this, or farther below zero.
    pub most: u64,
}

/// How a sum has to stand to zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Above it.
    Above,
    /// Above it, or it.
    NotBelow,
    /// It.
    Zero,
}

/// A sum of figures, each times a whole number, and of a constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which figure, by its place among the question's inputs, and by what it is multiplied.
    terms: Vec<(usize, i64)>,
    /// In millionths, as the figures are.
    constant: i128,
    sign: Sign,
}

/// A requirement on some figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question<T> {
    inputs: Vec<T>,
    /// What has to be true for the answer to be one: what is divided by is above zero.
    given: Vec<Line>,
    asked: Vec<Line>,
}

/// What is asked of every township as its rows are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// The questions.
    pub list: Vec<Question<IndicatorId>>,
    /// The indicators of which each township's figure is needed for more than these.
    pub kept: BTreeSet<IndicatorId>,
}

/// More figures than this are no line, so that their multiples add up within 128 bits.
const MOST_TERMS: usize = 1024;

/// What a factor stays below, for the same reason.
const MOST_TIMES: u64 = 1 << 52;

impl Line {
    /// The line of some multiples and a constant, all of them multiplied by the least number that
    /// makes them whole; `None` if that leads too far.
    pub fn new(terms: &[(usize, Exact)], constant: &Exact, sign: Sign) -> Option<Self> {
        let all = terms.iter().map(|(_, by)| by).chain([constant]);
        let mut common = 1_i64;
        for number in all {
            let denominator = number.small_denominator()?;
            let factor = denominator.checked_div(gcd(common, denominator))?;
            common = common.checked_mul(factor)?;
        }
        let common = Exact::from(common);
        let whole = |number: &Exact| (number * &common).whole();
        let terms: Option<Vec<(usize, i64)>> = terms
            .iter()
            .map(|(input, by)| {
                let by = whole(by).filter(|by| by.unsigned_abs() < MOST_TIMES)?;
                Some((*input, by))
            })
            .collect();
        let terms = terms.filter(|terms| terms.len() <= MOST_TERMS)?;
        let constant = i128::from(whole(constant)?);
        Some(Self {
            terms,
            constant: constant.checked_mul(i128::from(Fixed::ONE_IN_MILLIONTHS))?,
            sign,
        })
    }

    /// Whether it stands to zero as it has to, given the figures in millionths.
    #[inline]
    fn holds(&self, figure: impl Fn(usize) -> i64) -> bool {
        // Nothing wraps: 2¹⁰ products of a factor below 2⁵² and a figure or sum below 2⁶³, and a
        // constant below 2⁹⁶, stay below 2¹²⁶.
        let sum = self.terms.iter().fold(self.constant, |sum, (input, by)| {
            sum.wrapping_add(i128::from(*by).wrapping_mul(i128::from(figure(*input))))
        });
        match self.sign {
            Sign::Above => sum > 0,
            Sign::NotBelow => sum >= 0,
            Sign::Zero => sum == 0,
        }
    }

    /// Whether it holds for each of many figures: a bit for each, the first one's lowest. Bits of
    /// figures that are larger than said mean nothing.
    #[inline]
    fn holds_for_each<'f>(&self, figures: &impl Fn(usize) -> Figures<'f>) -> u64 {
        let most = self
            .terms
            .iter()
            .fold(self.constant.unsigned_abs(), |most, (input, by)| {
                let size = u128::from(figures(*input).most);
                most.saturating_add(size.saturating_mul(u128::from(by.unsigned_abs())))
            });
        let Some((constant, true)) = i64::try_from(self.constant)
            .ok()
            .map(|constant| (constant, i64::try_from(most).is_ok()))
        else {
            return bits_of(|at| {
                self.holds(|input| figures(input).values.get(at).copied().unwrap_or(0))
            });
        };
        // No sum of these outgrows a word.
        let mut sums = [constant; TOGETHER];
        for (input, by) in &self.terms {
            for (sum, value) in sums.iter_mut().zip(figures(*input).values) {
                *sum = sum.wrapping_add(value.wrapping_mul(*by));
            }
        }
        match self.sign {
            Sign::Above => bits_where(&sums, |sum| sum > 0),
            Sign::NotBelow => bits_where(&sums, |sum| sum >= 0),
            Sign::Zero => bits_where(&sums, |sum| sum == 0),
        }
    }

    /// The same of figures that stand elsewhere; `None` if one stands nowhere.
    fn placed(&self, places: &[usize]) -> Option<Self> {
        let terms = self.terms.iter();
        let terms: Option<Vec<(usize, i64)>> = terms
            .map(|(input, by)| Some((*places.get(*input)?, *by)))
            .collect();
        Some(Self {
            terms: terms?,
            ..*self
        })
    }
}

impl<T> Question<T> {
    /// The question whether all of `asked` hold, where all of `given` do.
    pub const fn new(inputs: Vec<T>, given: Vec<Line>, asked: Vec<Line>) -> Self {
        Self {
            inputs,
            given,
            asked,
        }
    }

    /// The same question with its figures called otherwise; `None` if one cannot be.
    pub fn of_inputs<U>(self, called: impl Fn(&T) -> Option<U>) -> Option<Question<U>> {
        let inputs: Option<Vec<U>> = self.inputs.iter().map(called).collect();
        Some(Question::new(inputs?, self.given, self.asked))
    }

    /// The figures it needs.
    pub fn inputs(&self) -> &[T] {
        &self.inputs
    }

    /// The same question of figures of which the `n`th input's stands at the `n`th of these places.
    pub fn placed(&self, places: &[usize]) -> Option<Question<usize>> {
        let all = |lines: &[Line]| -> Option<Vec<Line>> {
            lines.iter().map(|line| line.placed(places)).collect()
        };
        Some(Question::new(
            places.to_vec(),
            all(&self.given)?,
            all(&self.asked)?,
        ))
    }

    /// Whether what is taken for given holds as far as the figures are known: whether it is only for
    /// want of a figure that there is no answer. Figures are in millionths.
    pub fn is_possible(&self, figure: impl Fn(usize) -> Option<i64>) -> bool {
        self.given.iter().all(|line| {
            let is_known = |(input, _): &(usize, i64)| figure(*input).is_some();
            !line.terms.iter().all(is_known) || line.holds(|input| figure(input).unwrap_or(0))
        })
    }

    /// The answer, given all the figures in millionths; `None` if it takes more than whole numbers
    /// to say.
    #[inline]
    pub fn answer(&self, figure: impl Fn(usize) -> i64) -> Option<bool> {
        if !self.given.iter().all(|line| line.holds(&figure)) {
            return None;
        }
        Some(self.asked.iter().all(|line| line.holds(&figure)))
    }
}

impl Question<usize> {
    /// The answers for each of many figures, given by place: a bit for each to which there is an
    /// answer ([`Self::answer`]), and a bit for each where that is yes.
    #[inline]
    pub fn answer_each<'f>(&self, figures: impl Fn(usize) -> Figures<'f>) -> (u64, u64) {
        let all = |lines: &[Line]| {
            let bits = lines.iter().map(|line| line.holds_for_each(&figures));
            bits.fold(u64::MAX, |all, bits| all & bits)
        };
        let given = all(&self.given);
        (given, given & all(&self.asked))
    }
}

/// A bit for each of which something is true, the first one's lowest.
#[inline(always)]
fn bits_where(sums: &[i64; TOGETHER], is: impl Fn(i64) -> bool) -> u64 {
    let bits = sums.iter().rev();
    bits.fold(0, |bits, sum| bits << 1 | u64::from(is(*sum)))
}

/// The same by place.
fn bits_of(is: impl Fn(usize) -> bool) -> u64 {
    let bits = (0..TOGETHER).rev();
    bits.fold(0, |bits, at| bits << 1 | u64::from(is(at)))
}

fn gcd(one: i64, other: i64) -> i64 {
    match one.checked_rem(other) {
        Some(rest) => gcd(other, rest),
        None => one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::from_decimal(text).unwrap()
    }

    #[test]
    fn a_share_is_compared_without_dividing() {
        // a / b >= 62 %: a - 0.62 b is not below zero, where b is above it.
        let terms = [(0, exact("1")), (1, exact("-0.62"))];
        let asked = Line::new(&terms, &Exact::ZERO, Sign::NotBelow).unwrap();
        let given = Line::new(&[(1, exact("1"))], &Exact::ZERO, Sign::Above).unwrap();
        let question = Question::new(vec!["a", "b"], vec![given], vec![asked]);
        let answer = |a: i64, b: i64| question.answer(|input| [a, b][input]);
        assert_eq!(answer(62, 100), Some(true));
        assert_eq!(answer(619_999_999, 1_000_000_000), Some(false));
        assert_eq!(answer(5, 0), None);
        assert!(question.is_possible(|input| [None, Some(1)][input]));
        assert!(!question.is_possible(|input| [None, Some(0)][input]));
    }

    #[test]
    fn many_are_answered_as_one_after_the_other() {
        let line = |by: &str, constant: &str, sign| {
            let terms = [(0, exact("1")), (1, exact(by))];
            Line::new(&terms, &exact(constant), sign).unwrap()
        };
        let given = Line::new(&[(1, exact("1"))], &Exact::ZERO, Sign::Above).unwrap();
        for spread in [1, 1_000_003, 1 << 40, 1 << 54] {
            let values: Vec<[i64; TOGETHER]> = [7, 13]
                .map(|step| {
                    std::array::from_fn(|at| (i64::try_from(at).unwrap() * step % 31 - 4) * spread)
                })
                .to_vec();
            let figures = |place: usize| Figures {
                values: &values[place],
                most: values[place]
                    .iter()
                    .fold(0, |all, one| all | one.unsigned_abs()),
            };
            for sign in [Sign::Above, Sign::NotBelow, Sign::Zero] {
                for (by, constant) in [("-0.62", "0"), ("-1", "3"), ("-12345.6789", "-9000000")] {
                    let asked = vec![line(by, constant, sign), line("2", "1", Sign::NotBelow)];
                    let question = Question::new(vec![0, 1], vec![given.clone()], asked);
                    let (given, yes) = question.answer_each(figures);
                    for (at, _) in values[0].iter().enumerate() {
                        let one = question.answer(|place| values[place][at]);
                        let both = (given >> at & 1 == 1).then_some(yes >> at & 1 == 1);
                        assert_eq!(both, one, "{by} {constant} {sign:?} {spread} {at}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_largest_numbers_do_not_wrap() {
        let most = Exact::from(i64::try_from(MOST_TIMES - 1).unwrap());
        let terms: Vec<(usize, Exact)> = (0..MOST_TERMS).map(|at| (at, most.clone())).collect();
        let line = |sign| Line::new(&terms, &Exact::from(i64::MAX), sign).unwrap();
        assert!(line(Sign::Above).holds(|_| i64::MAX));
        assert!(!line(Sign::NotBelow).holds(|_| i64::MIN));
    }

    #[test]
    fn what_does_not_fit_is_no_line() {
        let third = Exact::ratio(1, 3).unwrap();
        assert!(Line::new(&[(0, third)], &Exact::ONE, Sign::Zero).is_some());
        let large = exact("9223372036854775807");
        assert!(Line::new(&[(0, large.clone())], &exact("0.5"), Sign::Zero).is_none());
        assert!(Line::new(&[(0, large)], &Exact::ONE, Sign::Zero).is_none());
        let many = vec![(0, Exact::ONE); MOST_TERMS + 1];
        assert!(Line::new(&many, &Exact::ONE, Sign::Zero).is_none());
    }
}
