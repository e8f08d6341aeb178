import { presentSite, siteShape } from "../../contract/site.ts";
import { writtenOf } from "../../contract/written.ts";
import type { Hub } from "../hub.ts";
import { ANYONE, defineRoute, type Route } from "../route.ts";

/** The compound itself. */
export function siteRoutes({ site }: Pick<Hub, "site">): readonly Route[] {
	let of = site();
	let shown = writtenOf(presentSite(of));
	const current = () => {
		if (of !== site()) {
			of = site();
			shown = writtenOf(presentSite(of));
		}
		return shown;
	};
	return [
		defineRoute({
			method: "GET",
			path: "/site",
			roles: ANYONE,
			summary: "The compound: its plan, what stands on it, and what each kind of device can say",
			input: {},
			answer: siteShape,
			handle: async () => ({ body: current() }),
		}),
	];
}
