//! What the comments of a rule file say of a target: mostly the plan's own sentence, and how it was
//! read.

/// The comments between what stands before a target and the target, which begins in `line`. The
/// indicators that are defined for it stand among them; a line drawn between sections ends them.
pub fn comments_above(text: &str, line: u64) -> Vec<String> {
    let mut gathered: Vec<String> = Vec::new();
    let mut among_indicators = false;
    for (number, written) in (1_u64..).zip(text.lines()) {
        let written = written.trim();
        if written.starts_with('[') {
            if number == line {
                return gathered;
            }
            among_indicators = written.starts_with("[indicators.");
            if !among_indicators {
                gathered.clear();
            }
        } else if let Some(comment) = written.strip_prefix('#') {
            let comment = comment.strip_prefix(' ').unwrap_or(comment);
            if is_drawn(comment) {
                gathered.clear();
            } else {
                gathered.push(comment.to_owned());
            }
        } else if !written.is_empty() && !among_indicators {
            // A key of something else: what stood above it was about that.
            gathered.clear();
        }
    }
    Vec::new()
}

/// Whether a comment is a line between sections: `── 1.1 … ───`.
fn is_drawn(comment: &str) -> bool {
    ["──", "---", "===", "###", "***"]
        .iter()
        .any(|drawn| comment.trim_start().starts_with(drawn))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# The whole file.
[plan]
title = \"x\"

# ── 1.1 ──

# “first sentence”
[indicators.a]
unit = \"张\"   # not this

# READING: of all
[[target]]
id = \"one\"
# within the first
require = \"a >= 1\"

[[target]]
id = \"two\"
";

    #[test]
    fn a_target_has_the_comments_since_the_one_before() {
        assert_eq!(
            comments_above(TEXT, 12),
            ["“first sentence”", "READING: of all"]
        );
        assert!(comments_above(TEXT, 17).is_empty());
        assert!(comments_above(TEXT, 3).is_empty());
        assert!(comments_above("", 1).is_empty());
    }
}
