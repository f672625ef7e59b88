//! The passes over the files: one that accumulates, one for what was met more than once.

use std::sync::{Arc, Mutex, PoisonError};

use super::areas::{Areas, Settled};
use super::consistency::compared;
use super::consistency::{jumps, names};
use super::file::{self, How, Read, Unread};
use super::finding::gathered::Findings;
use super::rows::Shared;
use super::slots::Slots;
use super::store::{Keep, Store};
use super::table::furniture::{Furniture, UnitLine};
use super::table::words::Words;
use super::{Encoding, FileFault, Finding, InputFile, Observations, Options, assemble};
use crate::source::{FileId, Input, Place};
use crate::vocabulary::Vocabulary;

/// What a pass needs, and what was settled by those before it.
struct Run<'a> {
    inputs: &'a [Input],
    vocabulary: &'a Vocabulary,
    options: &'a Options,
    words: Words<'a>,
    slots: Arc<Slots>,
    block: usize,
    /// The encoding of each file, where it is settled.
    encodings: Vec<Option<Encoding>>,
    /// Which encodings were decided by what the headers mean.
    by_headers: Vec<bool>,
    /// What lines below the header of each file say of the unit.
    below: Vec<Vec<(UnitLine, u64)>>,
    settled: Settled,
}

/// What a pass found.
struct Pass {
    areas: Areas,
    found: Found,
}

/// What a pass found beside areas and figures.
struct Found {
    findings: Findings,
    mentioned: Vec<bool>,
    files: Vec<Read>,
}

/// Why a pass came to nothing.
enum Vain {
    /// It has to be made again, now that this is known.
    Again(Vec<Learnt>),
    /// These files cannot be read.
    Fatal(Vec<Finding>),
}

/// What is learnt of a file, by its number, too late to read it so.
enum Learnt {
    /// It is GB18030; whether by what its headers mean.
    Gb18030(usize, bool),
    /// Lines below its header state units.
    UnitsBelow(usize, Vec<(UnitLine, u64)>),
}

/// Reads all inputs.
pub(super) fn read(
    inputs: &[Input],
    vocabulary: &Vocabulary,
    options: &Options,
) -> Result<Observations, Vec<Finding>> {
    if u16::try_from(inputs.len()).is_err() {
        let last = Place::file(FileId(u16::MAX));
        return Err(vec![Finding::new(FileFault::TooManyFiles, last)]);
    }
    let mut run = Run {
        inputs,
        vocabulary,
        options,
        words: Words::new(vocabulary),
        slots: Arc::new(Slots::new(vocabulary)),
        block: options.block.max(1),
        encodings: vec![options.encoding; inputs.len()],
        by_headers: vec![false; inputs.len()],
        below: vec![Vec::new(); inputs.len()],
        settled: Settled::default(),
    };
    let slots = Arc::clone(&run.slots);
    let keep = match &options.questions {
        Some(_) => Keep::Answers,
        None => Keep::ByTownship,
    };
    let mut store = Store::new(&slots, keep);
    let mut pass = loop {
        let pass = run.first_pass(&mut store)?;
        let settled = pass.areas.settle();
        if run.settled == Settled::default() && settled != run.settled {
            run.settled = settled;
            continue;
        }
        break pass;
    };
    store.settle_undated();
    store.look_for_doubts(options.threads);
    if !store.again_in.is_empty() {
        let wanted = Arc::new(std::mem::take(&mut store.again_in));
        let mut again = Store::new(&slots, Keep::All(wanted));
        pass.areas = run.second_pass(pass.areas, &mut again)?;
        again.settle_undated();
        store.replace(again);
        let findings = &mut pass.found.findings;
        assemble::report_again(&store.again, &slots, &pass.areas, findings);
    }
    Ok(finish(&run, pass, store))
}

impl Run<'_> {
    /// One pass, begun again with what was learnt of the files on the way.
    fn first_pass(&mut self, store: &mut Store) -> Result<Pass, Vec<Finding>> {
        loop {
            let areas = Mutex::new(Areas::new(self.vocabulary, self.settled.clone()));
            match self.pass(&areas, store, self.options.digests) {
                Ok(found) => {
                    let areas = areas.into_inner().unwrap_or_else(PoisonError::into_inner);
                    return Ok(Pass { areas, found });
                }
                Err(vain) => self.begin_again(vain)?,
            }
        }
    }

    /// Another pass over rows whose areas are known. What it finds was found before.
    fn second_pass(&mut self, mut areas: Areas, store: &mut Store) -> Result<Areas, Vec<Finding>> {
        areas.recall();
        let areas = Mutex::new(areas);
        while let Err(vain) = self.pass(&areas, store, false) {
            self.begin_again(vain)?;
        }
        Ok(areas.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes in what a pass in vain has taught.
    fn begin_again(&mut self, vain: Vain) -> Result<(), Vec<Finding>> {
        let all = match vain {
            Vain::Again(all) => all,
            Vain::Fatal(findings) => return Err(findings),
        };
        for learnt in all {
            match learnt {
                Learnt::Gb18030(file, is_by_headers) => {
                    if let Some(by_headers) = self.by_headers.get_mut(file) {
                        *by_headers = is_by_headers;
                    }
                    if let Some(encoding) = self.encodings.get_mut(file) {
                        *encoding = Some(Encoding::Gb18030);
                    }
                }
                Learnt::UnitsBelow(file, lines) => {
                    if let Some(below) = self.below.get_mut(file) {
                        below.extend(lines);
                    }
                }
            }
        }
        Ok(())
    }

    /// Reads every file, also after one that has to be read again: of many such files each would
    /// else cost a reading of all before it.
    fn pass(&self, areas: &Mutex<Areas>, store: &mut Store, digest: bool) -> Result<Found, Vain> {
        store.clear();
        let mut found = Found {
            findings: Findings::default(),
            mentioned: vec![false; self.vocabulary.terms.len()],
            files: Vec::new(),
        };
        let mut shared = Shared {
            vocabulary: self.vocabulary,
            words: &self.words,
            slots: &self.slots,
            areas,
            findings: &mut found.findings,
            mentioned: &mut found.mentioned,
            asked_year: self.options.year,
            questions: self.options.questions.as_ref(),
        };
        let (mut learnt, mut fatal) = (Vec::new(), Vec::new());
        for (index, input) in self.inputs.iter().enumerate() {
            let file = FileId(u16::try_from(index).unwrap_or(u16::MAX));
            let how = How {
                encoding: self.encodings.get(index).copied().flatten(),
                layout: self.options.layout.or(self.vocabulary.layout),
                digest,
                block: self.block,
                threads: self.options.threads.max(1),
                is_careful: self.options.careful,
                by_headers: self.by_headers.get(index).copied().unwrap_or(false),
                below: self.below.get(index).cloned().unwrap_or_default(),
            };
            match file::read(input, file, how, &mut shared, store) {
                Ok(read) => found.files.push(read),
                Err(Unread::Fatal(finding)) => fatal.push(*finding),
                Err(Unread::UnitsBelow(lines)) => learnt.push(Learnt::UnitsBelow(index, lines)),
                Err(Unread::NotUtf8) => learnt.push(Learnt::Gb18030(index, false)),
                Err(Unread::Gb18030ByHeaders) => learnt.push(Learnt::Gb18030(index, true)),
            }
        }
        match (learnt.is_empty(), fatal.is_empty()) {
            (true, true) => Ok(found),
            (true, false) => Err(Vain::Fatal(fatal)),
            (false, _) => Err(Vain::Again(learnt)),
        }
    }
}

fn finish(run: &Run<'_>, pass: Pass, store: Store) -> Observations {
    let Pass { areas, found } = pass;
    let Found {
        mut findings,
        mentioned,
        files,
    } = found;
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
    let totals = is_of_several.then(|| compared::of_no_county(&store.counties));
    let last = run.vocabulary.last_year;
    let latest_unplaced = assemble::latest_unplaced(&store, &areas, &run.slots, last);
    let known = (&areas, run.vocabulary);
    let counties = assemble::counties(store, known, &run.slots, run.options.threads);
    names::report(&counties, &areas, run.vocabulary, &mut findings);
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
        latest_unplaced,
        mentioned,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Unit, Year};
    use crate::source::Untrusted;
    use crate::vocabulary::{Combine, Level, Measure, Plausible, Term};

    fn vocabulary() -> Vocabulary {
        let term = |id: &str, name: &str| Term {
            id: id.to_owned(),
            name: Untrusted::new(name),
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

    fn everything(bytes: &[u8], block: usize, threads: usize, careful: bool) -> String {
        let input = Input::memory("a.csv", bytes.to_vec());
        let options = Options {
            digests: true,
            block,
            threads,
            careful,
            ..Options::default()
        };
        match read(&[input], &vocabulary(), &options) {
            Ok(observations) => shown(&observations),
            Err(findings) => format!("{findings:?}"),
        }
    }

    /// What the observations say, not how they are kept.
    fn shown(observations: &Observations) -> String {
        use std::fmt::Write as _;
        let mut all = format!(
            "{:?}\n{:?}\n{:?}\n",
            observations.files, observations.findings, observations.mentioned
        );
        for county in observations.counties() {
            let ids = [0, 1].map(|index| crate::vocabulary::IndicatorId::new(index).unwrap());
            writeln!(all, "{:?} {:?}", county.name(), county.townships()).unwrap();
            for (year, id) in county.years().flat_map(|year| ids.map(|id| (year, id))) {
                let townships = 0..county.townships().len();
                let townships: Vec<_> = townships
                    .map(|index| county.township(index, year, id))
                    .collect();
                let (own, parts) = (county.own(year, id), county.parts(year, id));
                let silent = county.silent(year, id);
                writeln!(
                    all,
                    "{year} {id:?} {own:?} {parts:?} {silent:?} {townships:?}"
                )
                .unwrap();
            }
        }
        all
    }

    #[test]
    fn neither_blocks_nor_threads_nor_care_change_anything() {
        let text = "\u{FEFF}标题\r\n\"地区\",乡镇,年份,护理型床位,\"安葬\r\n点\"\r\n\r\n示例县,东山镇,2025,\"1,234\",𠀀5\r\n\
                    示例县,\"西\"\"河\"\"乡\",2025,\"12\"x,3\r\n示例县,东山镇,2025,\"1,2\n34\",\"\"\r\n示例县,东山镇,2024,7,1\r\n\
                    示例县,北岭镇,2024,8,,\r\n示例县,北岭镇,2023,\"8\",2.50\r\n示例县,,2023,18,2\r\n示例县,东山镇,2024,9,1";
        let (gbk, _, _) = encoding_rs::GB18030.encode(text.trim_start_matches('\u{FEFF}'));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let unclosed = text.replace("\"\"\r\n示例", "\"\r\n示例");
        let mut damaged = text.as_bytes().to_vec();
        let at = damaged.len() - 5;
        damaged[at] = 0xFF;
        for bytes in [
            text.as_bytes(),
            &gbk,
            &utf16,
            unclosed.as_bytes(),
            &damaged,
            b"\r\r\n\r",
        ] {
            let whole = everything(bytes, 1 << 18, 1, true);
            for block in 1..=64 {
                for (threads, careful) in [(1, false), (1, true), (3, false)] {
                    let found = everything(bytes, block, threads, careful);
                    assert_eq!(
                        found, whole,
                        "blocks of {block}, {threads} threads, {careful}"
                    );
                }
            }
        }
    }
}
