//! How the file is written: TOML, its tables and fields.

/// A kind of value in a rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `"…"`
    Text,
    /// `12`
    Integer,
    /// `0.95`
    Decimal,
    /// `true`
    Boolean,
    /// `2025-01-01`
    Date,
    /// `[…]`
    List,
    /// `["…", "…"]`
    Texts,
    /// `[2021, 2025]`
    TwoYears,
    /// `{ … }` or `[…]` above lines
    Table,
    /// `[[…]]`
    Tables,
}

/// How the file is written: TOML, its tables and fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WritingFault {
    /// The file is not TOML.
    Syntax {
        /// What the TOML parser says.
        message: String,
    },
    /// A key stands twice in one table.
    RepeatedKey {
        /// The key.
        key: String,
    },
    /// The file is too large to be a rule file.
    FileTooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// A key the rule language does not know.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest one that is known here.
        nearest: Option<String>,
        /// All that are.
        known: Vec<&'static str>,
    },
    /// A key that must be there is not.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A value of the wrong kind.
    WrongType {
        /// Its key.
        key: String,
        /// The kind it must be.
        expected: Shape,
        /// The kind it is.
        found: Shape,
        /// The value as written.
        written: String,
    },
    /// A word that is not among those allowed.
    UnknownValue {
        /// Its key.
        key: &'static str,
        /// The word.
        value: String,
        /// Those allowed.
        allowed: &'static [&'static str],
        /// The nearest of them.
        nearest: Option<String>,
    },
    /// A text without any text.
    Blank {
        /// Its key.
        key: String,
    },
    /// A list without entries.
    EmptyList {
        /// Its key.
        key: &'static str,
    },
}

impl WritingFault {
    /// The stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "toml-syntax",
            Self::RepeatedKey { .. } => "repeated-key",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::WrongType { .. } => "wrong-type",
            Self::UnknownValue { .. } => "unknown-value",
            Self::Blank { .. } => "blank",
            Self::EmptyList { .. } => "empty-list",
        }
    }
}
