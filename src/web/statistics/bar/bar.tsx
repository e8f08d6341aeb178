import { sourceOf } from "../../app/api.ts";
import { onHub } from "../../app/base-path.ts";
import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { language, say, speak } from "../../kit/sentences.ts";
import { paint, theme } from "../../kit/theme.ts";
import { ask, asked, question, VIEWS } from "../asked.ts";
import { t } from "../words.ts";
import { Picker } from "./picker.tsx";
import { Segments } from "./segments.tsx";

/** The top: whose figures, which view of them, and ways to take them along. */
export function Bar() {
	const { view } = asked.value;
	const site = place.value?.site;
	const other = language.value === "en" ? "zh-CN" : "en";
	return (
		<header class="stat-bar">
			<div class="stat-bar-row">
				<div class="brand">
					<Icon name="house" />
					<div>
						<h1>{t("statistics")}</h1>
						<p>{site ? say(site.words) : ""}</p>
					</div>
				</div>
				<Segments
					legend={t("view")}
					name="view"
					options={VIEWS.map((one) => ({ value: one, label: t(`view.${one}`) }))}
					value={view}
					onChoose={(chosen) => ask({ view: chosen })}
				/>
				<nav class="stat-tools">
					{view === "internal" && <Csv />}
					<button type="button" data-testid="print" onClick={() => print()}>
						{t("print")}
					</button>
					<a class="button" href={onHub("/")}>
						{t("desk")}
					</a>
					<button type="button" class="quiet" lang={other} data-testid="language" onClick={() => speak(other)}>
						{other === "zh-CN" ? "中文" : "English"}
					</button>
					<button
						type="button"
						class="quiet square"
						aria-label={t("theme")}
						data-testid="theme"
						onClick={() => paint(theme.value === "dark" ? "light" : "dark")}
					>
						<Icon name={theme.value === "dark" ? "sun" : "moon"} />
					</button>
				</nav>
			</div>
			<Picker />
		</header>
	);
}

/** The same period's incidents and events as files. */
function Csv() {
	const now = question.value;
	if (!now) return null;
	const { from, to, zone, kind } = now;
	const queries = {
		// What the figures count.
		incidents: sourceOf("GET /incidents.csv", { query: { counted: "true", from, to, kind, place: zone } }),
		events: sourceOf("GET /events.csv", { query: { from, to, zone, kind } }),
	};
	return (
		<>
			{(["incidents", "events"] as const).map((what) => (
				<a key={what} class="button" href={queries[what]} download data-testid={`csv-${what}`}>
					{t(`csv.${what}`)}
				</a>
			))}
		</>
	);
}
