//! Measures the program against others that judge by the same rules: it makes the data, runs this
//! program and each other one that is installed in turn (A B A B …), compares what they say with the
//! exact verdicts, and prints the medians and their ratios.
//!
//! ```sh
//! cargo bench --bench pairs -- --help
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::iter_over_hash_type,
    clippy::as_conversions,
    clippy::wildcard_enum_match_arm,
    missing_docs,
    unreachable_pub,
    reason = "a benchmark that cannot go on has failed"
)]

mod made;
mod measure;
mod peers;
mod told;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};

use made::facts::Scale;
use made::files::{self, Form, Layout};
use made::rules::{self, Count, FORTY, Rule};
use measure::Run;
use peers::{Job, Program};
use told::Line;

/// Measures check against other programs over the same rules.
#[derive(Parser)]
#[command(bin_name = "cargo bench --bench pairs --")]
struct Asked {
    /// How much data
    #[arg(long, value_enum, default_value = "medium")]
    size: Size,
    /// wide, tidy [default: both]
    #[arg(long, value_parser = layout)]
    layout: Vec<Layout>,
    /// clean, messy, quoted, shuffled [default: clean]
    #[arg(long, value_parser = form)]
    form: Vec<Form>,
    /// Forty rules over all columns instead of twelve
    #[arg(long)]
    forty: bool,
    /// Only against these: alone, csv-loop, csv-rules, duckdb, polars, pandas, data.table, xan
    #[arg(long, value_parser = peer)]
    peer: Vec<Program>,
    /// How many runs of each are counted
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,
    /// How many threads check may use
    #[arg(long)]
    threads: Option<usize>,
    /// Where data and scripts are written, and stay
    #[arg(long, default_value = concat!(env!("CARGO_TARGET_TMPDIR"), "/bench"))]
    folder: PathBuf,
    /// What cargo bench adds
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Size {
    /// Twenty townships' years: what it takes to start
    Tiny,
    /// A few megabytes
    Small,
    /// About 90 MB
    Medium,
    /// About 0.9 GB
    Large,
}

impl Size {
    fn scale(self, layout: Layout) -> Scale {
        let (counties, townships, years) = match (self, layout) {
            (Self::Tiny, Layout::Wide | Layout::Tidy) => (1, 2, 10),
            (Self::Small, Layout::Wide) => (100, 14, 10),
            (Self::Small, Layout::Tidy) => (14, 14, 10),
            (Self::Medium, Layout::Wide) => (2_800, 14, 10),
            (Self::Medium, Layout::Tidy) => (300, 14, 10),
            (Self::Large, Layout::Wide) => (2_800, 70, 20),
            (Self::Large, Layout::Tidy) => (2_800, 14, 10),
        };
        Scale {
            seed: 20_050_102,
            counties,
            townships,
            years,
        }
    }
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((first, rest)) = arguments.split_first()
        && first == "--serve"
    {
        println!("{}", peers::serve(rest)?);
        return Ok(());
    }
    let asked = Asked::parse();
    fs::create_dir_all(&asked.folder)?;
    let layouts = or_all(&asked.layout, &Layout::ALL);
    let forms = or_all(&asked.form, &[Form::Clean]);
    let peers: Vec<Program> = or_all(&asked.peer, &Program::PEERS)
        .into_iter()
        .filter(|peer| told::presence(*peer))
        .collect();
    told::presence(Program::Check);
    let mut all_exact = true;
    for layout in layouts {
        let scale = asked.size.scale(layout);
        let rules = if asked.forty {
            &FORTY[..]
        } else {
            &FORTY[..12]
        };
        eprintln!(
            "exact verdicts of {} rules over {} rows …",
            rules.len(),
            scale.rows()
        );
        let exact = rules::verdicts(&scale, rules);
        for form in &forms {
            let data = made(&asked.folder, &scale, layout, *form)?;
            let job = Job {
                rules,
                rule_file: Path::new(rule_file(asked.forty)),
                data: &data,
                layout,
                form: *form,
                folder: &asked.folder,
            };
            all_exact &= compare(&asked, &job, &peers, &exact)?;
        }
    }
    if all_exact {
        Ok(())
    } else {
        Err(io::Error::other("check did not come to the exact verdicts"))
    }
}

const fn rule_file(forty: bool) -> &'static str {
    if forty {
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/forty.toml")
    } else {
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/rules.toml")
    }
}

/// Measures check against each peer on one file; whether check was exact.
fn compare(asked: &Asked, job: &Job<'_>, peers: &[Program], exact: &[Count]) -> io::Result<bool> {
    told::heading(job)?;
    let mut is_exact = true;
    for peer in peers {
        let Some(mut other) = peer.command(job, None)? else {
            continue;
        };
        let Some(mut own) = Program::Check.command(job, asked.threads)? else {
            continue;
        };
        let (mut of_check, mut of_peer): (Vec<Run>, Vec<Run>) = (Vec::new(), Vec::new());
        let mut failed = None;
        // The first of each only warms the page cache.
        for number in 0..=asked.runs {
            let run = measure::run(&mut own)?;
            match measure::run(&mut other) {
                Ok(other) if number > 0 => of_peer.push(other),
                Ok(_) => {}
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
            if number > 0 {
                of_check.push(run);
            }
        }
        if let Some(error) = failed {
            println!("{:<18} failed: {error}", peer.name());
            continue;
        }
        let check = Line::of(Program::Check, &of_check, exact);
        let line = Line::of(*peer, &of_peer, exact);
        is_exact &= check.wrong == Some(0);
        told::pair(&check, &line);
    }
    Ok(is_exact)
}

/// The data file, made unless it is there.
fn made(folder: &Path, scale: &Scale, layout: Layout, form: Form) -> io::Result<PathBuf> {
    let Scale {
        seed,
        counties,
        townships,
        years,
    } = scale;
    let (layout_id, form_id) = (layout.id(), form.id());
    let name = format!("{layout_id}-{form_id}-{counties}x{townships}x{years}-{seed}.csv");
    let path = folder.join(name);
    if !path.exists() {
        eprintln!("making {} …", path.display());
        let unfinished = path.with_extension("unfinished");
        let mut out = BufWriter::with_capacity(1 << 18, File::create(&unfinished)?);
        files::write(scale, layout, form, &mut out)?;
        out.flush()?;
        fs::rename(&unfinished, &path)?;
    }
    Ok(path)
}

fn or_all<T: Copy>(named: &[T], all: &[T]) -> Vec<T> {
    let chosen = if named.is_empty() { all } else { named };
    chosen.to_vec()
}

fn layout(id: &str) -> Result<Layout, String> {
    known(&Layout::ALL, id, |layout| layout.id())
}

fn form(id: &str) -> Result<Form, String> {
    known(&Form::ALL, id, |form| form.id())
}

fn peer(id: &str) -> Result<Program, String> {
    known(&Program::PEERS, id, |program| program.id())
}

fn known<T: Copy>(all: &[T], id: &str, named: impl Fn(&T) -> &'static str) -> Result<T, String> {
    let names: Vec<&str> = all.iter().map(&named).collect();
    let found = all.iter().find(|one| named(one) == id).copied();
    found.ok_or_else(|| format!("one of {}", names.join(", ")))
}

/// What a program says of each rule: how many hold and fail.
fn said(program: Program, printed: &str, rules: &[Rule]) -> Vec<(u64, u64)> {
    if matches!(program, Program::Check | Program::CheckAlone) {
        return told::summary(printed, rules);
    }
    let last = printed.lines().rfind(|line| !line.trim().is_empty());
    let numbers = last.unwrap_or_default().split([' ', ',', '\t', '|']);
    let numbers: Vec<u64> = numbers
        .filter_map(|number| number.trim_matches(['(', ')']).parse().ok())
        .collect();
    numbers
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}
