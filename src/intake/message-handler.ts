import { health, LEAVES, type LeafName, reply, signal, status } from "../contract/mqtt.ts";
import { namedType } from "../contract/named-type.ts";
import type { Appended, Journal } from "../journal/journal.ts";
import { BUDGETS, type Reached } from "../model/budgets.ts";
import type { Clock } from "../model/clock.ts";
import { discreetReports } from "../model/discreet-reports.ts";
import type { Kind } from "../model/kind.ts";
import type { Log } from "../model/log.ts";
import type { CurrentSite } from "../model/site.ts";
import { allowed } from "../model/wrong-input.ts";
import type { SnapshotStore } from "../snapshots/snapshot-store.ts";
import type { Commands } from "./commands.ts";
import type { Counters } from "./counters.ts";
import { decodeEvent, readJson } from "./decode.ts";
import { type Fault, fault, faultOfIssue } from "./fault.ts";
import type { HealthReports } from "./health.ts";
import { takePicture } from "./picture.ts";
import type { Presence } from "./presence.ts";
import type { Route } from "./route.ts";

/** What taking a message needs. */
export interface MessageHandlerParts {
	readonly site: CurrentSite;
	readonly journal: Journal;
	readonly clock: Clock;
	readonly log: Log;
	readonly presence: Presence;
	readonly commands: Commands;
	readonly health: HealthReports;
	readonly album: Pick<SnapshotStore, "keep">;
	readonly counters: Counters;
	readonly reached: Reached;
	/** A device's event is on disk under `seq`. */
	committed?(device: string, id: string, seq: number): void;
	/** A device's call signalling. */
	onSignal?(device: string, payload: Readonly<Record<string, unknown>>): void;
}

/**
 * Takes every message of a device, whatever broker it came through: an event goes to the journal, what is not valid to
 * quarantine. The promise resolves once it is on disk (undefined: nothing to wait for), and rejects if it could not be
 * taken: then it must not be acknowledged.
 */
export class MessageHandler {
	readonly #parts: MessageHandlerParts;

	constructor(parts: MessageHandlerParts) {
		this.#parts = parts;
	}

	take(route: Route, payload: Buffer): Promise<unknown> | undefined {
		const { counters, presence } = this.#parts;
		counters.messages++;
		const leaving = route.leaf === "status" && payload.length === 7 && payload.toString("latin1") === "offline";
		const discreet = route.leaf === "event" && isDiscreet(route.kind, payload);
		if (route.sender !== route.about && !discreet) presence.heard(route.sender);
		if (leaving) presence.gone(route.about);
		else if (!discreet) presence.heard(route.about);
		const taken = leaving ? undefined : this.#byLeaf[route.leaf ?? "unknown"](route, payload);
		return taken && "reason" in taken ? this.quarantine(route, payload, taken) : taken;
	}

	/**
	 * Keeps a message that is not valid, with the exact reason; an event that names an alarm is heard with that.
	 * `totalBytes` where more came than was kept.
	 */
	quarantine(
		{ sender, topic, about, leaf }: Route,
		payload: Buffer,
		fault: Fault,
		totalBytes = payload.length,
	): Promise<unknown> {
		const { journal, clock, counters, reached } = this.#parts;
		const { devices, gateways } = this.#parts.site();
		const { budget, ...why } = fault;
		if (budget) reached[budget]++;
		const account = devices.has(sender) || gateways.has(sender) ? sender : "other";
		const bytes = Uint8Array.from(payload.subarray(0, BUDGETS.quarantined.limit));
		const names = leaf === "event" ? namedType(payload) : undefined;
		const event = names === undefined ? {} : { event: { device: about, names } };
		const from = { sender, account, topic: topic.slice(0, 1_024) };
		const kept = { ...from, bytes, totalBytes, receivedAt: clock.now(), ...event, ...why };
		return journal.quarantine(kept).then(() => {
			counters.quarantined++;
		});
	}

	readonly #byLeaf: Record<
		LeafName | "unknown",
		(route: Route, payload: Buffer) => Promise<unknown> | Fault | undefined
	> = {
		event: (route, payload) => this.#event(route, payload),
		health: (route, payload) => this.#health(route, payload),
		status: (_route, payload) => {
			const said = payload.toString("utf8", 0, 64);
			return status.safeParse(said).success ? undefined : fault("payload", said, "online or offline");
		},
		reply: ({ about }, payload) => {
			const read = readJson(payload);
			if ("reason" in read) return read;
			const said = reply.safeParse(read.json, { error: allowed });
			if (!said.success) return faultOfIssue(said.error, read.json);
			this.#parts.commands.settle(about, said.data);
			return undefined;
		},
		signal: ({ about }, payload) => {
			const read = readJson(payload);
			if ("reason" in read) return read;
			const said = signal.safeParse(read.json, { error: allowed });
			if (!said.success) return faultOfIssue(said.error, read.json);
			this.#parts.onSignal?.(about, said.data);
			return undefined;
		},
		snapshot: (route, payload) => takePicture(this.#parts, route, payload),
		command: () => ({ reason: "the hub's own topic: found a message from a device" }),
		receipt: () => ({ reason: "the hub's own topic: found a message from a device" }),
		unknown: ({ topic }) =>
			fault("topic", topic, `one of ${Object.keys(LEAVES).join(", ")} after the device (snapshot/{eventId})`),
	};

	#event({ about, device, kind }: Route, payload: Buffer): Promise<unknown> | Fault {
		const { clock, journal, counters, committed } = this.#parts;
		if (!device || !kind) return fault("topic", about, "a device of the site (a gateway has no events of its own)");
		const draft = decodeEvent(payload, device, kind, clock.now());
		if ("reason" in draft) return draft;
		return journal.append(draft).then((appended) => {
			if ("seq" in appended) {
				if (appended.repeat) counters.repeats++;
				else counters.events++;
				committed?.(about, draft.id, appended.seq);
			} else this.#setAside(appended, about);
		});
	}

	#setAside(appended: Exclude<Appended, { seq: number }>, device: string): void {
		this.#parts.counters.quarantined++;
		if ("refused" in appended) this.#parts.log.error({ device, refused: appended.refused }, "an event was declined");
	}

	#health({ device }: Route, payload: Buffer): Promise<unknown> | Fault | undefined {
		const read = readJson(payload, "health");
		if ("reason" in read) return read;
		const said = health.safeParse(read.json, { error: allowed });
		if (!said.success) {
			const tooMany = said.error.issues[0]?.code === "custom";
			return { ...faultOfIssue(said.error, read.json), ...(tooMany && { budget: "health-keys" as const }) };
		}
		return device && this.#parts.health.report(device, said.data);
	}
}

/**
 * Whether the message names what is discreet. Then nobody may tell by when its device was last heard, or that it is back,
 * from whom it came; the next heartbeat says that it is there.
 */
function isDiscreet(kind: Kind | undefined, payload: Buffer): boolean {
	return kind !== undefined && discreetReports(kind).some((name) => payload.includes(`${kind.name}.${name}`));
}
