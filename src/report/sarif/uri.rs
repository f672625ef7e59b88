//! File names as SARIF writes them: as URIs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands in a path as it is. A colon does not: a relative path that has one looks like a scheme.
const IN_A_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The URI of a file the user named; a relative one is relative to where the program ran, which is
/// the repository's root where a workflow runs it.
pub(super) fn uri(name: &str) -> String {
    let path = if cfg!(windows) {
        name.replace('\\', "/")
    } else {
        name.to_owned()
    };
    let path = path.strip_prefix("./").unwrap_or(&path);
    let encoded = utf8_percent_encode(path, IN_A_PATH);
    let drive = path.as_bytes().get(1) == Some(&b':') && cfg!(windows);
    match (path.starts_with('/'), drive) {
        (true, _) => format!("file://{encoded}"),
        (false, true) => format!("file:///{encoded}"),
        (false, false) => encoded.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_becomes_a_uri() {
        assert_eq!(uri("examples/data.csv"), "examples/data.csv");
        assert_eq!(uri("./数据 1.csv"), "%E6%95%B0%E6%8D%AE%201.csv");
        assert_eq!(uri("javascript:x#y?z%"), "javascript%3Ax%23y%3Fz%25");
        assert_eq!(uri("/srv/data.csv"), "file:///srv/data.csv");
    }
}
