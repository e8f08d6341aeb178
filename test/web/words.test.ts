import { glob, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { BYPASS_REASONS } from "../../src/model/bypass.ts";
import { DELIVERY_REASONS, DELIVERY_STATES } from "../../src/model/delivery.ts";
import { DEVICE_STATES } from "../../src/model/device.ts";
import { CAUSES, INCIDENT_STATES, REPORT_CHANNELS, VERIFICATION_MEANS } from "../../src/model/incident.ts";
import { PRIORITIES } from "../../src/model/priority.ts";
import { ROLES } from "../../src/model/role.ts";
import { START_CHECKS } from "../../src/model/shift.ts";
import type { Words } from "../../src/model/words.ts";
import { standInBrowser } from "./stand-in-browser.ts";

let catalogues: readonly { readonly file: string; readonly own: Readonly<Record<string, Words>> }[];
let keys: readonly string[];
beforeAll(async () => {
	standInBrowser();
	const found: { file: string; own: Readonly<Record<string, Words>> }[] = [];
	for await (const file of glob("src/web/**/{words,*-words}.ts")) {
		const { t } = await import(resolve(file));
		if (t !== undefined) found.push({ file, own: t.own });
	}
	catalogues = found;
	keys = found.flatMap(({ own }) => Object.keys(own));
});
afterAll(() => vi.unstubAllGlobals());

test("every sentence is well-formed, has words, and names the same values in both languages", () => {
	const values = (text: string) => [...text.matchAll(/\{([a-z]\w*)[,}]/g)].map(([, name]) => name);
	expect(catalogues.length).toBeGreaterThan(10);
	for (const { file, own } of catalogues) {
		for (const [key, { en, "zh-CN": chinese }] of Object.entries(own)) {
			const named = `${file}: ${key}`;
			expect(en.trim(), named).not.toBe("");
			expect(chinese.trim(), named).not.toBe("");
			new IntlMessageFormat(en, "en", undefined, { ignoreTag: true });
			new IntlMessageFormat(chinese, "zh-CN", undefined, { ignoreTag: true });
			expect(new Set(values(chinese)), named).toEqual(new Set(values(en)));
		}
	}
});

test("a part says nothing that stands beneath it already, and knows no other part's words", async () => {
	const { sentences } = await import("../../src/web/kit/sentences.ts");
	const beneath = sentences({ close: { en: "Close", "zh-CN": "关闭" } });
	const t = sentences({ open: { en: "Open {n}", "zh-CN": "打开 {n}" } }, beneath);
	expect([t("open", { n: 1 }), t("close"), t.ifKnown("close"), t.ifKnown("other")]).toEqual([
		...["Open 1", "Close", "Close", undefined],
	]);
	// @ts-expect-error: another part's
	expect(t("other")).toBe("other");
	// @ts-expect-error: it stands beneath
	sentences({ close: { en: "Shut", "zh-CN": "关上" } }, beneath);
	// @ts-expect-error: a language is missing
	sentences({ open: { en: "Open" } }, beneath);
});

test("nothing is stated that no part in its folder says", async () => {
	const sources: { file: string; text: string }[] = [];
	for await (const file of glob("src/web/**/*.{ts,tsx}")) {
		if (!catalogues.some((one) => one.file === file)) sources.push({ file, text: await readFile(file, "utf8") });
	}
	// Of the journal's data the key itself says by which words its value is named.
	const named = sources.find(({ file }) => file.endsWith("console/data-words.ts"))?.text ?? "";
	const unsaid = catalogues.flatMap(({ file, own }) => {
		const there = sources.filter((one) => one.file.startsWith(`${dirname(file)}/`)).map(({ text }) => text);
		const patterns = there.flatMap((text) =>
			[...text.matchAll(/`([^`]*\$\{[^`]*)`/g)].flatMap(([, said = ""]) => patternOf(said)),
		);
		const said = there.join("");
		return Object.keys(own)
			.filter((key) => !said.includes(`"${key}"`) && !new RegExp(`\\bt\\("?${key}\\b`).test(said))
			.filter((key) => !patterns.some((pattern) => pattern.test(key)) && !named.includes(`"${key.split(".")[0]}"`))
			.map((key) => `${file}: ${key}`);
	});
	expect(unsaid).toEqual([]);
});

/** The keys that a template can stand for, if it stands for keys. */
function patternOf(template: string): readonly RegExp[] {
	const parts = template.split(/\$\{[^}]*\}/);
	return parts.some((part) => /[a-z]/i.test(part)) && parts.every((part) => /^[\w.-]*$/.test(part))
		? [new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("[\\w.-]+")}$`)]
		: [];
}

test("everything the model can name has words", () => {
	const named = [
		...PRIORITIES.map((one) => `priority.${one}`),
		...INCIDENT_STATES.map((one) => `state.${one}`),
		...CAUSES.map((one) => `cause.${one}`),
		...REPORT_CHANNELS.map((one) => `channel.${one}`),
		...VERIFICATION_MEANS.map((one) => `means.${one}`),
		...DEVICE_STATES.map((one) => `device.${one}`),
		...ROLES.map((one) => `role.${one}`),
		...BYPASS_REASONS.map((one) => `bypass.${one}`),
		...START_CHECKS.map((one) => `start.${one}`),
		...DELIVERY_STATES.map((one) => `delivered.${one}`),
		...DELIVERY_REASONS.map((one) => `about.${one}`),
	];
	expect(named.filter((name) => !keys.includes(name))).toEqual([]);
});

test("every state in which something is refused has words", async () => {
	const said = new Set<string>();
	for await (const file of glob("src/{engine,http}/**/*.ts")) {
		const text = await readFile(file, "utf8");
		// A problem is its code and its sentence, with the state beside them.
		for (const [problem] of text.matchAll(/code: "(?:wrong-state|rang-again)"[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g)) {
			for (const [, state = ""] of problem.matchAll(/\bstate: "([a-z-]+)"/g)) said.add(state);
		}
	}
	expect([...said]).toEqual(expect.arrayContaining(["under-test", "rung", "out-of-service"]));
	expect([...said].filter((one) => !keys.includes(`state.${one}`) && !keys.includes(`now.${one}`))).toEqual([]);
});
