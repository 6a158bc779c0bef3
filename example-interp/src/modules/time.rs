//! `time`. The clocks are read in [`clocks`], whose calls the attribute records.

use super::Builder;
use crate::object::*;
use crate::text::{strptime, time as civil};
use crate::vm::{Res, Vm};

#[revdb::instrument]
mod clocks {
    use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

    thread_local! {
        static START: Instant = Instant::now();
    }

    /// Nanoseconds since 1970.
    pub fn wall() -> i64 {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => since.as_nanos() as i64,
            Err(error) => -(error.duration().as_nanos() as i64),
        }
    }

    /// Nanoseconds since the first call.
    pub fn monotonic() -> i64 {
        START.with(|start| start.elapsed().as_nanos() as i64)
    }

    /// Waits.
    pub fn sleep(time: Duration) {
        std::thread::sleep(time);
    }
}

const SECOND: i64 = 1_000_000_000;

fn seconds(nanoseconds: i64) -> Value {
    Value::Float((nanoseconds / SECOND) as f64 + (nanoseconds % SECOND) as f64 * 1e-9)
}

fn time(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(seconds(clocks::wall()))
}

fn time_ns(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::Int(clocks::wall()))
}

fn monotonic(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(seconds(clocks::monotonic()))
}

fn monotonic_ns(_: &mut Vm, _: Args<'_>) -> Res {
    Ok(Value::Int(clocks::monotonic()))
}

fn sleep(vm: &mut Vm, args: Args<'_>) -> Res {
    let wanted = match args.pos[0].base() {
        Value::Int(count) => *count as f64,
        value => vm.to_float(value)?,
    };
    if wanted < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    if wanted.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    let Ok(wanted) = std::time::Duration::try_from_secs_f64(wanted) else {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    };
    // What is buffered for the standard streams stays there, as in CPython.
    clocks::sleep(wanted);
    vm.check_interrupt()?;
    Ok(Value::None)
}

/// The time stamp of an optional argument, in whole seconds; by default now.
fn stamp(vm: &mut Vm, args: Args<'_>) -> Res<i64> {
    match args.get(0) {
        None | Some(Value::None) => Ok(clocks::wall().div_euclid(SECOND)),
        Some(value) => match value.base() {
            Value::Int(seconds) => Ok(*seconds),
            value => Ok(vm.to_float(value)?.floor() as i64),
        },
    }
}

fn gmtime(vm: &mut Vm, args: Args<'_>) -> Res {
    let stamp = stamp(vm, args)?;
    struct_time(vm, &civil::StructTime::utc(stamp)?)
}

fn localtime(vm: &mut Vm, args: Args<'_>) -> Res {
    let stamp = stamp(vm, args)?;
    struct_time(vm, &civil::StructTime::local(stamp, 0, false, "UTC")?)
}

fn struct_time(vm: &mut Vm, time: &civil::StructTime) -> Res {
    let class = vm.import_attribute("_structs", "struct_time")?;
    let numbers = [
        time.year,
        time.month,
        time.day,
        time.hour,
        time.minute,
        time.second,
        time.weekday,
        time.day_of_year,
        time.is_dst,
    ];
    let mut fields = numbers.map(Value::Int).to_vec();
    fields.push(time.zone.as_ref().map_or(Value::None, Value::str));
    fields.push(time.offset.map_or(Value::None, Value::Int));
    vm.call(&class, Args::new(&[Value::tuple(fields)]))
}

fn time_argument(vm: &mut Vm, value: Option<&Value>) -> Res<civil::StructTime> {
    let Some(value) = value else {
        return Ok(civil::StructTime::local(clocks::wall().div_euclid(SECOND), 0, false, "UTC")?);
    };
    Ok(civil::StructTime::from_fields(time_fields(vm, value)?)?)
}

/// The fields of a tuple or `struct_time`, which counts the days of a week from Monday, 0.
fn time_fields(vm: &mut Vm, value: &Value) -> Res<[i64; 9]> {
    let Some(fields) = value.as_tuple() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    let mut numbers = [0i64; 9];
    if fields.len() < numbers.len() {
        return Err(vm.type_error("function takes exactly 9 arguments"));
    }
    for (number, value) in numbers.iter_mut().zip(fields.iter()) {
        *number = match vm.to_i64_clamped(value)? {
            n if n > i64::from(i32::MAX) => {
                return Err(vm.overflow_error("signed integer is greater than maximum"));
            }
            n if n < i64::from(i32::MIN) => return Err(vm.overflow_error("signed integer is less than minimum")),
            n => n,
        };
    }
    Ok(numbers)
}

fn strftime(vm: &mut Vm, args: Args<'_>) -> Res {
    let Some(format) = args.pos[0].as_str().cloned() else {
        let name = vm.type_name(&args.pos[0]);
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {name}")));
    };
    let time = time_argument(vm, args.get(1))?;
    Ok(Value::string(civil::strftime(format.as_str(), &time)))
}

fn mktime(vm: &mut Vm, args: Args<'_>) -> Res {
    let fields = time_fields(vm, &args.pos[0])?;
    Ok(Value::Float(civil::seconds_of(&fields) as f64))
}

fn asctime(vm: &mut Vm, args: Args<'_>) -> Res {
    let time = time_argument(vm, args.get(0))?;
    Ok(Value::string(time.asctime()))
}

fn ctime(vm: &mut Vm, args: Args<'_>) -> Res {
    let stamp = stamp(vm, args)?;
    Ok(Value::string(civil::StructTime::local(stamp, 0, false, "UTC")?.asctime()))
}

fn parsed(vm: &mut Vm, args: &Args<'_>) -> Res<strptime::Parsed> {
    let format = match args.get(1) {
        Some(format) => format.clone(),
        None => Value::str("%a %b %d %H:%M:%S %Y"),
    };
    let mut texts = Vec::with_capacity(2);
    for (place, value) in [&args.pos[0], &format].into_iter().enumerate() {
        let Some(text) = value.as_str().cloned() else {
            let name = vm.type_name(value);
            return Err(vm.type_error(format!("strptime() argument {place} must be str, not <class '{name}'>")));
        };
        texts.push(text);
    }
    Ok(strptime::strptime(texts[0].as_str(), texts[1].as_str(), &[])?)
}

fn strptime(vm: &mut Vm, args: Args<'_>) -> Res {
    let parsed = parsed(vm, &args)?;
    let class = vm.import_attribute("_structs", "struct_time")?;
    let mut fields = parsed.fields.map(Value::Int).to_vec();
    fields.push(parsed.zone.map_or(Value::None, Value::string));
    fields.push(parsed.offset.map_or(Value::None, Value::Int));
    vm.call(&class, Args::new(&[Value::tuple(fields)]))
}

/// `_strptime(text, format)`, for `datetime`: the first nine items of a `struct_time`, microseconds, the zone's name, its
/// offset in seconds and the microseconds of that.
fn strptime_parts(vm: &mut Vm, args: Args<'_>) -> Res {
    let parsed = parsed(vm, &args)?;
    Ok(Value::tuple(vec![
        Value::tuple(parsed.fields.map(Value::Int).to_vec()),
        Value::Int(parsed.microsecond),
        parsed.zone.map_or(Value::None, Value::string),
        parsed.offset.map_or(Value::None, Value::Int),
        Value::Int(parsed.offset_microsecond),
    ]))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    use Arity::{None as No, One, Range};
    module.functions(&[
        ("asctime", asctime, Range(0, 1)),
        ("ctime", ctime, Range(0, 1)),
        ("gmtime", gmtime, Range(0, 1)),
        // The time zone of a recording is UTC: the zone database is not part of the recorded world yet.
        ("localtime", localtime, Range(0, 1)),
        ("mktime", mktime, One),
        ("monotonic", monotonic, No),
        ("monotonic_ns", monotonic_ns, No),
        ("perf_counter", monotonic, No),
        ("perf_counter_ns", monotonic_ns, No),
        ("process_time", monotonic, No),
        ("process_time_ns", monotonic_ns, No),
        ("sleep", sleep, One),
        ("strftime", strftime, Range(1, 2)),
        ("strptime", strptime, Range(1, 2)),
        ("_strptime", strptime_parts, Range(1, 2)),
        ("time", time, No),
        ("time_ns", time_ns, No),
    ]);
    module.value("timezone", Value::Int(0));
    module.value("altzone", Value::Int(0));
    module.value("daylight", Value::Int(0));
    module.value("tzname", Value::tuple(vec![Value::str("UTC"), Value::str("UTC")]));
    let class = module.vm.import_attribute("_structs", "struct_time")?;
    module.value("struct_time", class);
    Ok(())
}
