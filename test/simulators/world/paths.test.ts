import { expect, test } from "vitest";
import { gatesOf } from "../../../simulators/world/gates.ts";
import { distance, isCut } from "../../../simulators/world/geometry.ts";
import { pathsOf } from "../../../simulators/world/paths.ts";
import { compound } from "../jingxin.ts";

const doors = compound.devices.filter(({ kind }) => kind === "intercom");
const gates = gatesOf(compound);
const paths = pathsOf(compound);

test("from every stairwell door there is a way to both gates that leads through no house", () => {
	expect(gates).toHaveLength(2);
	for (const { id, at } of doors) {
		for (const { inner } of gates) {
			const way = paths.path(at, inner);
			expect(way.at(-1)).toEqual(inner);
			for (let i = 2; i < way.length; i++) {
				const [from, to] = [way[i - 1] ?? at, way[i] ?? at];
				expect(
					compound.buildings.some(({ outline }) => isCut(from, to, outline)),
					`${id} at ${from}`,
				).toBe(false);
			}
		}
	}
});

test("nobody walks much further than around the houses", () => {
	const [south] = gates;
	for (const { at } of doors) {
		const way = paths.path(at, south?.inner ?? at);
		const length = way.reduce((sum, point, i) => sum + (i > 0 ? distance(way[i - 1] ?? point, point) : 0), 0);
		expect(length).toBeLessThan(2 * distance(at, south?.inner ?? at) + 40);
	}
});

test("each gate leads straight out to its street", () => {
	expect(gates.map(({ street: [, y] }) => y).sort((a, b) => a - b)).toEqual([-8, 201]);
});
