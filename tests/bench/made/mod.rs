//! Made-up county statistics for measuring, and the exact verdicts on them, computed apart from the
//! program.
//!
//! Every cell follows from the seed, the county, the township, the year and the column alone, so each
//! layout, notation and order of rows holds the same facts and must get the same verdicts. Many values
//! lie exactly on a threshold, where an answer from binary fractions is a matter of luck.

pub mod columns;
pub mod facts;
pub mod files;
pub mod names;
pub mod rules;
