use rusqlite::{Connection, Result};

fn main() -> Result<()> {
    let path = std::env::args().nth(1).expect("a file");
    let mut database = Connection::open(path)?;
    database.execute_batch("CREATE TABLE IF NOT EXISTS visit (id INTEGER PRIMARY KEY, at TEXT, luck INTEGER)")?;
    let transaction = database.transaction()?;
    for _ in 0..3 {
        transaction.execute("INSERT INTO visit (at, luck) VALUES (datetime('now', 'localtime'), random())", [])?;
    }
    transaction.commit()?;
    let mut all = database.prepare("SELECT id, at, luck FROM visit ORDER BY luck")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        println!("{} {} {}", row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?);
    }
    Ok(())
}
