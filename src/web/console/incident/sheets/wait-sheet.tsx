import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { now } from "../../../app/follow.ts";
import { byDigit, Choice } from "../../../kit/parts/choice.tsx";
import { KeyHint } from "../../../kit/parts/key.tsx";
import { lengthOf } from "../../../kit/time.ts";
import { t } from "../../../kit/words.ts";
import { isRole, refusedActions } from "../../actions.ts";
import { clockAt } from "../../naming.ts";
import { Wrong } from "../../sheets/form.tsx";
import { closeSheet } from "../../sheets/open.ts";
import { place } from "../../state.ts";
import { shift } from "../../watch.ts";
import { wait } from "../incident-actions.ts";
import { waitsFor } from "../limits.ts";
import { AskSheet, LineField, named } from "./ask-sheet.tsx";

/** Where nobody is signed on, the watch counts as this long; as the hub has it. */
const SHIFT_MS = 8 * 3_600_000;

/** Stops the clock by which somebody has to act, until a time and for a reason. */
export function WaitSheet({ incident }: { readonly incident: IncidentShape }) {
	const captain = isRole("captain");
	const [opened] = useState(now.peek());
	const ends = Date.parse(shift.value?.endsAt ?? "");
	const shiftLeftMs = ends > opened ? ends - opened : SHIFT_MS;
	const { priorities } = place.value?.site.settings ?? {};
	const times = priorities ? waitsFor(incident, priorities, { captain, shiftLeftMs }) : [];
	const [ms, setMs] = useState(times[0] ?? 0);
	const [reason, setReason] = useState("");
	const [sending, setSending] = useState(false);
	const said = reason.trim();
	const limit = priorities?.[incident.priority].waitMs;
	const refused = refusedActions.value.get(incident.id);
	const missing = times.length === 0 ? t("wait.captain") : said === "" ? t("ask.reasonMissing") : undefined;
	return (
		<AskSheet
			name="wait"
			title={t("wait.title")}
			thing={named(incident)}
			missing={sending ? t("wait.title") : missing}
			confirm={t("wait.hold")}
			onConfirm={() => {
				setSending(true);
				void wait(incident, new Date(now.peek() + ms).toISOString(), said).then((done) => {
					if (done) closeSheet();
					else setSending(false);
				});
			}}
			onKeyDown={(event) => setMs(byDigit(event, times) ?? ms)}
		>
			<p>{t("wait.what")}</p>
			<LineField label={t("wait.why")} value={reason} onInput={setReason} testid="reason" />
			{times.length > 0 && <TimeChoice legend={t("wait.until")} times={times} ms={ms} onChoose={setMs} />}
			{times.length > 0 && incident.priority === "high" && limit !== undefined && !captain && (
				<p class="sheet-hint" data-testid="wait-captain">
					{t("wait.shiftCaptain", { n: limit / 60_000 })}
				</p>
			)}
			<Wrong text={refused && (refused.why || refused.text)} />
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
