import { describe, expect, test } from "vitest";
import { instant, type Night } from "../../scenario.ts";
import { BEAM, branch, CAMERA, flooded, person } from "../rules-cases/moves.ts";

const broken = (night: Night, time: string) => night.device(time, BEAM, "perimeter.beam-broken", branch);
const storm = (night: Night) =>
	night.person("02:00:30", "li", "weather.declared", {
		...{ zones: ["east-3"], until: instant("02:05:00"), reason: "storm" },
	});

/** A break in declared weather, that a flood groups. */
function grouped(): Night {
	const night = flooded();
	storm(night);
	broken(night, "02:01:00");
	expect(night.incident("perimeter.breach")).toMatchObject({ priority: "medium", group: "perimeter east-3" });
	return night;
}

describe("what a flood has grouped comes by itself from the moment that it", () => {
	test("rises because the weather is over", () => {
		const night = grouped();
		night.until("02:05:01");
		expect(night.incident("perimeter.breach")).toMatchObject({ priority: "high" });
		expect(night.incident("perimeter.breach").group).toBeUndefined();
	});

	test("rises because a camera bears it out", () => {
		const night = grouped();
		night.device("02:03:00", CAMERA, "camera.line-crossed", { line: "wall", direction: "out" });
		expect(night.incident("perimeter.breach")).toMatchObject({ priority: "high" });
		expect(night.incident("perimeter.breach").group).toBeUndefined();
	});

	test("has what is high merged into it", () => {
		const night = flooded();
		broken(night, "02:01:00");
		const into = night.incidents.find(({ group }) => group !== undefined);
		const from = night.incident("perimeter.breach");
		expect(into).toMatchObject({ priority: "medium" });
		expect(
			night.person("02:01:30", "li", "incident.merged", { incident: from.id, into: into?.id ?? "" }),
		).toBeUndefined();
		expect(night.state.incident.get(into?.id ?? "")).toMatchObject({ priority: "high" });
		expect(night.state.incident.get(into?.id ?? "")?.group).toBeUndefined();
	});

	test("becomes strong, though it stays medium", () => {
		const night = flooded();
		night.device("02:01:00", CAMERA, "camera.line-crossed", { line: "wall", direction: "out" });
		expect(night.incident("camera.line-crossed")).toMatchObject({ group: "camera east-3" });
		night.device("02:01:05", CAMERA, "camera.line-crossed", person);
		expect(night.incident("camera.line-crossed")).toMatchObject({ priority: "medium" });
		expect(night.incident("camera.line-crossed").group).toBeUndefined();
	});
});

test("a medium that is strong from the first is in no flood's group", () => {
	const night = flooded();
	night.device("02:01:00", CAMERA, "camera.line-crossed", person);
	expect(night.incident("camera.line-crossed")).toMatchObject({ priority: "medium" });
	expect(night.incident("camera.line-crossed").group).toBeUndefined();
});
