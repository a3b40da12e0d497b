//! What a person chose for a report, a deck or a pack: a call's words over what the document's pilot
//! says, checked before anything is made.

use super::desk::{OpenDocument, zone};
use super::freeze::day_named;
use super::outgoing::{Leaving, Outgoing};
use super::places::file_label;
use super::since::since_report;
use super::taken::Wanted;
use super::wire::ReportArgs;
use super::{App, Failure};
use crate::charts::Rgb;
use crate::domain::pilot::{Attachment, Pilot};
use crate::domain::report::{Length, colour, sections};
use crate::domain::{AttachmentId, Day};
use crate::report::{Brand, Logo, Options, Paper};
use crate::store::Store;

/// What may be handed in as a logo.
const PICTURE: Wanted = Wanted {
    most: 20_000_000,
    what: "a logo",
    smaller: "Save it with fewer pixels and choose it again",
    choose: "a PNG or JPEG picture",
    undone: "nothing was written",
};

/// What may be handed in as a font.
const FONT: Wanted = Wanted {
    what: "a font",
    smaller: "Choose one with fewer letters",
    choose: "a font file (.ttf or .otf)",
    ..PICTURE
};

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
        (Some(place), _) => PICTURE.read(&app.places.path(place)?)?,
        (None, Some(kept)) => store.kept_bytes(&kept.digest)?,
    };
    Logo::read(&bytes, alt).map(Some).map_err(|problem| Failure::refused(problem.to_string()))
}

fn is_font(bytes: &[u8]) -> bool {
    [&b"\0\x01\0\0"[..], b"OTTO", b"true", b"ttcf"].iter().any(|head| bytes.starts_with(head))
}

fn font(app: &App, place: &str) -> Result<Vec<u8>, Failure> {
    let path = app.places.path(place)?;
    let bytes = FONT.read(&path)?;
    if is_font(&bytes) {
        return Ok(bytes);
    }
    let (name, choose) = (file_label(&path), FONT.choose);
    Err(Failure::refused(format!("{name} is no font. Choose {choose}; nothing was written.")))
}
