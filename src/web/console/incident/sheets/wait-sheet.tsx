import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { now } from "../../../kit/follow.ts";
import { byDigit, Choice } from "../../../kit/parts/choice.tsx";
import { KeyHint } from "../../../kit/parts/key.tsx";
import { lengthOf } from "../../../kit/time.ts";
import { t } from "../../../kit/words.ts";
import { clockAt } from "../../naming.ts";
import { closeSheet } from "../../sheets/open.ts";
import { wait } from "../deeds.ts";
import { waitsFor } from "../limits.ts";
import { AskSheet, LineField, named } from "./ask-sheet.tsx";

/** Stops the clock by which somebody has to act, until a time and for a reason. */
export function WaitSheet({ incident }: { readonly incident: IncidentShape }) {
	const times = waitsFor(incident.priority);
	const [ms, setMs] = useState(times[0] ?? 0);
	const [reason, setReason] = useState("");
	const said = reason.trim();
	return (
		<AskSheet
			name="wait"
			title={t("wait.title")}
			thing={named(incident)}
			missing={said === "" ? t("ask.reasonMissing") : undefined}
			confirm={t("wait.hold")}
			onConfirm={() => {
				void wait(incident, new Date(now.value + ms).toISOString(), said);
				closeSheet();
			}}
			onKeyDown={(event) => setMs(byDigit(event, times) ?? ms)}
		>
			<p>{t("wait.what")}</p>
			<LineField label={t("wait.why")} value={reason} onInput={setReason} testid="reason" />
			<TimeChoice legend={t("wait.until")} times={times} ms={ms} onChoose={setMs} />
		</AskSheet>
	);
}

interface TimeProps {
	readonly legend: string;
	readonly times: readonly number[];
	readonly ms: number;
	readonly onChoose: (ms: number) => void;
}

/** For how long, with the time at which it ends. */
function TimeChoice({ legend, times, ms, onChoose }: TimeProps) {
	return (
		<Choice
			legend={legend}
			name="until"
			value={String(ms)}
			onChoose={(value) => onChoose(Number(value))}
			options={times.map((one, n) => {
				return {
					value: String(one),
					label: (
						<>
							<span>
								{roundLength(one)} <span class="soft">{t("wait.end", { time: clockAt(now.value + one) })}</span>
							</span>
							<KeyHint>{String(n + 1)}</KeyHint>
						</>
					),
				};
			})}
		/>
	);
}

/** A length to choose: whole minutes and hours are said without seconds. */
function roundLength(ms: number): string {
	if (ms % 3_600_000 === 0) return t("for.hours", { n: ms / 3_600_000 });
	if (ms % 60_000 === 0) return t("for.minutes", { n: ms / 60_000 });
	const { key, values } = lengthOf(ms);
	return t(key, values);
}
