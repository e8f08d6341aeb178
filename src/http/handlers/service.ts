import { readAsyncapi, readHealth, readMetrics, readOpenapi, readReadiness } from "../../contract/http/service.ts";
import { presentBlindness } from "../../contract/live.ts";
import { handle } from "../handle.ts";

export const handleReadHealth = handle(readHealth, async ({ hub: { version, openedAt } }) => {
	const uptimeS = Math.floor((performance.now() - openedAt) / 1000);
	return { body: { status: "ok", version, uptimeS } };
});

export const handleReadReadiness = handle(readReadiness, async ({ hub }) => {
	const { reader, intake, health } = hub;
	const answers = await reader.rows("SELECT 1", []).then(
		() => true,
		() => false,
	);
	const store = answers && hub.storeWorks();
	const blind = (health?.blind ?? []).map(presentBlindness);
	const broker = intake.hearing === "ready";
	const ready = store && broker && blind.length === 0;
	return { ...(!ready && { status: 503 }), body: { ready, store, broker, blind } };
});

export const handleReadMetrics = handle(readMetrics, async ({ hub }) => ({ body: await hub.metrics.text() }));

export const handleReadOpenapi = handle(readOpenapi, async ({ hub }) => ({ body: hub.openapi() }));

export const handleReadAsyncapi = handle(readAsyncapi, async ({ hub }) => ({ body: hub.asyncapi() }));
