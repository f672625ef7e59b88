//! What is doubtful in the data without being wrong.

use super::Explanation;

/// Each code of a doubt about what stands around the figures, or about their size.
pub(super) const ALL: &[Explanation] = &[
    Explanation {
        code: "ambiguous-area",
        meaning: [
            "一个名称没有写全，能对上不止一个地区；它的数据不采用。",
            "A name that is not written in full fits more than one area; its figures are not used.",
        ],
        example: "清河 → 清河镇 / 清河街道",
        action: [
            "写全名，带上镇、乡或街道。",
            "Write the full name, with its 镇, 乡 or 街道.",
        ],
    },
    Explanation {
        code: "damaged-text",
        meaning: [
            "文字在存盘前已经损坏（乱码），原来的字找不回来。",
            "The text was damaged before the file was saved; its letters are lost.",
        ],
        example: "锟斤拷, �",
        action: [
            "从原来的表格重新导出，保存为“CSV UTF-8”。",
            "Export it anew from the original and save it as “CSV UTF-8”.",
        ],
    },
    Explanation {
        code: "encoding-by-headers",
        meaning: [
            "文件用两种编码都读得通；只有一种读法列名才有意义，就按它读。",
            "The text is valid in two encodings; it was read in the one in which its headers mean something.",
        ],
        example: "GBK “元” (D4 AA) = UTF-8 “Ԫ”",
        action: [
            "看名称对不对；不对就用 --encoding。",
            "Look whether names are right; if not, give --encoding.",
        ],
    },
    Explanation {
        code: "figures-above-header",
        meaning: [
            "表头上面有一行数据，没有采用。",
            "A line above the header holds figures, which were not used.",
        ],
        example: "全县,2025,2108
地区,年份,护理型床位",
        action: [
            "如果属于另一个表，把那个表另存成文件。",
            "If it belongs to another table, save that one as a file of its own.",
        ],
    },
    Explanation {
        code: "invisible-characters",
        meaning: [
            "名称里有看不见的字符（零宽、双向控制）；比较名称时不算它们。",
            "A name holds characters that nobody can see (zero-width, direction marks); names are compared without them.",
        ],
        example: "示例县⟨U+200B⟩",
        action: [
            "删去这个名称，重新输入。",
            "Delete the name and type it anew.",
        ],
    },
    Explanation {
        code: "jump",
        meaning: [
            "一个数与相邻年份的数相差约十倍或一万倍，多半是写错了位或单位。",
            "A figure is about ten or ten thousand times that of a neighbouring year; most likely a digit or a unit is wrong.",
        ],
        example: "2024: 1930, 2025: 21080",
        action: [
            "核对这两个数和单位。",
            "Check both figures and their units.",
        ],
    },
    Explanation {
        code: "one-sided-figure",
        meaning: [
            "≥、超、以上只说了一边；只在它容许的每个数都得出同一结论时才作数。",
            "≥, 超 and 以上 give one side; they count only where every number they allow gives the same verdict.",
        ],
        example: "超62%",
        action: [
            "有准确的数，就写准确的数。",
            "Write the exact number if there is one.",
        ],
    },
    Explanation {
        code: "second-table",
        meaning: [
            "表的下面还有另一个表的表头；一个文件只能有一个表。",
            "Below the table stands the header of another; a file holds one table.",
        ],
        example: "地区,年份,床位 …
地区,年份,经费",
        action: [
            "存成两个文件，一起交给 check。",
            "Save them as two files and give both to check.",
        ],
    },
    Explanation {
        code: "shortened-area",
        meaning: [
            "名称没有带镇、乡或街道，按唯一对得上的地区算。",
            "A name lacks its 镇, 乡 or 街道 and is taken for the one area it fits.",
        ],
        example: "清河 → 清河镇",
        action: ["写全名，免得认错。", "Write the full name to be safe."],
    },
    Explanation {
        code: "title-year",
        meaning: [
            "标题写的年份和数据所按的年份不同，而表里没有年份。",
            "The title says one year, the table none, and its figures are taken as those of another.",
        ],
        example: "2024年民政统计表 → 2025",
        action: [
            "加一列“年份”，或用 --year。",
            "Add a column “year”, or say --year.",
        ],
    },
    Explanation {
        code: "unlisted-area",
        meaning: [
            "规则文件的名单里没有这个乡镇；它的数据照样计入合计。",
            "The township is not on the rule file's list; its figures count all the same.",
        ],
        example: "开发区",
        action: [
            "核对名称；新设的就加进规则文件的 names。",
            "Check the name; if it is new, add it to `names` in the rule file.",
        ],
    },
    Explanation {
        code: "unnamed-column",
        meaning: [
            "一列没有列名却有内容，没有采用；常是单元格里的逗号没有加引号。",
            "A column has no header and yet holds something; it was not used. Often a cell with a comma lacks its quotes.",
        ],
        example: "地区,年份,床位,
示例县,2025,2,108",
        action: [
            "写上列名、删去这一列，或给单元格加引号。",
            "Give it a header, delete it, or put quotes around the cell.",
        ],
    },
];
