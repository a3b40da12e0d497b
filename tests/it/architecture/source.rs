//! Reading source text: the code without its comments and strings, and the names in it.

/// The text with comments, strings and character literals blanked out; line ends stay, so that a
/// place in the result is a place in the file.
pub fn code_only(text: &str) -> String {
    let mut rest = text;
    let mut code = String::with_capacity(text.len());
    while let Some(next) = rest.chars().next() {
        let before_is_name = code.ends_with(is_name);
        let length = quoted_length(rest, before_is_name);
        if length == 0 {
            code.push(next);
            rest = &rest[next.len_utf8()..];
        } else {
            let (gone, after) = rest.split_at(length);
            code.push(' ');
            code.extend(gone.chars().filter(|c| *c == '\n'));
            rest = after;
        }
    }
    code
}

/// How many bytes at the head of `text` are a comment or a literal; 0 for code.
fn quoted_length(text: &str, inside_name: bool) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return block_comment_length(text);
    }
    if let Some(body) = text.strip_prefix('"') {
        return 1 + string_length(body);
    }
    if text.starts_with('\'') {
        return character_length(text);
    }
    let raw = text.strip_prefix('r').map(|after| after.trim_start_matches('#'));
    match raw {
        Some(after) if after.starts_with('"') && !inside_name => {
            let hashes = text.len() - 1 - after.len();
            let end = format!("\"{}", "#".repeat(hashes));
            let start = hashes + 2;
            text[start..].find(&end).map_or(text.len(), |at| start + at + end.len())
        }
        _ => 0,
    }
}

fn block_comment_length(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let here = &text[at..];
        let step = here.chars().next().map_or(1, char::len_utf8);
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += step;
        }
    }
    at
}

fn string_length(body: &str) -> usize {
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    body.len()
}

/// A character literal's length; 0 where the quote begins a lifetime.
fn character_length(text: &str) -> usize {
    let body = &text[1..];
    if let Some(escape) = body.strip_prefix('\\') {
        let skipped = escape.chars().next().map_or(0, char::len_utf8);
        return escape[skipped..].find('\'').map_or(0, |at| 2 + skipped + at + 1);
    }
    let first = body.chars().next().map_or(0, char::len_utf8);
    if body[first..].starts_with('\'') { 1 + first + 1 } else { 0 }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Every name in the code, in order.
pub fn names(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c| !is_name(c)).filter(|name| !name.is_empty())
}

/// The names that directly follow `crate::`, alone or in braces.
pub fn named_from_crate(code: &str) -> Vec<String> {
    let squeezed: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (at, root) in squeezed.match_indices("crate::") {
        if !squeezed[..at].ends_with(is_name) {
            found.extend(heads(squeezed[at + root.len()..].trim_start()));
        }
    }
    found
}

/// The names that follow a run of `super::` which leaves a module at `depth` below the crate.
pub fn named_past_layer(code: &str, depth: usize) -> Vec<String> {
    let joined: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    let mut rest = joined.as_str();
    while let Some(at) = rest.find("super::") {
        let mut tail = &rest[at..];
        let mut climbed = 0;
        while let Some(after) = tail.strip_prefix("super::") {
            climbed += 1;
            tail = after.trim_start();
        }
        if climbed >= depth {
            found.extend(heads(tail));
        }
        rest = tail;
    }
    found
}

/// The first name of a path, or of each path in a braced list.
fn heads(path: &str) -> Vec<String> {
    let Some(list) = path.strip_prefix('{') else {
        return names(path).next().map(str::to_owned).into_iter().collect();
    };
    let (mut depth, mut item) = (0, String::new());
    let mut found = Vec::new();
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.extend(names(&item).next().map(str::to_owned));
                item.clear();
                continue;
            }
            _ => {}
        }
        item.push(c);
    }
    found.extend(names(&item).next().map(str::to_owned));
    found
}

#[test]
fn comments_and_strings_are_not_code() {
    let code = code_only(
        "use a; // crate::store\n/* crate::x /* y */ */ let s = \"crate::store \\\" //\";\n\
         let r = r#\"crate::store \"q\" \"#; let c = '\"'; fn f<'a>(x: &'a str) { crate::real }",
    );
    assert_eq!(named_from_crate(&code), ["real"]);
    assert_eq!(code.lines().count(), 3);
}

#[test]
fn names_after_crate_are_found_alone_and_in_lists() {
    let code = "use crate::domain::{Run, Side};\nuse crate::{\n  stats::Sample,\n  store::{sql, open},\n};\
                fn f() { crate :: app::now(); my_crate::no(); $crate::charts::draw() }";
    let spaced = code.replace("crate :: ", "crate::");
    assert_eq!(named_from_crate(&spaced), ["domain", "stats", "store", "app", "charts"]);
}

#[test]
fn climbing_out_of_a_layer_is_seen_and_climbing_inside_is_not() {
    assert_eq!(named_past_layer("use super::super::store::open;", 2), ["store"]);
    assert!(named_past_layer("use super::sample::Sample;", 2).is_empty());
}
