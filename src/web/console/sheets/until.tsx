import { Choice } from "../../kit/parts/choice.tsx";
import { timeAt } from "../../kit/time.ts";
import { language, t } from "../../kit/words.ts";
import { place } from "../state.ts";

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
						{n % HOUR !== 0 ? t("for.minutes", { n }) : t("for.hours", { n: n / HOUR })}
						<span class="look">{timeAt(now + n * MINUTE, "minute", zone, language.value)}</span>
					</>
				),
			}))}
		/>
	);
}

/** The instant so many minutes from now, as the API takes it. */
export function instantIn(minutes: number, now: number): string {
	return new Date(now + minutes * MINUTE).toISOString();
}
