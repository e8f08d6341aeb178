import { createHash } from "node:crypto";
import { z } from "zod";
import { seesDiscreet } from "../../access/roles.ts";
import { newId } from "../../access/secret.ts";
import type { CommandAnswerShape } from "../../contract/command-shapes.ts";
import { commandRoute } from "../../contract/http/commands.ts";
import { command } from "../../model/actions/command.ts";
import type { CommandOutcome } from "../../model/command.ts";
import type { Source } from "../../model/entry.ts";
import { Refusal } from "../../model/problem.ts";
import type { SiteDevice } from "../../model/site.ts";
import { readInput } from "../../model/wrong-input.ts";
import { takeAction } from "../append-action.ts";
import { siteDevice } from "../device-state.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { invalid } from "../problem.ts";

type Parts = Pick<Hub, "site" | "reader" | "journal" | "intake" | "clock" | "log">;

/** More open incidents than this nobody can handle. */
const LOOKED_AT = 1_000;
type Said = z.output<NonNullable<typeof command.body>>;

export const handleCommand = handle(commandRoute, async ({ input: { params, body: asked }, ...call }) => {
	const { hub, principal, key } = call;
	const { id } = params;
	const device = siteDevice(hub.site(), id);
	const args = checked(hub, device, asked);
	if (!seesDiscreet(principal.role)) await mustBeUnheard(hub, device);
	if (asked.incident !== undefined && !(await hub.reader.incident(asked.incident))) {
		throw new Refusal({ code: "not-found", detail: `there is no incident ${asked.incident}` });
	}
	const commandId = key === undefined ? newId(hub.clock.now()) : idOf(principal.user, key);
	await mustBeThere(hub, device);
	const { name, incident, confirmations } = asked;
	const data = {
		...{ device: id, command: commandId, name, args },
		...(incident !== undefined && { incident }),
		...(confirmations > 0 && { confirmations }),
	};
	// By the entry a repeat would be sent again: it is answered by what came of the first.
	const seq = await takeAction({ ...call, key: undefined }, command, { zone: device.zone, data });
	return { body: await send(hub, { ...asked, device, command: commandId, args, seq }) };
});

/** The arguments as the kind's schema gives them. @throws {Refusal} `invalid`. */
function checked({ site }: Parts, { kind }: SiteDevice, asked: Said): Record<string, unknown> {
	const commands = site().kinds.get(kind)?.commands ?? {};
	const type = Object.hasOwn(commands, asked.name) ? commands[asked.name] : undefined;
	if (!type) {
		const expected = Object.keys(commands).join(", ") || `nothing: a ${kind} takes no commands`;
		const mistakes = [{ path: "body.name", found: JSON.stringify(asked.name), expected }];
		throw new Refusal({ code: "invalid", detail: `body.name: found ${asked.name}; allowed: ${expected}`, mistakes });
	}
	const args = readInput(z.object({ body: z.object({ args: type.args }) }), { body: asked });
	if (args.wrong) throw new Refusal(invalid(args.wrong));
	return Object(args.data.body.args);
}

/**
 * While something discreet is open, homes and doors are for who may see where: of anybody else any one answer would tell.
 *
 * @throws {Refusal} `wrong-state`.
 */
async function mustBeUnheard({ site, reader }: Parts, { id, unit, kind }: SiteDevice): Promise<void> {
	const abilities = site().kinds.get(kind)?.abilities ?? [];
	if (unit === undefined && !abilities.includes("talk") && !abilities.includes("open")) return;
	if (!(await reader.incidents({ open: true, limit: LOOKED_AT, order: "desc" })).items.some((one) => one.discreet))
		return;
	const detail = `${id}: a special incident is open; until it is resolved, homes and doors are the guard room's alone`;
	throw new Refusal({ code: "wrong-state", detail, state: "special-incident", allowed: [] });
}

/** @throws {Refusal} `wrong-state`: nothing is ever kept for an absent device. */
async function mustBeThere({ intake, reader }: Parts, { id }: SiteDevice): Promise<void> {
	if (intake.isThere(id)) return;
	const state = (await reader.device(id))?.state ?? "unknown";
	const now = state === "online" || state === "fault" || state === "out-of-service" ? "not connected" : state;
	throw new Refusal({ code: "wrong-state", detail: `${id} is ${now}: nothing was sent`, state, allowed: [] });
}

interface Sent extends Said {
	readonly device: SiteDevice;
	readonly command: string;
	/** Of the entry that says so. */
	readonly seq: number;
}

/** Sends it; gives what came of it in time. What comes later is journalled all the same. */
async function send(
	parts: Parts,
	{ device, command, name, args, incident, waitMs, seq }: Sent,
): Promise<CommandAnswerShape> {
	const picture = incident === undefined ? undefined : { incident, moment: "at" as const };
	const outcome = parts.intake.command(device.id, { id: command, name, args, ...(picture && { picture }) });
	const of = (await parts.reader.entry(seq))?.incident ?? incident;
	const journalled = outcome.then((came) => tell(parts, { device, name, incident: of }, came));
	journalled.catch((error: unknown) =>
		parts.log.error({ err: error, device: device.id }, "a reply was not journalled"),
	);
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<CommandAnswerShape>((done) => {
		timer = setTimeout(() => done({ command, outcome: "no-reply" }), waitMs);
	});
	try {
		return await Promise.race([late, journalled]);
	} finally {
		clearTimeout(timer);
	}
}

/** Journals what came of a command. */
async function tell(
	{ journal, clock }: Parts,
	{ device, name, incident }: { device: SiteDevice; name: string; incident: string | undefined },
	came: CommandOutcome,
): Promise<CommandAnswerShape> {
	const { id: command, outcome } = came;
	const now = clock.now();
	const replied = outcome === "done" || outcome === "failed";
	const error = outcome === "failed" ? came.error : undefined;
	const source: Source = replied ? `device:${device.id}` : "hub";
	await journal.append({
		...{ source, id: newId(now), at: now, receivedAt: now, zone: device.zone },
		type: replied ? "device.replied" : "device.command-expired",
		data: {
			...{ device: device.id, command, name },
			...(replied ? { ok: outcome === "done" } : { why: outcome }),
			...(error !== undefined && { error }),
			...(incident !== undefined && { incident }),
		},
	});
	return { command, outcome: replied ? outcome : "no-reply", ...(error !== undefined && { error }) };
}

/** The same request again is the same command. */
function idOf(user: string, key: string): string {
	return createHash("sha256").update(`${user} ${key}`).digest("base64url");
}
