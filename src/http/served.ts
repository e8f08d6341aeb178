import { presentSite, type SiteShape } from "../contract/site.ts";
import { type Written, writtenOf } from "../contract/written.ts";
import { openStatistics, type Statistics } from "../statistics/open.ts";
import type { Hub } from "./hub.ts";
import type { Metrics } from "./metrics.ts";
import { openViewAudit, type ViewAudit } from "./view-audit.ts";

type Document = Written<Record<string, unknown>>;

/** What handlers work with: the hub, and what the server keeps beside it. */
export interface Served extends Hub {
	readonly viewings: ViewAudit;
	readonly statistics: Statistics;
	readonly metrics: Pick<Metrics, "text">;
	/** Since when this server is there, ms of `performance.now()`. */
	readonly openedAt: number;
	/** The newest append succeeded. */
	storeWorks(): boolean;
	/** The site in force as it is answered. */
	siteShown(): Written<SiteShape>;
	openapi(): Document;
	asyncapi(): Document;
}

/** What the server adds to the hub for its handlers. */
export function openServed(hub: Hub, server: Pick<Served, "metrics" | "openapi" | "asyncapi">): Served {
	return {
		...hub,
		...server,
		viewings: openViewAudit(hub),
		statistics: openStatistics(hub),
		openedAt: performance.now(),
		storeWorks: () => hub.journal.availability.available,
		siteShown: whileInForce(hub),
	};
}

/** The site as it is answered, written once for each that is in force. */
function whileInForce({ site }: Pick<Hub, "site">): Served["siteShown"] {
	let of = site();
	let shown = writtenOf(presentSite(of));
	return () => {
		if (of !== site()) {
			of = site();
			shown = writtenOf(presentSite(of));
		}
		return shown;
	};
}
