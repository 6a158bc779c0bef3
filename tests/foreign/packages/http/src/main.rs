fn main() -> Result<(), ureq::Error> {
    for url in std::env::args().skip(1) {
        let mut response = ureq::get(&url).call()?;
        println!("{} {:?}", response.status(), response.headers().get("date"));
        print!("{}", response.body_mut().read_to_string()?);
    }
    Ok(())
}
