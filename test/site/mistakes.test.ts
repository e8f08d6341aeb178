import { expect, test } from "vitest";
import { readSite } from "../../src/site/read.ts";
import { lineOf, spoilt, toldOf, written } from "./spoilt.ts";

test("a word where a number belongs is named with file, line, key, and what is allowed", async () => {
	const file = await spoilt(["floors: 6", "floors: many"]);
	expect(await toldOf(file)).toEqual([
		`spoilt.yaml:${lineOf("floors: 6")} buildings.b01.floors: found "many"; expected a whole number from 1 to 60`,
	]);
});

test("a misspelt key is named where it stands, with the keys that exist, and so is the key that it leaves out", async () => {
	const line = lineOf("flatsPerFloor: 2");
	expect(await toldOf(await spoilt(["flatsPerFloor: 2", "flatsPerFlor: 2"]))).toEqual([
		`spoilt.yaml:${lineOf("  b01:")} buildings.b01.flatsPerFloor: found nothing; expected a whole number from 1 to 20`,
		`spoilt.yaml:${line} buildings.b01.flatsPerFlor: found an unknown key; expected one of at, size, stairwells, floors, flatsPerFloor, shops, fedBy, exceptions`,
	]);
});

test("what is wrong with one key and what is wrong between others are told at once", async () => {
	const told = await toldOf(
		await spoilt(
			["floors: 6", "floors: many"],
			["zones: 4", "zones: none"],
			["timeZone: Asia/Shanghai", "timeZone: Mars/Olympus"],
			["east-4: [b08-3, b04-2]", "east-4: [b08-3, b04-9]"],
			["kind: home", "kind: hom"],
		),
	);
	expect(told.map((line) => line.split(" ")[1])).toEqual([
		"timeZone:",
		"walls.north.zones:",
		"buildings.b01.floors:",
		"adjacency.east-4.1:",
		"devices.panel-guard-room.kind:",
	]);
});

test("an origin with a path and a proxy that is no address are named; a slash behind an origin is left out", async () => {
	const allowed = `allowedOrigins: ["https://a.example/", "https://a.example/b", "ftp://a.example"]`;
	const told = await toldOf(
		await spoilt(
			["allowedOrigins: []", allowed],
			["trustedProxies: []", `trustedProxies: [10.0.0.2, 10.0.0.0/33, proxy.lan, "fe80::/10"]`],
		),
	);
	const proxy = (n: number, found: string) =>
		`spoilt.yaml:${lineOf("trustedProxies:")} trustedProxies.${n}: found "${found}"; expected an address or a network such as 10.0.0.2 or 10.0.0.0/24`;
	expect(told).toEqual([
		`spoilt.yaml:${lineOf("allowedOrigins:")} allowedOrigins.1: found "https://a.example/b"; expected an address without a path, such as https://guard.example`,
		`spoilt.yaml:${lineOf("allowedOrigins:")} allowedOrigins.2: found "ftp://a.example"; expected an address such as https://guard.example`,
		proxy(1, "10.0.0.0/33"),
		proxy(2, "proxy.lan"),
	]);
});

test("what hangs on a part that is not well-formed is not called unknown for it", async () => {
	expect(await toldOf(await spoilt([/(b03:\n.*\n.*\n.*)stairwells: 3/, "$1stairwells: three"]))).toHaveLength(1);
	expect(await toldOf(await spoilt([/^walls:\n(?: {2}.*\n)*/m, "walls: []\n"]))).toHaveLength(1);
});

test("a neighbour that is no zone is named", async () => {
	expect(await toldOf(await spoilt(["avenue: [square, lane-south,", "avenue: [square, lane-soth,"]))).toEqual([
		`spoilt.yaml:${lineOf("avenue: \\[square")} adjacency.avenue.1: found "lane-soth"; expected the id of a zone`,
	]);
});

test("a feed, a zone, a checkpoint, an override that stand for nothing are named", async () => {
	const told = await toldOf(
		await spoilt(
			["fedBy: power-b01", "fedBy: power-b99"],
			["zone: square", "zone: sqare"],
			["checkpoint: cp-b03, after: 6 min", "checkpoint: cp-b33, after: 6 min"],
			["door-b13-1:", "door-b13-9:"],
		),
	);
	expect(told).toEqual([
		expect.stringMatching(/cameras\.cam-square-1\.zone: found "sqare"; expected the id of a zone$/),
		expect.stringMatching(/buildings\.b01\.fedBy: found "power-b99"; expected a key of feeds$/),
		expect.stringMatching(/overrides\.door-b13-9: found "door-b13-9"; expected the id of a device$/),
		expect.stringMatching(/routes\.south\.stops\.2\.checkpoint: found "cp-b33"; expected the id of a checkpoint$/),
	]);
});

test("a wall cut into zones longer than 70 m is refused", async () => {
	expect(await toldOf(await spoilt(["zones: 4", "zones: 2"]))).toContain(
		`spoilt.yaml:${lineOf("zones: 4")} walls.north.zones: found 2 zones of 97 m; expected zones of at most 70 m`,
	);
});

test("a key said twice is refused at its second line, wherever it stands", async () => {
	const top = await spoilt(["timeZone: Asia/Shanghai", "timeZone: Asia/Shanghai\ntimeZone: Europe/Berlin"]);
	expect(await toldOf(top)).toEqual([
		`spoilt.yaml:${lineOf("timeZone:") + 1} timeZone: found the key a second time; expected each key once`,
	]);
	const deep = await spoilt(["    floors: 6", "    floors: 6\n    floors: 7"]);
	expect(await toldOf(deep)).toEqual([
		`spoilt.yaml:${lineOf("    floors: 6") + 1} buildings.b01.floors: found the key a second time; expected each key once`,
	]);
});

test("an id that follows from one key and is given again by another is refused", async () => {
	const file = await spoilt(["  cam-square-1:", "  cam-east-3:"]);
	expect(await toldOf(file)).toEqual([
		`spoilt.yaml:${lineOf("  cam-square-1:")} cameras.cam-east-3: found "cam-east-3"; expected an id that no other device or gateway has`,
	]);
});

test("a kind of device that does not exist is answered with the kinds that do", async () => {
	expect(await toldOf(await spoilt(["kind: home", "kind: hom"]))).toEqual([
		`spoilt.yaml:${lineOf("kind: home")} devices.panel-guard-room.kind: found "hom"; expected a kind of device: camera, home, intercom, patrol, perimeter`,
	]);
});

test("a door release that no door station knows is told once, not for every door", async () => {
	const allowed = "one of resident, card, pin, exit-button, key, handle, guard, fire";
	expect(await toldOf(await spoilt(["reports: [resident,", "reports: [residnt,"]))).toEqual([
		`spoilt.yaml:${lineOf("reports: \\[resident, card, pin, exit-button, key")} doors.reports.0: found "residnt"; expected ${allowed}`,
	]);
	expect(await toldOf(await spoilt(["exit-button, guard, fire] }", "exit-button, gard, fire] }"]))).toEqual([
		`spoilt.yaml:${lineOf("options: { reports")} overrides.door-b09-1.options.reports.4: found "gard"; expected ${allowed}`,
	]);
});

test("an option that a kind does not have is answered with those it has", async () => {
	const file = await spoilt(["    kind: home\n", "    kind: home\n    options: { momentry: true }\n"]);
	expect(await toldOf(file)).toEqual([
		expect.stringMatching(/panel-guard-room\.options\.momentry: found an unknown key; expected one of momentary$/),
	]);
});

test("`hub` and anything that would not fit a topic are no ids", async () => {
	const told = await toldOf(await spoilt(["  cam-square-1:", "  hub:"], ["  cam-square-2:", "  Cam_Square:"]));
	expect(told).toEqual([
		expect.stringContaining("cameras.hub: found the key hub; expected another id: `hub` is the hub's own"),
		expect.stringContaining("cameras.Cam_Square: found the key Cam_Square; expected an id: small letters"),
	]);
});

test("a gateway may stand for known devices only, each behind one gateway", async () => {
	const gateway = (id: string, devices: string) => `  ${id}: { words: { en: R, zh-CN: 机 }, devices: [${devices}] }\n`;
	const two = gateway("nvr-1", "cam-square-1, cam-nowhere-1") + gateway("nvr-2", "cam-square-1");
	expect(await toldOf(await spoilt(["gateways: {}", `gateways:\n${two}`]))).toEqual([
		expect.stringContaining('gateways.nvr-1.devices.1: found "cam-nowhere-1"; expected the id of a device'),
		expect.stringContaining(
			'gateways.nvr-2.devices.0: found "cam-square-1"; expected a device behind one gateway only',
		),
	]);
});

test("an exception for a stairwell that the building does not have is refused", async () => {
	const file = await spoilt(["      2:\n        flatsPerFloor: 1", "      7:\n        flatsPerFloor: 1"]);
	expect(await toldOf(file)).toEqual([
		expect.stringMatching(/buildings\.b21\.exceptions\.7: found "7"; expected a stairwell from 1 to 2$/),
	]);
});

test("text that is no YAML is refused with its line", async () => {
	expect(await toldOf(await written("site: a\nwords: {\n"))).toEqual([
		expect.stringMatching(/^spoilt\.yaml:3: found text that is no YAML; expected /),
	]);
});

test("an empty file and a list are told what a site's file is", async () => {
	expect(await toldOf(await written(""))).toEqual(["spoilt.yaml:1: found null; expected a map of keys"]);
	expect(await toldOf(await written("- a\n"))).toEqual(['spoilt.yaml:1: found ["a"]; expected a map of keys']);
});

test("a file that is not there is named", async () => {
	await expect(readSite("config/nowhere.yaml")).rejects.toThrow(
		"config/nowhere.yaml: found no such file; expected a file that can be read",
	);
});

test("a leg that nobody can walk is named with its least minutes, and plans that ask for one guard twice", async () => {
	const told = await toldOf(
		await spoilt(
			["checkpoint: cp-b04, after: 9 min", "checkpoint: cp-b04, after: 370 s"],
			['{ route: south, at: ["09:00", "13:00"]', '{ route: south, at: ["09:00", "11:10"]'],
		),
	);
	expect(told).toEqual([
		expect.stringMatching(
			/routes\.south\.stops\.3\.after: found cp-b03 to cp-b04 in 0\.2 min; expected at least 0\.6 min on foot$/,
		),
		expect.stringMatching(/plans\.day-south\.at: found .*day-south.* at 11:10; expected at most 1 at once/),
		expect.stringMatching(/plans\.day-north\.at: found .*day-north.* at 11:10; expected at most 1 at once/),
	]);
});
