import { z } from "zod";
import type { Access } from "../access/open.ts";
import type { Credentials, Made } from "../intake/credentials.ts";
import type { Journal } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import type { Draft, Source } from "../model/entry.ts";
import { personDetails } from "../model/person.ts";
import { Refusal } from "../model/problem.ts";
import { ROLES } from "../model/role.ts";
import type { CurrentSite, Site } from "../model/site.ts";
import { lineOf, mistakeOf, readInput } from "../model/wrong-input.ts";
import { omitUndefined } from "../site/omit-undefined.ts";
import { testOf } from "./channel-test.ts";
import type { ClockWatch } from "./clock-watch.ts";
import type { Verbs } from "./control-socket.ts";

/** What a command typed on this machine can change, on a running hub or in a folder without one. */
export interface ControlledHub {
	readonly site: CurrentSite;
	readonly journal: Journal;
	readonly access: Access;
	readonly credentials: Credentials;
	readonly clock: Clock;
	/** Where its pages are, if it runs. */
	readonly address?: string;
	/** What sets the hub's time; a folder without a hub has nothing that is in doubt. */
	readonly watching?: Pick<ClockWatch, "confirm">;
	/** Cuts off whoever is signed in as this device or reader. */
	disconnect(id: string): void;
}

/** Whoever may open the data folder acts as the machine itself. */
const BY: Source = "hub";

const name = z.object({ name: z.string() });
const newUser = z.object({
	name: z.string(),
	role: z.enum(ROLES),
	password: z.string().optional(),
	...z.object(personDetails).partial().shape,
});
const password = z.object({ name: z.string(), password: z.string().optional() });
const ids = z.object({ ids: z.array(z.string()).optional() });
const id = z.object({ id: z.string() });

/** @throws {Refusal} `invalid`, with what was found and what is allowed. */
function newUserOf(args: unknown): z.output<typeof newUser> {
	const read = readInput(newUser, args);
	if (!read.wrong) return read.data;
	const { wrong } = read;
	throw new Refusal({ code: "invalid", detail: wrong.map(lineOf).join("; "), mistakes: wrong.map(mistakeOf) });
}

/** The verbs of the control socket. */
export function controlCommands(desk: ControlledHub): Verbs {
	const { site, access, credentials, clock } = desk;
	return {
		"user.add": (args) => {
			const { password: given, name: login, role, ...details } = newUserOf(args);
			return access.people.add({
				name: login,
				role,
				details: omitUndefined(details),
				by: BY,
				...(given !== undefined && { password: given }),
			});
		},
		"user.list": async () => access.people.list(),
		"user.passwd": (args) => {
			const { name: user, password: given } = password.parse(args);
			return access.people.setPassword({ name: user, by: BY, ...(given !== undefined && { password: given }) });
		},
		"user.reset-second-factor": async (args) => {
			const { name: user } = name.parse(args);
			if (!access.people.find(user)) throw new Refusal({ code: "not-found", detail: `there is no user ${user}` });
			await access.secondFactors.end({ user, by: BY });
			return { reset: user };
		},
		"display.add": async (args) => {
			const made = await access.displays.add({ ...name.parse(args), by: BY });
			return { ...made, ...(desk.address !== undefined && { address: desk.address }) };
		},
		"display.list": async () => access.displays.list(),
		"display.revoke": (args) => access.displays.revoke({ display: name.parse(args).name, by: BY }),
		"user.disable": (args) => access.people.disable({ ...name.parse(args), by: BY }),
		"device.credentials": async (args) => {
			const wanted = ids.parse(args).ids ?? [...site().devices.keys(), ...site().gateways.keys()];
			for (const one of wanted) mustExist(site(), one);
			return issue(desk, "device.credentials-made", credentials.make(wanted, clock.now()));
		},
		"device.revoke": async (args) => {
			const { id: device } = id.parse(args);
			mustExist(site(), device);
			const made = credentials.revoke(device, clock.now());
			await issue(desk, "device.revoked", { ...made, secrets: { [device]: "" } });
			return { revoked: device };
		},
		"clock.confirm": async () => {
			if (!desk.watching) throw new Refusal({ code: "wrong-state", detail: "no hub runs on this data folder" });
			return desk.watching.confirm(BY);
		},
		"channel.test": async (args) => {
			if (!desk.watching) throw new Refusal({ code: "wrong-state", detail: "no hub runs on this data folder" });
			const { id: delivery, state, reason, answer } = await testOf(id.parse(args).id, desk);
			return { delivery, state, reason, answer };
		},
		"patrol.plates": async (args) => {
			const wanted = ids.parse(args).ids ?? [];
			for (const one of wanted) mustExist(site(), one);
			return Promise.all(wanted.map((one) => access.plates.plateOf(one)));
		},
		"reader.add": (args) => {
			const { name: reader } = name.parse(args);
			if (site().devices.has(reader) || site().gateways.has(reader)) {
				throw new Refusal({
					code: "already-exists",
					detail: `${reader} is the id of a device; name the reader otherwise`,
				});
			}
			return issue(desk, "reader.added", credentials.makeReader(reader, clock.now()));
		},
	};
}

/** Writes new secrets, with an entry that says whose; gives them back once. */
async function issue(desk: ControlledHub, type: string, made: Made): Promise<Made["secrets"]> {
	const of = Object.keys(made.secrets);
	await record(desk, type, { of }, made);
	made.done();
	for (const one of of) desk.disconnect(one);
	return made.secrets;
}

async function record(
	{ journal, clock }: ControlledHub,
	type: string,
	data: Draft["data"],
	{ writes }: Pick<Made, "writes">,
) {
	const now = clock.now();
	await journal.append({ source: BY, type, id: crypto.randomUUID(), at: now, receivedAt: now, data }, writes);
}

function mustExist(site: Site, device: string): void {
	if (site.devices.has(device) || site.gateways.has(device)) return;
	throw new Refusal({
		code: "not-found",
		detail: `${device} is no device or gateway of ${site.id}; \`device list\` names them`,
	});
}
