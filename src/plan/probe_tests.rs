use super::*;
#[test]
fn probe() {
    let text = std::fs::read_to_string(std::env::var("PROBE").unwrap()).unwrap();
    match read(&text) {
        Ok(c) => {
            println!(
                "OK {} targets {} checks {} terms",
                c.plan.targets.len(),
                c.plan.checks.len(),
                c.plan.vocabulary.terms.len()
            );
            for w in c.warnings {
                println!("W {:?} {}", w.kind, &text[w.span.start..w.span.end]);
            }
            for t in &c.plan.targets {
                if let Condition::Compare { unit, .. } = &t.requirement {
                    println!("{} | {} | {}", t.id, t.text, unit.symbol());
                } else {
                    println!("{} | {} ", t.id, t.text)
                }
            }
        }
        Err(f) => {
            for f in f {
                let l = text[..f.span.start].lines().count();
                println!(
                    "line {} {:?} `{}`",
                    l,
                    f.kind,
                    &text[f.span.start..f.span.end]
                );
            }
        }
    }
}
