//! The names that CPython suggests: `NameError: name 'fro' is not defined. Did you mean: 'for'?`.

/// Beyond so many candidates CPython does not look.
const MAX_CANDIDATES: usize = 750;
const MAX_LENGTH: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

/// The candidate that is most like `name`, if any is like enough.
///
/// CPython asks for an AttributeError with the sorted `dir(object)`, for a NameError with the local names of the
/// frame, then its globals, then the builtins.
pub fn suggest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let mut best = None;
    let mut best_distance = usize::MAX;
    for &candidate in candidates.iter().filter(|&&candidate| candidate != name) {
        // No more than a third of the characters may need a change.
        let limit = (name.len() + candidate.len() + 3) * MOVE_COST / 6;
        if best_distance == 0 {
            break;
        }
        let limit = limit.min(best_distance - 1);
        let distance = distance(name.as_bytes(), candidate.as_bytes(), limit);
        if distance <= limit {
            best = Some(candidate);
            best_distance = distance;
        }
    }
    best
}

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The Levenshtein distance, or more than `limit` when it is more.
fn distance<'a>(mut a: &'a [u8], mut b: &'a [u8], limit: usize) -> usize {
    let prefix = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return limit + 1;
    }
    if b.len() < a.len() {
        (a, b) = (b, a);
    }
    if (b.len() - a.len()) * MOVE_COST > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE_COST).collect();
    let mut result = 0;
    for (index, &code) in b.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        result = diagonal;
        let mut minimum = usize::MAX;
        for (&other, cell) in a.iter().zip(&mut row) {
            let substitute = diagonal + substitution_cost(code, other);
            diagonal = *cell;
            result = substitute.min(result.min(diagonal) + MOVE_COST);
            *cell = result;
            minimum = minimum.min(result);
        }
        if minimum > limit {
            return limit + 1;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested() {
        assert_eq!(suggest("pint", &["int", "print", "point"]), Some("int"));
        assert_eq!(suggest("Foo", &["bar", "foo"]), Some("foo"));
        assert_eq!(suggest("xyz", &["abc", "print"]), None);
        assert_eq!(suggest("lenght", &["length", "len"]), Some("length"));
    }
}
