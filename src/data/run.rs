//! The passes over the files: one that accumulates, one for what was met more than once.

use std::sync::Arc;

use super::accumulate::{Accumulator, Sink};
use super::areas::{Areas, Settled};
use super::compared;
use super::file::{self, How, Read, Unread};
use super::findings::Findings;
use super::furniture::{Furniture, UnitLine};
use super::jumps;
use super::repeats::Repeats;
use super::rows::Shared;
use super::slots::Slots;
use super::words::Words;
use super::{Encoding, Finding, FindingKind, InputFile, Observations, Options, assemble};
use crate::source::{FileId, Input, Place};
use crate::vocabulary::Vocabulary;

/// What a pass needs, and what was settled by those before it.
struct Run<'a> {
    inputs: &'a [Input],
    vocabulary: &'a Vocabulary,
    options: &'a Options,
    words: Words,
    slots: Arc<Slots>,
    block: usize,
    /// The encoding of each file, where it is settled.
    encodings: Vec<Option<Encoding>>,
    /// Which encodings were decided by what the headers mean.
    by_headers: Vec<bool>,
    /// What lines below the header of each file say of the unit.
    below: Vec<Vec<UnitLine>>,
    settled: Settled,
}

/// What a pass found.
struct Pass {
    areas: Areas,
    findings: Findings,
    mentioned: Vec<bool>,
    files: Vec<Read>,
}

/// Why a pass has to be made again, or cannot be.
enum Again {
    /// This file is GB18030; whether by what its headers mean.
    Gb18030(usize, bool),
    /// A line below the header of this file states a unit.
    UnitBelow(usize, UnitLine),
    /// These files cannot be read.
    Fatal(Vec<Finding>),
}

/// Reads all inputs in blocks of `block` bytes.
pub(super) fn read(
    inputs: &[Input],
    vocabulary: &Vocabulary,
    options: &Options,
    block: usize,
) -> Result<Observations, Vec<Finding>> {
    if u16::try_from(inputs.len()).is_err() {
        let last = Place::file(FileId(u16::MAX));
        return Err(vec![Finding::new(FindingKind::TooManyFiles, last)]);
    }
    let mut run = Run {
        inputs,
        vocabulary,
        options,
        words: Words::new(vocabulary),
        slots: Arc::new(Slots::new(vocabulary)),
        block,
        encodings: vec![options.encoding; inputs.len()],
        by_headers: vec![false; inputs.len()],
        below: vec![Vec::new(); inputs.len()],
        settled: Settled::default(),
    };
    let slots = Arc::clone(&run.slots);
    let (mut pass, mut accumulator) = loop {
        let mut accumulator = Accumulator::new(vocabulary, &slots);
        let pass = run.pass_to_end(&mut accumulator, options.digests)?;
        let settled = pass.areas.settle();
        if run.settled == Settled::default() && settled != run.settled {
            run.settled = settled;
            continue;
        }
        break (pass, accumulator);
    };
    accumulator.settle_undated();
    if !accumulator.repeated.is_empty() {
        let mut repeats = Repeats::of(&accumulator.repeated);
        run.pass_to_end(&mut repeats, false)?;
        assemble::report_again(&repeats.again, &slots, &pass.areas, &mut pass.findings);
        assemble::settle_repeats(repeats, &mut accumulator);
    }
    Ok(finish(&run, pass, accumulator))
}

impl Run<'_> {
    /// One pass, begun again for every file that turns out not to be UTF-8.
    fn pass_to_end(&mut self, sink: &mut impl Fresh, digest: bool) -> Result<Pass, Vec<Finding>> {
        loop {
            sink.clear();
            match self.pass(sink, digest) {
                Ok(pass) => return Ok(pass),
                Err(Again::Gb18030(file, is_by_headers)) => {
                    if let Some(by_headers) = self.by_headers.get_mut(file) {
                        *by_headers = is_by_headers;
                    }
                    if let Some(encoding) = self.encodings.get_mut(file) {
                        *encoding = Some(Encoding::Gb18030);
                    }
                }
                Err(Again::UnitBelow(file, line)) => {
                    if let Some(below) = self.below.get_mut(file) {
                        below.push(line);
                    }
                }
                Err(Again::Fatal(findings)) => return Err(findings),
            }
        }
    }

    fn pass(&self, sink: &mut dyn Sink, digest: bool) -> Result<Pass, Again> {
        let mut pass = Pass {
            areas: Areas::new(self.vocabulary, self.settled.clone()),
            findings: Findings::default(),
            mentioned: vec![false; self.vocabulary.terms.len()],
            files: Vec::new(),
        };
        let mut shared = Shared {
            vocabulary: self.vocabulary,
            words: &self.words,
            slots: &self.slots,
            areas: &mut pass.areas,
            findings: &mut pass.findings,
            mentioned: &mut pass.mentioned,
            asked_year: self.options.year,
        };
        let mut fatal = Vec::new();
        for (index, input) in self.inputs.iter().enumerate() {
            let file = FileId(u16::try_from(index).unwrap_or(u16::MAX));
            let how = How {
                encoding: self.encodings.get(index).copied().flatten(),
                layout: self.options.layout.or(self.vocabulary.layout),
                digest,
                block: self.block,
                by_headers: self.by_headers.get(index).copied().unwrap_or(false),
                below: self.below.get(index).cloned().unwrap_or_default(),
            };
            match file::read(input, file, how, &mut shared, sink) {
                Ok(read) => pass.files.push(read),
                Err(Unread::Fatal(finding)) => fatal.push(*finding),
                Err(Unread::UnitBelow(line)) => return Err(Again::UnitBelow(index, line)),
                Err(Unread::NotUtf8) => return Err(Again::Gb18030(index, false)),
                Err(Unread::Gb18030ByHeaders) => return Err(Again::Gb18030(index, true)),
            }
        }
        if fatal.is_empty() {
            Ok(pass)
        } else {
            Err(Again::Fatal(fatal))
        }
    }
}

/// A sink that can begin anew.
trait Fresh: Sink {
    fn clear(&mut self);
}

impl Fresh for Accumulator<'_> {
    fn clear(&mut self) {
        self.counties.clear();
        self.repeated.clear();
        self.again.clear();
        self.undated.clear();
    }
}

impl Fresh for Repeats {
    fn clear(&mut self) {
        self.forget();
    }
}

fn finish(run: &Run<'_>, pass: Pass, accumulator: Accumulator<'_>) -> Observations {
    let Pass {
        areas,
        mut findings,
        mentioned,
        files,
    } = pass;
    assemble::report_again(&accumulator.again, &run.slots, &areas, &mut findings);
    assemble::report_unplaced(&areas, &mut findings);
    assemble::report_unlisted(&areas, run.vocabulary, &mut findings);
    let mut files: Vec<InputFile> = run
        .inputs
        .iter()
        .zip(files)
        .map(|(input, read)| InputFile {
            name: input.name().clone(),
            sha256: read.sha256,
            encoding: read.encoding,
            layout: read.layout,
            delimiter: read.delimiter,
            rows: read.counts.rows,
            observations: read.counts.observations,
            furniture: read.counts.furniture.into_iter().collect(),
            furniture_lines: read.counts.furniture_lines.into_iter().collect(),
        })
        .collect();
    if areas.named_counties().nth(1).is_some() {
        for (file, count) in areas.total_rows() {
            let Some(file) = files.get_mut(usize::from(file.0)) else {
                continue;
            };
            file.rows = file.rows.saturating_sub(count);
            file.furniture.push((Furniture::GrandTotal, count));
            file.furniture.sort_unstable();
        }
    }
    let is_of_several = areas.named_counties().nth(1).is_some();
    let totals = is_of_several.then(|| compared::of_no_county(&accumulator.counties));
    let counties = assemble::counties(accumulator, &areas, run.vocabulary, &run.slots);
    jumps::report(&counties, run.vocabulary, &mut findings);
    let known = (&areas, &*run.slots);
    let totals = totals.flatten();
    compared::report(
        &counties,
        totals.as_ref(),
        run.vocabulary,
        known,
        &mut findings,
    );
    Observations {
        files,
        findings: findings.sorted(),
        counties,
        mentioned,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Unit, Year};
    use crate::vocabulary::{Combine, Level, Measure, Plausible, Term};

    fn vocabulary() -> Vocabulary {
        let term = |id: &str, name: &str| Term {
            id: id.to_owned(),
            name: name.to_owned(),
            english: None,
            headers: Vec::new(),
            measure: Measure::Number(Unit::parse("张").unwrap()),
            plausible: Plausible::default(),
            combine: Combine::Sum,
            used: true,
            by_township: true,
        };
        Vocabulary {
            terms: vec![term("beds", "护理型床位"), term("sites", "安葬点")],
            county: Level::default(),
            township: Level::default(),
            layout: None,
            base_year: Year::new(2020).unwrap(),
            last_year: Year::new(2025).unwrap(),
        }
    }

    fn everything(bytes: &[u8], block: usize) -> String {
        let input = Input::memory("a.csv", bytes.to_vec());
        let options = Options {
            digests: true,
            ..Options::default()
        };
        match read(&[input], &vocabulary(), &options, block) {
            Ok(observations) => format!("{observations:?}"),
            Err(findings) => format!("{findings:?}"),
        }
    }

    #[test]
    fn the_size_of_blocks_changes_nothing() {
        let text = "\u{FEFF}标题\r\n\"地区\",乡镇,年份,护理型床位,\"安葬\r\n点\"\r\n\r\n示例县,东山镇,2025,\"1,234\",𠀀5\r\n\
                    示例县,\"西\"\"河\"\"乡\",2025,\"12\"x,3\r\n示例县,东山镇,2025,\"1,2\n34\",\"\"\r\n示例县,东山镇,2024,7,1";
        let (gbk, _, _) = encoding_rs::GB18030.encode(text.trim_start_matches('\u{FEFF}'));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let unclosed = text.replace("\"\"\r\n示例", "\"\r\n示例");
        for bytes in [
            text.as_bytes(),
            &gbk,
            &utf16,
            unclosed.as_bytes(),
            b"\r\r\n\r",
        ] {
            let whole = everything(bytes, 1 << 18);
            for block in 1..=64 {
                assert_eq!(everything(bytes, block), whole, "block of {block}");
            }
        }
    }
}
