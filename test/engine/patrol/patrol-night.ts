import type { Round } from "../../../src/model/objects/round.ts";
import type { PatrolPlan, PatrolRoute } from "../../../src/model/patrol.ts";
import type { Site } from "../../../src/model/site.ts";
import { garden, instant, Night } from "../../scenario.ts";

const words = { en: "Test round", "zh-CN": "测试巡更" };

/** Four stops ten minutes apart, three minutes of tolerance. */
export const LANE: PatrolRoute = {
	id: "lane",
	words,
	order: "ordered",
	stops: ["cp-b01", "cp-b02", "cp-b03", "cp-b04"].map((checkpoint, i) => ({
		...{ checkpoint, afterMinutes: 10 * i, toleranceMinutes: 3 },
	})),
};

export const NIGHTLY: PatrolPlan = {
	...{ id: "nightly", route: "lane", at: ["02:00"], shift: "night", posts: ["patrol"] },
	days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
};

/** The garden with these patrols alone. */
export function patrolled(routes: readonly PatrolRoute[] = [LANE], plans: readonly PatrolPlan[] = [NIGHTLY]): Site {
	return { ...garden, routes, plans };
}

/** A night with a watch that has two guards on patrol. */
export class PatrolNight extends Night {
	constructor(site = patrolled(), guards = ["wang", "zhou"]) {
		super(site);
		this.hub("00:00", "hub.started");
		const posted = guards.map((guard) => ({ guard, post: "patrol" }));
		this.person("00:01", "li", "shift.signed-on", { guards: posted, startList: {} });
	}

	/** At `time` a guard holds their badge to a checkpoint's reader. */
	badge(time: string, checkpoint: string, guard = "wang") {
		return this.device(time, checkpoint, "patrol.checkin", { guard, method: "nfc" });
	}

	/** At `time` a guard's phone says where it was `made`. */
	phone(
		time: string,
		{ id, ...said }: { id: string; checkpoint: string; at: string } & Record<string, unknown>,
		guard = "wang",
	) {
		const more = { method: "qr", counter: 1, bootId: `boot-${guard}`, guard, ...said };
		const data = { ...more, at: new Date(instant(said.at)).toISOString() };
		return this.append({
			...({ source: `user:${guard}`, type: "patrol.checkin", id } as const),
			...{ at: Math.min(instant(time), instant(said.at)), receivedAt: instant(time), data },
		});
	}

	/** Rounds, open and ended, oldest first. */
	get rounds(): Round[] {
		const ids = this.journal.flatMap(({ changes }) =>
			changes.flatMap(({ kind, id }) => (kind === "round" ? [id] : [])),
		);
		return [...new Set(ids)].flatMap((id) => this.state.round.get(id) ?? this.state.past.round(id) ?? []);
	}

	/** The first round that was planned. */
	get round(): Round {
		const [first] = this.rounds;
		if (!first) throw new Error("no round");
		return first;
	}

	get statuses(): string[] {
		return this.round.stops.map(({ status }) => status);
	}

	/** The types of the patrol's incidents that are open, with their priority. */
	get rung(): string[] {
		return this.incidents
			.filter(({ type }) => type.startsWith("round."))
			.map(({ type, priority }) => `${type} ${priority}`);
	}
}
