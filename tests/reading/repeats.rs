//! The same area, year and indicator twice.

use crate::support::*;
use target_check::source::Severity;

#[test]
fn equal_figures_are_a_note_and_different_ones_compete() {
    let observations =
        read("地区,年份,护理型床位,募集资金\n示例县,2025,1980,5000\n示例县,2025,1980,4999\n");
    assert_eq!(own(&observations, BEDS, 2025), "1980");
    assert_eq!(own(&observations, FUNDS, 2025), "5000|4999");
    let severities: Vec<Severity> = observations
        .findings
        .iter()
        .map(|finding| finding.kind.severity())
        .collect();
    assert_eq!(severities, [Severity::Note, Severity::Error]);
    assert_eq!(
        codes(&observations),
        ["repeated-observation@3:3", "repeated-observation@3:4"]
    );
}

#[test]
fn a_township_that_repeats_itself_counts_once() {
    let observations = read_all(&[
        "地区,乡镇,年份,护理型床位\n示例县,东山镇,2025,100\n示例县,西河乡,2025,80\n",
        "地区,乡镇,年份,护理型床位\n示例县,东山镇,2025,100\n示例县,西河乡,2025,81\n",
    ]);
    let parts = observations.counties()[0]
        .parts(year(2025), id(BEDS))
        .unwrap();
    assert_eq!(parts.total.point().unwrap().to_string(), "180");
    assert_eq!(parts.reporting, 2);
    assert_eq!(parts.disputed.len(), 1);
    let disputed = &parts.disputed[0];
    assert_eq!(
        observations.counties()[0].townships()[disputed.township].raw(),
        "西河乡"
    );
    let texts: Vec<&str> = disputed
        .readings
        .iter()
        .map(|reading| reading.text.raw())
        .collect();
    assert_eq!(texts, ["80", "81"]);
    let severities: Vec<Severity> = observations
        .findings
        .iter()
        .map(|finding| finding.kind.severity())
        .collect();
    assert_eq!(severities, [Severity::Note, Severity::Error]);
}

#[test]
fn standards_of_townships_keep_the_first_and_the_first_other() {
    let observations = read(
        "地区,乡镇,年份,低保标准\n示例县,东山镇,2025,13740\n示例县,西河乡,2025,13740\n示例县,北岭镇,2025,13000\n",
    );
    let parts = observations.counties()[0]
        .parts(year(2025), id(DIBAO))
        .unwrap();
    let texts: Vec<&str> = parts
        .distinct
        .iter()
        .map(|reading| reading.text.raw())
        .collect();
    assert_eq!(texts, ["13740", "13000"]);
}
