//! Whether short texts are the same, which takes less time than a call would.

/// Whether both are the same.
#[inline]
pub(super) fn are_same(one: &[u8], other: &[u8]) -> bool {
    let ((words, rest), (others, left)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    one.len() == other.len()
        && words
            .iter()
            .zip(others)
            .all(|(one, other)| word(one) == word(other))
        && rest.iter().zip(left).all(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_makes_the_difference() {
        let text = b"0123456789abcdefghij";
        for length in 0..=text.len() {
            let one = &text[..length];
            assert!(are_same(one, one));
            assert!(!are_same(one, &[one, b"x"].concat()));
            assert!(!are_same(&[one, b"x"].concat(), one));
            for at in 0..length {
                let mut other = one.to_vec();
                other[at] ^= 1;
                assert!(!are_same(one, &other), "{length} {at}");
            }
        }
    }
}
