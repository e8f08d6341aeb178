import type { ObjectRow } from "./objects/define-object.ts";
import { OBJECT_ROWS } from "./objects.generated.ts";

type Rows = (typeof OBJECT_ROWS)[number];

/** Each sort of object that the world may see, by the name that it has everywhere, and what it is inside the house. */
export type PublishedObjects = {
	readonly [R in Rows as R["kind"]]: R extends ObjectRow<string, infer Value> ? Value : never;
};

export type Published = keyof PublishedObjects;

/** One row for each of them: state, rows, `/live`, lists and the page's feed follow from it. */
export const PUBLISHED_ROWS = Object.fromEntries(OBJECT_ROWS.map((row) => [row.kind, row])) as {
	// `fromEntries` forgets which there are.
	readonly [K in Published]: ObjectRow<K, PublishedObjects[K]>;
};

export const PUBLISHED: readonly Published[] = OBJECT_ROWS.map(({ kind }) => kind);

export function isPublished(kind: string): kind is Published {
	return Object.hasOwn(PUBLISHED_ROWS, kind);
}

/** Sorts of which one that has ended is gone to those who follow. */
export const END_AS_GONE: readonly Published[] = PUBLISHED.filter((kind) => PUBLISHED_ROWS[kind].endsAsGone);

/** A map or a count for each of them. */
export function forEachPublished<T>(make: (kind: Published) => T): Readonly<Record<Published, T>> {
	// `fromEntries` forgets which keys there are.
	return Object.fromEntries(PUBLISHED.map((kind) => [kind, make(kind)])) as Record<Published, T>;
}

/** An empty map for each of them, by id. */
export function emptyMaps<Values extends { readonly [K in Published]: unknown }>(): {
	[K in Published]: Map<string, Values[K]>;
} {
	// An empty map is one of any values.
	return forEachPublished(() => new Map()) as { [K in Published]: Map<string, Values[K]> };
}
