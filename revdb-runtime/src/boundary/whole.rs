//! Whole functions of the host as one recorded call: what they were given is checked, and what they count while they run
//! (which they do not on replay) is made up for.

use super::engine;
use super::payload::{Decoder, Encoder, Malformed, Recordable};
use super::{Site, refuse};
use crate::clock::{self, Counters};
use crate::entropy;
use crate::mode::{self, Inside, Mode};
use crate::trace::Kind;

/// More hashers than any one call makes; a trace that says so is damaged.
const TOO_MANY: u64 = 1 << 24;

/// What a body counted while it ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counted {
    objects: u64,
    frames: u64,
    /// std seeds each hasher with the number of those made before it.
    hashers: u64,
}

/// One recorded call of a host function: `arguments` logs what it was given, and must log the same on replay.
///
/// Ids that the body takes stay taken on replay, and std's hashers are seeded as after it. Stop points inside do not count:
/// the body does not run again, so the debugger could not stop at them.
#[inline]
pub fn whole<T: Recordable>(
    op: &'static str,
    site: Site,
    arguments: impl FnOnce(&mut Encoder),
    real: impl FnOnce() -> T,
) -> T {
    if mode::mode() == Mode::Plain { real() } else { whole_slow(op, site, arguments, real) }
}

fn whole_slow<T: Recordable>(
    op: &'static str,
    site: Site,
    arguments: impl FnOnce(&mut Encoder),
    real: impl FnOnce() -> T,
) -> T {
    let Some(inside) = Inside::enter() else { return real() };
    match mode::mode() {
        Mode::Plain => real(),
        Mode::Record => {
            let given = hash(arguments);
            let (before, hashers) = (Counters::now(), entropy::hashers_made());
            let value = real();
            let moved = Counters::now().since(before);
            let hashers = hashers.zip(entropy::hashers_made()).map_or(0, |(before, after)| after - before - 1);
            clock::stand_at(before);
            let counted = Counted { objects: moved.objects, frames: moved.frames, hashers };
            engine::with(&inside, |engine| {
                engine.log(op, site, Kind::Call, &[], |to| {
                    to.raw(&given.to_le_bytes());
                    counted.encode(to);
                    value.encode(to);
                });
            });
            value
        }
        Mode::Replay => {
            let given = hash(arguments);
            // As many as asked above.
            let _ = (entropy::hashers_made(), entropy::hashers_made());
            engine::with(&inside, |engine| {
                let (was_given, counted, value) = engine.answer(op, site, Kind::Call, |from| {
                    let was_given = <[u8; 4]>::try_from(from.raw(4)?).map_err(|_| Malformed)?;
                    Ok((u32::from_le_bytes(was_given), Counted::decode(from)?, T::decode(from)?))
                });
                if was_given != given {
                    engine.diverge(format!("{op} with other arguments"), op.to_owned(), site);
                }
                counted.make_up();
                value
            })
        }
        Mode::Evaluate => refuse(&inside, op),
    }
}

fn hash(arguments: impl FnOnce(&mut Encoder)) -> u32 {
    let mut encoder = Encoder::default();
    arguments(&mut encoder);
    crc32c::crc32c(encoder.as_bytes())
}

impl Counted {
    /// One byte where nothing was counted.
    fn encode(self, to: &mut Encoder) {
        let any = self != Self::default();
        to.byte(u8::from(any));
        if any {
            to.number(self.objects);
            to.number(self.frames);
            to.number(self.hashers);
        }
    }

    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        if !bool::decode(from)? {
            return Ok(Self::default());
        }
        let counted = Self { objects: from.number()?, frames: from.number()?, hashers: from.number()? };
        let fits = counted.objects >> 48 == 0 && counted.frames >> 48 == 0 && counted.hashers < TOO_MANY;
        fits.then_some(counted).ok_or(Malformed)
    }

    fn make_up(self) {
        clock::skip(self.objects, self.frames);
        for _ in 0..self.hashers {
            let _ = entropy::hashers_made();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_is_read_back_and_checked() {
        for counted in [Counted::default(), Counted { objects: 300, frames: 1, hashers: 2 }] {
            let mut to = Encoder::default();
            counted.encode(&mut to);
            assert_eq!(Counted::decode(&mut Decoder::new(to.as_bytes())), Ok(counted));
        }
        let mut to = Encoder::default();
        Counted { hashers: TOO_MANY, ..Counted::default() }.encode(&mut to);
        assert_eq!(Counted::decode(&mut Decoder::new(to.as_bytes())), Err(Malformed));
    }
}
