fn show(def: &example_interp::compile::CodeDef) {
    println!("== {} regs {} fixed {}", def.qualname, def.lowered.registers, def.lowered.fixed);
    for (i, ins) in def.lowered.instructions.iter().enumerate() {
        let l = def.lowered.positions[i];
        println!("{i:4} {:4}:{:<3} {:?} x={} a={} b={} c={} bc={}", l.line, l.col, ins.op, ins.x, ins.a, ins.b, ins.c, ins.bc() as i32);
    }
    for h in &def.lowered.handlers { println!("  {h:?}"); }
    for c in &def.consts { if let example_interp::compile::Const::Code(c) = c { show(c) } }
}
fn main() {
    for f in std::env::args().skip(1) {
        let src = std::fs::read_to_string(&f).unwrap();
        match example_interp::compile::compile(&src, &f, example_interp::compile::Goal::Exec) {
            Ok(def) => if std::env::var("QUIET").is_err() { show(&def) },
            Err(e) => println!("{f}: {e:?}"),
        }
    }
}
