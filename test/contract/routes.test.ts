import { describe, expect, test } from "vitest";
import { z } from "zod";
import { addressOf } from "../../src/contract/http/address.ts";
import { nameOf, ROUTES, type RouteInput, routesOf } from "../../src/contract/routes.ts";
import { ROLES } from "../../src/model/role.ts";
import { readInput } from "../../src/model/wrong-input.ts";

describe("every route", () => {
	test("has its method and path to itself", () => {
		const names = ROUTES.map(nameOf);
		expect(names.length).toBeGreaterThan(80);
		expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
	});

	test("reads the names in its path, all of them and no other", () => {
		for (const { path, input } of ROUTES) {
			const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
			const read = input.params instanceof z.ZodObject ? Object.keys(input.params.shape) : [];
			expect([path, read]).toEqual([path, named]);
		}
	});

	test("says nothing to read where a browser sends nothing", () => {
		for (const { method, path, input } of ROUTES) {
			// A subscription is its endpoint, an address of another: the contract has it as JSON, both to begin and to end it.
			const ends = method === "DELETE" && path !== "/push/subscriptions";
			const reads = method === "GET" || ends ? input.body : input.query;
			expect([method, path, reads]).toEqual([method, path, undefined]);
		}
	});

	test("tells of whatever is wrong in words, by what was found and what is allowed", () => {
		const raw = /Invalid|Too (small|big)|Unrecognized|^expected|received|undefined|\[object/;
		const junk = [{}, { zzz: 1 }, [], [{ zzz: 1 }], "", "zzz", "x".repeat(9_000), -1.5, 1e12, null, true, undefined];
		const told = ROUTES.flatMap(({ method, path, input }) =>
			Object.entries(input).flatMap(([part, schema]) => {
				const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
				const given: unknown[] = [...junk, ...keys.flatMap((key) => junk.map((value) => ({ [key]: value })))];
				return given.flatMap((one) =>
					(readInput(schema, one).wrong ?? []).map(({ path: at, found, expected }) => ({
						...{ of: `${method} ${path} ${part}.${at.map(String).join(".")}`, found, expected },
					})),
				);
			}),
		);
		expect(told.length).toBeGreaterThan(5_000);
		const unclear = told.filter(({ found, expected }) => found === "" || expected === "" || raw.test(expected));
		expect([...new Set(unclear.map(({ of, expected }) => `${of}: ${expected}`))]).toEqual([]);
	});

	test("is open, or names roles that there are", () => {
		for (const { path, roles } of ROUTES) {
			if (roles === "open") continue;
			expect([path, roles.length > 0 && roles.every((role) => ROLES.includes(role))]).toEqual([path, true]);
		}
	});
});

test("a role may use what names it and what is open", () => {
	expect(routesOf("guard")).toEqual(expect.arrayContaining(["POST /session", "GET /session", "POST /incidents"]));
	expect(routesOf("guard")).not.toContain("GET /events");
	expect(routesOf("operator")).toContain("POST /incidents/{id}/resolve");
});

test("an address has its names filled in, and no more in its query than was asked", () => {
	expect(addressOf("/incidents/{id}", { params: { id: "a/b?c" } })).toBe("/api/v1/incidents/a%2Fb%3Fc");
	expect(addressOf("/events", { query: { limit: 5, device: undefined, to: "2026-11-23T02:13:07+08:00" } })).toBe(
		"/api/v1/events?limit=5&to=2026-11-23T02%3A13%3A07%2B08%3A00",
	);
	expect(addressOf("/events", { query: { device: undefined } })).toBe("/api/v1/events");
});

test("what a page says to a route is what its schemas read, or it does not compile", () => {
	const said = <R>(input: R) => input;
	said<RouteInput<"GET /events">>({ query: { limit: 5 } });
	said<RouteInput<"GET /events">>({});
	// @ts-expect-error a parameter that the route does not have
	said<RouteInput<"GET /events">>({ query: { limti: 5 } });
	// @ts-expect-error the name in its path is missing
	said<RouteInput<"GET /incidents/{id}">>({});
	// @ts-expect-error a body without what it must have
	said<RouteInput<"POST /incidents/{id}/resolve">>({ params: { id: "inc-7" }, body: {} });
	// @ts-expect-error a body where none is read
	said<RouteInput<"POST /shifts/present">>({ body: {} });
	// @ts-expect-error no route of the API
	said<RouteInput<"GET /healthz">>({});
});
