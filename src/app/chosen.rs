//! What a person chose for a report, a deck or a pack: a call's words over what the document's pilot
//! says, checked before anything is made.

use std::path::PathBuf;

use super::desk::{OpenDocument, zone};
use super::freeze::day_named;
use super::outgoing::{Leaving, Outgoing};
use super::places::file_label;
use super::since::since_report;
use super::wire::ReportArgs;
use super::{App, Failure};
use crate::charts::Rgb;
use crate::domain::pilot::{Attachment, Pilot};
use crate::domain::report::{Length, colour, sections};
use crate::domain::{AttachmentId, Day};
use crate::report::{Brand, Logo, Options, Paper};
use crate::store::Store;

/// The greatest size of a picture or a font that is handed in.
const MOST: u64 = 20_000_000;

impl ReportArgs {
    /// How what is asked for is to leave.
    pub(super) fn leaving(&self) -> Leaving<'_> {
        Leaving { as_of: self.as_of.as_deref(), redact: self.redact }
    }
}

/// What is chosen for something that leaves.
pub(super) fn chosen(
    app: &App,
    open: &OpenDocument,
    out: &Outgoing,
    args: &ReportArgs,
) -> Result<Options, Failure> {
    let store = &*open.read()?;
    // Of a neutral result the pilot is neutral too: no name, no logo and no colour of anybody's.
    let pilot = out.frozen.contents.pilot();
    let organisation = said(&args.organisation).unwrap_or(&pilot.organisation).trim().to_owned();
    Ok(Options {
        paper: paper(args.paper.as_deref())?,
        length: length(args.length.as_deref())?,
        sections: sections(said(&args.sections).unwrap_or(&pilot.sections)).map_err(Failure::refused)?,
        classification: said(&args.classification).unwrap_or(&pilot.classification).trim().to_owned(),
        brand: Brand {
            accent: accent(said(&args.accent), &pilot)?,
            logo: logo(app, store, args.logo.as_deref(), pilot.logo, &organisation)?,
        },
        since: match last_report(args, &pilot, out.frozen.as_of.day(zone(store.contents())))? {
            Some(day) => Some(since_report(open, store, &out.frozen, day)?),
            None => None,
        },
        organisation,
        fallback_font: match args.fallback_font.as_deref().filter(|place| !place.is_empty()) {
            Some(place) => Some(font(app, place)?),
            None => None,
        },
        ..Options::default()
    })
}

/// The day of the report that leadership has: as asked, else as the pilot says, where that is earlier
/// than this one.
fn last_report(args: &ReportArgs, pilot: &Pilot, today: Day) -> Result<Option<Day>, Failure> {
    match args.since.as_deref().map(str::trim) {
        None | Some("") => Ok(pilot.last_report.filter(|day| *day < today)),
        Some("none") => Ok(None),
        Some(text) => day_named(text).map(Some),
    }
}

/// What was said, where something was; an empty word takes away what the document says.
fn said(text: &Option<String>) -> Option<&str> {
    text.as_deref()
}

fn paper(text: Option<&str>) -> Result<Paper, Failure> {
    match text.map(str::to_lowercase).as_deref() {
        None | Some("" | "a4") => Ok(Paper::A4),
        Some("letter") => Ok(Paper::Letter),
        Some(other) => Err(Failure::refused(format!("“{other}” is not a paper. Use a4 or letter."))),
    }
}

/// How long it is to be.
pub(super) fn length(text: Option<&str>) -> Result<Length, Failure> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(Length::Executive),
        Some(text) => Length::parse(text).ok_or_else(|| {
            Failure::refused(format!("“{text}” is no length of a report. Use brief, executive or full."))
        }),
    }
}

fn accent(asked: Option<&str>, pilot: &Pilot) -> Result<Option<Rgb>, Failure> {
    let text = asked.unwrap_or(&pilot.accent).trim();
    match colour(text) {
        None if !text.is_empty() => {
            Err(Failure::refused(format!("“{text}” is no colour. Type it as #1f5fbf: red, green, blue.")))
        }
        found => Ok(found.map(|[red, green, blue]| Rgb(red, green, blue))),
    }
}

fn logo(
    app: &App,
    store: &Store,
    place: Option<&str>,
    kept: Option<AttachmentId>,
    organisation: &str,
) -> Result<Option<Logo>, Failure> {
    let alt = if organisation.is_empty() { "Logo".to_owned() } else { format!("Logo of {organisation}") };
    let bytes = match (place, kept.and_then(|id| store.contents().one::<Attachment>(id.0))) {
        (Some(""), _) | (None, None) => return Ok(None),
        (Some(place), _) => file(app, place, "a PNG or JPEG picture")?,
        (None, Some(kept)) => store.kept_bytes(&kept.digest)?,
    };
    Logo::read(&bytes, alt).map(Some).map_err(|problem| Failure::refused(problem.to_string()))
}

fn is_font(bytes: &[u8]) -> bool {
    [&b"\0\x01\0\0"[..], b"OTTO", b"true", b"ttcf"].iter().any(|head| bytes.starts_with(head))
}

fn font(app: &App, place: &str) -> Result<Vec<u8>, Failure> {
    let wanted = "a font file (.ttf or .otf)";
    let bytes = file(app, place, wanted)?;
    if is_font(&bytes) {
        return Ok(bytes);
    }
    let name = file_label(&app.places.path(place)?);
    Err(Failure::refused(format!("{name} is no font. Choose {wanted}; nothing was written.")))
}

/// The bytes of a file that a person named for a report.
fn file(app: &App, place: &str, wanted: &str) -> Result<Vec<u8>, Failure> {
    let path: PathBuf = app.places.path(place)?;
    let name = file_label(&path);
    let refused =
        |why: String| Failure::refused(format!("{name} {why}. Choose {wanted}; nothing was written."));
    let unread = |error: std::io::Error| refused(format!("cannot be read: {}", error.kind()));
    if std::fs::metadata(&path).map_err(unread)?.len() > MOST {
        return Err(refused("is larger than 20 MB".to_owned()));
    }
    std::fs::read(&path).map_err(unread)
}
