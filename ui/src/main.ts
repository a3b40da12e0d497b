import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import { mount } from "svelte";
import { connect } from "./bridge";
import { theme } from "./state/theme.svelte";
import App from "./views/App.svelte";
import { speak } from "./words";
import { pseudo } from "./words/pseudo";

theme.apply();
if (new URLSearchParams(location.search).has("pseudo")) speak(pseudo);
connect();
mount(App, { target: document.getElementById("app") as HTMLElement });
document.body.dataset["ready"] = "true";
