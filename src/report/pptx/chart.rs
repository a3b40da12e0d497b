//! A plot as a chart part: bars, lines or points, each number tied to its cell.

use super::text::LANGUAGE;
use super::workbook::{SHEET, column_of, letters, serial};
use super::xml::{colour, emu, safe, solid};
use crate::charts::Ink;
use crate::report::model::deck::{Beside, Marked, Plot, Series, Shape, Stroke};

/// The numbers of the two axes.
const ROWS: u32 = 111_111_111;
const VALUES: u32 = 222_222_222;
/// The type size of labels.
const LABEL: f64 = 10.5;

/// The whole part.
pub(super) fn part(plot: &Plot) -> String {
    let body = match plot.shape {
        Shape::Bars | Shape::Stacked => bars(plot),
        Shape::Lines => lines(plot),
        Shape::Points => points(plot),
    };
    let layout = match plot.shape {
        // The series name themselves at their ends, so the right is kept free for the names.
        Shape::Lines => inner(0.05, 0.02, 0.75, 0.88),
        _ => "<c:layout/>".to_owned(),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/><c:lang val=\"{LANGUAGE}\"/><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea>{layout}{body}<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
        words(LABEL, Ink::Ink2, false)
    )
}

fn inner(x: f64, y: f64, w: f64, h: f64) -> String {
    format!(
        "<c:layout><c:manualLayout><c:layoutTarget val=\"inner\"/><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"{x}\"/><c:y val=\"{y}\"/><c:w val=\"{w}\"/><c:h val=\"{h}\"/></c:manualLayout></c:layout>"
    )
}

/// How words in the chart are set.
fn words(size: f64, ink: Ink, bold: bool) -> String {
    let bold = u8::from(bold);
    format!(
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{}\" b=\"{bold}\">{}<a:latin typeface=\"+mn-lt\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"{LANGUAGE}\"/></a:p></c:txPr>",
        (size * 100.0) as i64,
        solid(ink)
    )
}

fn line(ink: Ink, weight: f64, dashed: bool) -> String {
    let dash = if dashed { "<a:prstDash val=\"dash\"/>" } else { "" };
    format!("<a:ln w=\"{}\" cap=\"rnd\">{}{dash}<a:round/></a:ln>", emu(weight), solid(ink))
}

const NO_LINE: &str = "<a:ln w=\"0\"><a:noFill/></a:ln>";

fn reference(column: usize, rows: usize) -> String {
    let letter = letters(column);
    format!("{SHEET}!${letter}$2:${letter}${}", rows + 1)
}

/// The name of a series, tied to its head.
fn heading(plot: &Plot, n: usize, series: &Series) -> String {
    format!(
        "<c:idx val=\"{n}\"/><c:order val=\"{n}\"/><c:tx><c:strRef><c:f>{SHEET}!${}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>",
        letters(column_of(plot, n)),
        safe(&series.name)
    )
}

/// A number as XML writes it: never in powers of ten.
fn number(value: f64) -> String {
    let text = format!("{value}");
    if text == "-0" { "0".to_owned() } else { text }
}

fn numbers(column: usize, values: &[Option<f64>]) -> String {
    let points: String = values
        .iter()
        .enumerate()
        .filter_map(|(n, value)| Some(format!("<c:pt idx=\"{n}\"><c:v>{}</c:v></c:pt>", number((*value)?))))
        .collect();
    format!(
        "<c:numRef><c:f>{}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{}\"/>{points}</c:numCache></c:numRef>",
        reference(column, values.len()),
        values.len()
    )
}

/// The names of the rows, or their days.
fn categories(plot: &Plot) -> String {
    let count = plot.rows.len();
    if plot.days.is_empty() {
        let points: String = plot
            .rows
            .iter()
            .enumerate()
            .map(|(n, name)| format!("<c:pt idx=\"{n}\"><c:v>{}</c:v></c:pt>", safe(name)))
            .collect();
        return format!(
            "<c:cat><c:strRef><c:f>{}</c:f><c:strCache><c:ptCount val=\"{count}\"/>{points}</c:strCache></c:strRef></c:cat>",
            reference(0, count)
        );
    }
    let points: String = plot
        .days
        .iter()
        .enumerate()
        .map(|(n, day)| format!("<c:pt idx=\"{n}\"><c:v>{}</c:v></c:pt>", serial(*day)))
        .collect();
    format!(
        "<c:cat><c:numRef><c:f>{}</c:f><c:numCache><c:formatCode>d\\ mmm\\ yyyy</c:formatCode><c:ptCount val=\"{count}\"/>{points}</c:numCache></c:numRef></c:cat>",
        reference(0, count)
    )
}

/// The deep colour that belongs to a tint.
fn deep(ink: Ink) -> Ink {
    match ink {
        Ink::PilotTint => Ink::Pilot,
        Ink::BeforeTint => Ink::Before,
        other => other,
    }
}

/// The edge of a bar: a tint needs one to stand out from the page.
fn edge_of(ink: Ink) -> String {
    if deep(ink) == ink { NO_LINE.to_owned() } else { line(deep(ink), 0.75, false) }
}

/// The filling of a mark; a mere bound is hatched.
fn filling(ink: Ink, bound: bool) -> String {
    if bound {
        let (front, back) = (colour(ink), colour(Ink::Bg));
        return format!(
            "<a:pattFill prst=\"wdUpDiag\"><a:fgClr>{front}</a:fgClr><a:bgClr>{back}</a:bgClr></a:pattFill>"
        );
    }
    solid(ink)
}

fn bar_point(n: usize, marked: &Marked, series: &Series) -> String {
    let ink = marked.ink.unwrap_or(series.ink);
    format!(
        "<c:dPt><c:idx val=\"{n}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/><c:spPr>{}{}</c:spPr></c:dPt>",
        filling(ink, marked.bound),
        edge_of(ink)
    )
}

const SHOW_NOTHING: &str = "<c:showLegendKey val=\"0\"/><c:showVal val=\"0\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";
const SHOW_VALUE: &str = "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";

/// A label in words of its own.
fn label(n: usize, says: &str, ink: Ink, place: &str) -> String {
    format!(
        "<c:dLbl><c:idx val=\"{n}\"/><c:tx><c:rich><a:bodyPr wrap=\"none\"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{size}\"/></a:pPr><a:r><a:rPr lang=\"{LANGUAGE}\" sz=\"{size}\">{fill}<a:latin typeface=\"+mn-lt\"/></a:rPr><a:t>{}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val=\"{place}\"/>{SHOW_VALUE}</c:dLbl>",
        safe(says),
        size = (LABEL * 100.0) as i64,
        fill = solid(ink)
    )
}

/// The labels of a series: its numbers where they are written, and words of their own.
fn labels(series: &Series, place: &str, ink: Ink) -> String {
    let own: String = series
        .marked
        .iter()
        .filter_map(|(n, marked)| Some(label(*n, marked.says.as_ref()?, marked.ink.unwrap_or(ink), place)))
        .collect();
    if !series.written && own.is_empty() {
        return String::new();
    }
    let rest = if series.written { SHOW_VALUE } else { SHOW_NOTHING };
    let is_whole = series.values.iter().flatten().all(|value| value.fract() == 0.0);
    // As the report writes figures: whole from ten on.
    let format = if is_whole { "#,##0" } else { "[&gt;=10]#,##0;#,##0.0" };
    format!(
        "<c:dLbls>{own}<c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val=\"{place}\"/>{rest}</c:dLbls>",
        words(LABEL, ink, false)
    )
}

fn axis_line(ink: Option<Ink>) -> String {
    let line = ink.map_or_else(|| NO_LINE.to_owned(), |ink| line(ink, 0.75, false));
    format!("<c:spPr><a:noFill/>{line}</c:spPr>")
}

fn bars(plot: &Plot) -> String {
    let stacked = plot.shape == Shape::Stacked;
    let (grouping, overlap, gap) = if stacked { ("stacked", 100, 45) } else { ("clustered", -8, 45) };
    let mut out = format!(
        "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"{grouping}\"/><c:varyColors val=\"0\"/>"
    );
    for (n, series) in plot.series.iter().enumerate() {
        let points: String =
            series.marked.iter().map(|(at, marked)| bar_point(*at, marked, series)).collect();
        let labelled = if stacked {
            labels(series, "ctr", if deep(series.ink) == series.ink { Ink::Bg } else { Ink::Text })
        } else {
            labels(series, "outEnd", series.ink)
        };
        out.push_str(&format!(
            "<c:ser>{}<c:spPr>{}{NO_LINE}</c:spPr><c:invertIfNegative val=\"0\"/>{points}{labelled}{}<c:val>{}</c:val></c:ser>",
            heading(plot, n, series),
            solid(series.ink),
            categories(plot),
            numbers(column_of(plot, n), &series.values)
        ));
    }
    out.push_str(&format!(
        "<c:gapWidth val=\"{gap}\"/><c:overlap val=\"{overlap}\"/><c:axId val=\"{ROWS}\"/><c:axId val=\"{VALUES}\"/></c:barChart>"
    ));
    // The rows read from the top, and their numbers stand beside the bars, so the axis needs none.
    out.push_str(&format!(
        "<c:catAx><c:axId val=\"{ROWS}\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{}{}<c:crossAx val=\"{VALUES}\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"60\"/><c:tickLblSkip val=\"1\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>",
        axis_line(Some(Ink::LineStrong)),
        words(LABEL, Ink::Text, false)
    ));
    out.push_str(&format!(
        "<c:valAx><c:axId val=\"{VALUES}\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"t\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"{ROWS}\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>"
    ));
    out
}

fn marker(ink: Ink, ring: bool, size: u8) -> String {
    let fill = if ring { solid(Ink::Bg) } else { solid(ink) };
    let edge = line(if ring { ink } else { Ink::Bg }, if ring { 1.25 } else { 0.5 }, false);
    format!(
        "<c:marker><c:symbol val=\"circle\"/><c:size val=\"{size}\"/><c:spPr>{fill}{edge}</c:spPr></c:marker>"
    )
}

const NO_MARKER: &str = "<c:marker><c:symbol val=\"none\"/></c:marker>";

/// How a series of lines or points is drawn.
fn stroke(series: &Series, joined: bool) -> (String, String) {
    let through = if joined { line(series.ink, 1.25, false) } else { NO_LINE.to_owned() };
    match series.stroke {
        Stroke::Marks => (through, marker(series.ink, false, 6)),
        Stroke::Rings => (through, marker(series.ink, true, 6)),
        Stroke::Solid => (line(series.ink, 1.5, false), NO_MARKER.to_owned()),
        Stroke::Dashed => (line(series.ink, 1.0, true), NO_MARKER.to_owned()),
    }
}

/// Single points that look otherwise, and the name beside the last.
fn own_points(series: &Series) -> String {
    let points = series.marked.iter().filter_map(|(n, marked)| {
        let ink = marked.ink?;
        Some(format!(
            "<c:dPt><c:idx val=\"{n}\"/>{}<c:bubble3D val=\"0\"/></c:dPt>",
            marker(ink, marked.bound, 8)
        ))
    });
    points.collect()
}

/// The name of a series by one of its numbers.
fn name_label(series: &Series) -> String {
    let Some((name, at, place)) = &series.named else { return labels(series, "r", series.ink) };
    let place = match place {
        Beside::Right => "r",
        Beside::Above => "t",
        Beside::Below => "b",
    };
    format!(
        "<c:dLbls>{}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{SHOW_NOTHING}</c:dLbls>",
        label(*at, name, series.ink, place)
    )
}

fn lines(plot: &Plot) -> String {
    let mut out = "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>".to_owned();
    for (n, series) in plot.series.iter().enumerate() {
        let (line, marker) = stroke(series, true);
        out.push_str(&format!(
            "<c:ser>{}<c:spPr>{line}</c:spPr>{marker}{}{}{}<c:val>{}</c:val><c:smooth val=\"0\"/></c:ser>",
            heading(plot, n, series),
            own_points(series),
            name_label(series),
            categories(plot),
            numbers(column_of(plot, n), &series.values)
        ));
    }
    out.push_str(&format!(
        "<c:marker val=\"1\"/><c:axId val=\"{ROWS}\"/><c:axId val=\"{VALUES}\"/></c:lineChart>"
    ));
    out.push_str(&format!(
        "<c:dateAx><c:axId val=\"{ROWS}\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"d\\ mmm\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{}{}<c:crossAx val=\"{VALUES}\"/><c:crosses val=\"min\"/><c:auto val=\"0\"/><c:lblOffset val=\"60\"/><c:baseTimeUnit val=\"days\"/><c:majorUnit val=\"7\"/><c:majorTimeUnit val=\"days\"/></c:dateAx>",
        axis_line(Some(Ink::LineStrong)),
        words(LABEL, Ink::Ink2, false)
    ));
    out.push_str(&value_axis(plot, "l", "between"));
    out
}

fn value_axis(plot: &Plot, place: &str, between: &str) -> String {
    let log = if plot.log { "<c:logBase val=\"10\"/>" } else { "" };
    format!(
        "<c:valAx><c:axId val=\"{VALUES}\"/><c:scaling>{log}<c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{place}\"/><c:majorGridlines><c:spPr>{}</c:spPr></c:majorGridlines><c:numFmt formatCode=\"#,##0;−#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{}{}<c:crossAx val=\"{ROWS}\"/><c:crosses val=\"min\"/><c:crossBetween val=\"{between}\"/></c:valAx>",
        line(Ink::Line, 0.5, false),
        axis_line(None),
        words(LABEL, Ink::Ink2, false)
    )
}

fn points(plot: &Plot) -> String {
    let mut out = "<c:scatterChart><c:scatterStyle val=\"lineMarker\"/><c:varyColors val=\"0\"/>".to_owned();
    for (n, series) in plot.series.iter().enumerate() {
        let (line, marker) = stroke(series, false);
        let column = column_of(plot, n);
        let across: Vec<Option<f64>> = series.across.iter().copied().map(Some).collect();
        out.push_str(&format!(
            "<c:ser>{}<c:spPr>{line}</c:spPr>{marker}{}{}<c:xVal>{}</c:xVal><c:yVal>{}</c:yVal><c:smooth val=\"0\"/></c:ser>",
            heading(plot, n, series),
            own_points(series),
            name_label(series),
            numbers(column - 1, &across),
            numbers(column, &series.values)
        ));
    }
    out.push_str(&format!("<c:axId val=\"{ROWS}\"/><c:axId val=\"{VALUES}\"/></c:scatterChart>"));
    out.push_str(&format!(
        "<c:valAx><c:axId val=\"{ROWS}\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"3\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"none\"/><c:crossAx val=\"{VALUES}\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"midCat\"/></c:valAx>"
    ));
    out.push_str(&value_axis(plot, "l", "midCat"));
    out
}
