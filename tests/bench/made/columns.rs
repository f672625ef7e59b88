//! The columns, and how the figures of each come about.

/// A column of the wide layout, an indicator of the tidy one.
pub struct Column {
    pub name: &'static str,
    pub unit: &'static str,
    /// How many decimal places its figures are written with.
    pub places: u32,
    pub made: Made,
}

/// How a figure is drawn, in units of its last place.
#[derive(Clone, Copy)]
pub enum Made {
    /// Any number from none to `most`.
    Few { most: i64 },
    /// Any number from `low` to `high`. Where shares of it lie on a threshold, it is a multiple of
    /// `step`, so that they can.
    Any { low: i64, high: i64, step: i64 },
    /// Any number from `low` to `high`, at times exactly `bar`.
    Around { low: i64, high: i64, bar: i64 },
    /// So many ten-thousandths of column `of`, at times exactly `bar` of it.
    Share {
        of: usize,
        low: i64,
        high: i64,
        bar: (i64, i64),
    },
    /// Column `whole` without column `part`, at times one more.
    Rest { whole: usize, part: usize },
    /// Twice column `of`, at times one more.
    Twice { of: usize },
    /// One to `most`, at times none.
    Some { most: i64 },
    /// More every year by about so many per cent; in some counties by exactly so many every other year.
    Growing { low: i64, high: i64, percent: i64 },
}

use Made::{Any, Around, Few, Growing, Rest, Share, Some, Twice};

const fn column(name: &'static str, unit: &'static str, places: u32, made: Made) -> Column {
    Column {
        name,
        unit,
        places,
        made,
    }
}

const fn share(of: usize, low: i64, high: i64, bar: (i64, i64)) -> Made {
    Share { of, low, high, bar }
}

pub const COLUMNS: [Column; 36] = [
    column(
        "常住人口",
        "人",
        0,
        Any {
            low: 1_500,
            high: 70_000,
            step: 10_000,
        },
    ),
    column("户籍人口", "人", 0, share(0, 8_800, 12_000, (23, 20))),
    column("男性人口", "人", 0, share(1, 4_700, 5_300, (1, 2))),
    column("女性人口", "人", 0, Rest { whole: 1, part: 2 }),
    column("参保人数", "人", 0, share(0, 9_300, 10_000, (19, 20))),
    column(
        "农村居民人均可支配收入",
        "元",
        0,
        Around {
            low: 12_000,
            high: 34_000,
            bar: 15_000,
        },
    ),
    column(
        "城镇居民人均可支配收入",
        "元",
        0,
        Around {
            low: 26_000,
            high: 66_000,
            bar: 30_000,
        },
    ),
    column(
        "地区生产总值",
        "万元",
        2,
        share(0, 2_000_000, 12_000_000, (500, 1)),
    ),
    column("一般公共预算收入", "万元", 2, share(7, 600, 1_500, (1, 10))),
    column(
        "旅游收入",
        "万元",
        1,
        Growing {
            low: 40,
            high: 900,
            percent: 20,
        },
    ),
    column(
        "公路总里程",
        "公里",
        1,
        Any {
            low: 300,
            high: 4_200,
            step: 50,
        },
    ),
    column("硬化公路里程", "公里", 1, share(10, 4_500, 8_000, (31, 50))),
    column("执业医师数", "人", 0, share(0, 20, 66, (42, 10_000))),
    column("注册护士数", "人", 0, share(0, 25, 68, (45, 10_000))),
    column("医疗床位数", "张", 0, share(0, 40, 85, (60, 10_000))),
    column("卫生院数", "个", 0, Some { most: 4 }),
    column("幼儿园数", "所", 0, Some { most: 12 }),
    column("小学数", "所", 0, Some { most: 18 }),
    column("双语班级数", "个", 0, Few { most: 40 }),
    column("双语教师数", "人", 0, Twice { of: 18 }),
    column(
        "饮用水水质达标率",
        "%",
        1,
        Around {
            low: 940,
            high: 1_000,
            bar: 955,
        },
    ),
    column(
        "森林覆盖率",
        "%",
        2,
        Around {
            low: 500,
            high: 9_000,
            bar: 2_000,
        },
    ),
    column(
        "生活垃圾处理率",
        "%",
        1,
        Around {
            low: 700,
            high: 1_000,
            bar: 900,
        },
    ),
    column(
        "粮食播种面积",
        "亩",
        1,
        Any {
            low: 20_000,
            high: 900_000,
            step: 100,
        },
    ),
    column("粮食产量", "吨", 1, share(23, 2_800, 5_600, (2, 5))),
    column("农机总动力", "千瓦", 0, share(23, 60, 160, (1, 100))),
    column("自来水普及户数", "户", 0, share(27, 8_000, 10_000, (9, 10))),
    column("总户数", "户", 0, share(0, 2_800, 3_600, (3, 10))),
    column("宽带接入户数", "户", 0, share(27, 5_500, 9_500, (3, 4))),
    column(
        "用电量",
        "万千瓦时",
        2,
        Growing {
            low: 900,
            high: 90_000,
            percent: 5,
        },
    ),
    column(
        "固定资产投资",
        "万元",
        2,
        Growing {
            low: 2_000,
            high: 900_000,
            percent: 6,
        },
    ),
    column(
        "社会消费品零售总额",
        "万元",
        2,
        Growing {
            low: 2_000,
            high: 900_000,
            percent: 8,
        },
    ),
    column("养老床位数", "张", 0, share(33, 260, 560, (1, 25))),
    column("老年人口", "人", 0, share(0, 1_300, 2_600, (1, 5))),
    column("图书馆藏书量", "册", 0, share(0, 7_000, 14_000, (1, 1))),
    column(
        "污水处理率",
        "%",
        1,
        Around {
            low: 650,
            high: 1_000,
            bar: 850,
        },
    ),
];

/// The column of this name.
pub fn named(name: &str) -> usize {
    COLUMNS
        .iter()
        .position(|column| column.name == name)
        .unwrap_or_else(|| panic!("no column {name}"))
}
