import { expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

function taken(): Night {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	night.acknowledge("02:13:20", "li");
	return night;
}

test("given back, an incident stays as it is without owner, and its act clock runs on", () => {
	const night = taken();
	const { due } = night.only;
	expect(night.person("02:14:00", "li", "incident.released", { incident: night.only.id })).toBeUndefined();
	expect(night.only).toMatchObject({ state: "acknowledged", due });
	expect(night.only.owner).toBeUndefined();
	night.until("02:16:20");
	expect(night.only.state).toBe("open");
});

test("only the owner gives it back or offers it", () => {
	const night = taken();
	const { id } = night.only;
	for (const [type, data] of [
		["incident.released", {}],
		["incident.transferred", { to: "chen" }],
	] as const) {
		const said = night.person("02:14:00", "wang", type, { incident: id, ...data });
		expect(said).toMatchObject({ code: "wrong-state", state: "acknowledged" });
		expect(said?.allowed).toContain("take-over");
		expect(said?.detail).toContain("belongs to li");
	}
});

test("what is offered changes hands when the one it was offered to accepts, and nobody else can", () => {
	const night = taken();
	const { id } = night.only;
	night.person("02:14:00", "li", "incident.transferred", { incident: id, to: "wang" });
	expect(night.only).toMatchObject({ owner: "li", transfer: { to: "wang", by: "li", at: instant("02:14:00") } });
	expect(night.person("02:14:05", "chen", "incident.transfer-accepted", { incident: id })).toMatchObject({
		code: "wrong-state",
	});
	expect(night.person("02:14:10", "wang", "incident.transfer-accepted", { incident: id })).toBeUndefined();
	expect(night.only.owner).toBe("wang");
	expect(night.only.transfer).toBeUndefined();
});

test("a captain takes it over whoever has it, an operator only what nobody has", () => {
	const night = taken();
	const { id } = night.only;
	const takeOver = (who: string, role: string) =>
		night.person("02:14:00", who, "incident.taken-over", { incident: id, role });
	expect(takeOver("wang", "operator")).toMatchObject({
		code: "wrong-state",
		detail: expect.stringContaining("captain"),
	});
	expect(takeOver("zhao", "captain")).toBeUndefined();
	expect(night.only.owner).toBe("zhao");
	night.person("02:14:00", "zhao", "incident.released", { incident: id });
	expect(takeOver("wang", "operator")).toBeUndefined();
	expect(night.only.owner).toBe("wang");
});
