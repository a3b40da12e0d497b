"""Opens decks with python-pptx, as another program does: every slide has a title, its notes and a way
to be read aloud; every chart its numbers and its workbook; and the deck can be saved again."""

import io
import sys

from pptx import Presentation

for path in sys.argv[1:]:
    deck = Presentation(path)
    charts = 0
    for number, slide in enumerate(deck.slides, 1):
        where = f"{path}, slide {number}"
        assert slide.shapes.title is not None and slide.shapes.title.text.strip(), f"{where} has no title"
        assert slide.has_notes_slide, f"{where} has no notes"
        for shape in slide.shapes:
            described = shape._element.xpath(".//p:cNvPr/@descr")
            assert not shape.has_chart and shape.shape_type != 13 or described, f"{where}: {shape.name} is not described"
            if shape.has_chart:
                charts += 1
                assert shape.chart.part.chart_workbook.xlsx_part is not None, f"{where} has no workbook"
                assert any(value is not None for series in shape.chart.plots[0].series for value in series.values), where
    deck.save(io.BytesIO())
    print(f"   {path}: {len(deck.slides)} slides and {charts} charts, opened and saved again.")
