//! What a file is instead of CSV, and how to make CSV of it.

use super::{Lang, Said};
use crate::data::FileFormat;

/// What is said of a file of another kind.
pub(super) fn said(format: FileFormat, lang: Lang) -> Said {
    let name = name(format, lang);
    let message = lang.pick(
        format!("这不是 CSV 文本，而是 {name}（看的是文件内容，不是文件名）"),
        format!("this is no CSV text but {name} (by its contents, whatever its name)"),
    );
    Said::new(message, help(format, lang))
}

/// What a file of another kind is.
pub fn name(format: FileFormat, lang: Lang) -> &'static str {
    match format {
        FileFormat::Xlsx => lang.pick("Excel 工作簿(.xlsx)", "an Excel workbook (.xlsx)"),
        FileFormat::Xls => lang.pick(
            "Excel 97-2003 工作簿(.xls)或 WPS 表格(.et)",
            "a workbook of Excel 97–2003 (.xls) or of WPS (.et)",
        ),
        FileFormat::Ods => lang.pick(
            "OpenDocument 表格(.ods)",
            "an OpenDocument spreadsheet (.ods)",
        ),
        FileFormat::XmlSpreadsheet => lang.pick("XML 表格", "a spreadsheet written as XML"),
        FileFormat::Document => {
            lang.pick("文字文档或演示文稿", "a text document or a presentation")
        }
        FileFormat::Html => lang.pick("网页(HTML)", "a web page (HTML)"),
        FileFormat::Pdf => "PDF",
        FileFormat::Picture => lang.pick("图片", "a picture"),
        FileFormat::Gzip => lang.pick("gzip 压缩文件", "compressed with gzip"),
        FileFormat::Archive => lang.pick("压缩包(zip、rar 或 7z)", "an archive (zip, rar or 7z)"),
        FileFormat::Database => lang.pick("数据库文件", "a database file"),
    }
}

fn help(format: FileFormat, lang: Lang) -> String {
    let save = save_as_csv(lang);
    match format {
        FileFormat::Xlsx | FileFormat::Xls | FileFormat::Ods | FileFormat::XmlSpreadsheet => {
            save.to_owned()
        }
        FileFormat::Html => lang.pick(
            format!("在 Excel 或 WPS 表格中打开它。{save}"),
            format!("open it in Excel or WPS Spreadsheets. {save}"),
        ),
        FileFormat::Document | FileFormat::Pdf | FileFormat::Picture => lang.pick(
            format!("请向填报单位要原来的电子表格，或把表格录入 Excel 或 WPS 表格。{save}"),
            format!(
                "ask for the spreadsheet it was made from, or enter the table in Excel or WPS \
                 Spreadsheets. {save}"
            ),
        ),
        FileFormat::Gzip => lang.pick(
            "请先解压，或用管道：gzip -dc 文件 | check -".to_owned(),
            "unpack it first, or use a pipe: gzip -dc FILE | check -".to_owned(),
        ),
        FileFormat::Archive => lang.pick(
            "请先解压，再用里面的 CSV 文件".to_owned(),
            "unpack it first and use the CSV file inside".to_owned(),
        ),
        FileFormat::Database => lang.pick(
            "请先把要用的表导出为 CSV".to_owned(),
            "export the table to CSV first".to_owned(),
        ),
    }
}

/// The way through the menus to a CSV file.
pub(super) fn save_as_csv(lang: Lang) -> &'static str {
    lang.pick(
        "Excel：文件 > 另存为 > 保存类型选“CSV UTF-8(逗号分隔)(*.csv)”；\
         WPS 表格：文件 > 另存为 > 文件类型选“CSV(逗号分隔)(*.csv)”。每个工作表另存一个文件，再用它",
        "Excel: File > Save As > type “CSV UTF-8 (Comma delimited) (*.csv)”; \
         WPS Spreadsheets: File (文件) > Save As (另存为) > type “CSV (Comma delimited) (*.csv)”. \
         Save each sheet as a file of its own and use that",
    )
}
