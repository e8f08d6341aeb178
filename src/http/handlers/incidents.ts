import { addressOf } from "../../contract/http/address.ts";
import { listIncidents, readIncident, reportRoute, seeIncidentRoute } from "../../contract/http/incidents.ts";
import { presentIncident } from "../../contract/present.ts";
import { presentStep } from "../../contract/present-work.ts";
import type { IncidentPanelShape } from "../../contract/shapes.ts";
import { report } from "../../model/actions/report.ts";
import { seeIncident } from "../../model/actions/see-incident.ts";
import type { Incident } from "../../model/incident.ts";
import { Refusal } from "../../model/problem.ts";
import { HANDLERS } from "../../model/role.ts";
import type { Site, Unit } from "../../model/site.ts";
import { agencyTexts } from "../agency-texts.ts";
import { allowedOn } from "../allowed.ts";
import { takeAction } from "../append-action.ts";
import { handle } from "../handle.ts";
import { incidentsAsked } from "../incidents-asked.ts";
import { pageAsked } from "../list.ts";
import { withNearby } from "../nearby.ts";
import { answeredTo, seesWhole, shownTo } from "../shown-incident.ts";

export const handleListIncidents = handle(listIncidents, async ({ input: { query }, principal, hub }) => {
	const question = incidentsAsked(query, principal);
	return { body: await hub.live.lists.page({ ...question, query: { ...question.query, ...pageAsked(query) } }) };
});

export const handleReadIncident = handle(readIncident, async ({ input: { params }, principal, hub }) => {
	const { reader, live, viewings } = hub;
	const site = hub.site();
	const { role } = principal;
	const { id } = params;
	const incident = await reader.incident(id);
	const whole = incident !== undefined && seesWhole(principal, incident);
	const seen = whole && incident.discreet ? await withNearby(incident, { site, reader }) : incident;
	const shown = seen && shownTo(principal, seen, { whole, hides: live.discreet.has });
	if (!incident || !shown) throw new Refusal({ code: "not-found", detail: `there is no incident ${id}` });
	if (whole && incident.discreet) await viewings.note(principal, id);
	const alarms = shown.alarms.length === 0 ? [] : await reader.alarmsOf(id);
	const allowed = allowedOn(incident, alarms, { who: principal, settings: site.settings });
	const body = { ...shown, allowed, ...(HANDLERS.includes(role) && guidance(site, incident)) };
	return { body, headers: { etag: `"${incident.rev}"` } };
});

export const handleReport = handle(reportRoute, async ({ input, ...call }) => {
	const { reader, live } = call.hub;
	const site = call.hub.site();
	const { unit: unitId, ...body } = input.body;
	const unit = unitId === undefined ? undefined : site.units.get(unitId);
	if (unitId !== undefined && !unit) throw unknownPlace("unit", unitId, site.id);
	if (unit && body.zone !== undefined && body.zone !== unit.zone) throw otherPlace(body.zone, unit);
	const zone = body.zone ?? unit?.zone;
	if (zone !== undefined && !site.zones.has(zone)) throw unknownPlace("zone", zone, site.id);
	const data = { ...body, ...(unit && { unit: unit.id }), ...(zone !== undefined && { zone }) };
	const seq = await takeAction(call, report, { data, ...(zone !== undefined && { zone }) });
	const id = (await reader.entry(seq))?.incident ?? `inc-${seq}`;
	const incident = await reader.incident(id);
	if (!incident) throw new Error(`entry ${seq} reported an incident, and ${id} is not there`);
	const headers = { location: addressOf(readIncident.path, { params: { id } }) };
	return { body: presentIncident(incident, { hides: live.discreet.has }), headers };
});

export const handleSeeIncident = handle(seeIncidentRoute, async ({ input: { params }, ...call }) => {
	const { hub, principal } = call;
	const hides = hub.live.discreet.has;
	const incident = await hub.reader.incident(params.id);
	if (!incident || !shownTo(principal, incident, { hides })) {
		throw new Refusal({ code: "not-found", detail: `there is no incident ${params.id}` });
	}
	await takeAction(call, seeIncident, { data: { incident: incident.id, role: principal.role } });
	const now = (await hub.reader.incident(incident.id)) ?? incident;
	return { body: answeredTo(principal, now, { hides }) };
});

/** What is to be done about it by the site's book, and whom to call with which words. */
function guidance(site: Site, incident: Incident): Pick<IncidentPanelShape, "procedure" | "agencyTexts"> {
	const procedure = site.procedures.get(incident.type);
	const texts = agencyTexts(site, incident);
	return {
		...(procedure && { procedure: { words: procedure.words, steps: procedure.steps.map(presentStep) } }),
		...(texts.length > 0 && { agencyTexts: [...texts] }),
	};
}

/** Of two places one would be dropped, and help sent to the other. */
function otherPlace(found: string, { id, zone }: Unit): Refusal {
	const expected = `${zone}, where ${id} is, or one of the two alone`;
	const mistakes = [{ path: "body.zone", found: JSON.stringify(found), expected }];
	return new Refusal({ code: "invalid", detail: `zone: found ${found}, expected ${expected}`, mistakes });
}

function unknownPlace(what: "zone" | "unit", found: string, site: string): Refusal {
	const mistakes = [{ path: `body.${what}`, found: JSON.stringify(found), expected: `a ${what} of ${site}` }];
	return new Refusal({ code: "invalid", detail: `there is no ${what} ${found} at ${site}`, mistakes });
}
