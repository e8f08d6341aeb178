import { z } from "zod";
import type { Site } from "../model/site.ts";
import { beat, change, fromFollower, sync } from "./live.ts";
import { eventEnvelope, LEAVES, type Leaf } from "./mqtt.ts";
import { incidentShape } from "./shapes.ts";

type Document = Record<string, unknown>;

/**
 * The MQTT topics and the WebSocket as an AsyncAPI 3.0 document, from the schemas that validate. `receive` is what the
 * hub takes, `send` what it says.
 */
export function asyncapi(site: Pick<Site, "id" | "kinds">, version: string, basePath = ""): Document {
	const leaves = Object.entries<Leaf>(LEAVES);
	return {
		asyncapi: "3.0.0",
		info: {
			title: "Gatehouse",
			version,
			description: "What devices, consoles and other systems exchange with the hub of a residential compound.",
			license: { name: "Apache-2.0" },
		},
		defaultContentType: "application/json",
		channels: {
			...Object.fromEntries(leaves.map(([name, leaf]) => [name, deviceChannel(name, leaf, site)])),
			hubIncident: {
				address: `gatehouse/v1/${site.id}/hub/incident/{incident}`,
				description: "An incident as it is now, without personal data; retained until it is resolved.",
				parameters: { incident: { description: "The incident's id" } },
				messages: { incident: message("incident", jsonSchema(incidentShape)) },
			},
			hubStatus: {
				address: `gatehouse/v1/${site.id}/hub/status`,
				description: "Whether the hub is there; retained, and its last will.",
				messages: {
					hubStatus: { ...message("hubStatus", jsonSchema(LEAVES.status.payload)), contentType: "text/plain" },
				},
			},
			live: {
				address: `${basePath}/live`,
				description: "What consoles follow, over WebSocket, with a session or a bearer token.",
				bindings: { ws: { method: "GET" } },
				messages: {
					fromFollower: message("fromFollower", jsonSchema(fromFollower)),
					sync: message("sync", jsonSchema(sync)),
					change: message("change", jsonSchema(change)),
					beat: message("beat", jsonSchema(beat)),
				},
			},
		},
		operations: {
			...Object.assign({}, ...leaves.map(([name, leaf]) => deviceOperations(name, leaf))),
			sendHubIncident: operation("send", "hubIncident", { mqtt: { qos: 1, retain: true } }),
			sendHubStatus: operation("send", "hubStatus", { mqtt: { qos: 1, retain: true } }),
			receiveFromFollower: { ...operation("receive", "live"), messages: [refTo("live", "fromFollower")] },
			sendToFollower: {
				...operation("send", "live"),
				messages: ["sync", "change", "beat"].map((name) => refTo("live", name)),
			},
		},
	};
}

function deviceChannel(name: string, leaf: Leaf, site: Pick<Site, "id" | "kinds">): Document {
	const picture = leaf.contentType === "image/jpeg";
	const payload = leaf.payload ? jsonSchema(leaf.payload) : { type: "string", format: "binary" };
	const one = { [name]: { ...message(name, payload), contentType: leaf.contentType } };
	return {
		address: `gatehouse/v1/${site.id}/{device}/${name}${picture ? "/{eventId}" : ""}`,
		description: `${leaf.says} At most ${leaf.maxBytes} bytes.`,
		parameters: {
			device: { description: "The device's id" },
			...(picture && { eventId: { description: "The id of the event or command it belongs to" } }),
		},
		messages: name === "event" ? eventMessages(site) : one,
	};
}

/** One message for each event type, with the data it carries. */
function eventMessages({ kinds }: Pick<Site, "kinds">): Document {
	const messages: Document = {};
	for (const kind of kinds.values()) {
		for (const [what, { data, words }] of Object.entries(kind.events)) {
			const type = `${kind.name}.${what}`;
			const payload = jsonSchema(eventEnvelope.extend({ type: z.literal(type), data }));
			messages[type] = { ...message(type, payload), summary: words.en };
		}
	}
	return messages;
}

function deviceOperations(name: string, { from, qos, retained }: Leaf): Document {
	const bindings = { mqtt: { qos: Math.max(...qos), retain: retained } };
	const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
	return {
		...(from !== "hub" && { [`receive${id}`]: operation("receive", name, bindings) }),
		...(from !== "device" && { [`send${id}`]: operation("send", name, bindings) }),
	};
}

function operation(action: "send" | "receive", channel: string, bindings?: Document): Document {
	return { action, channel: { $ref: `#/channels/${channel}` }, ...(bindings && { bindings }) };
}

function refTo(channel: string, name: string): Document {
	return { $ref: `#/channels/${channel}/messages/${name}` };
}

function message(name: string, payload: Document): Document {
	return { name, payload };
}

/** As JSON Schema draft 7, which AsyncAPI's own schema object extends. */
function jsonSchema(schema: z.ZodType): Document {
	const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: "draft-7", io: "input", unrepresentable: "any" });
	return rest;
}
