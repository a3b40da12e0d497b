//! How many more pairs would settle it.

use super::number::{counted, percent};
use crate::assess::compare::more::More;

/// "About 14 to 25 more pairs would settle a 30 % reduction."
pub(super) fn sentence(more: More) -> String {
    let reduction = percent(100.0 * more.reduction);
    let pairs = match (more.least, more.most) {
        (Some(0), Some(0)) => {
            return format!(" So many pairs would usually have shown a {reduction} reduction.");
        }
        (Some(0), Some(most)) => format!("Up to {}", counted(most, "more pair", "more pairs")),
        (Some(least), Some(most)) if least == most => {
            format!("About {}", counted(most, "more pair", "more pairs"))
        }
        (Some(least), Some(most)) => format!("About {least} to {most} more pairs"),
        (Some(least), None) if least > 0 => format!("About {least} to more than 100 more pairs"),
        _ => "More than 100 more pairs".to_owned(),
    };
    format!(" {pairs} would settle a {reduction} reduction.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_said_as_a_person_would() {
        let said = |least, most| sentence(More { least, most, reduction: 0.3 });
        let words = [
            (said(Some(14), Some(25)), " About 14 to 25 more pairs would settle a 30 % reduction."),
            (said(Some(0), Some(5)), " Up to 5 more pairs would settle a 30 % reduction."),
            (said(Some(0), Some(1)), " Up to 1 more pair would settle a 30 % reduction."),
            (said(Some(3), Some(3)), " About 3 more pairs would settle a 30 % reduction."),
            (said(Some(60), None), " About 60 to more than 100 more pairs would settle a 30 % reduction."),
            (said(None, None), " More than 100 more pairs would settle a 30 % reduction."),
            (said(Some(0), Some(0)), " So many pairs would usually have shown a 30 % reduction."),
        ];
        for (said, wanted) in words {
            assert_eq!(said.replace('\u{a0}', " "), wanted);
        }
    }
}
