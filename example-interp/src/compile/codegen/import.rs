//! `import` and `from ... import`.

use ruff_python_ast::{StmtImport, StmtImportFrom};

use super::*;

/// What `from __future__` may name in 3.11.
const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

fn is_future(stmt: &StmtImportFrom) -> bool {
    stmt.level == 0 && stmt.module.as_ref().is_some_and(|module| module.as_str() == "__future__")
}

/// Where the imports from `__future__` that a module may begin with, after its docstring, end.
pub(super) fn futures_end(body: &[Stmt]) -> TextSize {
    let rest = if stmt::docstring(body).is_some() { &body[1..] } else { body };
    let is_future = |stmt: &&Stmt| matches!(stmt, Stmt::ImportFrom(import) if is_future(import));
    rest.iter().take_while(is_future).last().map_or(TextSize::default(), |stmt| stmt.range().end())
}

impl<'a> Compiler<'a> {
    pub(super) fn import(&mut self, stmt: &'a StmtImport) -> Res {
        for alias in &stmt.names {
            self.load_const(Const::int(0));
            self.load_const(Const::None);
            let name = alias.name.as_str();
            let index = self.unit().names.add(name);
            self.op(Op::ImportName, index);
            let mut parts = name.split('.');
            let first = parts.next().unwrap_or(name);
            let Some(asname) = &alias.asname else {
                self.store_name(first)?;
                continue;
            };
            let mut dotted = false;
            for (position, part) in parts.enumerate() {
                dotted = true;
                if position > 0 {
                    self.op(Op::Swap, 2);
                    self.op(Op::PopTop, 0);
                }
                let index = self.unit().names.add(part);
                self.op(Op::ImportFrom, index);
            }
            self.store_name(asname)?;
            if dotted {
                self.op(Op::PopTop, 0);
            }
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, stmt: &'a StmtImportFrom) -> Res {
        let module = stmt.module.as_ref().map_or("", |module| module.as_str());
        if is_future(stmt) {
            if stmt.range.end() > self.futures_end {
                let message = "from __future__ imports must occur at the beginning of the file";
                return Err(CompileError::new(message, stmt.range).at_line(self.unit_ref().loc));
            }
            for alias in &stmt.names {
                match alias.name.as_str() {
                    "annotations" => self.future_annotations = true,
                    "braces" => return self.error("not a chance", alias),
                    name if FEATURES.contains(&name) => {}
                    name => return self.error(format!("future feature {name} is not defined"), alias),
                }
            }
        }
        self.load_const(Const::int(i64::from(stmt.level)));
        let names = stmt.names.iter().map(|alias| Const::Str(alias.name.to_string())).collect();
        self.load_const(Const::Tuple(names));
        let index = self.unit().names.add(module);
        self.op(Op::ImportName, index);
        for alias in &stmt.names {
            if alias.name.as_str() == "*" {
                self.op(Op::ImportStar, 0);
                return Ok(());
            }
            let index = self.unit().names.add(&alias.name);
            self.op(Op::ImportFrom, index);
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name))?;
        }
        self.op(Op::PopTop, 0);
        Ok(())
    }
}
