import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { asyncapi } from "../../src/contract/asyncapi.ts";
import { readSite } from "../../src/site/read.ts";

const site = await readSite(new URL("../../config/jingxin-garden.yaml", import.meta.url).pathname);
const document = asyncapi(site, "1.2.3");

test("the document is AsyncAPI 3.0 by its own schema", () => {
	const schema = createRequire(import.meta.url)("@asyncapi/specs/schemas/3.0.0-without-$id.json");
	const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
	const valid = ajv.validate(schema, JSON.parse(JSON.stringify(document)));
	expect([valid, ajv.errors]).toEqual([true, null]);
});

test("the document names each leaf, each event type and each message of /live", () => {
	expect(document).toMatchObject({
		channels: {
			event: {
				address: "gatehouse/v1/jingxin-garden/{device}/event",
				messages: {
					"perimeter.beam-broken": { payload: { properties: { type: { const: "perimeter.beam-broken" } } } },
				},
			},
			snapshot: { address: "gatehouse/v1/jingxin-garden/{device}/snapshot/{eventId}" },
			live: { address: "/live", messages: { sync: {}, change: {}, beat: {}, fromFollower: {} } },
		},
		operations: {
			receiveEvent: { action: "receive" },
			sendCommand: { action: "send" },
			sendSignal: { action: "send" },
		},
	});
	const messages = Object.keys(Object(document.channels).event.messages);
	for (const kind of site.kinds.values()) {
		for (const name of Object.keys(kind.events)) expect(messages).toContain(`${kind.name}.${name}`);
	}
});
