import type { z } from "zod";
import { allowedBy } from "./allow-list.ts";

declare const allowList: unique symbol;

/** Turns something of the house into what leaves it: the fields that its shape names, and no other. */
export type Presenter<Given extends readonly unknown[], Shape> = ((...given: Given) => Shape) & {
	readonly [allowList]: true;
};

/** Makes a presenter of what says where the fields come from; whatever else comes with them stays inside. */
export function presenter<S extends z.ZodType, Given extends readonly unknown[]>(
	shape: S,
	make: (...given: Given) => z.output<S>,
): Presenter<Given, z.output<S>> {
	const allowed = allowedBy(shape);
	// The brand is the compiler's alone.
	return ((...given: Given) => allowed(make(...given))) as Presenter<Given, z.output<S>>;
}
