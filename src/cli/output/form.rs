//! What an argument of `--output` means.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use target_check::report::Format;
use target_check::report::wording::Lang;
use target_check::source::Untrusted;

use crate::cli::refusal::Refusal;

/// A report that is to be written into a file.
pub(super) struct Output {
    pub(super) format: Format,
    /// As the user wrote it.
    pub(super) path: PathBuf,
}

/// `FILE`, whose ending tells the format, or `FORMAT:FILE`.
pub(super) fn understood(argument: &OsString, lang: Lang) -> Result<Output, Refusal> {
    let text = argument.to_str();
    let named = text.and_then(|text| text.split_once(':'));
    let named = named.and_then(|(id, file)| {
        let format = Format::ALL.into_iter().find(|format| format.id() == id)?;
        Some((format, PathBuf::from(file)))
    });
    let (format, path) = match named {
        Some((format, path)) => (Some(format), path),
        None => (by_ending(Path::new(argument)), PathBuf::from(argument)),
    };
    let name = Untrusted::new(argument.to_string_lossy()).visible();
    if path.as_os_str() == "-" {
        let message = lang.pick(
            format!("-o {name}：-o 写文件，不写标准输出"),
            format!("-o {name}: -o writes files, not standard output"),
        );
        let help = lang.pick(
            "标准输出的格式用 --format",
            "--format chooses what standard output gets",
        );
        return Err(Refusal::one("usage", message, Some(help.to_owned())));
    }
    match (format, path.file_name()) {
        (Some(format), Some(_)) => Ok(Output { format, path }),
        (Some(_), None) => {
            let message = lang.pick(
                format!("-o {name}：没有文件名"),
                format!("-o {name}: no file is named"),
            );
            Err(Refusal::one("usage", message, None))
        }
        (None, _) => Err(unknown_ending(&name, lang)),
    }
}

/// The format whose ending a file's name has; the longest that fits.
fn by_ending(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    Format::ALL
        .into_iter()
        .flat_map(|format| format.endings().iter().map(move |ending| (ending, format)))
        .filter(|(ending, _)| name.ends_with(*ending))
        .max_by_key(|(ending, _)| ending.len())
        .map(|(_, format)| format)
}

fn unknown_ending(name: &str, lang: Lang) -> Refusal {
    let endings = Format::ALL.into_iter().flat_map(Format::endings);
    let endings = endings.copied().collect::<Vec<_>>().join(" ");
    let message = lang.pick(
        format!("-o {name}：从文件名的结尾看不出格式"),
        format!("-o {name}: the ending of the name tells no format"),
    );
    let help = lang.pick(
        format!("结尾可以是 {endings}；或者写明格式，例如 -o json:文件"),
        format!("endings are {endings}; or name the format, as in -o json:FILE"),
    );
    Refusal::one("usage", message, Some(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_format_and_the_longest_counts() {
        let cases = [
            ("r.json", Some(Format::Json)),
            ("R.JSON", Some(Format::Json)),
            ("r.sarif.json", Some(Format::Sarif)),
            ("r.sarif", Some(Format::Sarif)),
            ("a.b/r.md", Some(Format::Markdown)),
            ("r.xml", Some(Format::Junit)),
            ("r", None),
            ("csv", None),
        ];
        for (name, format) in cases {
            assert_eq!(by_ending(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn a_format_may_be_named_and_a_drive_is_none() {
        let of = |text: &str| understood(&OsString::from(text), Lang::En);
        let output = of("github:log").unwrap_or_else(|problem| panic!("{problem:?}"));
        assert_eq!((output.format, output.path), (Format::Github, "log".into()));
        let output = of("C:r.json").unwrap_or_else(|problem| panic!("{problem:?}"));
        assert_eq!(
            (output.format, output.path),
            (Format::Json, "C:r.json".into())
        );
        for refused in ["-", "json:-", "json:", "xlsx:r", "r.xlsx", "csv:.."] {
            assert!(of(refused).is_err(), "{refused}");
        }
    }
}
