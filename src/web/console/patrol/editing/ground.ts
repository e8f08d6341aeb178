import { computed, signal } from "@preact/signals";
import type { AnswerOf } from "../../../../contract/routes.ts";
import type { Ground } from "../../../../model/patrol-plan.ts";
import { api } from "../../../app/api.ts";
import { place } from "../../../app/site.ts";

type Checkpoint = AnswerOf<"GET /patrol/checkpoints">["items"][number];

/** The site's checkpoints, once they are asked for. */
export const checkpoints = signal<readonly Checkpoint[]>([]);

/** Asks the hub for them. @throws {Refused} As `api`. */
export async function askCheckpoints(): Promise<void> {
	checkpoints.value = (await api("GET /patrol/checkpoints", { query: { limit: 500 } })).items;
}

/** What routes are checked by, as the hub does: where a checkpoint is, and the buildings that a way goes around. */
export const ground = computed<Ground>(() => {
	const places = new Map(checkpoints.value.map(({ id, at }) => [id, at]));
	const walls = (place.value?.site.buildings ?? []).map(({ outline }) => outline);
	return { walls, placeOf: (id) => places.get(id) };
});
