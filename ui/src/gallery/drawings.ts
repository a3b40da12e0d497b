/** Small drawings in the core's palette, so that the gallery can show where the core's own will stand. */
const svg = (w: number, h: number, body: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${body}</svg>`;
const text = (x: number, y: number, words: string, fill = "#485160", size = 13) => `<text x="${x}" y="${y}" font-family="Source Sans 3" font-size="${size}" fill="${fill}">${words}</text>`;

export function stripSvg(): string {
  const weeks = [1, 2, 3, 4, 5, 6].map((w) => `<line x1="${(w - 1) * 169}" y1="0" x2="${(w - 1) * 169}" y2="20" stroke="#E2E5EA"/>${text((w - 1) * 169 + 8, 14, `W${w}`, "#161B23")}`);
  return svg(1016, 56, `${weeks.join("")}<rect x="0" y="26" width="336" height="26" fill="#E6ECF5"/>${text(8, 43, "1 Diagnostic value", "#0B2545")}<rect x="340" y="26" width="336" height="26" fill="#ECEEF1"/>${text(348, 43, "2 Rollback and blast radius", "#0B2545")}<rect x="680" y="26" width="336" height="26" fill="#ECEEF1"/>${text(688, 43, "3 Present to leadership", "#0B2545")}<line x1="596" y1="0" x2="596" y2="56" stroke="#0B2545" stroke-width="2"/>`);
}

export function sparkSvg(): string {
  return svg(184, 44, `<line x1="20" y1="14" x2="180" y2="14" stroke="#E2E5EA"/><line x1="26" y1="14" x2="104" y2="14" stroke="#0B746A" stroke-width="4"/><circle cx="66" cy="14" r="5" fill="#0B746A"/><line x1="142" y1="2" x2="142" y2="26" stroke="#0B2545"/>${text(52, 40, "−50 %", "#485160", 12)}${text(116, 40, "no change", "#485160", 12)}`);
}

export function chartSvg(): string {
  const pairs = [[94, 38], [52, 31], [41, 12], [77, 24], [36, 9], [120, 88], [63, 41], [48, 55], [84, 33]];
  const y = (minutes: number) => 340 - (Math.log(minutes / 8) / Math.log(16)) * 300;
  const marks = pairs.map(([a = 1, b = 1]) => {
    const worse = b > a;
    const colour = worse ? "#B23C29" : "#0B746A";
    return `<line x1="138" y1="${y(a)}" x2="380" y2="${y(b)}" stroke="${worse ? "#B23C29" : "#848E9B"}" stroke-width="1.5"/><circle cx="138" cy="${y(a)}" r="5" fill="#FFFFFF" stroke="#5B6472" stroke-width="2"/><circle cx="380" cy="${y(b)}" r="5" fill="${colour}"/>`;
  });
  const lines = [10, 20, 40, 80, 120].map((m) => `<line x1="60" y1="${y(m)}" x2="440" y2="${y(m)}" stroke="#E2E5EA"/>${text(30, y(m) + 4, String(m))}`);
  return svg(690, 380, `${lines.join("")}${marks.join("")}${text(110, 370, "Baseline", "#485160")}${text(365, 370, "Pilot", "#0B746A")}`);
}
