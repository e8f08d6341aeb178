import { z } from "zod";
import { seesDiscreet } from "../../access/roles.ts";
import { presentIncident } from "../../contract/present.ts";
import { presentStep } from "../../contract/present-work.ts";
import { priority } from "../../contract/primitives.ts";
import { type IncidentPanelShape, incidentPanelShape, incidentShape } from "../../contract/shapes.ts";
import { report } from "../../model/actions/report.ts";
import type { DispatchState } from "../../model/dispatch.ts";
import { INCIDENT_STATES, type Incident } from "../../model/incident.ts";
import { INCIDENT_ACTIONS } from "../../model/incident-actions.generated.ts";
import { Refusal } from "../../model/problem.ts";
import { HANDLERS } from "../../model/role.ts";
import { agencyTexts } from "../agency-texts.ts";
import { takeAction } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { asked, flagQuery, instantQuery, listOf, pageQuery } from "../list.ts";
import { withNearby } from "../nearby.ts";
import { ANYONE, defineRoute, type Route } from "../route.ts";
import { actionRoute } from "../target-action.ts";
import type { ViewAudit } from "../view-audit.ts";

type Parts = Pick<Hub, "site" | "reader" | "journal" | "clock" | "live"> & { viewings: ViewAudit };

const filters = z.object({
	...pageQuery,
	open: flagQuery.meta({ description: "Only what is not resolved" }),
	state: z.enum(INCIDENT_STATES).optional(),
	priority: priority.optional(),
	zone: z.string().optional(),
	from: instantQuery,
	to: instantQuery,
});

/** Incidents as they are, and one that a person reports. What is done with them is beside this, in `incident-actions`. */
export function incidentRoutes(parts: Parts): readonly Route[] {
	return [list(parts), one(parts), reported(parts)];
}

function list({ live: { lists } }: Parts): Route {
	return defineRoute({
		method: "GET",
		path: "/incidents",
		roles: ANYONE,
		summary: "Incidents, newest first; of a guard those that they were sent to",
		problems: ["malformed"],
		reads: true,
		input: { query: filters },
		answer: listOf(incidentShape),
		async handle({ query, who }) {
			const mine = who.role === "guard" ? { guard: who.user } : {};
			return { body: await lists.page({ list: "incident", query: { ...asked(query), ...mine }, role: who.role }) };
		},
	});
}

function one({ site, reader, live: { discreet }, viewings }: Parts): Route {
	return defineRoute({
		method: "GET",
		path: "/incidents/{id}",
		roles: ANYONE,
		summary:
			"One incident, for who handles it with its procedure and whom to call; a discreet one is whole for them and for a guard on the way there only, and the view is journalled; a guard sees those that they were sent to",
		input: { params: z.object({ id: z.string() }) },
		answer: incidentPanelShape,
		problems: ["not-found"],
		reads: true,
		async handle({ params: { id }, who }) {
			const incident = await reader.incident(id);
			const theirs = who.role !== "guard" || incident?.dispatches?.some(({ guard }) => guard === who.user);
			if (!incident || !theirs) throw new Refusal({ code: "not-found", detail: `there is no incident ${id}` });
			const whole = seesDiscreet(who.role) || isOnTheWay(incident, who.user);
			if (whole && incident.discreet) await viewings.note(who, id);
			const seen = whole && incident.discreet ? await withNearby(incident, { site, reader }) : incident;
			const shown = presentIncident(seen, { whole, hides: discreet.has });
			const allowed = INCIDENT_ACTIONS.map(({ verb, whyNot }) => {
				const why = whyNot(incident, who);
				return { action: verb, ...(why && { why }) };
			});
			const body = { ...shown, allowed, ...(HANDLERS.includes(who.role) && guidance(site, incident)) };
			return { body, headers: { etag: `"${incident.rev}"` } };
		},
	});
}

/** Whether the guard was sent there and has neither refused nor come back: that one must know where to go. */
function isOnTheWay({ dispatches = [] }: Incident, user: string): boolean {
	return dispatches.some(({ guard, state }) => guard === user && GOING.includes(state));
}

const GOING: readonly DispatchState[] = ["sent", "accepted", "arrived"];

/** What is to be done about it by the site's book, and whom to call with which words. */
function guidance(site: Parts["site"], incident: Incident): Pick<IncidentPanelShape, "procedure" | "agencyTexts"> {
	const procedure = site.procedures.get(incident.type);
	const texts = agencyTexts(site, incident);
	return {
		...(procedure && { procedure: { words: procedure.words, steps: procedure.steps.map(presentStep) } }),
		...(texts.length > 0 && { agencyTexts: [...texts] }),
	};
}

function reported(parts: Parts): Route {
	const { site, reader, live } = parts;
	return actionRoute(report, {
		status: 201,
		answer: incidentShape,
		async handle({ body: { unit: unitId, ...body }, who, key }) {
			const unit = unitId === undefined ? undefined : site.units.get(unitId);
			if (unitId !== undefined && !unit) throw unknownPlace("unit", unitId, site.id);
			const zone = body.zone ?? unit?.zone;
			if (zone !== undefined && !site.zones.has(zone)) throw unknownPlace("zone", zone, site.id);
			const data = { ...body, ...(unit && { unit: unit.id }), ...(zone !== undefined && { zone }) };
			const seq = await takeAction(parts, report, { who, key, data, ...(zone !== undefined && { zone }) });
			const id = (await reader.entry(seq))?.incident ?? `inc-${seq}`;
			const incident = await reader.incident(id);
			if (!incident) throw new Error(`entry ${seq} reported an incident, and ${id} is not there`);
			const headers = { location: `/api/v1/incidents/${id}` };
			return { body: presentIncident(incident, { hides: live.discreet.has }), headers };
		},
	});
}

function unknownPlace(what: "zone" | "unit", found: string, site: string): Refusal {
	const mistakes = [{ path: `body.${what}`, found: JSON.stringify(found), expected: `a ${what} of ${site}` }];
	return new Refusal({ code: "invalid", detail: `there is no ${what} ${found} at ${site}`, mistakes });
}
