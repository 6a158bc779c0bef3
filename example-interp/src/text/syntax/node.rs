//! What errors need to know of an expression.

/// What an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Name,
    Attribute,
    Subscript,
    Call,
    Literal,
    FormattedString,
    Ellipsis,
    False,
    True,
    None,
    Tuple,
    List,
    Dict,
    Set,
    ListComprehension,
    DictComprehension,
    SetComprehension,
    Generator,
    Lambda,
    Conditional,
    /// `membership` when its first operator is `in`.
    Comparison {
        membership: bool,
    },
    /// Any other operator.
    Operation,
    Await,
    Yield,
    Starred,
    Walrus,
}

/// Where targets stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Before `=`, or after `as`.
    Assigned,
    /// Between `for` and `in`.
    Loop,
    /// After `del`.
    Deleted,
}

/// An expression.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) shape: Shape,
    /// Its first lexeme.
    pub(super) first: usize,
    /// Its last lexeme.
    pub(super) last: usize,
    /// Whether an operator that binds less than `|` is outside of all brackets.
    pub(super) loose: bool,
    /// What can be a target: the elements of a list or tuple, what is starred, the left side of a comparison.
    pub(super) parts: Vec<Node>,
}

impl Node {
    /// What messages call it.
    pub(super) fn label(&self) -> &'static str {
        match self.shape {
            Shape::Name => "name",
            Shape::Attribute => "attribute",
            Shape::Subscript => "subscript",
            Shape::Call => "function call",
            Shape::Literal => "literal",
            Shape::FormattedString => "f-string expression",
            Shape::Ellipsis => "ellipsis",
            Shape::False => "False",
            Shape::True => "True",
            Shape::None => "None",
            Shape::Tuple => "tuple",
            Shape::List => "list",
            Shape::Dict => "dict literal",
            Shape::Set => "set display",
            Shape::ListComprehension => "list comprehension",
            Shape::DictComprehension => "dict comprehension",
            Shape::SetComprehension => "set comprehension",
            Shape::Generator => "generator expression",
            Shape::Lambda => "lambda",
            Shape::Conditional => "conditional expression",
            Shape::Comparison { .. } => "comparison",
            Shape::Operation => "expression",
            Shape::Await => "await expression",
            Shape::Yield => "yield expression",
            Shape::Starred => "starred",
            Shape::Walrus => "named expression",
        }
    }

    /// Whether it is a target by itself: one name, attribute or subscript.
    pub(super) fn is_single_target(&self) -> bool {
        matches!(self.shape, Shape::Name | Shape::Attribute | Shape::Subscript)
    }

    /// The part of it that is no target.
    pub(super) fn not_a_target(&self, role: Role) -> Option<&Node> {
        match self.shape {
            Shape::Name | Shape::Attribute | Shape::Subscript => None,
            Shape::List | Shape::Tuple => self.parts.iter().find_map(|part| part.not_a_target(role)),
            Shape::Starred if role != Role::Deleted => self.parts.iter().find_map(|part| part.not_a_target(role)),
            Shape::Comparison { membership } if role == Role::Loop => {
                self.parts.iter().filter(|_| membership).find_map(|part| part.not_a_target(role))
            }
            _ => Some(self),
        }
    }
}
