import { ROLES } from "../../model/role.ts";
import { showPage } from "../app/page.tsx";
import { Console, KIOSK } from "./app.tsx";
import { mayUseConsole, NoAccess } from "./no-access.tsx";
import { home } from "./page.ts";
import { t } from "./words.ts";
import "./desk.css";
import "./queue/queue.css";
import "./plan/plan.css";
import "./incident/incident.css";
import "./incident/work.css";
import "./incident/pictures.css";
import "./incident/steps.css";
import "./tape/tape.css";
import "../kit/style/sheets.css";
import "./incident/sheets/ask.css";
import "./shift/watch.css";
import "./deliveries/deliveries.css";
import "./owed.css";
import "./people/settings.css";
import "./patrol/patrol.css";
import "./certificate/certificate.css";
import "./kiosk.css";
import "./low.css";
import "./narrow.css";
import "./captain/phone.css";

showPage({
	what: () => t(home.value === "/captain" ? "captain.page" : "product.what"),
	roles: ROLES.filter(mayUseConsole),
	part: Console,
	noAccess: NoAccess,
	sounds: true,
	wall: KIOSK,
});
