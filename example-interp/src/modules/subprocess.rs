//! `_subprocess`: child processes whose output is collected. The module that programs see is `lib/subprocess.py`.

use std::path::PathBuf;

use super::Builder;
use super::io::path_argument;
use crate::object::*;
use crate::vm::{Res, Vm};

#[revdb::instrument]
mod world {
    use std::io;
    use std::path::Path;
    use std::process::{Command, Output, Stdio};

    /// Runs a program to its end. `inherit`: it reads the standard input of this process.
    pub fn output(
        program: &Path,
        arguments: &[std::path::PathBuf],
        directory: Option<&Path>,
        environment: Option<&[(String, String)]>,
        inherit: bool,
    ) -> io::Result<Output> {
        let mut command = Command::new(program);
        command.args(arguments).stdin(if inherit { Stdio::inherit() } else { Stdio::null() });
        if let Some(directory) = directory {
            command.current_dir(directory);
        }
        if let Some(environment) = environment {
            command.env_clear();
            for (name, value) in environment {
                command.env(name, value);
            }
        }
        command.output()
    }
}

fn paths(vm: &mut Vm, value: &Value) -> Res<Vec<PathBuf>> {
    let values = vm.collect(value)?;
    values.iter().map(|value| path_argument(vm, value)).collect()
}

/// `output(arguments, directory, environment, inherit)`: status (negative: the signal), stdout and stderr.
fn output(vm: &mut Vm, args: Args<'_>) -> Res {
    use std::os::unix::process::ExitStatusExt;
    let arguments = paths(vm, &args.pos[0])?;
    let Some((program, arguments)) = arguments.split_first() else {
        return Err(vm.index_error("list index out of range"));
    };
    let directory = match &args.pos[1] {
        Value::None => None,
        directory => Some(path_argument(vm, directory)?),
    };
    let environment = match &args.pos[2] {
        Value::None => None,
        environment => {
            let mut pairs = Vec::new();
            for pair in vm.collect(environment)? {
                let pair = vm.collect(&pair)?;
                if let [name, value] = &pair[..]
                    && let (Some(name), Some(value)) = (name.as_str(), value.as_str())
                {
                    pairs.push((name.as_str().to_owned(), value.as_str().to_owned()));
                }
            }
            Some(pairs)
        }
    };
    let inherit = vm.truthy(&args.pos[3])?;
    let done = world::output(program, arguments, directory.as_deref(), environment.as_deref(), inherit);
    let done = done.map_err(|error| {
        let shown = program.to_string_lossy().into_owned();
        vm.os_error(&error, Some(Value::string(shown)))
    })?;
    let status = done.status.code().unwrap_or_else(|| -done.status.signal().unwrap_or(1));
    Ok(Value::tuple(vec![Value::Int(status.into()), Value::bytes(done.stdout), Value::bytes(done.stderr)]))
}

pub(super) fn init(module: &mut Builder<'_>) -> Res<()> {
    module.functions(&[("output", output, Arity::Range(4, 4))]);
    Ok(())
}
