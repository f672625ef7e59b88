#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "x")]
mod support;
use std::time::Instant;
use target_check::source::Input;
#[test]
fn time() {
    let plan = support::built_in_plan();
    let bytes = support::text_of("examples/data.csv").into_bytes();
    let t = Instant::now();
    for _ in 0..100 {
        let input = Input::memory("a", bytes.clone());
        target_check::data::read(&[input], &plan.vocabulary, &Default::default()).unwrap();
    }
    println!("read {:?}", t.elapsed() / 100);
    let input = Input::memory("a", bytes.clone());
    let o = target_check::data::read(&[input], &plan.vocabulary, &Default::default()).unwrap();
    let t = Instant::now();
    for _ in 0..100 {
        target_check::verdict::judge(&plan, &o, &Default::default());
    }
    println!("judge {:?}", t.elapsed() / 100);
}
