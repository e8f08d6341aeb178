import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { AnonymousSockets } from "../../src/admission/unauthenticated-sockets.ts";
import { defineRoute } from "../../src/contract/http/define-route.ts";
import { writtenOf } from "../../src/contract/written.ts";
import { handle } from "../../src/http/handle.ts";
import { registerRoute } from "../../src/http/register.ts";
import { openServed } from "../../src/http/served.ts";
import { newReached } from "../../src/model/budgets.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
	rig = await openRig();
});
afterAll(() => rig.close());

test("a field that a route does not document is in no answer of its, whatever its handler gives", async () => {
	const app = Fastify();
	const body = { id: "a", inside: [{ at: 1, secret: "s" }], secret: "s" };
	const route = defineRoute({
		...{ method: "GET", path: "/made-up", roles: "open", summary: "A made-up route", input: {} },
		answer: z.object({ id: z.string(), inside: z.array(z.object({ at: z.number() })) }),
	});
	const anonymous = new AnonymousSockets(newReached());
	const none = () => writtenOf({});
	const hub = openServed(rig.hub, { metrics: { text: async () => "" }, openapi: none, asyncapi: none });
	app.setSerializerCompiler(() => (said) => JSON.stringify(said));
	registerRoute(
		app,
		handle(route, async () => ({ body })),
		{ hub, anonymous, basePath: "", metrics: { observe() {} } },
	);
	const { statusCode, body: text } = await app.inject({ url: "/api/v1/made-up" });
	expect([statusCode, JSON.parse(text)]).toEqual([200, { id: "a", inside: [{ at: 1 }] }]);
	await app.close();
});
