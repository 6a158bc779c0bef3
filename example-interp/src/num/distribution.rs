//! The distributions of Python's `random`, drawing numbers in CPython's order.

use std::f64::consts::{E, PI, TAU};

use super::float::{self, Power};
use super::mersenne::Random;
use crate::text::Fault;

fn domain() -> Fault {
    Fault::value("math domain error")
}

/// `math.sqrt`.
fn sqrt(x: f64) -> Result<f64, Fault> {
    if x < 0.0 { Err(domain()) } else { Ok(x.sqrt()) }
}

/// `math.exp`.
fn exp(x: f64) -> Result<f64, Fault> {
    let result = x.exp();
    if result.is_infinite() && x.is_finite() { Err(Fault::overflow("math range error")) } else { Ok(result) }
}

/// `x ** y` of a base that is not negative.
fn power(x: f64, y: f64) -> Result<f64, Fault> {
    match float::power(x, y)? {
        Power::Real(result) => Ok(result),
        Power::NeedsComplex => Err(domain()),
    }
}

impl Random {
    /// `uniform(a, b)`.
    pub fn uniform(&mut self, a: f64, b: f64) -> f64 {
        a + (b - a) * self.random()
    }

    /// `triangular(low, high, mode)`; `None` where Python returns `low` itself, the range being empty.
    ///
    /// # Errors
    /// ValueError when the mode lies outside of the range.
    pub fn triangular(&mut self, low: f64, high: f64, mode: Option<f64>) -> Result<Option<f64>, Fault> {
        let mut u = self.random();
        let mut c = match mode {
            None => 0.5,
            Some(_) if high == low => return Ok(None),
            Some(mode) => (mode - low) / (high - low),
        };
        let (mut low, mut high) = (low, high);
        if u > c {
            u = 1.0 - u;
            c = 1.0 - c;
            (low, high) = (high, low);
        }
        Ok(Some(low + (high - low) * sqrt(u * c)?))
    }

    /// `normalvariate(mu, sigma)`.
    pub fn normalvariate(&mut self, mu: f64, sigma: f64) -> f64 {
        // 4 * exp(-0.5) / sqrt(2.0)
        let magic = 4.0 * (-0.5f64).exp() / 2f64.sqrt();
        loop {
            let u1 = self.random();
            let u2 = 1.0 - self.random();
            let z = magic * (u1 - 0.5) / u2;
            if z * z / 4.0 <= -u2.ln() {
                return mu + z * sigma;
            }
        }
    }

    /// `gauss(mu, sigma)`.
    pub fn gauss(&mut self, mu: f64, sigma: f64) -> f64 {
        let z = match self.gauss_next.take() {
            Some(z) => z,
            None => {
                let angle = self.random() * TAU;
                let radius = (-2.0 * (1.0 - self.random()).ln()).sqrt();
                self.gauss_next = Some(angle.sin() * radius);
                angle.cos() * radius
            }
        };
        mu + z * sigma
    }

    /// `lognormvariate(mu, sigma)`.
    ///
    /// # Errors
    /// OverflowError.
    pub fn lognormvariate(&mut self, mu: f64, sigma: f64) -> Result<f64, Fault> {
        exp(self.normalvariate(mu, sigma))
    }

    /// `expovariate(lambd)`.
    ///
    /// # Errors
    /// ZeroDivisionError.
    pub fn expovariate(&mut self, lambda: f64) -> Result<f64, Fault> {
        float::divide(-(1.0 - self.random()).ln(), lambda)
    }

    /// `vonmisesvariate(mu, kappa)`.
    ///
    /// # Errors
    /// OverflowError, ValueError for arguments without sense.
    pub fn vonmisesvariate(&mut self, mu: f64, kappa: f64) -> Result<f64, Fault> {
        if kappa <= 1e-6 {
            return Ok(TAU * self.random());
        }
        let s = 0.5 / kappa;
        let r = s + (1.0 + s * s).sqrt();
        let z = loop {
            let z = (PI * self.random()).cos();
            let d = z / (r + z);
            let u = self.random();
            if u < 1.0 - d * d || u <= (1.0 - d) * exp(d)? {
                break z;
            }
        };
        let q = 1.0 / r;
        let f = (q + z) / (1.0 + q * z);
        let angle = f.acos();
        if angle.is_nan() && !f.is_nan() {
            return Err(domain());
        }
        float::modulo(if self.random() > 0.5 { mu + angle } else { mu - angle }, TAU)
    }

    /// `gammavariate(alpha, beta)`.
    ///
    /// # Errors
    /// ValueError when an argument is not positive, OverflowError.
    pub fn gammavariate(&mut self, alpha: f64, beta: f64) -> Result<f64, Fault> {
        if alpha <= 0.0 || beta <= 0.0 {
            return Err(Fault::value("gammavariate: alpha and beta must be > 0.0"));
        }
        if alpha > 1.0 {
            let log4 = 4f64.ln();
            let magic = 1.0 + 4.5f64.ln();
            let a = (2.0 * alpha - 1.0).sqrt();
            let b = alpha - log4;
            let c = alpha + a;
            loop {
                let u1 = self.random();
                if !(1e-7 < u1 && u1 < 0.9999999) {
                    continue;
                }
                let u2 = 1.0 - self.random();
                let v = (u1 / (1.0 - u1)).ln() / a;
                let x = alpha * exp(v)?;
                let z = u1 * u1 * u2;
                let r = b + c * v - x;
                if r + magic - 4.5 * z >= 0.0 || r >= z.ln() {
                    return Ok(x * beta);
                }
            }
        }
        if alpha == 1.0 {
            return Ok(-(1.0 - self.random()).ln() * beta);
        }
        loop {
            let u = self.random();
            let b = (E + alpha) / E;
            let p = b * u;
            let x = if p <= 1.0 { power(p, 1.0 / alpha)? } else { -((b - p) / alpha).ln() };
            let u1 = self.random();
            let accepted = if p > 1.0 { u1 <= power(x, alpha - 1.0)? } else { u1 <= exp(-x)? };
            if accepted {
                return Ok(x * beta);
            }
        }
    }

    /// `betavariate(alpha, beta)`.
    ///
    /// # Errors
    /// As [`Random::gammavariate`].
    pub fn betavariate(&mut self, alpha: f64, beta: f64) -> Result<f64, Fault> {
        let y = self.gammavariate(alpha, 1.0)?;
        if y == 0.0 {
            return Ok(0.0);
        }
        Ok(y / (y + self.gammavariate(beta, 1.0)?))
    }

    /// `paretovariate(alpha)`.
    ///
    /// # Errors
    /// ZeroDivisionError, OverflowError.
    pub fn paretovariate(&mut self, alpha: f64) -> Result<f64, Fault> {
        let u = 1.0 - self.random();
        power(u, float::divide(-1.0, alpha)?)
    }

    /// `weibullvariate(alpha, beta)`.
    ///
    /// # Errors
    /// ZeroDivisionError, OverflowError.
    pub fn weibullvariate(&mut self, alpha: f64, beta: f64) -> Result<f64, Fault> {
        let u = 1.0 - self.random();
        Ok(alpha * power(-u.ln(), float::divide(1.0, beta)?)?)
    }
}

#[cfg(test)]
mod tests {
    use crate::num::mersenne::{Random, Seed};

    #[test]
    fn distributions_give_cpythons_numbers() {
        let mut random = Random::new(Seed::Small(42));
        assert_eq!(random.gauss(0.0, 1.0), -0.14409032957792836);
        assert_eq!(random.gauss(0.0, 1.0), -0.1729036003315193);
        assert!(random.gammavariate(0.0, 1.0).is_err());
        assert!(random.expovariate(0.0).is_err());
    }
}
