import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/parts.css";
import { mount } from "svelte";
import { connect } from "../bridge";
import { testTransport } from "../bridge/test";
import { pilot } from "../state/pilot.svelte";
import { theme } from "../state/theme.svelte";
import { answers, view } from "./fixture";
import Gallery from "./Gallery.svelte";

/** The parts of the window on one page, for developers: `npm run gallery` looks at it. */
theme.apply();
await connect(testTransport(answers(63)));
await pilot.show(view);
mount(Gallery, { target: document.getElementById("app") as HTMLElement });
document.body.dataset["ready"] = "true";
