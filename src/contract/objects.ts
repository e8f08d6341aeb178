import type { z } from "zod";
import type { Published } from "../model/objects.ts";
import { SHOWN_OBJECTS } from "./shown-objects.generated.ts";

export type { Audience, Hides } from "./objects/define-shown.ts";

type Shown = (typeof SHOWN_OBJECTS)[number];
/** Each sort of the model has its file here, or this says which has none. */
type Whole =
	Exclude<Published, Shown["kind"]> extends infer Missing
		? [Missing] extends [never]
			? readonly Shown[]
			: readonly { readonly kind: Missing }[]
		: never;

const shown = SHOWN_OBJECTS satisfies Whole;

/**
 * One row for each sort of object, from `objects/`: where it is said how it looks outside, and to whom. `/live`, MQTT, lists
 * and their roles follow.
 */
export const OBJECTS = Object.fromEntries(shown.map((one) => [one.kind, one])) as {
	// `fromEntries` forgets which there are.
	readonly [K in Published]: Extract<Shown, { readonly kind: K }>;
};

/** Each sort of object as the API shows it. */
export type Shapes = { readonly [K in Published]: z.output<(typeof OBJECTS)[K]["shape"]> };
