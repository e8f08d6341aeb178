import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RouteInput, RouteName } from "../../contract/routes.ts";
import { api } from "./api.ts";
import { notice } from "./notices.ts";
import { reasonOf } from "./reason.ts";
import { t } from "./words.ts";

/** What the hub refused last by what was asked, until it is asked again. */
const refusals = signal<ReadonlyMap<string, string>>(new Map());
/** How many buttons on the page ask for it. */
const places = new Map<string, number>();

/** Names what is asked: the route, and what it is about. */
export function askedOf(route: RouteName, about = ""): string {
	return `${route} ${about}`;
}

/**
 * Does what one press asks for; true if it was done. A refusal stands beside its button; where a key asked and no button is
 * there, as a notice.
 */
export async function press<const R extends RouteName>(
	{ action, about }: { readonly action: string; readonly about?: string },
	route: R,
	said: RouteInput<R>,
): Promise<boolean> {
	const asked = askedOf(route, about);
	note(asked, undefined);
	try {
		await api(route, said);
		return true;
	} catch (error) {
		if (places.has(asked)) note(asked, reasonOf(error));
		else notice(t("notDone", { action }), reasonOf(error));
		return false;
	}
}

function note(asked: string, why: string | undefined): void {
	if (why === undefined && !refusals.peek().has(asked)) return;
	const next = new Map(refusals.peek());
	if (why === undefined) next.delete(asked);
	else next.set(asked, why);
	refusals.value = next;
}

/** Beside a button: why what it asks for was refused last. */
export function RefusedBeside({ asked }: { readonly asked: string }) {
	useEffect(() => {
		places.set(asked, (places.get(asked) ?? 0) + 1);
		return () => {
			const left = (places.get(asked) ?? 1) - 1;
			if (left > 0) return places.set(asked, left);
			places.delete(asked);
			// A button that comes back, for another time, has nothing refused.
			note(asked, undefined);
		};
	}, [asked]);
	const why = refusals.value.get(asked);
	return why === undefined ? null : <Beside why={why} />;
}

/** A reason beside a button, as it looks everywhere. */
export function Beside({ why }: { readonly why: string }) {
	return (
		<span class="wrong wrong-beside" role="alert" data-testid="refused-beside">
			{why}
		</span>
	);
}
