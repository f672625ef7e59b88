//! Files that are no text tables, told by their first bytes whatever they are called.

/// What a file is instead of CSV text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// An Excel workbook (`.xlsx`), which WPS writes too.
    Xlsx,
    /// A workbook of Excel 97–2003 (`.xls`) or of WPS (`.et`): both are kept in the same wrapping.
    Xls,
    /// An OpenDocument spreadsheet (`.ods`).
    Ods,
    /// A workbook as XML text, as some statistical systems export it.
    XmlSpreadsheet,
    /// A document for reading: Word or WPS text, a presentation, rich text.
    Document,
    /// A web page; many systems export one under the name `.xls`.
    Html,
    /// A PDF.
    Pdf,
    /// A picture or a scan.
    Picture,
    /// Compressed by gzip, and no archive.
    Gzip,
    /// An archive: zip, rar or 7z.
    Archive,
    /// A database.
    Database,
}

impl FileFormat {
    /// Every format.
    pub const ALL: [Self; 11] = [
        Self::Xlsx,
        Self::Xls,
        Self::Ods,
        Self::XmlSpreadsheet,
        Self::Document,
        Self::Html,
        Self::Pdf,
        Self::Picture,
        Self::Gzip,
        Self::Archive,
        Self::Database,
    ];
}

/// Beginnings that say everything.
const BEGINNINGS: [(&[u8], FileFormat); 12] = [
    (b"%PDF-", FileFormat::Pdf),
    (b"\x1F\x8B", FileFormat::Gzip),
    (b"Rar!\x1A\x07", FileFormat::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileFormat::Archive),
    (b"PK\x05\x06", FileFormat::Archive),
    (b"{\\rtf", FileFormat::Document),
    (b"\x89PNG\r\n\x1A\n", FileFormat::Picture),
    (b"\xFF\xD8\xFF", FileFormat::Picture),
    (b"GIF8", FileFormat::Picture),
    (b"II*\0", FileFormat::Picture),
    (b"SQLite format 3\0", FileFormat::Database),
    (b"PAR1", FileFormat::Database),
];

/// What a file that begins like this is, if it is no text table.
pub(in crate::data) fn recognise(head: &[u8]) -> Option<FileFormat> {
    let whole = BEGINNINGS
        .iter()
        .find(|(beginning, _)| head.starts_with(beginning));
    if let Some((_, format)) = whole {
        return Some(*format);
    }
    if head.starts_with(b"PK\x03\x04") {
        return Some(zipped(head));
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0") {
        return Some(wrapped(head));
    }
    markup(head)
}

/// What a zip file holds, by the names that stand at its beginning.
fn zipped(head: &[u8]) -> FileFormat {
    let names = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    if names(b"opendocument.spreadsheet") {
        FileFormat::Ods
    } else if names(b"xl/") {
        FileFormat::Xlsx
    } else if names(b"word/") || names(b"ppt/") || names(b"opendocument.") {
        FileFormat::Document
    } else if names(b"[Content_Types].xml") {
        // An Office file whose parts are named later; a table is what was to be read.
        FileFormat::Xlsx
    } else {
        FileFormat::Archive
    }
}

/// What an OLE file holds, by the streams its directory names in UTF-16.
fn wrapped(head: &[u8]) -> FileFormat {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(head, &wide).is_some()
    };
    if !names("Workbook") && (names("WordDocument") || names("PowerPoint Document")) {
        FileFormat::Document
    } else {
        FileFormat::Xls
    }
}

/// Text that is marked up: a web page, or a workbook as XML.
fn markup(head: &[u8]) -> Option<FileFormat> {
    const PAGES: [&str; 9] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<table",
        "<style",
        "<div",
        "mime-version: 1.0",
    ];
    /// How much of the beginning says what a text is.
    const ENOUGH: usize = 4096;
    // Also in UTF-16, and behind a byte order mark: what is not ASCII is passed over.
    let start: String = head
        .iter()
        .take(ENOUGH)
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let start = start.trim_start();
    if PAGES.iter().any(|page| start.starts_with(page)) {
        return Some(FileFormat::Html);
    }
    if start.starts_with("<?xml") || start.starts_with("<!--") {
        return if start.contains("<workbook") || start.contains("excel.sheet") {
            Some(FileFormat::XmlSpreadsheet)
        } else if start.contains("<html") {
            Some(FileFormat::Html)
        } else {
            None
        };
    }
    start
        .starts_with("<workbook")
        .then_some(FileFormat::XmlSpreadsheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_first_bytes() {
        let ole = |stream: &str| {
            let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
            bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        let is = |head: &[u8]| recognise(head);
        assert_eq!(
            is(b"PK\x03\x04....[Content_Types].xml"),
            Some(FileFormat::Xlsx)
        );
        assert_eq!(is(b"PK\x03\x04....xl/workbook.xml"), Some(FileFormat::Xlsx));
        assert_eq!(
            is(b"PK\x03\x04....word/document.xml"),
            Some(FileFormat::Document)
        );
        assert_eq!(is(b"PK\x03\x04....data.csv"), Some(FileFormat::Archive));
        assert_eq!(
            is(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
            Some(FileFormat::Ods)
        );
        assert_eq!(is(&ole("Workbook")), Some(FileFormat::Xls));
        assert_eq!(is(&ole("WordDocument")), Some(FileFormat::Document));
        assert_eq!(is(b"\x1F\x8B\x08\0"), Some(FileFormat::Gzip));
        assert_eq!(is(b"%PDF-1.7"), Some(FileFormat::Pdf));
        assert_eq!(is(b"\xEF\xBB\xBF\r\n<HTML><body>"), Some(FileFormat::Html));
        let wide: Vec<u8> = "\u{FEFF}<table>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(is(&wide), Some(FileFormat::Html));
        assert_eq!(
            is(b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"),
            Some(FileFormat::XmlSpreadsheet)
        );
    }

    #[test]
    fn tables_are_taken_for_nothing_else() {
        for text in [
            "县,年份\n示例县,2025\n",
            "PK,7z\n1,2\n",
            "<=5,>=6\n",
            "",
            "GB,II\n",
        ] {
            assert_eq!(recognise(text.as_bytes()), None, "{text}");
        }
    }
}
