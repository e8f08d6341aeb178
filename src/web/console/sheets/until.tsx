import { place } from "../../app/site.ts";
import { Choice } from "../../kit/parts/choice.tsx";
import { language } from "../../kit/sentences.ts";
import { lengthOf, timeAt } from "../../kit/time.ts";
import { t } from "./words.ts";

const MINUTE = 60_000;
const HOUR = 60;

interface Props {
	readonly legend: string;
	/** The lengths to choose from, minutes. */
	readonly minutes: readonly number[];
	readonly value: number | undefined;
	readonly onChoose: (minutes: number) => void;
	/** The hub's time, epoch ms. */
	readonly now: number;
}

/** How long, as lengths to choose from, each with the time of day at which it ends. */
export function Until({ legend, minutes, value, onChoose, now }: Props) {
	const zone = place.value?.site.timeZone ?? "UTC";
	return (
		<Choice
			legend={legend}
			name="until"
			value={value === undefined ? undefined : String(value)}
			onChoose={(chosen) => onChoose(Number(chosen))}
			options={minutes.map((n) => ({
				value: String(n),
				label: (
					<>
						{minutesWords(n)}
						<span class="look">{timeAt(now + n * MINUTE, "minute", zone, language.value)}</span>
					</>
				),
			}))}
		/>
	);
}

/** So many minutes, as one says it: in hours where they are whole, in both where they are not. */
export function minutesWords(n: number): string {
	if (n < HOUR) return t("for.minutes", { n });
	if (n % HOUR === 0) return t("for.hours", { n: n / HOUR });
	const { key, values } = lengthOf(n * MINUTE, { short: true });
	return t(key, values);
}

/** The instant so many minutes from now, as the API takes it. */
export function instantIn(minutes: number, now: number): string {
	return new Date(now + minutes * MINUTE).toISOString();
}
