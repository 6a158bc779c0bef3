//! Functions as the recording boundary.

#[revdb::record]
pub fn entropy() -> u64 {
    imported_from_somewhere()
}

#[revdb::record]
fn read<'a, T: Source>(source: &T, buffer: &'a mut [u8], (low, high): (u8, u8), count: &mut usize) -> io::Result<()>
where
    T: Clone,
{
    *count += source.fill(buffer)?;
    Ok(())
}

#[revdb::record]
fn send(mut message: String, to: Recipient, _unused: u8) -> io::Result<usize> {
    message.push('!');
    to.take(message)
}
