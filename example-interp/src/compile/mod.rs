//! The compiler: source text to register code.
//!
//! `ruff_python_parser` gives the syntax tree; [`scope`] decides where names live; [`codegen`] emits CPython 3.11's stack
//! instructions in blocks ([`ir`]); [`flow`] runs CPython's passes over them, which settle every line event; [`lower`] turns
//! the result into the instructions of the virtual machine ([`op`]).

pub mod code;
mod codegen;
pub mod constant;
mod flow;
pub mod ir;
mod literal;
mod lower;
pub mod op;
mod scope;
mod warning;

use ruff_python_ast::PythonVersion;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_source_file::LineIndex;
use ruff_text_size::{TextRange, TextSize};

pub use code::{CodeDef, Flags, Handler};
pub use constant::Const;
pub use ir::Loc;
pub use warning::Warning;

/// Why a source text does not compile, before it is a guest `SyntaxError`.
#[derive(Clone, Debug)]
pub struct CompileError {
    pub message: String,
    range: TextRange,
    loc: Option<Loc>,
}

impl CompileError {
    fn new(message: impl Into<String>, range: TextRange) -> Self {
        Self { message: message.into(), range, loc: None }
    }

    fn at_line(mut self, loc: Loc) -> Self {
        self.loc = Some(loc);
        self
    }
}

/// Where the text is that a syntax error shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As CPython's parser held it.
    Text(String),
    /// The line of the file, and this where there is no file.
    FileOr(String),
    /// The line of the file: CPython's compiler knows no text.
    File,
}

/// A syntax error with its position: lines and columns from 1. Columns count characters, those that the compiler finds bytes.
#[derive(Clone, Debug)]
pub struct SyntaxError {
    pub kind: SyntaxErrorKind,
    pub message: String,
    pub line: u32,
    pub column: i64,
    pub end_line: u32,
    /// 0 or -1 where CPython knows none.
    pub end_column: i64,
    pub shown: Shown,
}

/// Which exception class a syntax error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    Syntax,
    Indentation,
    Tab,
    /// No syntax error: a `MemoryError`, the text being nested too deeply.
    Memory,
    /// No syntax error: a `RecursionError`, the tree being too deep.
    Depth,
}

/// What is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A module or a sequence of statements.
    Exec,
    /// One expression.
    Eval,
    /// Statements whose expression values are printed.
    Single,
}

/// What came of a source.
pub struct Compiled {
    /// Its code.
    pub code: CodeDef,
    /// What the compiler warns of.
    pub warnings: Vec<Warning>,
}

/// Compiles `source`.
///
/// # Errors
/// A [`SyntaxError`] when it is not valid Python 3.11.
pub fn compile(source: &str, filename: &str, goal: Goal) -> Result<Compiled, SyntaxError> {
    // All passes recurse, as deep as `scope::MAX_DEPTH` allows, whatever is left of the stack that the guest runs on.
    crate::host::on_large_stack(|| compile_here(source, filename, goal))
}

fn compile_here(source: &str, filename: &str, goal: Goal) -> Result<Compiled, SyntaxError> {
    let options = match goal {
        Goal::Eval => ParseOptions::from(Mode::Expression),
        Goal::Exec | Goal::Single => ParseOptions::from(Mode::Module),
    }
    .with_target_version(PythonVersion::PY311);
    let parsed = parse_unchecked(source, options);
    let refused = parsed.errors().first().map(|error| error.location);
    if let Some(range) = refused.or(parsed.unsupported_syntax_errors().first().map(|error| error.range)) {
        return Err(explain(source, goal).unwrap_or_else(|| syntax_error(source, "invalid syntax", range, None)));
    }
    let mut tree = parsed.into_syntax();
    if scope::is_too_deep(&tree) {
        // Even dropping it would recurse to its bottom.
        std::mem::forget(tree);
        let message = "maximum recursion depth exceeded during compilation";
        let error = syntax_error(source, message, TextRange::default(), None);
        return Err(SyntaxError { kind: SyntaxErrorKind::Depth, ..error });
    }
    literal::restore_surrogates(&mut tree, source);
    let report = |error: CompileError| syntax_error(source, &error.message, error.range, error.loc);
    let code = match &tree {
        ruff_python_ast::Mod::Module(module) => {
            let table = scope::analyze(&module.body, None).map_err(report)?;
            // The parser takes any number of statements.
            if (goal == Goal::Single || table.doubtful || may_nest_too_deeply(source))
                && let Some(error) = explain(source, goal)
            {
                return Err(error);
            }
            codegen::module(&module.body, source, filename, table, goal == Goal::Single).map_err(report)
        }
        ruff_python_ast::Mod::Expression(expression) => {
            let table = scope::analyze(&[], Some(&expression.body)).map_err(report)?;
            // The parser does not mind white space around an expression.
            let indented = source.starts_with(' ') || source.starts_with('\t') || source.contains(['\n', '\r']);
            if (indented || table.doubtful || may_nest_too_deeply(source))
                && let Some(error) = explain(source, goal)
            {
                return Err(error);
            }
            codegen::expression(&expression.body, source, filename, table).map_err(report)
        }
    }?;
    Ok(Compiled { code, warnings: warning::collect(&tree, source) })
}

/// Whether brackets or blocks could be nested deeper than CPython's tokenizer goes, strings and comments included.
fn may_nest_too_deeply(source: &str) -> bool {
    let (mut depth, mut margin) = (0_usize, Some(0_usize));
    source.bytes().any(|byte| {
        margin = match (byte, margin) {
            (b'\n', _) => Some(0),
            (b' ' | b'\t', Some(width)) => Some(width + 1),
            _ => None,
        };
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 200 || margin.is_some_and(|width| width >= 100)
    })
}

/// A warning that is to be an error.
pub fn warning_as_error(source: &str, warning: &Warning) -> SyntaxError {
    let error = syntax_error(source, &warning.message, warning.range, None);
    let line = LineIndex::from_source_text(source).line_index(warning.range.start());
    let text = &source[LineIndex::from_source_text(source).line_range(line, source)];
    let text = text.trim_end_matches(['\n', '\r']).to_owned();
    if warning.deprecation { SyntaxError { shown: Shown::FileOr(text), ..error } } else { error }
}

/// What CPython says about a text that does not parse.
fn explain(source: &str, goal: Goal) -> Option<SyntaxError> {
    use crate::text::syntax::{Class, Mode as Text, diagnose};
    let mode = match goal {
        Goal::Exec => Text::File,
        Goal::Eval => Text::Eval,
        Goal::Single => Text::Single,
    };
    let report = diagnose(source, mode)?;
    Some(SyntaxError {
        kind: match report.class {
            Class::Syntax => SyntaxErrorKind::Syntax,
            Class::Indentation => SyntaxErrorKind::Indentation,
            Class::Tab => SyntaxErrorKind::Tab,
            Class::Memory => SyntaxErrorKind::Memory,
        },
        message: report.message,
        line: report.line,
        column: report.column,
        end_line: report.end_line,
        end_column: report.end_column,
        shown: match (report.text.unwrap_or_default(), goal) {
            (text, Goal::Exec) => Shown::FileOr(text),
            (text, Goal::Eval | Goal::Single) => Shown::Text(text),
        },
    })
}

fn syntax_error(source: &str, message: &str, range: TextRange, loc: Option<Loc>) -> SyntaxError {
    let index = LineIndex::from_source_text(source);
    let clamp = |offset: TextSize| offset.min(TextSize::try_from(source.len()).unwrap_or_default());
    let (start, end) = (clamp(range.start()), clamp(range.end()));
    let (start_line, end_line) = (index.line_index(start), index.line_index(end));
    let column = |line, offset: TextSize| {
        let before = offset.checked_sub(index.line_start(line, source)).unwrap_or_default();
        i64::from(u32::from(before)) + 1
    };
    match loc {
        Some(loc) => SyntaxError {
            kind: SyntaxErrorKind::Syntax,
            message: message.to_owned(),
            line: loc.line,
            column: i64::from(loc.col) + 1,
            end_line: loc.end_line,
            end_column: i64::from(loc.end_col) + 1,
            shown: Shown::File,
        },
        None => SyntaxError {
            kind: SyntaxErrorKind::Syntax,
            message: message.to_owned(),
            line: start_line.get() as u32,
            column: column(start_line, start),
            end_line: end_line.get() as u32,
            end_column: column(end_line, end),
            shown: Shown::File,
        },
    }
}
