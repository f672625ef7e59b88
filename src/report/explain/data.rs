//! What is found in the data.

use super::Explanation;

/// Each code of a finding in the data.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "ambiguous-encoding",
        meaning: [
            "有些字节既是合法的 UTF-8，也是合法的 GB18030，读出来的字不同。",
            "Some bytes are valid both as UTF-8 and as GB18030, and say different things.",
        ],
        example: "GBK “元” (D4 AA) = UTF-8 “Ԫ”",
        action: [
            "看报告里的名称对不对；不对就用 --encoding gb18030，或另存为带 BOM 的“CSV UTF-8”。",
            "Look whether the names are right; if not, give --encoding gb18030, or save as “CSV UTF-8” with its mark.",
        ],
    },
    Explanation {
        code: "assumed-year",
        meaning: [
            "表里没有年份，数据按 --year 的那一年，否则按规划最后一年算。",
            "The table says no year; its figures are taken as --year's, else as the plan's last year's.",
        ],
        example: "地区,护理型床位\n示例县,2108",
        action: [
            "加一列“年份”，或用 --year 写明。",
            "Add a column “year”, or say --year.",
        ],
    },
    Explanation {
        code: "cannot-read",
        meaning: [
            "文件打不开，或读到一半操作系统报错。",
            "The file cannot be opened, or the system failed while it was read.",
        ],
        example: "data.csv: Input/output error",
        action: [
            "检查文件是否还在、磁盘或网络是否正常。",
            "Check that the file is there and that the disk or network works.",
        ],
    },
    Explanation {
        code: "changed-while-read",
        meaning: [
            "文件打开以后被别的程序改动了（变长、变短、换掉）。新旧内容混在一起，结论就不可信，所以不判定。",
            "Another program changed the file after it was opened: it grew, shrank or was replaced. Figures of two versions would be mixed, so nothing is judged.",
        ],
        example: "cp new.csv data.csv & check data.csv",
        action: [
            "等文件写完、同步完，再运行一次。",
            "Wait until the file is written or synchronised, and run again.",
        ],
    },
    Explanation {
        code: "damaged-row",
        meaning: [
            "一行的字节有毛病：右引号后面还有字、空字符(NUL)、行中间的回车。单元格可能错位，所以整行不采用。",
            "The bytes of a row are at fault: text after a closing quote, a NUL, a carriage return in its midst. Cells may have moved, so none of the row is used.",
        ],
        example: "示例县,2025,\"19\"80,3400",
        action: [
            "改正这一行，或重新导出。",
            "Mend the row, or export the file anew.",
        ],
    },
    Explanation {
        code: "empty-file",
        meaning: ["文件里没有任何内容。", "There is nothing in the file."],
        example: "0 bytes",
        action: [
            "检查导出是否完成、文件是否选对。",
            "Check that the export was completed and that it is the right file.",
        ],
    },
    Explanation {
        code: "implausible-figure",
        meaning: [
            "数超出了规则文件 plausible 给出的可能范围，或不能为负而为负；多半是单位写漏了。",
            "The figure lies outside the `plausible` range of the rule file, or is negative where it cannot be; most often a unit was left out.",
        ],
        example: "低保标准 1145 (元/月) → 13740 元/年",
        action: [
            "核对数和单位，写明单位，如 1145 元/月。",
            "Check the number and its unit, and state it, such as 1145 元/月.",
        ],
    },
    Explanation {
        code: "line-too-long",
        meaning: [
            "一行长得不像表格的一行，多半是换行丢了。",
            "A line is longer than any row of a table; most likely the line ends were lost.",
        ],
        example: "> 1 048 576 bytes",
        action: ["重新导出文件。", "Export the file anew."],
    },
    Explanation {
        code: "nameless-row",
        meaning: [
            "这一行有数据，但地区是空的；合并单元格导出后常这样。",
            "The row has figures and no area; merged cells come out like this.",
        ],
        example: "示例县,2025,2108\n,2024,1930",
        action: ["每一行都填上地区。", "Fill in the area on every row."],
    },
    Explanation {
        code: "no-known-column",
        meaning: [
            "没有一行像是认得的表头，所以不知道哪一列是哪个指标。",
            "No row is a header with a known indicator, so it cannot be known which column is what.",
        ],
        example: "地区,年份,床位数",
        action: [
            "用 check list 看指标的名称，改列名，或把这个列名加进规则文件的 headers。",
            "`check list` shows the names: rename the column, or add its name to `headers` in the rule file.",
        ],
    },
    Explanation {
        code: "not-csv",
        meaning: [
            "文件是别的东西（工作簿、网页、PDF、压缩包……），不管它叫什么名字。",
            "The file is something else (a workbook, a web page, a PDF, an archive …), whatever its name.",
        ],
        example: "data.csv = PK\\x03\\x04… (.xlsx)",
        action: [
            "Excel：文件 > 另存为 > “CSV UTF-8(逗号分隔)”；WPS：文件 > 另存为 > “CSV(逗号分隔)”。",
            "Excel: File > Save As > “CSV UTF-8 (Comma delimited)”; WPS: File > Save As > “CSV (Comma delimited)”.",
        ],
    },
    Explanation {
        code: "not-text",
        meaning: [
            "文件里是二进制数据，不是文字。",
            "The file holds binary data, not text.",
        ],
        example: "\\x7fELF\\x02\\x01",
        action: [
            "检查是否选错了文件；表格请另存为 CSV。",
            "Check that it is the right file; save tables as CSV.",
        ],
    },
    Explanation {
        code: "ragged-row",
        meaning: [
            "一行的单元格数和表头不同，哪个数在哪一列说不准，所以整行不采用。",
            "A row has more or fewer cells than the header; which figure stands in which column is not certain, so none is used.",
        ],
        example: "示例县,2025,1,980,3400 → 示例县,2025,\"1,980\",3400",
        action: [
            "补上或去掉分隔符；带逗号的单元格加引号。",
            "Add or remove separators; put quotes around a cell that holds a comma.",
        ],
    },
    Explanation {
        code: "repeated-column",
        meaning: [
            "两列都说是地区、年份、指标、单位或数值，不知道用哪一列。",
            "Two columns both say the area, the year, the indicator, the unit or the value.",
        ],
        example: "年份,年度,护理型床位",
        action: ["只留一列。", "Keep one of them."],
    },
    Explanation {
        code: "repeated-observation",
        meaning: [
            "同一地区、年份、指标出现两次。相同只算一次；不同则两个都试算，结论一样才下结论。",
            "The same area, year and indicator stands twice. Equal figures count once; of different ones each is tried, and a verdict is given only if all agree.",
        ],
        example: "示例县,2025,1980\n示例县,2025,2108",
        action: ["只留对的那一个。", "Keep the one that is right."],
    },
    Explanation {
        code: "rows-of-parts",
        meaning: [
            "文件里的每一行都是“其中”的部分，或是几个地区合在一起的：它们说的不是一个地区的全部，不采用。",
            "Every row of the file is of a part (其中), or of several areas together. Such figures are those of no area as a whole, and are not used.",
        ],
        example: "地区,年份,床位\n其中：示例县,2025,3400",
        action: [
            "就是一个地区的，把“其中：”去掉；几个地区的，每个地区写一行。",
            "Take 其中： off the name of a whole area; write a row for each of several.",
        ],
    },
    Explanation {
        code: "too-many-cells",
        meaning: [
            "一行的单元格多得不像表格。",
            "A row has more cells than any table.",
        ],
        example: "> 16 384",
        action: [
            "检查换行是否丢失，重新导出。",
            "Check that line ends were not lost, and export anew.",
        ],
    },
    Explanation {
        code: "too-many-files",
        meaning: [
            "一次给的文件太多。",
            "More files than one run can tell apart.",
        ],
        example: "> 65 535",
        action: [
            "分几次运行，或先合并。",
            "Run on fewer at a time, or join them.",
        ],
    },
    Explanation {
        code: "too-many-units",
        meaning: [
            "表格上方和各行之间的单位行写的单位，多得不像一张表格。",
            "Lines above and between the rows state more units than any table has.",
        ],
        example: "> 64",
        action: [
            "单位写在表头里、单元格里或单位一栏里；或把文件分开。",
            "State units in the header, the cells or a column of units, or part the file.",
        ],
    },
    Explanation {
        code: "unclosed-quote",
        meaning: [
            "一个引号打开后没有关闭，后面的内容分不清是一格还是许多行。",
            "A quote is opened and never closed; what follows may be one cell or many rows.",
        ],
        example: "示例县,2025,\"1980",
        action: [
            "在所指的行补上右引号；单元格里本来的引号写两个。",
            "Close it on the line named; a quote that belongs to a cell is written twice.",
        ],
    },
    Explanation {
        code: "undecodable",
        meaning: [
            "有些字节在文件的编码里不是文字；不会用别的字代替，整个文件不采用。",
            "Some bytes are no text in the file's encoding; nothing is ever replaced, so the whole file is refused.",
        ],
        example: "GB18030 … FF",
        action: [
            "重新另存为“CSV UTF-8”，或用 --encoding 写明编码。",
            "Save it again as “CSV UTF-8”, or declare its --encoding.",
        ],
    },
    Explanation {
        code: "unit-conflict",
        meaning: [
            "一个数写了两个不同的单位（单元格、单位列、表头、单位行）。",
            "Two different units are stated for one figure (cell, unit column, header, unit line).",
        ],
        example: "募集资金(万元) … 5000元",
        action: ["只留对的单位。", "Keep the unit that is right."],
    },
    Explanation {
        code: "unit-mismatch",
        meaning: [
            "单位量的是别的东西，不能换算成指标的单位。",
            "The unit measures something else and does not convert to the indicator's.",
        ],
        example: "护理型床位 2108 元",
        action: [
            "检查单位，或数据是否填错列。",
            "Check the unit, and that the figure stands in the right column.",
        ],
    },
    Explanation {
        code: "unknown-column",
        meaning: [
            "一列的名称不是规则文件里任何指标的名称，没有采用；和评判无关的列可以不管。",
            "A column's name is that of no indicator in the rules; it was not used. A column that has nothing to do with the plan may stay.",
        ],
        example: "护理性床位 → 护理型床位",
        action: [
            "如果是指标，改成它的名称，或加进 headers。",
            "If it is an indicator, write its name, or add this one to `headers`.",
        ],
    },
    Explanation {
        code: "unknown-indicator",
        meaning: [
            "一行的指标名不在规则文件里，这一行没有采用。",
            "A row's indicator is not in the rules; the row was not used.",
        ],
        example: "示例县,2025,护理性床位,2108",
        action: [
            "如果是指标，改成它的名称，或加进 headers。",
            "If it is meant to be one, write its name, or add this one to `headers`.",
        ],
    },
    Explanation {
        code: "unknown-subject",
        meaning: [
            "“指标：”一行写的不是规则文件里的指标，所以不知道整张表是什么。",
            "The line 指标：… above the header names no indicator of the rules, so it is not known what the table is of.",
        ],
        example: "指标：护理床位",
        action: [
            "改成指标的名称，或加进 headers。",
            "Write the indicator's name, or add this one to `headers`.",
        ],
    },
    Explanation {
        code: "unknown-unit",
        meaning: [
            "单位列里的单位不认得。",
            "A unit in the unit column is not known.",
        ],
        example: "圆 → 元",
        action: [
            "写指标的单位，或能换算成它的单位。",
            "Write the indicator's unit, or one that converts to it.",
        ],
    },
    Explanation {
        code: "unplaced-area",
        meaning: [
            "不知道这个地区属于哪个县：数据里有好几个县，它没有写明。",
            "It is not known which county the area belongs to: the data name several, and it names none.",
        ],
        example: "城东街道,2025,261",
        action: ["加一列“县”。", "Add a column for the county."],
    },
    Explanation {
        code: "unreadable-cell",
        meaning: [
            "单元格不能确切地读成数、是否或日期：约数、汉字数、科学记数法、位置不对的逗号……从不猜测。",
            "A cell cannot be read with certainty as a number, yes or no, or a date: approximate, in words, scientific, a comma out of place … It is never guessed at.",
        ],
        example: "约62%, 十二, 1,23, 1e3, #REF!",
        action: [
            "写准确的数；没有数据就留空。",
            "Write the exact number; leave the cell blank if there is none.",
        ],
    },
    Explanation {
        code: "unreadable-year",
        meaning: [
            "年份一格不是一个年份，整行不采用。",
            "The cell of the year is not one year; none of the row is used.",
        ],
        example: "2024/2025",
        action: ["写成 2025 或 2025年。", "Write 2025."],
    },
];
