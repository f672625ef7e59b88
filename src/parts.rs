//! Work on a long list in parts, each of them on a thread of its own.

use std::thread;

/// Lists that are shorter than this are not worth a thread.
const MANY: usize = 64;

/// What `work` makes of each part of a list, part by part; it is told how many items stand before
/// the part. There are at most as many parts as threads.
pub(crate) fn in_parts<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(usize, &[T]) -> R + Sync,
) -> Vec<R> {
    let threads = if items.len() < MANY {
        1
    } else {
        threads.max(1)
    };
    let length = items.len().div_ceil(threads).max(1);
    let mut parts = (0_usize..).step_by(length).zip(items.chunks(length));
    let first = parts.next();
    thread::scope(|scope| {
        let others: Vec<_> = parts
            .map(|(before, part)| {
                let work = &work;
                scope.spawn(move || work(before, part))
            })
            .collect();
        let mut made: Vec<R> = first
            .map(|(before, part)| work(before, part))
            .into_iter()
            .collect();
        for other in others {
            match other.join() {
                Ok(more) => made.push(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_make_the_whole_in_order() {
        for length in [0, 1, 63, 64, 65, 1000] {
            let items: Vec<usize> = (0..length).collect();
            for threads in [0, 1, 2, 3, 7] {
                let numbered = in_parts(&items, threads, |before, part| {
                    let numbers = part.iter().enumerate();
                    numbers
                        .map(|(at, item)| (before + at, *item))
                        .collect::<Vec<_>>()
                });
                assert!(numbered.len() <= threads.max(1), "{length} {threads}");
                let all: Vec<_> = numbered.into_iter().flatten().collect();
                let expected: Vec<_> = items.iter().map(|item| (*item, *item)).collect();
                assert_eq!(all, expected, "{length} {threads}");
            }
        }
    }
}
