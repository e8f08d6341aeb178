import { place } from "../../app/site.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { language, say } from "../../kit/sentences.ts";
import { ask, asked, askPeriod, COMPARES, span, today } from "../asked.ts";
import { kindName } from "../naming.ts";
import { dayAfter, dayFrom, daysIn, hasNext, PERIODS, type Span, stepped } from "../period.ts";
import { t } from "../words.ts";
import { Segments } from "./segments.tsx";
import { Select } from "./select.tsx";

/** Which period is shown, against what, and of what. */
export function Picker() {
	const { period, compare, kind, zone } = asked.value;
	const [days, now] = [span.value, today.value];
	const site = place.value?.site;
	if (!days || !now || !site) return null;
	const kinds = [...site.kinds.map(({ name }) => name), "report", "round", "device", "wall"];
	return (
		<div class="picker">
			<Segments
				legend={t("period.legend")}
				name="period"
				options={PERIODS.map((name) => ({ value: name, label: t(`period.${name}`) }))}
				value={period.name}
				onChoose={askPeriod}
			/>
			<div class="stepper">
				<button
					type="button"
					class="square"
					aria-label={t("period.before")}
					data-testid="period-before"
					onClick={() => ask({ period: stepped(period, -1, now) })}
				>
					<Icon name="back" />
				</button>
				{period.name === "any" ? (
					<AnyDays days={days} />
				) : (
					<strong class="stepper-name" data-testid="period-name">
						{spanName(days, period.name)}
					</strong>
				)}
				<button
					type="button"
					class="square"
					aria-label={t("period.after")}
					data-testid="period-after"
					disabled={!hasNext(period, now)}
					onClick={() => ask({ period: stepped(period, 1, now) })}
				>
					<Icon name="forward" />
				</button>
			</div>
			<Select
				label={t("compare")}
				name="compare"
				value={compare}
				options={COMPARES.map((one) => ({ value: one, label: t(`compare.${one}`) }))}
				onChoose={(chosen) => ask({ compare: COMPARES.find((one) => one === chosen) ?? "none" })}
			/>
			<Select
				label={t("kind")}
				name="kind"
				value={kind ?? ""}
				options={[
					{ value: "", label: t("kind.all") },
					...kinds.map((name) => ({ value: name, label: kindName(name) })),
				]}
				onChoose={(chosen) => ask({ kind: chosen || undefined })}
			/>
			<Select
				label={t("zone")}
				name="zone"
				value={zone ?? ""}
				options={[
					{ value: "", label: t("zone.all") },
					...site.zones.map(({ id, words }) => ({ value: id, label: say(words) })),
				]}
				onChoose={(chosen) => ask({ zone: chosen || undefined })}
			/>
		</div>
	);
}

/** Two days that are chosen; the second is in the period. */
function AnyDays({ days }: { readonly days: Span }) {
	const last = dayAfter(days.to, -1);
	const choose = (change: { from?: string; to?: string }) => {
		const [from, to] = [dayFrom(change.from ?? days.from), dayFrom(change.to ?? last)];
		if (from === undefined || to === undefined) return;
		const [first = from, second = to] = [from, to].sort();
		ask({ period: { name: "any", from: first, to: second } });
	};
	return (
		<span class="any-days">
			<input
				type="date"
				aria-label={t("period.from")}
				name="from"
				value={days.from}
				onChange={({ currentTarget }) => choose({ from: currentTarget.value })}
			/>
			<span aria-hidden="true">–</span>
			<input
				type="date"
				aria-label={t("period.to")}
				name="to"
				value={last}
				onChange={({ currentTarget }) => choose({ to: currentTarget.value })}
			/>
		</span>
	);
}

/** The period in words: a month by its name, a quarter by its number, else its first and last day. */
export function spanName(days: Span, name: (typeof PERIODS)[number]): string {
	const locale = language.value === "en" ? "en-GB" : "zh-CN";
	const styled = (style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
	const [first, last] = [Date.parse(days.from), Date.parse(dayAfter(days.to, -1))];
	if (name === "month") return styled({ year: "numeric", month: "long" }).format(first);
	if (name === "year") return styled({ year: "numeric" }).format(first);
	if (name === "quarter") {
		const [year = "", month = ""] = days.from.split("-");
		return t("period.quarterName", { n: Math.ceil(Number(month) / 3), year });
	}
	const whole = styled({ year: "numeric", month: "short", day: "numeric" });
	return daysIn(days) === 1 ? styled({ dateStyle: "full" }).format(first) : whole.formatRange(first, last);
}
