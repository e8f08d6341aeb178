import { render } from "preact";
import { findSession } from "../app/session.ts";
import { App } from "./app.tsx";
import { watchBattery } from "./contact/battery.ts";
import { watchWhereabouts } from "./contact/whereabouts.ts";
import { readPhone } from "./door/enter.ts";
import { cannotKeep } from "./state.ts";
import { keepStorage } from "./store/storage.ts";
import { keepInTouch } from "./sync.ts";
import { keepPage } from "./worker/register.ts";
import "../kit/style/tokens.css";
import "./style/page.css";

const root = document.querySelector("#app");
if (root) render(<App />, root);

void readPhone();
void findSession({ wall: false });
keepInTouch();
void watchBattery();
watchWhereabouts();
void keepStorage();
keepPage().then(
	(kept) => {
		cannotKeep.value = !kept;
	},
	() => {
		cannotKeep.value = true;
	},
);
