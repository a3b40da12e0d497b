//! What a person may choose about the report: how long it is, which sections it has, its accent.

choice! {
    /// How long a report is.
    pub enum Length {
        /// One page: the answer.
        Brief = "brief", "brief: the answer on one page";
        /// The answer, a page or less for each matter, and the appendix.
        Executive = "executive", "executive: the answer, the matters, the appendix";
        /// The same with every observation and all its fields.
        Full = "full", "full: every observation with all its fields";
    }
}

choice! {
    /// A section behind the answer, in the usual order.
    pub enum Section {
        /// The criteria.
        Criteria = "criteria", "criteria";
        /// Time to diagnose.
        Diagnose = "diagnose", "time to diagnose";
        /// Blast radius.
        Blast = "blast", "blast radius";
        /// Rollback.
        Rollback = "rollback", "rollback";
        /// SLA and freshness.
        Freshness = "freshness", "SLA and freshness";
        /// Shadow runs.
        Shadow = "shadow", "shadow runs";
        /// The operating model.
        Operating = "operating", "operating model";
        /// Published claims.
        Claims = "claims", "published claims";
        /// Risks, open questions, costs.
        Risks = "risks", "risks, open questions, costs";
        /// Appendix: method.
        Method = "method", "appendix: method";
        /// Appendix: the evidence.
        Evidence = "evidence", "appendix: evidence";
    }
}

/// The sections by what was typed: names, in the order they are to have. Names with a minus before
/// them are taken out instead, of the usual order where no other is named. Empty: the usual order.
///
/// # Errors
/// A sentence that says what was expected.
pub fn sections(text: &str) -> Result<Vec<Section>, String> {
    let (mut named, mut without) = (Vec::new(), Vec::new());
    for word in text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()) {
        let (name, list) = match word.strip_prefix(['-', '−']) {
            Some(rest) => (rest.trim(), &mut without),
            None => (word, &mut named),
        };
        let known: Vec<&str> = Section::ALL.iter().map(|section| section.name()).collect();
        let section = Section::parse(name)
            .ok_or_else(|| format!("“{name}” is no section of the report. Use: {}.", known.join(", ")))?;
        if !list.contains(&section) {
            list.push(section);
        }
    }
    let mut chosen = if named.is_empty() { Section::ALL.to_vec() } else { named };
    chosen.retain(|section| !without.contains(section));
    Ok(chosen)
}

/// A colour as `#1f5fbf`: red, green, blue. `None` when it is none.
pub fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn sections_are_named_in_order_or_taken_out() {
        assert_eq!(sections("").unwrap(), Section::ALL);
        assert_eq!(sections("rollback, Diagnose").unwrap(), [Section::Rollback, Section::Diagnose]);
        let without = sections("-claims; −shadow").unwrap();
        assert_eq!(without.len(), Section::ALL.len() - 2);
        assert!(sections("weather").unwrap_err().contains("diagnose, blast"));
    }

    #[test]
    fn a_colour_has_six_digits() {
        assert_eq!(colour("#1f5fBF"), Some([0x1f, 0x5f, 0xbf]));
        for wrong in ["", "1f5fbf", "#1f5fb", "#1f5fb€", "#gggggg"] {
            assert_eq!(colour(wrong), None, "{wrong}");
        }
    }
}
