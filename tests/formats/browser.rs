//! The page in a browser: wide and narrow, light and dark, and on paper. Where Chromium is not
//! installed, the tests say so and pass.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use target_check::report::Format;
use target_check::report::wording::Lang;
use target_check::source::Input;
use target_check::verdict::Strictness;

use crate::hostile;
use crate::rendering::Case;
use crate::support::{project_file, text_of};

const MEASURE: &str = include_str!("browser/measure.js");

/// A desk, and a phone held upright, in pixels.
const WIDTHS: [u32; 2] = [1280, 375];
/// The width of the text on a sheet of A4 with its margins, upright.
const SHEET: u32 = 688;

/// The browser, by the names it has; CHROMIUM names another.
fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let all = named.into_iter().chain(names.map(PathBuf::from));
    let found = all.into_iter().find(|name| {
        let run = Command::new(name).arg("--version").output();
        run.is_ok_and(|output| output.status.success())
    });
    if found.is_none() {
        // Past the runner, which keeps what a passing test prints to itself.
        let said = b"Chromium is not here: the page was not looked at in a browser\n";
        std::io::stderr().write_all(said).unwrap();
    }
    found
}

/// Runs the browser on a file, with nothing kept from other runs.
fn run(browser: &Path, arguments: &[&str], file: &Path) -> Output {
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--allow-file-access-from-files",
            "--enable-logging=stderr",
        ])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(arguments)
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    output
}

/// What is wrong with pages, seen at these widths: what the browser measures and what it complains of.
fn faults(browser: &Path, scheme: Scheme, pages: &[(PathBuf, u32)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let frames: String = pages
        .iter()
        .map(|(page, width)| {
            let name = page.file_stem().unwrap().to_string_lossy();
            let page = page.display();
            format!(
                "<iframe data-page=\"{name}\" src=\"file://{page}\" width={width} height=2000></iframe>\n"
            )
        })
        .collect();
    let viewer = folder.path().join("viewer.html");
    let text = format!("<!DOCTYPE html><meta charset=utf-8><script>{MEASURE}</script>\n{frames}");
    std::fs::write(&viewer, text).unwrap();
    let output = run(browser, &[scheme.flag(), "--dump-dom"], &viewer);
    let page = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = page
        .split_once("<pre>seen\n")
        .unwrap_or_else(|| panic!("not seen: {output:?}"));
    let told = told.1.split_once("</pre>").unwrap().0;
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    let complaints = complaints.lines().filter(|line| line.contains("CONSOLE"));
    told.lines()
        .filter(|line| !line.is_empty())
        .chain(complaints)
        .map(str::to_owned)
        .collect()
}

#[derive(Clone, Copy, Debug)]
enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    const fn flag(self) -> &'static str {
        match self {
            Self::Light => "--blink-settings=preferredColorScheme=1",
            Self::Dark => "--blink-settings=preferredColorScheme=0",
        }
    }
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(format!("{name}.html"));
    std::fs::write(&path, text).unwrap();
    path
}

/// The example's figures for several counties, some of which lack some.
fn many_counties() -> Case {
    let text = text_of("examples/data.csv");
    let mut lines = text.lines();
    let mut data: Vec<String> = lines.by_ref().take(2).map(str::to_owned).collect();
    for (place, name) in ["东江县", "望湖市", "白石区", "青岩县", "示例县"]
        .iter()
        .enumerate()
    {
        let rows = text.lines().skip(2).map(|line| {
            let cells = line.replace("示例县", name);
            let cells: Vec<&str> = cells.split(',').collect();
            let kept = cells.iter().enumerate().map(|(column, cell)| {
                let is_lost = column > 2 && column % 17 == place * 3 + 4;
                if is_lost { "" } else { cell }
            });
            kept.collect::<Vec<_>>().join(",")
        });
        data.extend(rows);
    }
    let input = Input::memory("多县数据.csv", data.join("\n").into_bytes());
    Case::new(&text_of("targets.toml"), vec![input])
}

fn one_county() -> Case {
    let input = Input::file(&project_file("examples/data.csv")).unwrap();
    Case::new(&text_of("targets.toml"), vec![input])
}

/// Pages of every kind, in both languages.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let cases = [
        ("one", one_county()),
        ("every-status", Case::of_every_status()),
        ("many", many_counties()),
        ("hostile", hostile::hostile()),
    ];
    let mut pages = Vec::new();
    for (name, case) in &cases {
        for lang in [Lang::Zh, Lang::En] {
            let text = case.written(Format::Html, lang, Strictness::Normal);
            pages.push(written(folder, &format!("{name}-{lang:?}"), &text));
            // As it is when the reader has opened whatever can be.
            let opened = text.replace("<details", "<details open");
            pages.push(written(folder, &format!("{name}-{lang:?}-opened"), &opened));
        }
    }
    pages
}

#[test]
fn the_page_fits_its_reader_and_asks_for_nothing() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let pages = pages(folder.path());
    let shown: Vec<(PathBuf, u32)> = WIDTHS
        .iter()
        .flat_map(|width| pages.iter().map(move |page| (page.clone(), *width)))
        .collect();
    for scheme in [Scheme::Light, Scheme::Dark] {
        let faults = faults(&browser, scheme, &shown);
        assert!(faults.is_empty(), "{scheme:?}: {faults:#?}");
    }
}

/// A page that has every fault, so that the test above cannot pass by seeing nothing.
#[test]
fn a_page_with_faults_is_found_out() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let good = Case::of_every_status().written(Format::Html, Lang::En, Strictness::Normal);
    let drawing = "<svg role=\"img\" aria-label=\"x\"";
    let broken = [
        (
            "wide",
            format!("{drawing} width=\"2000\"></svg>"),
            "leaves the page",
        ),
        ("script", "<script>1</script>".to_owned(), "CONSOLE"),
        ("style", "<p style=\"margin:0\">x</p>".to_owned(), "CONSOLE"),
        (
            "request",
            "<img src=\"x.png\" alt=\"\">".to_owned(),
            "CONSOLE",
        ),
        (
            "drawing",
            "<svg></svg>".to_owned(),
            "a drawing without words",
        ),
        (
            "link",
            "<a href=\"https://example.org\">x</a>".to_owned(),
            "a link to",
        ),
        (
            "overlap",
            format!("{drawing}><text y=\"9\">one</text><text y=\"9\">two</text></svg>"),
            "overlap",
        ),
        (
            "contrast",
            format!("{drawing}><text y=\"9\" class=\"pale\">pale</text></svg>"),
            "to 1 on its ground",
        ),
    ];
    let pages = broken.iter().map(|(name, part, _)| {
        let text = good.replacen("<main>", &format!("<main>{part}"), 1);
        let text = if *name == "contrast" {
            unguarded(&text).replace("</style>", "svg text.pale { fill: #ddd; }</style>")
        } else {
            text
        };
        (written(folder.path(), name, &text), 1280)
    });
    let faults = faults(&browser, Scheme::Light, &pages.collect::<Vec<_>>());
    for (name, _, told) in &broken {
        let found = |fault: &String| fault.contains(name) && fault.contains(told);
        assert!(faults.iter().any(found), "{name}: {faults:#?}");
    }
}

/// The page without its policy, so that a test may change its style.
fn unguarded(page: &str) -> String {
    let (before, rest) = page
        .split_once("<meta http-equiv=\"Content-Security-Policy\"")
        .unwrap();
    let (_, after) = rest.split_once('>').unwrap();
    format!("{before}{after}")
}

/// The rules for paper, applied on the screen at the width of a sheet, leave nothing beyond its edge.
/// The matrix has sheets of its own, turned.
#[test]
fn on_paper_nothing_leaves_the_sheet() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let pages: Vec<(PathBuf, u32)> = pages(folder.path())
        .into_iter()
        .map(|page| {
            let text = std::fs::read_to_string(&page).unwrap();
            let on_paper = unguarded(&text)
                .replace("@media screen and", "@media speech and")
                .replace("@media print", "@media all")
                .replace("</style>", ".matrix { display: none; }</style>");
            let name = page.file_stem().unwrap().to_string_lossy().into_owned();
            let page = written(folder.path(), &format!("{name}-paper"), &on_paper);
            (page, SHEET)
        })
        .collect();
    let faults = faults(&browser, Scheme::Light, &pages);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_page_prints_on_a4() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    for (name, case) in [("one", one_county()), ("many", many_counties())] {
        let text = case.written(Format::Html, Lang::Zh, Strictness::Normal);
        let page = written(folder.path(), name, &text);
        let paper = folder.path().join(format!("{name}.pdf"));
        let to = format!("--print-to-pdf={}", paper.display());
        run(&browser, &["--no-pdf-header-footer", &to], &page);
        let sheets = sheets(&std::fs::read(&paper).unwrap());
        type Sheets = Vec<(u32, u32)>;
        let (upright, turned): (Sheets, Sheets) =
            sheets.iter().partition(|sheet| **sheet == (595, 842));
        assert!(
            turned.iter().all(|sheet| *sheet == (842, 595)),
            "{sheets:?}"
        );
        assert_eq!(turned.is_empty(), name == "one", "{sheets:?}");
        assert!(
            (3..40).contains(&upright.len()),
            "{name}: {}",
            upright.len()
        );
    }
}

/// The width and height of each sheet of a PDF, in whole points.
fn sheets(pdf: &[u8]) -> Vec<(u32, u32)> {
    let text = String::from_utf8_lossy(pdf);
    assert!(text.starts_with("%PDF-"));
    text.split("/MediaBox")
        .skip(1)
        .map(|rest| {
            let (_, rest) = rest.split_once('[').unwrap();
            let (sides, _) = rest.split_once(']').unwrap();
            let sides: Vec<f64> = sides
                .split_whitespace()
                .map(|side| side.parse().unwrap())
                .collect();
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::as_conversions,
                reason = "a sheet's sides are small"
            )]
            let whole = |side: f64| side.round() as u32;
            (whole(sides[2]), whole(sides[3]))
        })
        .collect()
}
