/** Words of the first-run tour. */
export const help = {
  "tour.start": "Show the tour",
  "tour.end": "End the tour",
  "tour.done": "Done",
  "tour.of": (p: { at: number; all: number }) => `Tour, ${p.at} of ${p.all}`,
  "tour.overview": "Three questions, answered first",
  "tour.overview_text": "Faster, contained, in control: each has one sentence with its number and what is still missing. At the right stands what the printed rule would propose today.",
  "tour.observations": "Every drill is a row",
  "tour.observations_text": "Press N to enter one: times as you say them, problems beside the field. Every edit is saved when it is made, and Ctrl Z takes it back.",
  "tour.compare": "How sure it is",
  "tour.compare_text": "Choose a metric: every pair is drawn, the estimate has its interval, and what was left out says why. A mark leads to its observation.",
  "tour.report": "What leadership gets",
  "tour.report_text": "The pages as they will print, made from the same numbers. Criteria, owners and the decision are set up under Criteria, Operating model and Decision.",
};
