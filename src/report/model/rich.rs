//! Text with styles, links and chips.

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// To an address; only `http`, `https` and `mailto` become links.
    Url(String),
    /// To a place in this document: a heading's, row's or figure's place name.
    Anchor(String),
}

/// What a run of text is to say by its colour; the words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Text.
    #[default]
    Plain,
    /// Second text.
    Quiet,
    /// The pilot.
    Pilot,
    /// The baseline.
    Before,
    /// Worse.
    Worse,
    /// To be mended.
    Note,
}

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Semibold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// The colour's meaning.
    pub tone: Tone,
    /// Where it leads.
    pub link: Option<Link>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Run(Run),
    /// A status chip.
    Chip(Chip),
}

/// Text with styles, links and chips.
///
/// ```text
/// Rich::new().text("Shown in ").bold("9 drills").text(", see ").to("F1", "F1")
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rich(pub Vec<Inline>);

impl Rich {
    /// Nothing yet.
    pub fn new() -> Rich {
        Rich::default()
    }

    /// Adds a run of any style.
    pub fn run(mut self, run: Run) -> Rich {
        self.0.push(Inline::Run(run));
        self
    }

    /// Adds plain words.
    pub fn text(self, text: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), ..Run::default() })
    }

    /// Adds semibold words.
    pub fn bold(self, text: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), bold: true, ..Run::default() })
    }

    /// Adds italic words.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "part of the builder; the content has no use for it yet")
    )]
    pub fn italic(self, text: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), italic: true, ..Run::default() })
    }

    /// Adds words with a meaning in their colour.
    pub fn toned(self, text: impl Into<String>, tone: Tone) -> Rich {
        self.run(Run { text: text.into(), tone, ..Run::default() })
    }

    /// Adds words that lead to an address.
    #[cfg_attr(not(test), expect(dead_code, reason = "part of the builder; the content links within itself"))]
    pub fn link(self, text: impl Into<String>, url: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), link: Some(Link::Url(url.into())), ..Run::default() })
    }

    /// Adds words that lead to a place in this document.
    pub fn to(self, text: impl Into<String>, anchor: impl Into<String>) -> Rich {
        self.run(Run { text: text.into(), link: Some(Link::Anchor(anchor.into())), ..Run::default() })
    }

    /// Adds a chip.
    pub fn chip(mut self, chip: Chip) -> Rich {
        self.0.push(Inline::Chip(chip));
        self
    }

    /// The words without their styles.
    pub fn plain(&self) -> String {
        let words = self.0.iter().map(|part| match part {
            Inline::Run(run) => run.text.clone(),
            Inline::Chip(chip) => chip.word().to_owned(),
        });
        words.collect()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|part| matches!(part, Inline::Run(run) if run.text.is_empty()))
    }
}

impl From<&str> for Rich {
    fn from(text: &str) -> Rich {
        Rich::new().text(text)
    }
}

impl From<String> for Rich {
    fn from(text: String) -> Rich {
        Rich::new().text(text)
    }
}

/// How a criterion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Judged, with too little to say.
    NotEnough,
    /// The two sides are not alike enough.
    NotComparable,
    /// A milestone or checklist not yet done.
    #[default]
    Open,
    /// Before its planned n.
    Interim,
}

/// A verdict as a word in a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chip {
    /// What it says.
    pub standing: Standing,
    /// Before the planned n: the outline is dashed. Has no effect on "met".
    pub interim: bool,
    /// How many cases there are of how many planned, for the ring.
    pub progress: Option<(u32, u32)>,
}

impl Chip {
    /// A chip without a ring.
    pub fn of(standing: Standing) -> Chip {
        Chip { standing, interim: standing == Standing::Interim, progress: None }
    }

    /// The word in the chip.
    pub fn word(&self) -> &'static str {
        match self.standing {
            Standing::Met => "Met",
            Standing::NotMet => "Not met",
            Standing::NotEnough => "Not enough evidence",
            Standing::NotComparable => "Not comparable",
            Standing::Open => "Open",
            Standing::Interim => "Interim",
        }
    }
}
