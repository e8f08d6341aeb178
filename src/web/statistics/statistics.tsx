import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { api } from "../app/api.ts";
import { readPlace } from "../app/read-site.ts";
import { place } from "../app/site.ts";
import { language, say } from "../kit/sentences.ts";
import { timeAt } from "../kit/time.ts";
import { useAnswer } from "./answers.ts";
import { asked, followAddress, hubNow, span } from "./asked.ts";
import { Bar } from "./bar/bar.tsx";
import { spanName } from "./bar/picker.tsx";
import { Cards } from "./cards.tsx";
import { readHubTime } from "./hub-time.ts";
import { ListBehind } from "./list.tsx";
import { Failed } from "./parts/failed.tsx";
import { followPrinting } from "./parts/paint.ts";
import { grainOf } from "./period.ts";
import { Provisional } from "./provisional.tsx";
import { Devices } from "./sections/devices.tsx";
import { FalseAlarms } from "./sections/false-alarms.tsx";
import { Health } from "./sections/health.tsx";
import { Patrol } from "./sections/patrol.tsx";
import { Response } from "./sections/response.tsx";
import { What } from "./sections/what.tsx";
import { When } from "./sections/when.tsx";
import { Where } from "./sections/where.tsx";
import { t } from "./words.ts";

/** What happened, how fast it was answered, what was false, what is broken: a period's figures, each with what stands behind it. */
export function Statistics() {
	useEffect(() => {
		const stops = [readPlace(), followAddress(), followPrinting(), readHubTime()];
		return () => {
			for (const stop of stops) stop();
		};
	}, []);
	useEffect(() => {
		document.title = `${t("statistics")} · ${t("product")}`;
	}, [language.value]);
	return (
		<div class="statistics" data-testid="statistics">
			<Bar />
			<main>
				<PrintHead />
				{span.value ? <Report /> : <p class="empty">{t("reading")}</p>}
			</main>
			<ListBehind />
		</div>
	);
}

function Report() {
	const days = span.value;
	const grain = days ? grainOf(days) : "day";
	const overview = useAnswer(
		(query) => api("GET /statistics/overview", { query: { ...query, groupBy: grain } }),
		grain,
	);
	const causes = useAnswer((query) => api("GET /statistics/incidents", { query: { ...query, groupBy: "cause" } }));
	const { answer, failed, busy } = overview;
	const falseList = causes.answer?.groups.find(({ key }) => key === "false")?.list;
	return (
		<div class="report" aria-busy={busy} data-testid="report" data-busy={busy}>
			<Failed why={failed} />
			{answer && <Provisional overview={answer} now={hubNow.value ?? 0} />}
			{answer && <Cards overview={answer} falseList={falseList} />}
			<Part name="when" wide>
				{answer && <When overview={answer} />}
			</Part>
			<Part name="what">
				<What />
			</Part>
			<Part name="where">
				<Where />
			</Part>
			<Part name="response">
				<Response />
			</Part>
			<Part name="false" wide>
				<FalseAlarms />
			</Part>
			<Part name="patrol">
				<Patrol />
			</Part>
			<Part name="devices">
				<Devices />
			</Part>
			<Part name="health">
				<Health />
			</Part>
		</div>
	);
}

type PartName = "when" | "what" | "where" | "response" | "false" | "patrol" | "devices" | "health";

function Part({
	name,
	wide = false,
	children,
}: {
	readonly name: PartName;
	readonly wide?: boolean;
	readonly children: ComponentChildren;
}) {
	return (
		<section class={wide ? "stat-part stat-part-wide" : "stat-part"} data-testid={`part-${name}`}>
			<h2>{t(`part.${name}`)}</h2>
			<div class="stat-part-body">{children}</div>
		</section>
	);
}

/** What a printed report begins with; not on the screen. */
function PrintHead() {
	const [site, days] = [place.value?.site, span.value];
	if (!site || !days) return null;
	const at = hubNow.value ?? 0;
	const made = `${timeAt(at, "day", site.timeZone, language.value)} ${timeAt(at, "minute", site.timeZone, language.value)}`;
	return (
		<div class="print-head" aria-hidden="true">
			<p class="print-title">{t("print.head", { site: say(site.words) })}</p>
			<p>
				{spanName(days, asked.value.period.name)} · {t(`view.${asked.value.view}`)} · {t("print.made", { at: made })}
			</p>
		</div>
	);
}
