import type { Written } from "../contract/written.ts";
import type { Role } from "../model/role.ts";
import type { Hub } from "./hub.ts";
import { incidentActionRoutes } from "./incident-action.ts";
import type { Metrics } from "./metrics.ts";
import type { Route } from "./route.ts";
import { acknowledgeManyRoute } from "./routes/acknowledge-many.ts";
import { alarmActionRoutes } from "./routes/alarm-actions.ts";
import { alarmRoutes } from "./routes/alarms.ts";
import { bypassRoutes } from "./routes/bypasses.ts";
import { certificateRoute } from "./routes/certificate.ts";
import { clockRoutes } from "./routes/clock.ts";
import { commandRoutes } from "./routes/commands.ts";
import { configurationRoutes } from "./routes/configuration.ts";
import { deliveryRoutes } from "./routes/deliveries.ts";
import { deviceServiceRoutes } from "./routes/device-service.ts";
import { deviceRoutes } from "./routes/devices.ts";
import { dispatchRoutes } from "./routes/dispatches.ts";
import { drillRoutes } from "./routes/drills.ts";
import { eventRoutes } from "./routes/events.ts";
import { incidentRoutes } from "./routes/incidents.ts";
import { peopleRoute } from "./routes/people.ts";
import { quarantineRoutes } from "./routes/quarantine.ts";
import { serviceRoutes } from "./routes/service.ts";
import { sessionRoutes } from "./routes/session.ts";
import { shiftActionRoutes } from "./routes/shift-actions.ts";
import { shiftRoutes } from "./routes/shifts.ts";
import { siteRoutes } from "./routes/site.ts";
import { snapshotRoutes } from "./routes/snapshots.ts";
import { tokenRoutes } from "./routes/tokens.ts";
import { userRoutes } from "./routes/users.ts";
import { walkTestRoutes } from "./routes/walk-tests.ts";
import { weatherRoutes } from "./routes/weather.ts";
import { openViewAudit } from "./view-audit.ts";

export interface Served extends Hub {
	readonly metrics: Metrics;
	readonly storeWorks: () => boolean;
	readonly openapi: () => Written<Record<string, unknown>>;
	readonly asyncapi: () => Written<Record<string, unknown>>;
}

/** Every route there is, with the roles that may use it: the one place to look. */
export function routeTable(served: Served): readonly Route[] {
	const viewings = openViewAudit(served);
	const mayOf = (role: Role) =>
		table
			.filter(({ roles }) => roles === "open" || roles.includes(role))
			.map(({ method, path }) => `${method} ${path}`);
	const table: readonly Route[] = [
		...sessionRoutes(served, mayOf),
		...siteRoutes(served),
		...deviceRoutes(served),
		...deviceServiceRoutes(served),
		...commandRoutes(served),
		...snapshotRoutes({ ...served, viewings }),
		...eventRoutes({ ...served, viewings }),
		...incidentRoutes({ ...served, viewings }),
		acknowledgeManyRoute(served),
		...incidentActionRoutes(served),
		...dispatchRoutes({ ...served, viewings }),
		...alarmRoutes(served),
		...alarmActionRoutes(served),
		...bypassRoutes(served),
		...deliveryRoutes(served),
		...walkTestRoutes(served),
		...weatherRoutes(served),
		...shiftRoutes(served),
		...shiftActionRoutes(served),
		...drillRoutes(served),
		...quarantineRoutes(served),
		...clockRoutes(served),
		certificateRoute(served),
		...configurationRoutes(served),
		peopleRoute(served),
		...userRoutes(served),
		...tokenRoutes(served),
		...serviceRoutes(served),
	];
	return table;
}
