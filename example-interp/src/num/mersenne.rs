//! The generator of Python's `random`: MT19937 with CPython's seeding, for the same numbers from the same seed.
//!
//! The distributions on top are in `lib/random.py`, as CPython's are in Python. M. Matsumoto and T. Nishimura, "Mersenne Twister", ACM TOMACS 8(1), 1998.

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::{Signed, ToPrimitive, Zero};
use sha2::{Digest as _, Sha512};

use crate::text::{Fault, Kind};

const N: usize = 624;
const M: usize = 397;

/// A generator of random numbers, as an instance of `random.Random`.
#[derive(Clone)]
pub struct Random {
    state: Box<[u32; N]>,
    index: usize,
    /// The second of the pair of values that `gauss` makes.
    pub(super) gauss_next: Option<f64>,
}

impl std::fmt::Debug for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Random").field("index", &self.index).finish_non_exhaustive()
    }
}

/// What `seed` takes.
#[derive(Clone, Copy, Debug)]
pub enum Seed<'a> {
    /// An int that fits 64 bits.
    Small(i64),
    /// An int of any size.
    Int(&'a BigInt),
    /// A `str`.
    Text(&'a str),
    /// A `bytes` or `bytearray`.
    Bytes(&'a [u8]),
    /// A float or any other value by its hash.
    Hash(i64),
    /// None: 2496 bytes from the operating system's source of randomness.
    Entropy(&'a [u8]),
}

impl Random {
    /// The number of bytes of entropy that a generator without a seed takes.
    pub const ENTROPY: usize = N * 4;

    /// A seeded generator.
    pub fn new(seed: Seed<'_>) -> Random {
        let mut random = Random { state: Box::new([0; N]), index: N, gauss_next: None };
        random.seed(seed);
        random
    }

    /// `seed(value)` (version 2).
    pub fn seed(&mut self, seed: Seed<'_>) {
        self.gauss_next = None;
        let of_bytes = |bytes: &[u8]| {
            let digest = Sha512::digest(bytes);
            BigUint::from_bytes_be(&[bytes, digest.as_slice()].concat())
        };
        let key = match seed {
            Seed::Small(n) => BigUint::from(n.unsigned_abs()).to_u32_digits(),
            Seed::Int(n) => n.magnitude().to_u32_digits(),
            Seed::Text(text) => of_bytes(text.as_bytes()).to_u32_digits(),
            Seed::Bytes(bytes) => of_bytes(bytes).to_u32_digits(),
            Seed::Hash(hash) => BigUint::from(hash as u64).to_u32_digits(),
            Seed::Entropy(bytes) => {
                bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect()
            }
        };
        self.init_by_array(if key.is_empty() { &[0] } else { &key });
    }

    fn init_by_number(&mut self, seed: u32) {
        let mut previous = seed;
        for (i, word) in self.state.iter_mut().enumerate() {
            if i > 0 {
                previous = 1_812_433_253u32.wrapping_mul(previous ^ (previous >> 30)).wrapping_add(i as u32);
            }
            *word = previous;
        }
        self.index = N;
    }

    fn init_by_array(&mut self, key: &[u32]) {
        self.init_by_number(19_650_218);
        let state = &mut self.state;
        let mix = |state: &[u32; N], i: usize, factor: u32| {
            let previous = state[i - 1];
            state[i] ^ (previous ^ (previous >> 30)).wrapping_mul(factor)
        };
        let mut i = 1;
        let mut j = 0;
        for _ in 0..N.max(key.len()) {
            state[i] = mix(state, i, 1_664_525).wrapping_add(key[j]).wrapping_add(j as u32);
            i += 1;
            j += 1;
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
            if j >= key.len() {
                j = 0;
            }
        }
        for _ in 0..N - 1 {
            state[i] = mix(state, i, 1_566_083_941).wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x8000_0000;
    }

    fn refill(&mut self) {
        let state = &mut self.state;
        for i in 0..N {
            let y = (state[i] & 0x8000_0000) | (state[(i + 1) % N] & 0x7fff_ffff);
            state[i] = state[(i + M) % N] ^ (y >> 1) ^ if y & 1 == 1 { 0x9908_b0df } else { 0 };
        }
        self.index = 0;
    }

    /// The next 32 random bits.
    #[inline]
    pub fn next_u32(&mut self) -> u32 {
        if self.index >= N {
            self.refill();
        }
        let mut y = self.state[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// `random()`: a float in [0, 1) with 53 random bits.
    #[inline]
    pub fn random(&mut self) -> f64 {
        let a = f64::from(self.next_u32() >> 5);
        let b = f64::from(self.next_u32() >> 6);
        (a * 67_108_864.0 + b) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `getrandbits(count)` for at most 64 bits.
    #[inline]
    pub fn bits(&mut self, count: u32) -> u64 {
        match count {
            0 => 0,
            1..=32 => u64::from(self.next_u32() >> (32 - count)),
            _ => {
                let low = u64::from(self.next_u32());
                low | u64::from(self.next_u32() >> (64 - count.min(64))) << 32
            }
        }
    }

    /// `getrandbits(count)`.
    ///
    /// # Errors
    /// ValueError for a negative count.
    pub fn getrandbits(&mut self, count: i64) -> Result<BigInt, Fault> {
        let Ok(mut left) = u64::try_from(count) else {
            return Err(Fault::value("number of bits must be non-negative"));
        };
        let words = left.div_ceil(32) as usize;
        Fault::unless_room(words.checked_mul(4))?;
        let mut words = Vec::with_capacity(words);
        while left > 0 {
            let word = self.next_u32();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left = left.saturating_sub(32);
        }
        Ok(BigInt::from_biguint(Sign::Plus, BigUint::new(words)))
    }

    /// `randbytes(count)`.
    ///
    /// # Errors
    /// ValueError for a negative count.
    pub fn randbytes(&mut self, count: i64) -> Result<Vec<u8>, Fault> {
        let n = self.getrandbits(count.saturating_mul(8))?;
        let mut bytes = n.magnitude().to_bytes_le();
        bytes.resize(count as usize, 0);
        Ok(bytes)
    }

    /// A random number below `n`, which is not zero.
    #[inline]
    pub fn below(&mut self, n: u64) -> u64 {
        let count = u64::BITS - n.leading_zeros();
        loop {
            let candidate = self.bits(count);
            if candidate < n {
                return candidate;
            }
        }
    }

    /// A random number below a positive `n` of any size.
    pub fn below_int(&mut self, n: &BigInt) -> BigInt {
        if let Some(small) = n.to_u64() {
            return self.below(small).into();
        }
        let count = n.bits() as i64;
        loop {
            match self.getrandbits(count) {
                Ok(candidate) if &candidate < n => return candidate,
                _ => {}
            }
        }
    }

    /// `randrange(stop)`.
    ///
    /// # Errors
    /// ValueError for an empty range.
    pub fn randrange_to(&mut self, stop: &BigInt) -> Result<BigInt, Fault> {
        if !stop.is_positive() {
            return Err(Fault::value("empty range for randrange()"));
        }
        Ok(self.below_int(stop))
    }

    /// `randrange(start, stop, step)`; `randint(a, b)` is `randrange(a, b + 1, 1)`.
    ///
    /// # Errors
    /// ValueError for an empty range or a zero step.
    pub fn randrange(&mut self, start: &BigInt, stop: &BigInt, step: &BigInt) -> Result<BigInt, Fault> {
        let width = stop - start;
        if step == &BigInt::from(1) {
            if width.is_positive() {
                return Ok(start + self.below_int(&width));
            }
            return Err(Fault::value(format!("empty range for randrange() ({start}, {stop}, {width})")));
        }
        if step.is_zero() {
            return Err(Fault::value("zero step for randrange()"));
        }
        let rounding = if step.is_positive() { -1 } else { 1 };
        let count = num_integer::Integer::div_floor(&(width + step + rounding), step);
        if !count.is_positive() {
            return Err(Fault::value("empty range for randrange()"));
        }
        Ok(start + step * self.below_int(&count))
    }

    /// [`Random::randrange`] with step 1 where all fits into 64 bits; `None` where it does not, or is empty.
    #[inline]
    pub fn randrange_i64(&mut self, start: i64, stop: i64) -> Option<i64> {
        if stop <= start {
            return None;
        }
        let width = stop.wrapping_sub(start) as u64;
        Some(start.wrapping_add(self.below(width) as i64))
    }

    /// `choice`: the index of a random element of a sequence of `length` elements.
    ///
    /// # Errors
    /// IndexError for an empty sequence.
    pub fn choice(&mut self, length: usize) -> Result<usize, Fault> {
        if length == 0 {
            return Err(Fault::new(Kind::Index, "Cannot choose from an empty sequence"));
        }
        Ok(self.below(length as u64) as usize)
    }

    /// `shuffle` of `length` elements, by exchanging the elements at two indices.
    ///
    /// # Errors
    /// What `swap` raises.
    pub fn shuffle<E>(&mut self, length: usize, mut swap: impl FnMut(usize, usize) -> Result<(), E>) -> Result<(), E> {
        for i in (1..length).rev() {
            let j = self.below(i as u64 + 1) as usize;
            swap(i, j)?;
        }
        Ok(())
    }

    /// `sample`: the indices of `count` distinct elements out of `length`, in selection order.
    ///
    /// # Errors
    /// ValueError when there are not so many.
    pub fn sample(&mut self, length: usize, count: i64) -> Result<Vec<usize>, Fault> {
        let count = match usize::try_from(count) {
            Ok(count) if count <= length => count,
            _ => return Err(Fault::value("Sample larger than population or is negative")),
        };
        // CPython's choice between a pool and a set: it decides which numbers are drawn.
        let mut set_size = 21.0;
        if count > 5 {
            set_size += power_of_four(count);
        }
        let mut result = Vec::with_capacity(count);
        if length as f64 <= set_size {
            let mut pool: Vec<usize> = (0..length).collect();
            for i in 0..count {
                let j = self.below((length - i) as u64) as usize;
                result.push(pool[j]);
                pool[j] = pool[length - i - 1];
            }
        } else {
            let mut selected = std::collections::BTreeSet::new();
            for _ in 0..count {
                let mut j = self.below(length as u64) as usize;
                while !selected.insert(j) {
                    j = self.below(length as u64) as usize;
                }
                result.push(j);
            }
        }
        Ok(result)
    }

    /// `choices` without weights: `count` indices into `length` elements.
    ///
    /// # Errors
    /// IndexError when there are no elements.
    pub fn choices(&mut self, length: usize, count: usize) -> Result<Vec<usize>, Fault> {
        if length == 0 && count > 0 {
            return Err(Fault::new(Kind::Index, "list index out of range"));
        }
        Ok((0..count).map(|_| (self.random() * length as f64).floor() as usize).collect())
    }

    /// `choices` with cumulative weights: `count` indices into `length` elements.
    ///
    /// # Errors
    /// ValueError when the weights do not fit.
    pub fn weighted_choices(&mut self, length: usize, cumulative: &[f64], count: usize) -> Result<Vec<usize>, Fault> {
        if cumulative.len() != length {
            return Err(Fault::value("The number of weights does not match the population"));
        }
        let Some(&total) = cumulative.last() else {
            return Err(Fault::new(Kind::Index, "list index out of range"));
        };
        if total <= 0.0 {
            return Err(Fault::value("Total of weights must be greater than zero"));
        }
        if !total.is_finite() {
            return Err(Fault::value("Total of weights must be finite"));
        }
        let candidates = &cumulative[..length - 1];
        Ok((0..count)
            .map(|_| {
                let point = self.random() * total;
                candidates.partition_point(|&weight| weight <= point)
            })
            .collect())
    }

    /// The internal state of `getstate()`: 624 words and the index, then `gauss_next`.
    pub fn state(&self) -> (Vec<u32>, Option<f64>) {
        let mut words = self.state.to_vec();
        words.push(self.index as u32);
        (words, self.gauss_next)
    }

    /// `setstate()` with what [`Random::state`] gave.
    ///
    /// # Errors
    /// ValueError when the state has the wrong size or index.
    pub fn set_state(&mut self, words: &[u32], gauss_next: Option<f64>) -> Result<(), Fault> {
        let (Ok(state), Some(&index)) = (<&[u32; N]>::try_from(&words[..words.len().min(N)]), words.get(N)) else {
            return Err(Fault::value("state vector is the wrong size"));
        };
        if words.len() != N + 1 {
            return Err(Fault::value("state vector is the wrong size"));
        }
        if index as usize > N {
            return Err(Fault::value("invalid state"));
        }
        self.state.copy_from_slice(state);
        self.index = index as usize;
        self.gauss_next = gauss_next;
        Ok(())
    }
}

/// `4 ** ceil(log(count * 3, 4))`, with the logarithm as Python's `math.log` rounds it.
fn power_of_four(count: usize) -> f64 {
    let exponent = (((count * 3) as f64).ln() / 4f64.ln()).ceil();
    4f64.powf(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(seed: Seed<'_>) -> f64 {
        Random::new(seed).random()
    }

    #[test]
    fn seeds_give_cpythons_numbers() {
        assert_eq!(first(Seed::Small(42)), 0.6394267984578837);
        assert_eq!(first(Seed::Small(-42)), 0.6394267984578837);
        assert_eq!(first(Seed::Small(0)), 0.8444218515250481);
        assert_eq!(first(Seed::Text("hello")), 0.3537754404730722);
    }

    #[test]
    fn ranges_and_choices_are_cpythons() {
        let mut random = Random::new(Seed::Small(7));
        assert_eq!((0..5).filter_map(|_| random.randrange_i64(0, 100)).collect::<Vec<_>>(), [41, 19, 50, 83, 6]);
        assert!(random.sample(3, 4).is_err());
        assert!(random.choice(0).is_err());
        let message = random.randrange(&5.into(), &5.into(), &1.into()).expect_err("empty").message;
        assert_eq!(message, "empty range for randrange() (5, 5, 0)");
    }

    #[test]
    fn the_state_goes_both_ways() {
        let mut random = Random::new(Seed::Small(1));
        random.random();
        let (words, gauss_next) = random.state();
        let expected = random.random();
        let mut other = Random::new(Seed::Small(2));
        other.set_state(&words, gauss_next).expect("a state");
        assert_eq!(other.random(), expected);
        assert!(other.set_state(&words[1..], None).is_err());
    }
}
