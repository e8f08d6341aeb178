import type { z } from "zod";
import type { ProblemCode } from "../problem.ts";
import type { ActionFacts } from "./action-facts.ts";

/** What an entry keeps: named values. */
type Kept = z.ZodType<Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>>;

type PathOf<Target extends string, Verb extends string> = string extends Verb
	? string
	: Verb extends ""
		? Target
		: `${Target}/${Verb}`;

/** What asks for it: `PUT` writes what the address names, `DELETE` ends it. */
export type ActionMethod = "POST" | "PUT" | "DELETE";

interface Stated<Type, Target, Verb, Body, Data, Method> extends ActionFacts<Type> {
	/** Of its route; absent: `POST`. */
	readonly method?: Method;
	/** The address of what it is done to, or begun at: `/alarms/{id}`, `/drills`. */
	readonly target: Target;
	/** The rest of its route; none where it makes what the target lists. */
	readonly verb?: Verb;
	/** What a person says; none: nothing is read. */
	readonly body?: Body;
	/** All that its entry keeps. */
	readonly data: Data;
}

/** What a person may do to anything but an incident: all that is said of it, for route, engine, documents and pages. */
export interface TargetAction<
	Type extends string = string,
	Target extends string = string,
	Verb extends string = string,
	Body extends z.ZodType = z.ZodType,
	Data extends Kept = Kept,
	Method extends ActionMethod = ActionMethod,
> extends Omit<Stated<Type, Target, Verb, Body, Data, Method>, "verb" | "body" | "problems" | "method"> {
	readonly method: Method;
	/** Empty where there is none. */
	readonly verb: Verb;
	/** Of its route: `{method} {path}`. */
	readonly path: PathOf<Target, Verb>;
	readonly body: Body | undefined;
	readonly problems: readonly ProblemCode[];
}

/** States an action on anything but an incident. */
export function defineTargetAction<
	const Type extends string,
	const Target extends `/${string}`,
	Data extends Kept,
	const Verb extends string = "",
	Body extends z.ZodType = z.ZodUndefined,
	const Method extends ActionMethod = "POST",
>(stated: Stated<Type, Target, Verb, Body, Data, Method>): TargetAction<Type, Target, Verb, Body, Data, Method>;
export function defineTargetAction(
	stated: Stated<string, string, string, z.ZodType, Kept, ActionMethod>,
): TargetAction {
	const { target, verb = "", body, problems = [], method = "POST" } = stated;
	return { ...stated, method, verb, body, problems, path: verb === "" ? target : `${target}/${verb}` };
}
