import { presentSite, siteShape } from "../../contract/site.ts";
import { writtenOf } from "../../contract/written.ts";
import type { Hub } from "../hub.ts";
import { ANYONE, defineRoute, type Route } from "../route.ts";

/** The compound itself. */
export function siteRoutes({ site }: Pick<Hub, "site">): readonly Route[] {
	let shown = writtenOf(presentSite(site));
	// Each turn of the site brings maps of its own.
	let of = site.devices;
	const current = () => {
		if (of !== site.devices) shown = writtenOf(presentSite(site));
		of = site.devices;
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
