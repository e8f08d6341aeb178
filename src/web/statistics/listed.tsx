import type { AnswerOf } from "../../contract/routes.ts";
import { onHub } from "../app/base-path.ts";
import { PriorityMark } from "../app/priority-mark.tsx";
import { say } from "../kit/sentences.ts";
import { kindName, sourceName, typeName, zoneName } from "./naming.ts";
import { count, length, NOTHING } from "./numbers.ts";
import type { Rows } from "./parts/table.tsx";
import { momentOf } from "./sections/episodes.tsx";
import { t } from "./words.ts";

type Incident = AnswerOf<"GET /incidents">["items"][number];

/** Incidents, each with the way to it. */
export function incidentRows(items: readonly Incident[]): Rows {
	return {
		columns: [
			{ head: t("column.time") },
			{ head: t("column.type"), words: true },
			{ head: t("column.zone"), words: true },
			{ head: t("column.taken") },
			{ head: t("column.state"), words: true },
		],
		rows: items.map((one) => ({
			key: one.id,
			cells: [
				momentOf(one.openedAt),
				<Way {...one} />,
				one.zone === undefined ? NOTHING : zoneName(one.zone),
				takenAfter(one),
				ended(one),
			],
		})),
	};
}

function Way({ id, priority, words }: Incident) {
	return (
		<a class="way" href={onHub(`/incidents/${encodeURIComponent(id)}`)} data-testid="way" data-incident={id}>
			<PriorityMark priority={priority} />
			{say(words)}
		</a>
	);
}

function takenAfter({ openedAt, acknowledgedAt }: Incident): string {
	if (acknowledgedAt === undefined) return NOTHING;
	return length(Math.max(0, (Date.parse(acknowledgedAt) - Date.parse(openedAt)) / 1_000));
}

function ended({ cause, state }: Incident): string {
	if (cause !== undefined) return t.ifKnown(`cause.${cause}`) ?? cause;
	return t.ifKnown(`state.${state}`) ?? state;
}

/** Entries of the journal, each with the way to its incident. */
export function entryRows(items: readonly AnswerOf<"GET /events">["items"][number][]): Rows {
	return {
		columns: [
			{ head: t("column.time") },
			{ head: t("column.type"), words: true },
			{ head: t("column.device"), words: true },
			{ head: t("column.zone"), words: true },
		],
		rows: items.map(({ seq, at, type, source, zone, incident }) => ({
			key: String(seq),
			cells: [
				momentOf(at),
				incident === undefined ? (
					typeName(type)
				) : (
					<a
						class="way"
						href={onHub(`/incidents/${encodeURIComponent(incident)}`)}
						data-testid="way"
						data-incident={incident}
					>
						{typeName(type)}
					</a>
				),
				sourceName(source),
				zone === undefined ? NOTHING : zoneName(zone),
			],
		})),
	};
}

/** Rounds, with how each ended. */
export function roundRows(items: readonly AnswerOf<"GET /patrol/rounds">["items"][number][]): Rows {
	return {
		columns: [
			{ head: t("column.time") },
			{ head: t("column.route"), words: true },
			{ head: t("column.guard"), words: true },
			{ head: t("column.state"), words: true },
			{ head: t("column.missed") },
		],
		rows: items.map(({ id, startsAt, words, guard, state, cancelled, stops }) => ({
			key: id,
			cells: [
				momentOf(startsAt),
				say(words),
				guard ?? NOTHING,
				t(`round.${cancelled ? "cancelled" : state}`),
				count(stops.filter(({ status }) => status === "missed").length),
			],
		})),
	};
}

/** Devices, each with the way to it. */
export function deviceRows(items: readonly AnswerOf<"GET /devices">["items"][number][]): Rows {
	return {
		columns: [
			{ head: t("column.device") },
			{ head: t("column.kind"), words: true },
			{ head: t("column.zone"), words: true },
		],
		rows: items.map(({ id, kind, zone, words }) => ({
			key: id,
			cells: [
				<a class="way" href={onHub(`/devices/${encodeURIComponent(id)}`)}>
					{say(words)}
				</a>,
				kindName(kind),
				zoneName(zone),
			],
		})),
	};
}
