//! Names of places that are nowhere.

const TREES: [&str; 20] = [
    "松", "柏", "枫", "桃", "梅", "兰", "竹", "荷", "莲", "桐", "杨", "柳", "榆", "槐", "枣", "杏",
    "梨", "橘", "茶", "麦",
];
const PLACES: [&str; 20] = [
    "溪", "河", "江", "湖", "池", "塘", "泉", "井", "桥", "渡", "岭", "岗", "坡", "谷", "峰", "崖",
    "坪", "坝", "湾", "滩",
];
const SIDES: [&str; 10] = ["东", "西", "南", "北", "上", "下", "高", "长", "新", "老"];
const COUNTIES: [&str; 3] = ["县", "市", "区"];
const TOWNSHIPS: [&str; 3] = ["镇", "乡", "街道"];

/// The name of a county, one of 8 000.
pub fn county(number: u64) -> String {
    let core = [
        of(&TREES, number),
        of(&TREES, number / 20),
        of(&PLACES, number / 400),
    ];
    core.concat() + of(&COUNTIES, number)
}

/// The name of a township, one of 4 000 in a county.
pub fn township(number: u64) -> String {
    let core = [
        of(&SIDES, number),
        of(&PLACES, number / 10),
        if number < 200 {
            ""
        } else {
            of(&TREES, number / 200)
        },
    ];
    core.concat() + of(&TOWNSHIPS, number)
}

fn of<const N: usize>(words: &[&'static str; N], number: u64) -> &'static str {
    words[usize::try_from(number).unwrap_or(0) % N]
}
