//! Which columns there are, and which field a header means for a kind.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Field;
use crate::domain::observation::Kind;

/// The column that says which kind a row is.
pub(super) const KIND: &str = "kind";

/// The columns that a file of refused rows has besides; they are passed over when it comes back.
pub(super) const LINE: &str = "line";
/// See [`LINE`].
pub(super) const WHY: &str = "refused because";

/// Every field of some kinds that is a column, in the order they are written, each with the kinds
/// that have it. A name that several kinds share is one column.
pub(super) fn columns_of(kinds: &[Kind]) -> Vec<(&'static Field, Vec<Kind>)> {
    let mut columns: Vec<(&'static Field, Vec<Kind>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let own: BTreeSet<&str> = kinds.iter().flat_map(|k| k.own_fields()).map(|f| f.name).collect();
    let ordered = |tail: bool| {
        kinds.iter().flat_map(move |kind| kind.fields().map(move |field| (*kind, field))).filter({
            let own = own.clone();
            move |(_, field)| tail != (own.contains(field.name) || HEAD.contains(&field.name))
        })
    };
    for (kind, field) in ordered(false).chain(ordered(true)) {
        let place = *places.entry(field.name).or_insert_with(|| {
            columns.push((field, Vec::new()));
            columns.len() - 1
        });
        if let Some((_, having)) = columns.get_mut(place) {
            having.push(kind);
        }
    }
    columns
}

/// The common fields that stand before a kind's own.
const HEAD: [&str; 3] = ["code", "side", "workload"];

/// A header as it is compared: lower case, one blank for any run of blanks, `_` and `-`.
pub fn plain(header: &str) -> String {
    let words = header.split(|c: char| c.is_whitespace() || c == '_' || c == '-');
    words.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The field that a header (in its plain form) means for a kind: by name first, then by label.
pub(super) fn field_of(kind: Kind, header: &str) -> Option<&'static Field> {
    kind.fields()
        .find(|f| plain(f.name) == header)
        .or_else(|| kind.fields().find(|f| plain(f.label) == header))
}

/// Every header that means something for some kind, in plain form.
pub(super) fn known() -> BTreeSet<String> {
    let fields = Kind::ALL.iter().flat_map(|k| k.fields());
    fields.flat_map(|f| [plain(f.name), plain(f.label)]).chain([KIND.to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_and_each_label_means_one_field_of_a_kind() {
        for kind in Kind::ALL {
            for field in kind.fields() {
                assert_eq!(field_of(*kind, &plain(field.name)), Some(field), "{kind:?} {}", field.name);
                assert_eq!(field_of(*kind, &plain(field.label)), Some(field), "{kind:?} {}", field.label);
            }
        }
        assert!(![LINE, WHY].iter().any(|own| known().contains(*own)), "a field would be passed over");
    }

    #[test]
    fn a_name_that_kinds_share_holds_the_same_in_all_of_them() {
        for (field, kinds) in columns_of(Kind::ALL) {
            for kind in kinds {
                let own = kind.fields().find(|f| f.name == field.name);
                assert_eq!(own.map(|f| f.kind), Some(field.kind), "{kind:?} {}", field.name);
            }
        }
    }
}
