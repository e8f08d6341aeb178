import {
	readDeviceStatistics,
	readHealthStatistics,
	readHeatmap,
	readIncidentStatistics,
	readOverview,
	readPatrolStatistics,
	readResponseStatistics,
} from "../../contract/http/statistics.ts";
import { handle } from "../handle.ts";

export const handleReadOverview = handle(readOverview, async ({ input: { query }, principal, hub }) => ({
	body: await hub.statistics.answer("overview", query, principal.role),
}));

export const handleReadIncidentStatistics = handle(
	readIncidentStatistics,
	async ({ input: { query }, principal, hub }) => ({
		body: await hub.statistics.answer("incidents", query, principal.role),
	}),
);

export const handleReadResponseStatistics = handle(
	readResponseStatistics,
	async ({ input: { query }, principal, hub }) => ({
		body: await hub.statistics.answer("response", query, principal.role),
	}),
);

export const handleReadPatrolStatistics = handle(
	readPatrolStatistics,
	async ({ input: { query }, principal, hub }) => ({
		body: await hub.statistics.answer("patrol", query, principal.role),
	}),
);

export const handleReadDeviceStatistics = handle(
	readDeviceStatistics,
	async ({ input: { query }, principal, hub }) => ({
		body: await hub.statistics.answer("devices", query, principal.role),
	}),
);

export const handleReadHealthStatistics = handle(
	readHealthStatistics,
	async ({ input: { query }, principal, hub }) => ({
		body: await hub.statistics.answer("health", query, principal.role),
	}),
);

export const handleReadHeatmap = handle(readHeatmap, async ({ input: { query }, principal, hub }) => ({
	body: await hub.statistics.answer("heatmap", query, principal.role),
}));
