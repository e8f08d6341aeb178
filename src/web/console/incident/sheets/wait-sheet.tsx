import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { WHY_NOT } from "../../../../model/actions/why-not.ts";
import { UNPLANNED_WATCH_MS } from "../../../../model/planned-shift.ts";
import { mayExceed } from "../../../../model/role.ts";
import { now } from "../../../app/follow.ts";
import { myRole } from "../../../app/session.ts";
import { place } from "../../../app/site.ts";
import { byDigit, Choice } from "../../../kit/parts/choice.tsx";
import { KeyHint } from "../../../kit/parts/key.tsx";
import { say } from "../../../kit/sentences.ts";
import { lengthOf } from "../../../kit/time.ts";
import { refusedActions } from "../../actions.ts";
import { clockAt } from "../../naming.ts";
import { Wrong } from "../../sheets/form.tsx";
import { closeSheet } from "../../sheets/open.ts";
import { shift } from "../../watch.ts";
import { offerOf } from "../allowed.ts";
import { wait } from "../incident-actions.ts";
import { waitLengths } from "../lengths.ts";
import { AskSheet, LineField, named } from "./ask-sheet.tsx";
import { t } from "./words.ts";

/** Stops the clock by which somebody has to act, until a time and for a reason. */
export function WaitSheet({ incident }: { readonly incident: IncidentShape }) {
	const [opened] = useState(now.peek());
	const ends = Date.parse(shift.value?.endsAt ?? "");
	const watchLeftMs = ends > opened ? ends - opened : UNPLANNED_WATCH_MS;
	const { priorities } = place.value?.site.settings ?? {};
	const times = priorities ? waitLengths(incident, priorities, { role: myRole(), watchLeftMs }) : [];
	const why = offerOf(incident, "wait")?.why;
	const [ms, setMs] = useState(times[0] ?? 0);
	const [reason, setReason] = useState("");
	const [sending, setSending] = useState(false);
	const said = reason.trim();
	const limit = priorities?.[incident.priority].waitMs;
	const refused = refusedActions.value.get(incident.id);
	const missing = why ? say(WHY_NOT[why]) : said === "" ? t("ask.reasonMissing") : undefined;
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
			{!why && <TimeChoice legend={t("wait.until")} times={times} ms={ms} onChoose={setMs} />}
			{!why && incident.priority === "high" && limit !== undefined && !mayExceed(myRole()) && (
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
