import { render } from "preact";
import { App } from "./console/app.tsx";
import "./style/fonts.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/desk.css";
import "./style/queue.css";
import "./style/plan.css";
import "./style/incident.css";
import "./style/tape.css";
import "./style/sheets.css";
import "./style/door.css";
import "./style/watch.css";
import "./style/settings.css";
import "./style/kiosk.css";

const root = document.querySelector("#app");
if (root) render(<App />, root);
