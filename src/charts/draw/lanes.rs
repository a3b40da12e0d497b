//! Rows of marks in groups that share an axis.

use super::across::{Across, ends};
use super::lane_marks;
use super::{fitted, standing, two_lines};
use crate::charts::pen::{Pen, Type};
use crate::charts::spec::{Lane, LaneAxis, LaneForm, LaneGroup, LanePlot, Size};
use crate::charts::theme::Ink;
use crate::charts::words;
use plotters_backend::DrawingBackend;

/// The height of a group's name, with the figures of its axis below where it has one.
fn head_height(group: &LaneGroup) -> f64 {
    if group.axis == LaneAxis::Own { 26.0 } else { 42.0 }
}

/// A lane with room for two lines.
const LANE: f64 = 38.0;
/// The lowest lane that can still be read.
const LOWEST: f64 = 17.0;
/// More lanes than these are told of, not drawn: nobody reads them off a picture.
const MOST: usize = 60;

/// The height at which every lane has its room.
pub fn natural_height(plot: &LanePlot) -> f64 {
    let lanes = plot.lanes().count();
    let more = if lanes > MOST { 22.0 } else { 0.0 };
    let heads: f64 = plot.groups.iter().filter(|g| !g.lanes.is_empty()).map(head_height).sum();
    (heads + lanes.min(MOST) as f64 * LANE + more + 6.0).max(90.0)
}

/// Where the columns stand.
pub struct Columns {
    pub names: f64,
    pub left: f64,
    pub right: f64,
    pub figure: f64,
    pub standing: f64,
    pub end: f64,
}

impl Columns {
    fn of(plot: &LanePlot, width: f64) -> Columns {
        let figure = if plot.lanes().any(|lane| !lane.figure.is_empty()) { width * 0.27 } else { 0.0 };
        let stands = plot.lanes().any(|lane| lane.standing.is_some());
        // The longest word of a verdict stands whole beside its mark.
        let standing = if stands { (width * 0.2).min(164.0) } else { 0.0 };
        let names = (width * if stands { 0.26 } else { 0.29 }).min(250.0);
        let figure = figure.min(210.0);
        let right = width - figure - standing - if figure + standing > 0.0 { 12.0 } else { 4.0 };
        Columns {
            names,
            left: names + 10.0,
            right,
            figure: right + 12.0,
            standing: width - standing,
            end: width,
        }
    }
}

/// Draws the rows.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, plot: &LanePlot, size: Size) {
    let groups: Vec<&LaneGroup> = plot.groups.iter().filter(|group| !group.lanes.is_empty()).collect();
    let lanes: usize = groups.iter().map(|group| group.lanes.len()).sum();
    if lanes == 0 {
        return empty(pen, &plot.empty, size);
    }
    let columns = Columns::of(plot, size.width);
    let room = size.height - groups.iter().map(|group| head_height(group)).sum::<f64>() - 4.0;
    let fit = (((room - 18.0) / LOWEST).max(1.0) as usize).min(MOST);
    let shown = if lanes as f64 * LOWEST <= room && lanes <= MOST { lanes } else { fit };
    let cut = lanes - shown;
    let height = ((room - if cut > 0 { 20.0 } else { 0.0 }) / shown as f64).clamp(LOWEST, LANE + 8.0);
    let mut y = 0.0;
    let mut left = shown;
    for group in groups {
        if left == 0 {
            break;
        }
        let count = group.lanes.len().min(left);
        left -= count;
        let bottom = y + head_height(group) + count as f64 * height;
        let axis = axis_of(group, &columns);
        head(pen, group, axis.as_ref(), &columns, (y, bottom, height));
        y += head_height(group);
        for lane in group.lanes.iter().take(count) {
            row(pen, (group, lane), axis.as_ref(), &columns, (y, height));
            y += height;
        }
    }
    if cut > 0 {
        let text = format!("and {} more, in the table", words::count(cut, "row", "rows"));
        pen.text((0.0, y + 15.0), &text, Type::plain(12.0, Ink::Ink2));
    }
}

/// A sentence in place of an empty picture.
pub fn empty<D: DrawingBackend>(pen: &mut Pen<'_, D>, text: &str, size: Size) {
    let set = Type::plain(14.0, Ink::Ink2).middle();
    let at = (size.width / 2.0, size.height / 2.0 + 5.0);
    pen.text(at, &fitted(text, set, size.width - 16.0), set);
}

/// What the marks of a lane reach, without the ends that lie far outside.
fn reach(lane: &Lane) -> impl Iterator<Item = f64> + '_ {
    let marks = lane.marks.iter().map(|mark| mark.value);
    marks.chain(lane.threshold.iter().map(|t| t.value)).chain(lane.track)
}

fn spans(lane: &Lane) -> impl Iterator<Item = f64> + '_ {
    lane.marks.iter().flat_map(|mark| [mark.low, mark.high]).flatten()
}

/// The axis that the lanes of a group share; `None` where each has its own.
fn axis_of(group: &LaneGroup, columns: &Columns) -> Option<Across> {
    // Words beside the marks of a scale's ends need their room.
    let set = Type::plain(12.0, Ink::Text).bold();
    let words = group.lanes.iter().flat_map(|lane| &lane.marks).map(|mark| set.width(&mark.words));
    let beside = (words.fold(0.0, f64::max) + 14.0).min((columns.right - columns.left) * 0.25);
    let (left, right) = (columns.left, columns.right);
    let values = || group.lanes.iter().flat_map(reach);
    match group.axis {
        LaneAxis::Own => None,
        LaneAxis::Share => Some(Across {
            log: false,
            low: 0.0,
            high: 1.0,
            left: left + beside.max(18.0),
            right: right - beside.max(18.0),
        }),
        LaneAxis::Count => {
            let high = values().filter(|v| v.is_finite()).fold(1.0, f64::max);
            Some(Across { log: false, low: 0.0, high: high * 1.02, left: left + 4.0, right: right - beside })
        }
        LaneAxis::Change => Some(change_axis(group, (left + beside, right - beside))),
    }
}

fn change_axis(group: &LaneGroup, (left, right): (f64, f64)) -> Across {
    let values = || group.lanes.iter().flat_map(reach).chain([1.0]);
    let (low, high) = ends(values()).unwrap_or((1.0, 1.0));
    let log = low > 0.0;
    // An interval much wider than the figures runs off the axis with an arrow.
    let room = if log { (low / 2.0, high * 2.0) } else { (0.0, high * 2.0) };
    let within = group.lanes.iter().flat_map(spans).filter(|v| *v >= room.0 && *v <= room.1);
    let (low, high) = ends(values().chain(within)).unwrap_or((1.0, 1.0));
    if log {
        Across { log, low: (low / 1.08).min(0.7), high: (high * 1.08).max(1.2), left, right }
    } else {
        Across { log, low: 0.0, high: (high * 1.05).max(1.2), left, right }
    }
}

/// The figures of an axis: a value with its words, the most important first.
fn ticks(group: &LaneGroup, axis: &Across) -> Vec<(f64, String)> {
    let gap = 40.0;
    match group.axis {
        LaneAxis::Change => {
            let steps = [1.0, 0.5, 2.0, 0.25, 0.75, 1.5, 0.1, 4.0, 0.0, 8.0, 0.05, 16.0, 0.02];
            let name = |v: f64| if v == 1.0 { "no change".to_owned() } else { words::percent(v) };
            steps.into_iter().filter(|v| axis.shows(*v)).map(|v| (v, name(v))).collect()
        }
        LaneAxis::Share => [0.0, 1.0, 0.5, 0.25, 0.75]
            .into_iter()
            .map(|v| (v, format!("{:.0}{}%", 100.0 * v, words::TIED)))
            .collect(),
        LaneAxis::Count => {
            let whole = axis.round_values(gap).into_iter().filter(|v| v.fract() == 0.0);
            whole.map(|v| (v, words::figure(v))).collect()
        }
        LaneAxis::Own => Vec::new(),
    }
}

fn head<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    group: &LaneGroup,
    axis: Option<&Across>,
    columns: &Columns,
    (top, bottom, height): (f64, f64, f64),
) {
    let set = Type::plain(13.0, Ink::Navy).bold();
    pen.text((0.0, top + 15.0), &fitted(&group.name, set, columns.end), set);
    let top = top + head_height(group);
    pen.line((0.0, top - 0.5), (columns.end, top - 0.5), Ink::LineStrong, 1.0);
    let Some(axis) = axis else { return };
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (value, text) in ticks(group, axis) {
        let none = group.axis == LaneAxis::Change && value == 1.0;
        let set = Type::plain(12.0, if none { Ink::Ink2 } else { Ink::Ink3 }).middle();
        let (x, half) = (axis.x(value), set.width(&text) / 2.0 + 5.0);
        if taken.iter().any(|(from, to)| x + half > *from && x - half < *to) {
            continue;
        }
        taken.push((x - half, x + half));
        if none {
            pen.dashed((x, top), (x, bottom), Ink::Ink3, 1.2, (1.5, 3.5));
        } else {
            upright(pen, x, (top, bottom), height);
        }
        pen.text((x, top - 7.0), &text, set);
    }
}

/// A line of the grid across rows: a stroke a row, clear of the rules between them. A drawing is no table, and
/// is not to be taken for one.
pub fn upright<D: DrawingBackend>(pen: &mut Pen<'_, D>, x: f64, (top, bottom): (f64, f64), height: f64) {
    let rows = ((bottom - top) / height).round() as usize;
    for row in 0..rows {
        let from = top + row as f64 * height;
        pen.line((x, from + 3.0), (x, from + height - 3.0), Ink::Line, 1.0);
    }
}

fn own_axis(lane: &Lane, columns: &Columns) -> Across {
    let (low, high) = ends(reach(lane).chain(spans(lane))).unwrap_or((0.0, 1.0));
    let air = if high > low { (high - low) * 0.06 } else { 1.0 };
    let (left, right) = (columns.left + 14.0, columns.right - 14.0);
    Across { log: false, low: low - air, high: high + air, left, right }
}

fn row<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    (group, lane): (&LaneGroup, &Lane),
    axis: Option<&Across>,
    columns: &Columns,
    (top, height): (f64, f64),
) {
    let centre = top + height / 2.0;
    let two = height >= 30.0;
    names(pen, lane, columns, (centre, two));
    let own;
    let axis = match axis {
        Some(axis) => axis,
        None => {
            own = own_axis(lane, columns);
            &own
        }
    };
    lane_marks::draw(pen, (group, lane), axis, (columns.left, columns.right), (centre, height));
    figures(pen, lane, columns, (centre, two));
    pen.line((0.0, top + height), (columns.end, top + height), Ink::Line, 1.0);
    if group.form == LaneForm::Dumbbell || lane.standing.is_some() || lane.marks.is_empty() {
        let said = [&lane.figure, &lane.figure_detail, &lane.absent];
        let said: Vec<&str> = said.into_iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
        let stands = lane.standing.as_ref().map(|(_, word)| format!(" ({word})")).unwrap_or_default();
        let all: Vec<String> = lane.marks.iter().flat_map(|mark| mark.evidence.clone()).collect();
        let label = format!("{} {}{stands}: {}", lane.code, lane.name, said.join("; "));
        pen.hit((columns.names - 8.0, centre), 8.0, &all, label.trim().to_owned());
    }
}

fn names<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    lane: &Lane,
    columns: &Columns,
    (centre, two): (f64, bool),
) {
    let bold = Type::plain(13.0, Ink::Ink2).bold();
    let plain = Type::plain(13.0, Ink::Text);
    let code = if lane.code.is_empty() { 0.0 } else { bold.width(&lane.code) + 7.0 };
    let room = columns.names - code;
    let (first, second, under) = match (two, lane.detail.as_str()) {
        (true, "") => {
            let (first, second) = two_lines(&lane.name, plain, room);
            (first, second, plain)
        }
        (true, detail) => {
            let set = Type::plain(12.0, Ink::Ink3);
            (fitted(&lane.name, plain, room), fitted(detail, set, room), set)
        }
        (false, _) => (fitted(&lane.name, plain, room), String::new(), plain),
    };
    let base = if second.is_empty() { centre + 4.5 } else { centre - 2.5 };
    pen.text((0.0, base), &lane.code, bold);
    pen.text((code, base), &first, plain);
    pen.text((code, base + 15.0), &second, under);
}

fn figures<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    lane: &Lane,
    columns: &Columns,
    (centre, two): (f64, bool),
) {
    let ink = if lane.worse { Ink::Worse } else { Ink::Navy };
    let set = Type::plain(13.0, ink).bold();
    let two_high = two;
    let two = two && !lane.figure_detail.is_empty();
    let base = if two { centre - 2.5 } else { centre + 4.5 };
    let end = if lane.standing.is_some() { columns.standing - 8.0 } else { columns.end };
    let room = end - columns.figure;
    pen.text((columns.figure, base), &fitted(&lane.figure, set, room), set);
    if two {
        let set = Type::plain(12.0, Ink::Ink3);
        pen.text((columns.figure, base + 15.0), &fitted(&lane.figure_detail, set, room), set);
    }
    if let Some((stands, word)) = &lane.standing {
        standing::mark(pen, *stands, (columns.standing + 7.0, centre));
        let ink =
            if *stands == crate::charts::spec::Standing::Open { Ink::Ink2 } else { standing::ink(*stands) };
        let set = Type::plain(13.0, ink).bold();
        let room = columns.end - columns.standing - 19.0;
        let (first, second) =
            if two_high { two_lines(word, set, room) } else { (fitted(word, set, room), String::new()) };
        let base = if second.is_empty() { centre + 4.5 } else { centre - 2.5 };
        pen.text((columns.standing + 19.0, base), &first, set);
        pen.text((columns.standing + 19.0, base + 15.0), &second, set);
    }
}
