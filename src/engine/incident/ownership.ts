import { z } from "zod";
import { ROLES } from "../../model/role.ts";
import { onIncident, type Prepared } from "../kernel/action.ts";
import type { Work } from "../kernel/step-context.ts";

/**
 * Who has an incident. The owner gives it back, or offers it to somebody who must accept; a captain takes it whoever has
 * it, and anyone takes what nobody has. None of these is an act: the act clock runs on.
 */
export const OWNERSHIP_ACTIONS: Readonly<Record<string, Prepared>> = {
	"incident.released": onIncident({
		verb: "release",
		data: z.object({}),
		allowedOn: ({ owner }, work) => owner !== undefined && owner === actorOf(work),
		carryOut(work, { owner: _gone, transfer: _offer, ...rest }) {
			work.keepIncident(rest);
			return undefined;
		},
	}),
	"incident.transferred": onIncident({
		verb: "transfer",
		data: z.object({ to: z.string() }),
		allowedOn: ({ owner }, work) => owner !== undefined && owner === actorOf(work),
		carryOut(work, incident, { to }) {
			if (to === incident.owner) return { code: "invalid", detail: `to: found ${to}, who has it already` };
			work.keepIncident({ ...incident, transfer: { to, by: work.actor, at: work.now } });
			return undefined;
		},
	}),
	"incident.transfer-accepted": onIncident({
		verb: "accept",
		data: z.object({}),
		allowedOn: ({ transfer }, work) => transfer?.to === actorOf(work),
		carryOut(work, { transfer: _taken, ...rest }) {
			work.keepIncident({ ...rest, owner: work.actor });
			return undefined;
		},
	}),
	"incident.taken-over": onIncident({
		verb: "take-over",
		data: z.object({ role: z.enum(ROLES) }),
		allowedOn: ({ owner, state }, work) => (owner === undefined ? state !== "open" : owner !== actorOf(work)),
		carryOut(work, { transfer: _offer, ...rest }, { role }) {
			if (rest.owner !== undefined && role !== "captain") {
				const detail = `incident ${rest.id} belongs to ${rest.owner}: a captain may take it over, found ${role}`;
				return { code: "wrong-state", detail };
			}
			work.keepIncident({ ...rest, owner: work.actor });
			return undefined;
		},
	}),
};

function actorOf(work: Work): string | undefined {
	return work.entry.source.startsWith("user:") ? work.actor : undefined;
}
