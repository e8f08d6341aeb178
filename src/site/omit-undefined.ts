type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The keys that were given; an absent one stays absent instead of being undefined. */
export function omitUndefined<T extends object>(keys: T): Given<T>;
export function omitUndefined(keys: object): object {
	return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}
