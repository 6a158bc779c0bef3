//! Timsort with the merge order of powersort: Tim Peters' description of `list.sort` ("listsort.txt", 2002), and
//! "Nearly-Optimal Mergesorts" by J. I. Munro and S. Wild (2018), which CPython follows since 3.11.
//!
//! A comparison may run code of the program, which can count, print and fail. So what is compared with what, in which order,
//! is part of the language, and any other stable sort would not do.

/// How often in a row one side must win a merge before whole stretches of it are looked for.
const GALLOP: usize = 7;

/// Sorts `order`, numbers of items, by `less`, which is asked whether one item is less than another. When that fails,
/// `order` is left a permutation of what it was.
pub fn sort<E>(order: &mut [usize], less: impl FnMut(usize, usize) -> Result<bool, E>) -> Result<(), E> {
    let len = order.len();
    if len < 2 {
        return Ok(());
    }
    let mut sorter = Sorter { order, less, runs: Vec::new(), gallop: GALLOP, buffer: Vec::new() };
    let shortest = shortest_run(len);
    let mut start = 0;
    while start < len {
        let mut end = sorter.natural_run(start)?;
        if end - start < shortest {
            let wanted = len.min(start + shortest);
            sorter.insert(start, end, wanted)?;
            end = wanted;
        }
        sorter.found(start, end)?;
        start = end;
    }
    sorter.finish()
}

/// The least length of a run, between 32 and 64: so that there are about a power of two of them.
fn shortest_run(mut len: usize) -> usize {
    let mut rest = 0;
    while len >= 64 {
        rest |= len & 1;
        len >>= 1;
    }
    len + rest
}

/// A stretch that is sorted.
struct Run {
    start: usize,
    end: usize,
    /// The depth, in the tree of merges, of the node between this run and the next.
    power: u32,
}

struct Sorter<'a, F> {
    order: &'a mut [usize],
    less: F,
    /// Runs that wait to be merged.
    runs: Vec<Run>,
    /// [`GALLOP`], as it has paid so far.
    gallop: usize,
    /// The shorter of two runs while they are merged.
    buffer: Vec<usize>,
}

/// Where an item goes among equal ones.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Before,
    After,
}

/// What part of a merge has come to its end.
enum Merged {
    /// Nothing of the run in the array is left.
    Array,
    /// One item of the run in the buffer is left, and belongs behind all others (before them, in a merge from the end).
    AllButOne,
}

impl<E, F: FnMut(usize, usize) -> Result<bool, E>> Sorter<'_, F> {
    /// The end of the run that begins at `start`. One that descends strictly is reversed.
    fn natural_run(&mut self, start: usize) -> Result<usize, E> {
        let mut end = start + 1;
        if end == self.order.len() {
            return Ok(end);
        }
        let descends = (self.less)(self.order[end], self.order[start])?;
        end += 1;
        while end < self.order.len() && (self.less)(self.order[end], self.order[end - 1])? == descends {
            end += 1;
        }
        if descends {
            self.order[start..end].reverse();
        }
        Ok(end)
    }

    /// Inserts the items from `sorted` to `end` into the run that ends at `sorted`, by binary search.
    fn insert(&mut self, start: usize, sorted: usize, end: usize) -> Result<(), E> {
        for at in sorted..end {
            let item = self.order[at];
            let (mut low, mut high) = (start, at);
            while low < high {
                let middle = low + (high - low) / 2;
                if (self.less)(item, self.order[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.order[low..=at].rotate_right(1);
        }
        Ok(())
    }

    /// Takes a run in, after the merges that come before its own.
    fn found(&mut self, start: usize, end: usize) -> Result<(), E> {
        if let Some(last) = self.runs.last() {
            let power = power(last.start, last.end, end, self.order.len());
            while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
                self.merge(self.runs.len() - 2)?;
            }
            if let Some(last) = self.runs.last_mut() {
                last.power = power;
            }
        }
        self.runs.push(Run { start, end, power: 0 });
        Ok(())
    }

    /// Merges all runs that wait.
    fn finish(&mut self) -> Result<(), E> {
        while let Some(mut at) = self.runs.len().checked_sub(2) {
            let length = |run: &Run| run.end - run.start;
            if at > 0 && length(&self.runs[at - 1]) < length(&self.runs[at + 1]) {
                at -= 1;
            }
            self.merge(at)?;
        }
        Ok(())
    }

    /// Merges the run with the number `at` and the next.
    fn merge(&mut self, at: usize) -> Result<(), E> {
        let next = self.runs.remove(at + 1);
        let run = &mut self.runs[at];
        let (mut start, middle, mut end) = (run.start, next.start, next.end);
        (run.end, run.power) = (next.end, next.power);
        // What is in place already at the beginning of the first and at the end of the second.
        start += self.place(Side::After, self.order[middle], Within::Array(start, middle), 0)?;
        if start == middle {
            return Ok(());
        }
        let last = self.order[middle - 1];
        end = middle + self.place(Side::Before, last, Within::Array(middle, end), end - middle - 1)?;
        if end == middle {
            return Ok(());
        }
        if middle - start <= end - middle {
            self.merge_up(start, middle, end)
        } else {
            self.merge_down(start, middle, end)
        }
    }

    fn item(&self, within: Within, at: usize) -> usize {
        match within {
            Within::Array(start, _) => self.order[start + at],
            Within::Buffer(start, _) => self.buffer[start + at],
        }
    }

    /// How many items of a sorted stretch come before `item`: looked for from `hint` on in steps that double, then by
    /// binary search.
    fn place(&mut self, side: Side, item: usize, within: Within, hint: usize) -> Result<usize, E> {
        let len = within.len();
        // Whether the item's place is behind the other's.
        let behind = |this: &mut Self, at: usize| {
            let other = this.item(within, at);
            match side {
                Side::Before => (this.less)(other, item),
                Side::After => (this.less)(item, other).map(|less| !less),
            }
        };
        let (mut near, mut far) = (0, 1);
        let (mut low, mut high);
        if behind(self, hint)? {
            let most = len - hint;
            while far < most && behind(self, hint + far)? {
                (near, far) = (far, 2 * far + 1);
            }
            (low, high) = (hint + near + 1, hint + far.min(most));
        } else {
            let most = hint + 1;
            while far < most && !behind(self, hint - far)? {
                (near, far) = (far, 2 * far + 1);
            }
            (low, high) = (hint + 1 - far.min(most), hint - near);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if behind(self, middle)? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(high)
    }

    /// Merges from the beginning; the first run is the shorter one.
    fn merge_up(&mut self, start: usize, middle: usize, end: usize) -> Result<(), E> {
        self.buffer.clear();
        self.buffer.extend_from_slice(&self.order[start..middle]);
        let mut at = Up { left: 0, right: middle, to: start, end };
        let merged = self.run_up(&mut at);
        // Also when a comparison failed, nothing is lost.
        match merged {
            Ok(Merged::AllButOne) => {
                self.order.copy_within(at.right..end, at.to);
                self.order[end - 1] = self.buffer[at.left];
            }
            _ => {
                let rest = &self.buffer[at.left..];
                self.order[at.to..at.to + rest.len()].copy_from_slice(rest);
            }
        }
        merged.map(drop)
    }

    fn run_up(&mut self, at: &mut Up) -> Result<Merged, E> {
        let total = self.buffer.len();
        self.take_right(at);
        if at.right == at.end {
            return Ok(Merged::Array);
        }
        if total == 1 {
            return Ok(Merged::AllButOne);
        }
        loop {
            let (mut left_wins, mut right_wins) = (0, 0);
            while left_wins < self.gallop && right_wins < self.gallop {
                if (self.less)(self.order[at.right], self.buffer[at.left])? {
                    self.take_right(at);
                    (left_wins, right_wins) = (0, right_wins + 1);
                    if at.right == at.end {
                        return Ok(Merged::Array);
                    }
                } else {
                    self.take_left(at);
                    (left_wins, right_wins) = (left_wins + 1, 0);
                    if at.left + 1 == total {
                        return Ok(Merged::AllButOne);
                    }
                }
            }
            let mut gallop = self.gallop + 1;
            loop {
                gallop -= usize::from(gallop > 1);
                self.gallop = gallop;
                let item = self.order[at.right];
                let left = self.place(Side::After, item, Within::Buffer(at.left, total), 0)?;
                for _ in 0..left {
                    self.take_left(at);
                }
                if left > 0 && at.left + 1 == total {
                    return Ok(Merged::AllButOne);
                }
                if left > 0 && at.left == total {
                    return Ok(Merged::Array);
                }
                self.take_right(at);
                if at.right == at.end {
                    return Ok(Merged::Array);
                }
                let item = self.buffer[at.left];
                let right = self.place(Side::Before, item, Within::Array(at.right, at.end), 0)?;
                for _ in 0..right {
                    self.take_right(at);
                }
                if right > 0 && at.right == at.end {
                    return Ok(Merged::Array);
                }
                self.take_left(at);
                if at.left + 1 == total {
                    return Ok(Merged::AllButOne);
                }
                if left < GALLOP && right < GALLOP {
                    break;
                }
            }
            self.gallop = gallop + 1;
        }
    }

    fn take_left(&mut self, at: &mut Up) {
        self.order[at.to] = self.buffer[at.left];
        (at.left, at.to) = (at.left + 1, at.to + 1);
    }

    fn take_right(&mut self, at: &mut Up) {
        self.order[at.to] = self.order[at.right];
        (at.right, at.to) = (at.right + 1, at.to + 1);
    }

    /// Merges from the end; the second run is the shorter one.
    fn merge_down(&mut self, start: usize, middle: usize, end: usize) -> Result<(), E> {
        self.buffer.clear();
        self.buffer.extend_from_slice(&self.order[middle..end]);
        let mut at = Down { left: middle, right: end - middle, to: end, start };
        let merged = self.run_down(&mut at);
        match merged {
            Ok(Merged::AllButOne) => {
                self.order.copy_within(start..at.left, start + 1);
                self.order[start] = self.buffer[at.right - 1];
            }
            _ => {
                let rest = &self.buffer[..at.right];
                self.order[at.to - rest.len()..at.to].copy_from_slice(rest);
            }
        }
        merged.map(drop)
    }

    fn run_down(&mut self, at: &mut Down) -> Result<Merged, E> {
        self.take_last_left(at);
        if at.left == at.start {
            return Ok(Merged::Array);
        }
        if at.right == 1 {
            return Ok(Merged::AllButOne);
        }
        loop {
            let (mut left_wins, mut right_wins) = (0, 0);
            while left_wins < self.gallop && right_wins < self.gallop {
                if (self.less)(self.buffer[at.right - 1], self.order[at.left - 1])? {
                    self.take_last_left(at);
                    (left_wins, right_wins) = (left_wins + 1, 0);
                    if at.left == at.start {
                        return Ok(Merged::Array);
                    }
                } else {
                    self.take_last_right(at);
                    (left_wins, right_wins) = (0, right_wins + 1);
                    if at.right == 1 {
                        return Ok(Merged::AllButOne);
                    }
                }
            }
            let mut gallop = self.gallop + 1;
            loop {
                gallop -= usize::from(gallop > 1);
                self.gallop = gallop;
                let (item, len) = (self.buffer[at.right - 1], at.left - at.start);
                let left = len - self.place(Side::After, item, Within::Array(at.start, at.left), len - 1)?;
                for _ in 0..left {
                    self.take_last_left(at);
                }
                if left > 0 && at.left == at.start {
                    return Ok(Merged::Array);
                }
                self.take_last_right(at);
                if at.right == 1 {
                    return Ok(Merged::AllButOne);
                }
                let item = self.order[at.left - 1];
                let right = at.right - self.place(Side::Before, item, Within::Buffer(0, at.right), at.right - 1)?;
                for _ in 0..right {
                    self.take_last_right(at);
                }
                if right > 0 && at.right == 1 {
                    return Ok(Merged::AllButOne);
                }
                if right > 0 && at.right == 0 {
                    return Ok(Merged::Array);
                }
                self.take_last_left(at);
                if at.left == at.start {
                    return Ok(Merged::Array);
                }
                if left < GALLOP && right < GALLOP {
                    break;
                }
            }
            self.gallop = gallop + 1;
        }
    }

    fn take_last_left(&mut self, at: &mut Down) {
        (at.left, at.to) = (at.left - 1, at.to - 1);
        self.order[at.to] = self.order[at.left];
    }

    fn take_last_right(&mut self, at: &mut Down) {
        (at.right, at.to) = (at.right - 1, at.to - 1);
        self.order[at.to] = self.buffer[at.right];
    }
}

/// A stretch of the array or of the buffer, from the first number to before the second.
#[derive(Clone, Copy)]
enum Within {
    Array(usize, usize),
    Buffer(usize, usize),
}

impl Within {
    fn len(self) -> usize {
        let (Self::Array(start, end) | Self::Buffer(start, end)) = self;
        end - start
    }
}

/// How far a merge from the beginning is: what comes next of the buffer and of the array, and where it goes.
struct Up {
    left: usize,
    right: usize,
    to: usize,
    end: usize,
}

/// How far a merge from the end is: behind what comes next of the array and of the buffer, and behind where it goes.
struct Down {
    left: usize,
    right: usize,
    to: usize,
    start: usize,
}

/// The depth at which the middles of two neighbouring runs part, in a binary search tree over the whole array.
fn power(start: usize, middle: usize, end: usize, len: usize) -> u32 {
    // Twice the middles, as fractions of twice the length: their first bits that differ.
    let (mut a, mut b) = (start + middle, middle + end);
    let mut power = 0;
    loop {
        power += 1;
        if a >= len {
            (a, b) = (a - len, b - len);
        } else if b >= len {
            return power;
        }
        (a, b) = (2 * a, 2 * b);
    }
}

#[cfg(test)]
mod tests {
    use super::sort;

    /// Numbers that look random.
    fn numbers(len: usize, below: usize, mut seed: u64) -> Vec<usize> {
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        (0..len).map(|_| next()).collect()
    }

    #[test]
    fn it_is_a_stable_sort_of_anything() {
        for seed in 0..400 {
            let len = (seed * 7 % 600) as usize;
            let mut items = numbers(len, [3, 50, 100_000][seed as usize % 3], seed);
            if seed % 4 == 1 {
                // Long runs, up and down.
                let third = len / 3;
                items[..third].sort_unstable();
                items[third..2 * third].sort_unstable_by(|a, b| b.cmp(a));
            }
            let mut order: Vec<usize> = (0..len).collect();
            let sorted: Result<(), ()> = sort(&mut order, |a, b| Ok(items[a] < items[b]));
            let mut expected: Vec<usize> = (0..len).collect();
            expected.sort_by_key(|&at| items[at]);
            assert_eq!((sorted, order), (Ok(()), expected), "{items:?}");
        }
    }

    #[test]
    fn nothing_is_lost_when_a_comparison_fails() {
        let items = numbers(500, 90, 5);
        for failing in (0..4000).step_by(7) {
            let mut left = failing;
            let mut order: Vec<usize> = (0..items.len()).collect();
            let sorted = sort(&mut order, |a, b| {
                left -= 1;
                if left == 0 { Err(()) } else { Ok(items[a] < items[b]) }
            });
            order.sort_unstable();
            assert!(order.iter().copied().eq(0..items.len()), "after {failing} comparisons: {sorted:?}");
        }
    }
}
