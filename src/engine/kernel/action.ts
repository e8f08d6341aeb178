import { z } from "zod";
import type { IncidentAction } from "../../model/actions/define-action.ts";
import type { Incident } from "../../model/incident.ts";
import type { Problem } from "../../model/problem.ts";
import { lineOf, mistakeOf, readInput, type WrongInput } from "../../model/wrong-input.ts";
import { isKeptFromActor } from "./kept-from.ts";
import { newsAbove } from "./news.ts";
import type { StepContext } from "./step-context.ts";

const PERSON = "user:";

/** An action, ready to be carried out with data that is not parsed yet. */
export interface ActionHandler {
	run(context: StepContext): Problem | undefined;
}

/** What the engine does when a person asks for an action on an incident. */
export interface IncidentHandler<Type extends string = string> extends ActionHandler {
	readonly action: IncidentAction & { readonly type: Type };
}

/** What the engine does when a person asks for an action on anything else. */
export interface TargetHandler<Type extends string = string> extends ActionHandler {
	readonly action: { readonly type: Type };
}

/** What an action is to the engine: its entry's type, and what that keeps. */
export interface Entered<Type extends string, Data extends z.ZodType> {
	readonly type: Type;
	readonly data: Data;
}

/** Carries out one action on anything but an incident; a problem changes nothing. */
export function onTarget<Type extends string, Data extends z.ZodType>(
	action: Entered<Type, Data>,
	carryOut: (context: StepContext, data: z.output<Data>) => Problem | undefined,
): TargetHandler<Type> {
	return {
		action,
		run(context) {
			const asked = readInput(action.data, context.entry.data);
			return asked.wrong ? invalid(context, asked.wrong) : carryOut(context, asked.data);
		},
	};
}

const on = z.object({ incident: z.string(), rev: z.int().optional() });

/**
 * Carries out one action on an incident. Before that it is possible there now, and, where the entry names a `rev`, nothing
 * is new in the incident since. What is merged into another is acted on there.
 */
export function onIncident<Type extends string, Data extends z.ZodType<object>>(
	action: IncidentAction<Type, string, z.ZodType, Data>,
	carryOut: (context: StepContext, incident: Incident, data: z.output<Data>) => Problem | undefined,
): IncidentHandler<Type> {
	const { data, verb } = action;
	return {
		action,
		run(context) {
			const about = readInput(on, context.entry.data);
			const asked = readInput(data, context.entry.data);
			if (about.wrong) return invalid(context, about.wrong);
			if (asked.wrong) return invalid(context, asked.wrong);
			const { incident: id, rev } = about.data;
			const incident = context.anyIncident(id);
			if (!incident || isKeptFromActor(context, incident))
				return { code: "wrong-state", detail: `incident ${id} is not there`, allowed: [] };
			const { state } = incident;
			if (!isAllowed(action, incident, context)) return wrongState(context, incident, verb);
			const stale = rev === undefined ? undefined : newsAbove(incident, rev);
			if (stale) return { ...stale, state, allowed: context.allowedOn(incident) };
			const problem = carryOut(context, incident, asked.data);
			if (problem) return { state, allowed: context.allowedOn(incident), ...problem };
			context.because({ because: "acted", incident: incident.id, rule: context.entry.type });
			return undefined;
		},
	};
}

/** Whether the action is possible on the incident now, whatever the role of whoever asks. */
export function isAllowed(action: Pick<IncidentAction, "whyNot">, incident: Incident, { entry }: StepContext): boolean {
	const user = entry.source.startsWith(PERSON) ? entry.source.slice(PERSON.length) : undefined;
	return action.whyNot(incident, { user }) === undefined;
}

/** What is said of an action that is not possible on the incident as it is. */
export function wrongState(context: StepContext, incident: Incident, verb: string): Problem {
	const { id, state, mergedInto, owner, drill } = incident;
	const allowed = context.allowedOn(incident);
	if (mergedInto !== undefined) {
		const detail = `incident ${id} was merged into ${mergedInto}: found ${verb}; act on ${mergedInto}`;
		return { code: "wrong-state", detail, state, allowed };
	}
	const who = owner === undefined || state === "resolved" ? "" : ` and belongs to ${owner}`;
	const exercise = drill ? ", of an exercise" : "";
	const detail = `incident ${id} is ${state}${who}${exercise}: found ${verb}, allowed ${allowed.join(", ") || "nothing"}`;
	return { code: "wrong-state", detail, state, allowed };
}

function invalid(context: StepContext, wrong: readonly WrongInput[]): Problem {
	const detail = `${context.entry.type}: ${wrong.map(lineOf).join("; ")}`;
	return { code: "invalid", detail, mistakes: wrong.map(mistakeOf) };
}
