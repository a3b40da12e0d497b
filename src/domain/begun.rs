//! How a line begins.

/// The program's own words as a line begins with them: "failed at" is "Failed at". Never done to a
/// name that somebody gave, such as a DAG id, since another letter makes it another name.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
