import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { HUB_ALARMS } from "../../src/model/hub-alarms.ts";
import { REPORT_KIND_NAMES } from "../../src/model/report.ts";
import { readSite } from "../../src/site/read.ts";
import { lineOf, spoilt, spoiltProcedures, toldOf } from "./spoilt.ts";

const site = await readSite("config/jingxin-garden.yaml");
const step = (type: string, id: string) => site.procedures.get(type)?.steps.find((one) => one.id === id);

test("every type of alarm and report has a procedure, in English and Chinese", () => {
	const types = [
		...[...site.kinds.values()].flatMap(({ name, alarms }) => Object.keys(alarms).map((alarm) => `${name}.${alarm}`)),
		...Object.keys(HUB_ALARMS),
		...REPORT_KIND_NAMES.map((kind) => `report.${kind}`),
	];
	expect(types.filter((type) => !site.procedures.has(type))).toEqual([]);
	for (const { type, words, steps } of site.procedures.values()) {
		for (const said of [words, ...steps.map((one) => one.words)]) {
			expect(said.en, type).toMatch(/^[A-Z][^\u4e00-\u9fff]+$/);
			expect(said["zh-CN"], type).toMatch(/[\u4e00-\u9fff]/);
		}
	}
});

test("safety asks for certain steps before an incident is closed, some within their own time", () => {
	expect(step("perimeter.breach", "look")).toMatchObject({ do: "look", required: true });
	expect(step("home.intrusion", "look")).toMatchObject({ do: "look", required: true });
	expect(step("home.panic", "voice")).toMatchObject({ do: "call", required: true });
	for (const type of ["home.smoke", "home.heat", "report.fire"]) {
		expect(step(type, "fire-service-told"), type).toMatchObject({
			do: "notify",
			agency: "119",
			required: true,
			withinMs: 90_000,
		});
	}
	expect(step("home.smoke", "voice")).toMatchObject({ do: "call", required: true });
});

test("nothing rings in a flat with gas, or in one where somebody is under force", () => {
	for (const type of ["home.gas", "home.duress"]) {
		const steps = site.procedures.get(type)?.steps ?? [];
		expect(steps[0], type).toMatchObject({ do: "tick", required: true });
		expect(
			steps.filter((one) => one.do === "command"),
			type,
		).toEqual([]);
		expect(
			steps.filter((one) => one.do === "call" && /flat|panel/i.test(one.words.en)),
			type,
		).toEqual([]);
	}
	expect(step("home.gas", "gas")).toMatchObject({ agency: "gas", required: true });
	expect(step("home.gas", "evacuate")).toMatchObject({ required: true });
	expect(step("home.duress", "police-told")).toMatchObject({ agency: "110", required: true });
});

test("the guard room knows whom to call, by what number, and what to say", () => {
	expect([...site.agencies.keys()]).toEqual([
		...["110", "119", "120", "gas", "power", "water", "police-office", "duty-manager"],
	]);
	for (const number of ["110", "119", "120"]) expect(site.agencies.get(number)?.number).toBe(number);
	for (const { id, script } of site.agencies.values()) {
		for (const text of [script.en, script["zh-CN"]]) expect(text, id).toContain("{what}");
		const blanks = (text: string) => new Set([...text.matchAll(/\{\w+\}/g)].map(String));
		expect(blanks(script["zh-CN"]), id).toEqual(blanks(script.en));
	}
});

test("every file of procedures belongs to the site", () => {
	expect(readdirSync("config/procedures").sort()).toEqual([
		...["camera.yaml", "home.yaml", "hub.yaml", "intercom.yaml", "patrol.yaml", "perimeter.yaml", "reports.yaml"],
	]);
});

test("what is wrong in a file of procedures is told with that file, its line and key, all at once", async () => {
	const told = await toldOf(
		await spoiltProcedures(
			"home.yaml",
			[/^home\.medical:/m, "home.medicine:"],
			['agency: "119"', "agency: fire-brigde"],
			["do: ask", "do: asks"],
			["{ name: announce, args: { say: on-the-way } }", "{ name: announce, args: { say: hello } }"],
			["id: seen", "id: voice"],
		),
	);
	expect(told.map((line) => line.replace(/^(procedures\/home\.yaml):\d+ /, "$1 "))).toEqual([
		'procedures/home.yaml home.panic.steps.1.do: found "asks"; expected one of tick, ask, call, look, dispatch, notify, command',
		'procedures/home.yaml home.smoke.steps.0.agency: found "fire-brigde"; expected a key of agencies: 110, 119, 120, gas, power, water, police-office, duty-manager',
		expect.stringMatching(
			/^procedures\/home\.yaml home\.medicine: found "home\.medicine"; expected the type of an alarm/,
		),
	]);
});

test("a step that names a command's wrong arguments, or an earlier step's id, is told", async () => {
	const told = await toldOf(
		await spoiltProcedures(
			"home.yaml",
			["{ name: announce, args: { say: on-the-way } }", "{ name: announce, args: { say: hello } }"],
			["id: seen", "id: voice"],
		),
	);
	expect(told).toEqual([
		expect.stringMatching(
			/home\.panic\.steps\.3\.command\.args: found \{"say":"hello"\}; expected arguments that announ/,
		),
		expect.stringMatching(/home\.panic\.steps\.6\.id: found "voice"; expected an id that no earlier step has$/),
	]);
});

test("procedures that are not there, and a script with a blank that nobody fills in, are told", async () => {
	expect(await toldOf(await spoilt(["procedures/*.yaml", "sops/*.yaml"]))).toEqual([
		`spoilt.yaml:${lineOf(/^procedures:/m)} procedures: found "sops/*.yaml"; expected a file that is there`,
	]);
	expect(await toldOf(await spoilt(["procedures/*.yaml", "../secrets.yaml"]))).toEqual([
		expect.stringMatching(/procedures: found "\.\.\/secrets\.yaml"; expected a path, or a list of them$/),
	]);
	expect(await toldOf(await spoilt(["{what} at {zone} {building}", "{what} at {zone} {house}"]))).toEqual([
		expect.stringMatching(/agencies\.police-office\.script\.en: found .*; expected blanks from among \{address\}/),
	]);
});
