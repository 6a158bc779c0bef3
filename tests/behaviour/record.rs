//! `#[revdb::record]` and `recorded!` in a plain run.

use std::io;

struct Source(u8);

impl Source {
    #[revdb::record]
    fn read(&self, buffer: &mut [u8], total: &mut usize) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer.fill(self.0);
        *total += buffer.len();
        Ok(buffer.len())
    }
}

#[revdb::record]
fn generic<T: revdb::Recordable + Clone>(value: &T, into: &mut Vec<T>) -> T {
    into.push(value.clone());
    value.clone()
}

#[revdb::record]
fn consuming(mut parts: Vec<String>, last: Box<str>, (low, high): (u8, u8)) -> String {
    parts.push(last.into_string());
    parts.into_iter().skip(low.into()).take(high.into()).collect()
}

#[test]
fn a_recorded_function_may_consume_what_it_is_given() {
    assert_eq!(consuming(vec!["a".to_owned(), "b".to_owned()], "c".into(), (1, 2)), "bc");
}

#[test]
fn a_recorded_function_runs_as_written() {
    let (mut buffer, mut total) = ([0; 4], 1);
    assert_eq!(Source(7).read(&mut buffer, &mut total).unwrap(), 4);
    assert_eq!((buffer, total), ([7; 4], 5));
    assert!(Source(0).read(&mut buffer, &mut total).is_err());

    let mut values = vec!["a".to_owned()];
    assert_eq!(generic(&"b".to_owned(), &mut values), "b");
    assert_eq!(values, ["a", "b"]);
}

#[test]
fn a_recorded_expression_has_its_value() {
    let base = 2_u32;
    assert_eq!(vec![revdb::recorded!(base + 1)], [3]);
}

#[derive(Debug, Clone, PartialEq, revdb::Recordable)]
enum Event<T> {
    None,
    Key { code: u32, held: bool },
    Text(String, Vec<T>),
}

#[derive(Debug, Clone, Copy, PartialEq, revdb::Recordable)]
struct Size(u16, u16);

#[derive(Debug, PartialEq, revdb::Recordable)]
struct Unit;

#[test]
fn a_derived_type_is_read_back_as_it_was_written() {
    use revdb::Recordable;

    fn back<T: Recordable>(value: &T) -> T {
        let mut encoder = revdb::Encoder::default();
        value.encode(&mut encoder);
        T::decode(&mut revdb::Decoder::new(encoder.as_bytes())).unwrap()
    }
    for event in [Event::None, Event::Key { code: 300, held: true }, Event::Text("x".to_owned(), vec![Size(1, 2)])] {
        assert_eq!(back(&event), event);
    }
    assert_eq!(back(&Unit), Unit);
    assert!(Event::<u8>::decode(&mut revdb::Decoder::new(&[9])).is_err());
}
