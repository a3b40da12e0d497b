import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/parts.css";
import { mount } from "svelte";
import { connect } from "../bridge";
import { testTransport } from "../bridge/test";
import { pilot } from "../state/pilot.svelte";
import { theme } from "../state/theme.svelte";
import App from "../views/App.svelte";
import { answers, view } from "./fixture";
import Gallery from "./Gallery.svelte";

/** `gallery.html` shows the parts; `gallery.html?app=open#/compare` the whole window on illustrative data. */
const wanted = new URLSearchParams(location.search);
theme.apply();
await connect(testTransport(answers(Number(wanted.get("rows") ?? 63))));
if (wanted.get("app") !== "start") await pilot.show(view);
mount(wanted.has("app") ? App : Gallery, { target: document.getElementById("app") as HTMLElement });
document.body.dataset["ready"] = "true";
