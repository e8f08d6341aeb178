import { compoundOf } from "../../simulators/compound.ts";
import { rehearse } from "../../simulators/rehearsal.ts";
import { loadScenario, type Scenario, scenarioNames, startOf } from "../../simulators/scenario.ts";
import type { Simulator } from "../../simulators/simulator.ts";
import { CHATTERING_RINGS } from "../../src/model/silence-budget.ts";
import { DAY, restored } from "./everyday.ts";
import type { Making, Real, Report } from "./making.ts";

const S = 1_000;
const MIN = 60 * S;
/** Somebody is on top of the wall so soon after the deed begins, and the beams have said so. */
const CLIMB_MS = 15 * S;
const AT_ONCE_MS = 5 * S;
/** A button pressed more often than it rings at once is heard within this, by the silence budget; and a moment more to look. */
const CHATTERING_MS = 65 * S;

/** Every scenario there is, mixed into the month; what it says must come of it at high or critical is real. */
export async function letScenariosPlay(
	making: Making,
	{
		simulators,
		startAt,
		days,
		seed,
	}: { simulators: ReadonlyMap<string, Simulator>; startAt: number; days: number; seed: string },
): Promise<void> {
	const { site, random, reports, real } = making;
	const compound = compoundOf(site);
	const names = await scenarioNames();
	for (const [n, name] of names.entries()) {
		const scenario = await loadScenario(name);
		const notBefore = startAt + Math.floor(((n + random.next()) * days) / names.length) * DAY;
		const begins = startOf(scenario, compound.timeZone, notBefore);
		const heard = rehearse({ compound, scenario, seed, startAt: begins, simulators, forMs: scenario.lastsS * S });
		for (const one of heard) {
			const { at, device } = one;
			if ("said" in one) {
				// The states said at the beginning are those of a world of its own, not of this month's doors and beams.
				if (!one.said.initial) reports.push({ at, device, type: one.said.type, data: Object(one.said.data) });
			} else if (at > begins) reports.push({ at, device, type: `device.${one.link}`, data: {} });
		}
		endStates({ heard, reports, at: begins + scenario.lastsS * S + 5 * MIN });
		real.push(...realIn(making, scenario, begins));
		for (const { type, priority, zone, unit } of scenario.expected.incidents) {
			if (priority !== "critical" && priority !== "high") continue;
			real.push({
				...{ what: `${name}: ${type}`, at: begins, withinMs: scenario.lastsS * S, type },
				...(zone !== undefined && { zone }),
				...(unit !== undefined && { unit }),
			});
		}
	}
}

/** Each thing that a scenario's script lets truly happen: who climbs, who calls for help, what burns, what is cut. */
function realIn({ site }: Pick<Making, "site">, { name, script }: Scenario, begins: number): Real[] {
	const pressed = new Map<string, number>();
	return script.flatMap((step): Real[] => {
		const deed = { what: `${name}: ${step.does}`, at: begins + step.at * S };
		if (step.does === "climb") {
			return step.zone === undefined
				? []
				: [{ ...deed, withinMs: CLIMB_MS, type: "perimeter.breach", zone: step.zone }];
		}
		const id = step.does === "press" ? step.panel : step.does === "report" ? step.device : undefined;
		const device = site.devices.get(id ?? "");
		const kind = site.kinds.get(device?.kind ?? "");
		const event = kind?.events[step.does === "report" ? step.event : "panic"];
		const is = kind?.alarms[event?.raises ?? ""];
		if (!device || !kind || !event || !is || (is.priority !== "critical" && is.priority !== "high")) return [];
		const data = step.does === "report" ? step.data : {};
		// One beam alone is a branch in every script there is.
		if ((event.severity?.(data) ?? 0) < (event.weakBelow ?? 0)) return [];
		const place = device.unit === undefined ? { zone: device.zone } : { unit: device.unit };
		const times = (pressed.get(device.id) ?? 0) + 1;
		pressed.set(device.id, times);
		const withinMs = times > CHATTERING_RINGS ? CHATTERING_MS : AT_ONCE_MS;
		return [{ ...deed, withinMs, type: `${kind.name}.${event.raises}`, ...place }];
	});
}

/** A scenario's world goes on without us: what it left broken, open or dark is whole again afterwards. */
function endStates({
	heard,
	reports,
	at,
}: {
	heard: ReturnType<typeof rehearse>;
	reports: Report[];
	at: number;
}): void {
	for (const device of new Set(heard.flatMap((one) => ("link" in one && one.link === "lost" ? [one.device] : [])))) {
		reports.push({ at, device, type: "device.online", data: {} });
	}
	const said = new Set(heard.flatMap((one) => ("said" in one ? [`${one.device} ${one.said.type}`] : [])));
	for (const line of said) {
		const [device = "", type = ""] = line.split(" ");
		if (type === "intercom.door-opened") reports.push({ at, device, type: "intercom.door-closed", data: {} });
		else if (!type.endsWith(".restored")) reports.push({ at, device, ...restored(type) });
	}
}
