import type { z } from "zod";
import type { ObjectRow } from "../../model/objects/define-object.ts";
import type { Role } from "../../model/role.ts";
import type { Presenter } from "../presenter.ts";

/** Who is told of what happens: each role, the wall screen, and other systems. */
export type Audience = Role | "kiosk" | "mqtt";

/** What is hidden from whoever looks: what is discreet, and what is related to it. */
export interface Hides {
	hides(id: string): boolean;
	/** What is discreet is shown whole: to who may see that, where they ask for it. */
	readonly whole?: boolean;
}

export type Fields<Shape> = readonly (keyof Shape & string)[];

/** What a guard is told of one sort of object: of those that concern them, their own part. */
interface Share<Value, Shape> {
	/** Narrowed to what is this guard's; `over`: it was, and is no more; undefined: it never was. */
	of(value: Value, guard: string): Value | "over" | undefined;
	/** In place of `present`. */
	readonly present?: Presenter<[Value, Hides], Shape>;
	readonly fields: Fields<Shape>;
}

/** What leaves the house of one sort of object. */
interface Stated<Value, Shape> {
	/** As the API shows it. */
	readonly shape: z.ZodType<Shape>;
	/** Absent of devices: what they are and where stands in the site (`presentDevice`). */
	readonly present?: Presenter<[Value, Hides], Shape>;
	/**
	 * Who is told of it, and with which fields. What is not named is told to nobody, a new field too. A list's route is for
	 * the roles that stand here; a guard reads what is sent to them by request.
	 */
	readonly seen: { readonly [A in Audience]?: Fields<Shape> };
	/** Absent: no guard is told of it as it happens. */
	readonly shared?: Share<Value, Shape>;
}

export interface ShownObject<Kind extends string, Value, Shape> extends Stated<Value, Shape> {
	readonly kind: Kind;
}

/** States how a sort of object looks outside, and to whom; one file each in this folder. */
export function defineShown<Kind extends string, Value, Shape>(
	{ kind }: ObjectRow<Kind, Value>,
	stated: Stated<Value, Shape>,
): ShownObject<Kind, Value, Shape> {
	return { kind, ...stated };
}
