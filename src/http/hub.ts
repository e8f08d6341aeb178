import type { Duplex } from "node:stream";
import type { Access } from "../access/open.ts";
import type { Certificates } from "../certificates/certificates.ts";
import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Live } from "../live/open.ts";
import type { Clock, ClockJudge } from "../model/clock.ts";
import type { CommandOutcome, CommandRequest } from "../model/command.ts";
import type { Health, Hearing } from "../model/health.ts";
import type { Log } from "../model/log.ts";
import type { CurrentSite } from "../model/site.ts";
import type { SiteConfiguration } from "../model/site-configuration.ts";
import type { SnapshotStore } from "../snapshots/snapshot-store.ts";

/** What HTTP needs of the intake. */
interface IntakeView {
	/**
	 * Takes a WebSocket that speaks MQTT, as a stream of bytes; `address` is where it comes from, `onSignIn` is called once
	 * somebody has signed in on it.
	 */
	acceptWebSocket(stream: Duplex, address: string, onSignIn: () => void): void;
	/** When a device was last heard, epoch ms. */
	lastSeenAt(device: string): number | undefined;
	/** A device's last word of its own health since the hub started. */
	healthOf(device: string): Readonly<Record<string, unknown>> | undefined;
	/** Asks a device to do something and waits for its reply. */
	command(device: string, request: CommandRequest): Promise<CommandOutcome>;
	/** Whether a command would be sent to the device now. */
	isThere(device: string): boolean;
	/** Counted since the start, by name; they only rise. */
	readonly counters: Readonly<Record<string, number>>;
	readonly hearing: Hearing;
}

/** The parts of the hub that routes work with. */
export interface Hub {
	readonly site: CurrentSite;
	readonly configuration: SiteConfiguration;
	readonly journal: Journal;
	readonly reader: Reader;
	readonly access: Access;
	readonly live: Live;
	readonly intake: IntakeView;
	/** What the hub can't do now; absent, nothing is asked. */
	readonly health?: Pick<Health, "blind">;
	/** What sets the hub's time after a doubt; absent, nothing is ever in doubt. */
	readonly clockWatch?: ClockJudge;
	readonly album: Pick<SnapshotStore, "read" | "keep">;
	/** What it speaks TLS with; absent, it speaks none. */
	readonly certificates?: Certificates;
	/** Addresses that others reach on which it speaks without TLS, because somebody said so. */
	readonly plain?: readonly string[];
	readonly clock: Clock;
	readonly log: Log;
	readonly version: string;
}
