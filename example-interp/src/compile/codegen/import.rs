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
                self.name(first, Access::Store);
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
            self.name(asname, Access::Store);
            if dotted {
                self.op(Op::PopTop, 0);
            }
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, stmt: &'a StmtImportFrom) -> Res {
        let module = stmt.module.as_ref().map_or("", |module| module.as_str());
        if module == "__future__" && stmt.level == 0 {
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
            self.name(alias.asname.as_ref().unwrap_or(&alias.name), Access::Store);
        }
        self.op(Op::PopTop, 0);
        Ok(())
    }
}
