"""One run of ours and three other ways to make a report, on the same text and charts.

    cargo build --release -p postflight
    python3 benches/peers/bench.py            # or: POSTFLIGHT_BIN=... python3 benches/peers/bench.py 20

It installs the others (versions in `peers.txt`) into a folder of its own under `target`, makes the
sample document, prints the executive report with our program, takes its text and its charts as SVG,
and has each of the others set them. Rounds are interleaved. CPU is user and system time of the whole
process, its start included; the peak is the resident set the kernel saw.

What is the same and what is not: all set the same paragraphs (as pdftotext reads them off our report)
in Source Sans 3, on A4. Typst and WeasyPrint embed our SVGs; matplotlib cannot read one, so it draws as
many plots of its own with as many points. Ours does more: it opens the document, judges every criterion
and writes the sentences before it sets them. Only ours sets tables as tables.
"""

import json
import os
import pathlib
import re
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = ROOT / "src/charts/fonts"
WORK = ROOT / "target/peers"


def peers():
    """The others' Python, installed where the list says it is not there yet."""
    wanted = (HERE / "peers.txt").read_text()
    home = WORK / "venv"
    held = home / "peers.txt"
    python = home / "bin/python"
    if not held.exists() or held.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", HERE / "peers.txt"], check=True)
        held.write_text(wanted)
    return python


def ours():
    """Our program, and an environment in which it keeps its own files here."""
    program = pathlib.Path(os.environ.get("POSTFLIGHT_BIN", ROOT / "target/release/postflight")).resolve()
    if not program.exists():
        sys.exit("Build our program first: cargo build --release -p postflight")
    return program, {**os.environ, "POSTFLIGHT_HOME": str(WORK / "home")}


def inputs(program, env):
    """The sample document; the text and the charts of its report."""
    document = WORK / "sample.postflight"
    document.unlink(missing_ok=True)
    quiet = {"check": True, "env": env, "stdout": subprocess.DEVNULL}
    subprocess.run([program, "sample", document], **quiet)
    report = WORK / "ours.pdf"
    subprocess.run([program, "report", document, "--out", report], **quiet)
    text = subprocess.run(["pdftotext", report, "-"], check=True, capture_output=True, text=True).stdout
    paragraphs = [re.sub(r"\s+", " ", part).strip() for part in text.split("\n\n")]
    names = subprocess.run([program, "chart", document, "--json"], check=True, env=env, capture_output=True, text=True)
    wanted = subprocess.run(["pdfinfo", "-struct", report], check=True, capture_output=True, text=True).stdout
    figures = max(1, wanted.count("Caption"))
    charts = []
    for chart in json.loads(names.stdout)[:figures]:
        out = WORK / f"{chart['name']}.svg"
        subprocess.run([program, "chart", document, chart["name"], "--out", out], **quiet)
        charts.append({"svg": str(out), "title": chart["title"], "points": out.read_text().count("<circle")})
    (WORK / "input.json").write_text(json.dumps({"paragraphs": [p for p in paragraphs if p], "charts": charts}))
    return document, len(charts)


def measured(command, env):
    """CPU in milliseconds and peak memory in MB of one process."""
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    WORK.mkdir(parents=True, exist_ok=True)
    python = peers()
    program, env = ours()
    document, charts = inputs(program, env)
    commands = {"ours": [program, "report", document, "--out", WORK / "ours.pdf"]}
    for peer in ["typst", "weasyprint", "reportlab"]:
        commands[peer] = [python, HERE / "peer.py", peer, WORK / "input.json", FONTS, WORK / f"{peer}.pdf"]
    figures = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            figures[name].append(measured(command, env))
    print(f"{rounds} interleaved rounds after one that does not count; {charts} charts; load {os.getloadavg()[0]:.1f}")
    print("| | CPU ms, least | CPU ms, median | peak MB | bytes | pages | tagged |\n|---|---:|---:|---:|---:|---:|---|")
    for name, runs in figures.items():
        cpu = [run[0] for run in runs[1:]]
        path = WORK / f"{name}.pdf"
        said = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
        field = lambda key: re.search(rf"{key}:\s+(\S+)", said).group(1)
        peak = max(run[1] for run in runs[1:])
        print(f"| {name} | {min(cpu):.0f} | {statistics.median(cpu):.0f} | {peak:.0f} | {path.stat().st_size:,} | {field('Pages')} | {field('Tagged')} |")


main()
