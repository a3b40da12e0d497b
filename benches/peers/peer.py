"""Sets the text and charts of `input.json` with one of the others: peer.py NAME INPUT FONTS OUT."""

import html
import io
import json
import pathlib
import sys

name, source, fonts, out = sys.argv[1:]
given = json.loads(pathlib.Path(source).read_text())
paragraphs, charts = given["paragraphs"], given["charts"]
each = max(1, len(paragraphs) // (len(charts) + 1))


def parts():
    """Paragraphs, with the charts spread between them."""
    left = list(charts)
    for n, paragraph in enumerate(paragraphs):
        yield "text", paragraph
        if left and n % each == each - 1:
            yield "chart", left.pop(0)
    for chart in left:
        yield "chart", chart


def typst():
    import typst as compiler

    lines = ['#set page(paper: "a4", margin: 50pt, numbering: "1 of 1")', '#set text(font: "Source Sans 3", size: 10pt)']
    for kind, part in parts():
        if kind == "text":
            lines.append(f"#text({json.dumps(part, ensure_ascii=False)})\n")
        else:
            svg = json.dumps(pathlib.Path(part["svg"]).name)
            lines.append(f"#figure(image({svg}, width: 100%), caption: {json.dumps(part['title'], ensure_ascii=False)})\n")
    page = pathlib.Path(source).with_suffix(".typ")
    page.write_text("\n".join(lines))
    compiler.compile(str(page), output=out, font_paths=[fonts], ignore_system_fonts=True)


def weasyprint():
    from weasyprint import HTML

    face = pathlib.Path(fonts, "SourceSans3-Regular.ttf").as_uri()
    body = [
        f"<p>{html.escape(part)}</p>" if kind == "text"
        else f"<figure><img src='{pathlib.Path(part['svg']).as_uri()}'><figcaption>{html.escape(part['title'])}</figcaption></figure>"
        for kind, part in parts()
    ]
    style = (
        f"@font-face {{ font-family: S; src: url({face}) }} body {{ font: 10pt S }} img {{ width: 100% }}"
        "@page { size: A4; margin: 50pt; @bottom-right { content: counter(page) ' of ' counter(pages) } }"
    )
    HTML(string=f"<html lang=en><style>{style}</style>{''.join(body)}</html>").write_pdf(out, pdf_tags=True)


def reportlab():
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Image, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("S", str(pathlib.Path(fonts, "SourceSans3-Regular.ttf"))))
    style = ParagraphStyle("body", fontName="S", fontSize=10, leading=14, spaceAfter=6)
    story = []
    for kind, part in parts():
        if kind == "text":
            story.append(Paragraph(html.escape(part), style))
            continue
        figure, axes = pyplot.subplots(figsize=(6.9, 3.4))
        count = max(2, part["points"])
        axes.plot(range(count), [(7 * n) % 11 for n in range(count)], "o-", markersize=3)
        axes.set_title(part["title"][:80], fontsize=8)
        picture = io.BytesIO()
        figure.savefig(picture, dpi=200, format="png")
        pyplot.close(figure)
        picture.seek(0)
        story.append(Image(picture, width=495, height=244))
        story.append(Paragraph(html.escape(part["title"]), style))
    SimpleDocTemplate(out, pagesize=A4, leftMargin=50, rightMargin=50).build(story)


{"typst": typst, "weasyprint": weasyprint, "reportlab": reportlab}[name]()
