/** Words of who works at this device. */
export const who = {
  "who.open": "Who works here",
  "who.working": (p: { name: string }) => `Working as ${p.name}`,
  "who.change": (p: { name: string }) => `Working as ${p.name}: change who works here`,
  "who.about": "The name stands in the audit trail, in each edit made on this computer from now on, in every pilot. Edits made before keep the names they have.",
  "who.name": "Your name",
  "who.keep": "Keep this name",
  "who.account": (p: { name: string }) => `Go back to “${p.name}”`,
  "who.kept": (p: { name: string }) => `From now on edits carry the name ${p.name}.`,
  "who.ask": (p: { name: string }) => `Edits made on this computer carry the name “${p.name}”.`,
  "who.say": "Say who works here",
  "who.hint": (p: { name: string }) => `empty: “${p.name}”`,
};
