import { useEffect, useState } from "preact/hooks";
import type { EntryShape } from "../../../contract/shapes.ts";
import { api } from "../../app/api.ts";
import { everyItem } from "../../app/every-item.ts";
import { now, onEntries } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { reasonOf } from "../../app/reason.ts";
import { say } from "../../kit/sentences.ts";
import { dateAndTime, deviceWords } from "../naming.ts";
import { Part } from "../people/part.tsx";
import { Wrong } from "../sheets/form.tsx";
import { Asking } from "./asking.tsx";
import { rounds } from "./told.ts";
import { ACCEPTED, tellsOfCheckins, type Waiting, waitingAmong } from "./waiting.ts";
import { t } from "./words.ts";

const DAY_MS = 24 * 3_600_000;

/** What was kept and flagged in the last day; a captain lets it count. */
export function WaitingCheckins() {
	const [entries, setEntries] = useState<readonly EntryShape[]>([]);
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	useEffect(() => {
		let gone = false;
		const read = () =>
			readEntries(now.peek() - DAY_MS).then(
				(found) => {
					if (!gone) setEntries((before) => merged(before, found));
				},
				(error) => !gone && setWrong(reasonOf(error)),
			);
		void read();
		const stop = onEntries((told, skipped) => {
			const of = told.filter(tellsOfCheckins);
			if (of.length > 0) setEntries((before) => merged(before, of));
			if (skipped > 0) void read();
		});
		return () => {
			gone = true;
			stop();
		};
	}, []);
	const waiting = waitingAmong(entries);
	return (
		<Part name="checkins" title={t("checkins.title")} text={t("checkins.text")} wide>
			<Wrong text={wrong} />
			{waiting.length === 0 && <p class="empty">{t("checkins.none")}</p>}
			<ul class="plain" data-testid="waiting-checkins">
				{waiting.map((one) => (
					<WaitingRow key={one.seq} waiting={one} />
				))}
			</ul>
		</Part>
	);
}

function WaitingRow({ waiting: { seq, guard, checkpoint, at, flags } }: { readonly waiting: Waiting }) {
	const { underWay, scheduled, ended } = rounds.value;
	const there = [...underWay, ...ended, ...scheduled].filter(({ stops }) =>
		stops.some((stop) => stop.checkpoint === checkpoint),
	);
	return (
		<li class="setting-row" data-testid="waiting-checkin" data-seq={seq}>
			<span class="stop-words">
				<strong>{deviceWords(checkpoint)}</strong>{" "}
				<span class="look">{t("checkins.at", { guard: personName(guard), time: dateAndTime(at) })}</span>
				{flags.map((flag) => (
					<span key={flag} class="tag tag-doubt">
						{t(`flag.${flag}`)}
					</span>
				))}
			</span>
			<Asking
				route="POST /patrol/checkins/{seq}/accept"
				about={String(seq)}
				label={t("checkins.accept")}
				of={deviceWords(checkpoint)}
				testid="accept"
				fields={[
					{
						...{ name: "round", label: t("accept.round"), optional: true },
						choices: [
							{ value: "", label: t("accept.fits") },
							...there.map(({ id, words, startsAt }) => ({
								value: id,
								label: `${say(words)} ${dateAndTime(startsAt)}`,
							})),
						],
					},
					{ name: "reason", label: t("accept.reason"), optional: true },
				]}
				said={({ round = "", reason = "" }) => ({
					params: { seq },
					body: { ...(round !== "" && { round }), ...(reason.trim() !== "" && { reason }) },
				})}
			/>
		</li>
	);
}

/** All entries of check-ins that came since then. */
async function readEntries(since: number): Promise<readonly EntryShape[]> {
	const from = new Date(since).toISOString();
	const found: EntryShape[] = [];
	for (const type of ["patrol.checkin", "patrol.checkin-id-reused", ACCEPTED]) {
		found.push(...(await everyItem((cursor) => api("GET /events", { query: { type, from, limit: 1_000, cursor } }))));
	}
	return found;
}

function merged(before: readonly EntryShape[], more: readonly EntryShape[]): readonly EntryShape[] {
	return [...new Map([...before, ...more].map((entry) => [entry.seq, entry])).values()];
}
