import { render } from "preact";
import { findSession } from "../app/session.ts";
import { App } from "./app.tsx";
import { readCalls } from "./door/enter.ts";
import { cannotKeep } from "./state.ts";
import { keepInTouch } from "./sync.ts";
import { keepPage } from "./worker/register.ts";
import "../kit/style/tokens.css";
import "./style/page.css";

const root = document.querySelector("#app");
if (root) render(<App />, root);

void readCalls();
void findSession({ wall: false });
keepInTouch();
keepPage().then(
	(kept) => {
		cannotKeep.value = !kept;
	},
	() => {
		cannotKeep.value = true;
	},
);
