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
        code: "cut-rows",
        meaning: [
            "Excel 导出 CSV 时 16 行一段，一段里最后几列全空，就连分隔符一起略去。这样的行不缺数，缺的单元格按空白读。只有一两行短，则是 ragged-row。",
            "Excel writes CSV sixteen rows at a time and leaves out the last columns of a block where all are blank. Such rows lack nothing; the cells are read as blank. Where single rows are short it is ragged-row.",
        ],
        example: "地区,年份,护理型床位,备注\n… (16 行以后) …\n示例县,2025,2108",
        action: [
            "不用管；如果那几列本来有数，重新导出。",
            "Nothing; if there were figures in those columns, export again.",
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
        code: "grand-total",
        meaning: [
            "几个县的合计与各县自己的数加起来不相等；评判用的是各县自己的数。",
            "The total over several counties is not the sum of their own figures; judging uses the counties' own.",
        ],
        example: "甲县 100, 乙县 150, 合计 270",
        action: [
            "核对合计和各县的数。",
            "Check the total and the figures of the counties.",
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
            "一个数与相邻年份的数相差约十倍或一万倍(百分比：一百倍)，多半是写错了位或单位。",
            "A figure is about ten or ten thousand times that of a neighbouring year (a share: a hundred times); most likely a digit or a unit is wrong.",
        ],
        example: "2024: 1930, 2025: 21080",
        action: [
            "核对这两个数和单位。",
            "Check both figures and their units.",
        ],
    },
    Explanation {
        code: "near-another-area",
        meaning: [
            "一个县名与另一个（数据里的，或规则文件 [areas] 列出而数据里没有的）几乎一样，两者没有同一年的数据：可能是同一个县写错了名称。",
            "A county's name is nearly that of another, in the data or listed in the rule file's [areas] and missing from the data, and no year has figures of both: one may be misspelt.",
        ],
        example: "示例县,2024,…\n示利县,2025,…",
        action: [
            "同一个县要写成一样的名称；不是同一个县就不用管。",
            "Write the name of one county alike; if they are two, nothing needs doing.",
        ],
    },
    Explanation {
        code: "office-column",
        meaning: [
            "“单位”一列写的是填报单位（机构或地区的名称），不是计量单位；是地区名的，按地区读，否则不采用。",
            "The column 单位 holds names of offices or areas and not units of measure; names of areas are read as such, others are not used.",
        ],
        example: "单位,护理型床位
示例县民政局,2108",
        action: [
            "计量单位写在列名的括号里，或另加一列“计量单位”。",
            "Write units of measure in brackets in the headers, or in a column “计量单位” (unit).",
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
        code: "only-parts",
        meaning: [
            "表头有两行，各列只是指标的一部分(公办、民办，男、女，城镇、农村，几个县)，没有一列是合计，所以不知道指标是多少。",
            "The header has two rows, and the columns hold parts of indicators (public and private, men and women, several counties) and none the whole.",
        ],
        example: "地区,护理型床位,\n,公办,民办",
        action: [
            "加一列合计，列名写指标的名称或“合计”；不同地区、时期的数分行写。",
            "Add a column of the whole, headed by the indicator's name or 合计; write different areas and times on rows of their own.",
        ],
    },
    Explanation {
        code: "other-separator",
        meaning: [
            "单元格不是用逗号、分号或制表符隔开的；整个文件没有采用。",
            "The cells are separated by something else than commas, semicolons or tabs; the file was refused.",
        ],
        example: "地区|年份|护理型床位",
        action: [
            "重新导出为 CSV，或把分隔符全部换成半角逗号。",
            "Export it anew as CSV, or replace the separators by commas.",
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
        code: "unlike-an-area",
        meaning: [
            "别的行写的是县、乡镇的名称，这一行的不像；它可能是小标题、比较或说明，数据却当作一个地区的计入了。",
            "Other rows name counties or townships and this one does not seem to: it may be a caption or a comparison, and its figures count as an area's.",
        ],
        example: "东山镇,2025,10\n其他,2025,7",
        action: [
            "如果不是地区，去掉这一行；如果是，写全名。",
            "If it is no area, take the row out; if it is one, write its full name.",
        ],
    },
    Explanation {
        code: "unlike-other-areas",
        meaning: [
            "一个地区的数是其他地区的一万倍（或万分之一），而其他地区彼此相近；多半是万元与元、万人与人写混了。各县的标准相差十倍的也指出来。",
            "One area's figure is ten thousand times those of the others (or that part of them), which are alike: most likely 万 (ten thousands) and ones were mixed up. For standards of counties, ten times is pointed out too.",
        ],
        example: "1980, 2050, 20100000, 1890",
        action: ["核对这个数和它的单位。", "Check the figure and its unit."],
    },
    Explanation {
        code: "unlisted-area",
        meaning: [
            "乡镇比规则文件 expected 定的多，这个名称又不像镇、乡或街道；它的数据照样计入合计。",
            "There are more townships than the rule file's `expected`, and this name does not look like one; its figures count all the same.",
        ],
        example: "开发区",
        action: [
            "如果它不算乡镇，去掉它的行；如果算，改规则文件的 expected，或把名称列进 names。",
            "If it is no township, take out its rows; if it is one, mend `expected`, or list the names in `names`.",
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
    Explanation {
        code: "years-outside-plan",
        meaning: [
            "数据里有规划以外的年份；评判不看这些年份。",
            "The data have years that the plan is not about; judging does not look at them.",
        ],
        example: "2015, 2052",
        action: [
            "年份写错了就改正；没有写错就不用管。",
            "Mend the year if it is mistyped; if not, nothing needs doing.",
        ],
    },
];
