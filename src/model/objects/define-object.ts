/** One sort of object that the world may see, by the name that it has everywhere. */
export interface ObjectRow<Kind extends string, Value> {
	readonly kind: Kind;
	/** The field that says when such an object began; absent: `since`. */
	readonly began?: keyof Value & string;
	/** The field that says where it is; absent: `zone`. `zones`: in each of them. */
	readonly place?: Extract<keyof Value & string, "zone" | "zones">;
	/** The field that names its guard; absent: it was sent to guards, if at all. */
	readonly guard?: keyof Value & string;
	/** One that has ended is gone to those who follow: no field of it says that it has. */
	readonly endsAsGone?: true;
	/** Says for the compiler what such an object is; never there. */
	readonly value?: Value;
}

/** States a sort of object; one file each in this folder. State, rows, `/live`, lists and the page's feed follow. */
export function defineObject<Value extends { readonly id: string; readonly rev: number }>() {
	return <const Kind extends string>(row: Omit<ObjectRow<Kind, Value>, "value">): ObjectRow<Kind, Value> => row;
}
