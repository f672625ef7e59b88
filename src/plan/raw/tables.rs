//! Which tables and keys a rule file has.

use toml::de::{DeTable, DeValue};

use super::fields::{Sink, text, wrong};
use super::{
    Fields, RawChapter, RawCheck, RawExemption, RawIndicator, RawLevel, RawPlan, RawTarget,
    RawWaiver, Text,
};
use crate::plan::{NamingFault, PlanFault, Shape};
use crate::source::Span;

/// Reads every table of a rule file; what is at fault is left out.
pub(in crate::plan) fn plan(sink: &mut Sink<'_>, file: &DeTable<'_>) -> RawPlan {
    let mut raw = RawPlan::default();
    let mut fields = Fields::new(sink, file, Span::default());
    fields.require("plan");
    let plan = fields.table("plan");
    let areas = fields.table("areas");
    let schedule = fields.table("schedule");
    let chapters = fields.table("chapters");
    let data = fields.table("data");
    let indicators = fields.table("indicators");
    fields.require("indicators");
    let targets = fields.tables("target");
    fields.require("target");
    let checks = fields.tables("check");
    let waivers = fields.tables("waiver");
    fields.finish();
    if let Some((table, span)) = plan {
        read_plan(&mut raw, sink, table, span);
    }
    if let Some((table, span)) = areas {
        let mut fields = Fields::new(sink, table, span);
        let (county, township) = (fields.table("county"), fields.table("township"));
        fields.finish();
        raw.county = county.map(|(table, span)| read_level(Fields::new(sink, table, span)));
        raw.township = township.map(|(table, span)| read_level(Fields::new(sink, table, span)));
    }
    if let Some((table, span)) = schedule {
        read_schedule(&mut raw, sink, table, span);
    }
    if let Some((table, _)) = chapters {
        raw.chapters = read_chapters(sink, table);
    }
    if let Some((table, span)) = data {
        let mut fields = Fields::new(sink, table, span);
        raw.layout = fields.text("layout");
        fields.finish();
    }
    if let Some((table, _)) = indicators {
        raw.indicators = read_indicators(sink, table);
    }
    for (table, span) in targets {
        raw.targets
            .push(read_target(Fields::new(sink, table, span), span));
    }
    for (table, span) in checks {
        raw.checks
            .push(read_check(Fields::new(sink, table, span), span));
    }
    raw.waivers = read_waivers(sink, waivers);
    raw
}

/// Reads a file that has waivers and nothing else.
pub(in crate::plan) fn waivers(sink: &mut Sink<'_>, file: &DeTable<'_>) -> Vec<RawWaiver> {
    let mut fields = Fields::new(sink, file, Span::default());
    let waivers = fields.tables("waiver");
    fields.finish();
    read_waivers(sink, waivers)
}

fn read_plan(raw: &mut RawPlan, sink: &mut Sink<'_>, table: &DeTable<'_>, span: Span) {
    let mut fields = Fields::new(sink, table, span);
    raw.title = fields.required("title");
    raw.english = fields.text("english");
    fields.require("period");
    raw.period = fields.pair("period");
    raw.base = fields.integer("base");
    let exemptions = fields.tables("exempt");
    fields.finish();
    for (table, span) in exemptions {
        let mut fields = Fields::new(sink, table, span);
        raw.exemptions.push(RawExemption {
            words: fields.required("words"),
            clause: fields.texts("clause").unwrap_or_default(),
            why: fields.required("why"),
        });
        fields.finish();
    }
}

fn read_level(mut fields: Fields<'_, '_, '_>) -> RawLevel {
    let level = RawLevel {
        name: fields.text("name"),
        english: fields.text("english"),
        headers: fields.texts("headers"),
        names: fields.texts("names").unwrap_or_default(),
        expected: fields.integer("expected"),
    };
    fields.finish();
    level
}

fn read_schedule(raw: &mut RawPlan, sink: &mut Sink<'_>, table: &DeTable<'_>, span: Span) {
    let mut fields = Fields::new(sink, table, span);
    raw.method = fields.text("method");
    let bands = fields.table("bands");
    fields.finish();
    if let Some((table, span)) = bands {
        let mut fields = Fields::new(sink, table, span);
        raw.on_track = fields.decimal("on-track");
        raw.slow = fields.decimal("slow");
        fields.finish();
    }
}

/// `"1" = "title"` or `"1" = { title = "…", english = "…" }`.
fn read_chapters(sink: &mut Sink<'_>, table: &DeTable<'_>) -> Vec<RawChapter> {
    let mut chapters = Vec::new();
    for (number, value) in Fields::entries(sink, table) {
        let (title, english) = if let DeValue::Table(table) = value.get_ref() {
            let mut fields = Fields::new(sink, table, number.span);
            let both = (fields.required("title"), fields.text("english"));
            fields.finish();
            both
        } else {
            (text(sink, &number.value, value), None)
        };
        chapters.push(RawChapter {
            number,
            title,
            english,
        });
    }
    chapters
}

fn read_indicators(sink: &mut Sink<'_>, table: &DeTable<'_>) -> Vec<RawIndicator> {
    let mut indicators = Vec::new();
    for (id, value) in Fields::entries(sink, table) {
        let DeValue::Table(table) = value.get_ref() else {
            wrong(sink, &id.value, Shape::Table, value);
            continue;
        };
        indicators.push(read_indicator(Fields::new(sink, table, id.span), id));
    }
    indicators
}

fn read_indicator(mut fields: Fields<'_, '_, '_>, id: Text) -> RawIndicator {
    let indicator = RawIndicator {
        name: fields.required("name"),
        english: fields.text("english"),
        unit: fields.required("unit"),
        headers: fields.texts("headers").unwrap_or_default(),
        plausible: fields.text("plausible"),
        combine: fields.text("combine"),
        base: fields.text("base"),
        formula: fields.text("formula"),
        id,
    };
    fields.finish();
    indicator
}

fn read_target(mut fields: Fields<'_, '_, '_>, span: Span) -> RawTarget {
    let target = RawTarget {
        span,
        id: fields.required("id"),
        name: fields.text("name"),
        english: fields.text("english"),
        clause: {
            fields.require("clause");
            fields.texts("clause")
        },
        require: fields.required("require"),
        when: fields.text("when"),
        by: fields.integer("by"),
        every: fields.text("every"),
        each: fields.text("each"),
        level: fields.text("level"),
        note: fields.text("note"),
        reading: fields.text("reading"),
    };
    if let (Some(_), Some(by)) = (&target.every, &target.by) {
        let span = by.span;
        fields.sink().add(PlanFault::EveryWithBy, span);
    }
    fields.finish();
    target
}

fn read_check(mut fields: Fields<'_, '_, '_>, span: Span) -> RawCheck {
    let check = RawCheck {
        span,
        id: fields.required("id"),
        name: fields.text("name"),
        english: fields.text("english"),
        require: fields.required("require"),
        when: fields.text("when"),
    };
    fields.finish();
    check
}

fn read_waivers(sink: &mut Sink<'_>, tables: Vec<(&DeTable<'_>, Span)>) -> Vec<RawWaiver> {
    let waivers = tables.into_iter().map(|(table, span)| {
        let mut fields = Fields::new(sink, table, span);
        let waiver = RawWaiver {
            span,
            target: {
                // The rule file's own key `target` is another thing.
                fields.require_or("target", NamingFault::WaiverWithoutTarget);
                fields.text("target")
            },
            area: fields.text("area"),
            reason: fields.required("reason"),
            approved_by: fields.required("approved_by"),
            until: {
                fields.require("until");
                fields.day("until")
            },
        };
        fields.finish();
        waiver
    });
    waivers.collect()
}
