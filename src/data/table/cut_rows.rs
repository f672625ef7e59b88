//! Rows that a spreadsheet cut short. Excel writes its rows sixteen at a time, and leaves out the last
//! cells of a block where all of them are blank: such rows lack nothing.

/// How many rows Excel looks at together.
const ROWS: usize = 16;

/// Whether all records that are shorter than the header were cut so: every record of their block
/// is as short, there is more than one of them, and the header stands in another block. `widths`: how
/// many cells each record of the file has, from the first; 0 for a blank one.
pub(in crate::data) fn are_cut(widths: &[usize], header: usize) -> bool {
    let is_short = |width: &usize| (1..header).contains(width);
    let mut blocks = widths.chunks(ROWS);
    let has_short_first = blocks.next().is_some_and(|first| {
        first
            .iter()
            .skip_while(|width| **width < header)
            .any(is_short)
    });
    let short: Vec<&[usize]> = blocks.filter(|block| block.iter().any(is_short)).collect();
    let is_alike = |block: &&[usize]| {
        let mut filled = block.iter().filter(|width| **width > 0);
        let first = filled.next();
        first.is_some()
            && filled.clone().next().is_some()
            && filled.all(|width| Some(width) == first)
    };
    !has_short_first && !short.is_empty() && short.iter().all(is_alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(blocks: &[(usize, usize)]) -> Vec<usize> {
        let rows = |(count, width): &(usize, usize)| vec![*width; *count];
        blocks.iter().flat_map(rows).collect()
    }

    #[test]
    fn whole_blocks_may_lack_their_last_cells() {
        assert!(are_cut(&widths(&[(16, 5), (16, 4), (3, 3)]), 5));
        assert!(are_cut(&widths(&[(1, 1), (15, 5), (16, 4), (4, 5)]), 5));
    }

    #[test]
    fn single_rows_may_not() {
        for blocks in [
            &[(16, 5), (16, 5)][..],
            &[(16, 5), (1, 4)],
            &[(16, 5), (3, 5), (1, 4)],
            &[(10, 5), (6, 4), (16, 4)],
            &[(16, 5), (15, 4), (1, 5)],
            &[(3, 5), (2, 4)],
            &[],
        ] {
            assert!(!are_cut(&widths(blocks), 5), "{blocks:?}");
        }
    }
}
