import { z } from "zod";

type Pick = (value: unknown) => unknown;

/**
 * Makes of a shape the list of what may leave: the returned function copies the fields that the shape names, at every
 * depth, and no other. What an open shape holds (a record of anything, what a device says of itself) leaves as it is.
 */
export function allowedBy<S extends z.ZodType>(shape: S): (value: z.output<S>) => z.output<S> {
	const pick = pickOf(shape);
	// What is picked of a value of this shape is one.
	return pick ? (value) => pick(value) as z.output<S> : (value) => value;
}

/** Undefined: nothing in it has fields of its own, so that it may leave as it is. */
function pickOf(shape: z.core.$ZodType): Pick | undefined {
	if (shape instanceof z.ZodObject) return shape.def.catchall ? undefined : fieldsOf(shape.shape);
	if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable)
		return unlessAbsent(pickOf(shape.def.innerType));
	if (shape instanceof z.ZodArray) return itemsOf(pickOf(shape.def.element));
	if (shape instanceof z.ZodRecord) return valuesOf(pickOf(shape.def.valueType));
	if (shape instanceof z.ZodUnion) {
		if (shape.def.options.some((option) => pickOf(option) !== undefined)) {
			throw new Error("which of several shapes a value has can't be told: say one shape with optional fields");
		}
	}
	return undefined;
}

function fieldsOf(shape: Readonly<Record<string, z.core.$ZodType>>): Pick {
	const fields = Object.entries(shape).map(([key, type]) => ({ key, pick: pickOf(type) }));
	return (value) => {
		const from: Readonly<Record<string, unknown>> = Object(value);
		const named: Record<string, unknown> = {};
		for (const { key, pick } of fields) {
			const field = from[key];
			if (field !== undefined) named[key] = pick ? pick(field) : field;
		}
		return named;
	};
}

function unlessAbsent(pick: Pick | undefined): Pick | undefined {
	return pick && ((value) => (value === undefined || value === null ? value : pick(value)));
}

function itemsOf(pick: Pick | undefined): Pick | undefined {
	return pick && ((value) => (Array.isArray(value) ? value.map(pick) : value));
}

function valuesOf(pick: Pick | undefined): Pick | undefined {
	if (!pick) return undefined;
	return (value) => Object.fromEntries(Object.entries(Object(value)).map(([key, one]) => [key, pick(one)]));
}
