import { WORK_MAX_MS } from "../../../model/limits.ts";
import { Choice } from "../../kit/parts/choice.tsx";
import { clockAt } from "../naming.ts";
import { minutesWords } from "../sheets/until.tsx";
import { t } from "./words.ts";

const MINUTE_MS = 60_000;
const MINUTES = [30, 60, 120, 240].filter((one) => one * MINUTE_MS <= WORK_MAX_MS);

interface Props {
	/** How long it is out of service, minutes: nobody works on it beyond that. */
	readonly most: number;
	/** 0: nobody works on it, or tampering and loss are to ring all the same. */
	readonly value: number;
	readonly onChange: (minutes: number) => void;
	/** The hub's time, epoch ms. */
	readonly now: number;
}

/** The hours in which somebody works on it: opening it and cutting it off are quiet in them, and in no others. */
export function WorkField({ most, value, onChange, now }: Props) {
	const lengths = [0, ...MINUTES.filter((one) => one <= most)];
	return (
		<>
			<Choice
				legend={t("service.work")}
				name="work"
				value={String(lengths.includes(value) ? value : 0)}
				onChoose={(chosen) => onChange(Number(chosen))}
				options={lengths.map((n) => ({
					value: String(n),
					label: n === 0 ? t("service.noWork") : <Length minutes={n} until={clockAt(now + n * MINUTE_MS)} />,
				}))}
			/>
			<p class="sheet-hint">{t(value > 0 ? "service.workQuiet" : "service.workRings")}</p>
		</>
	);
}

function Length({ minutes: n, until }: { readonly minutes: number; readonly until: string }) {
	return (
		<>
			{minutesWords(n)}
			<span class="look">{until}</span>
		</>
	);
}
