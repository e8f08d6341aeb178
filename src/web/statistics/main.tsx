import { showPage } from "../app/page.tsx";
import { Statistics } from "./statistics.tsx";
import { t } from "./words.ts";
import "../kit/style/sheets.css";
import "./style/page.css";
import "./style/figures.css";
import "./style/print.css";

showPage({ what: () => t("statistics"), roles: ["manager", "captain", "admin"], part: Statistics });
