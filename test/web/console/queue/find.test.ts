import { expect, test } from "vitest";
import { presentSite } from "../../../../src/contract/site.ts";
import { readSite } from "../../../../src/site/read.ts";
import { camerasNear, findPlace, placeOf, typeWords } from "../../../../src/web/app/site.ts";
import { find } from "../../../../src/web/console/queue/find.ts";
import { anIncident } from "../../some.ts";

const place = placeOf(presentSite(await readSite("config/jingxin-garden.yaml")));

test("search finds a device by its id, a place by its words in either language, and incidents before both", () => {
	const found = find("east-3", place, [anIncident({ id: "inc-7" })]);
	expect(found[0]).toMatchObject({ sort: "incident", id: "inc-7" });
	expect(found.map(({ id }) => id)).toContain("beam-east-3");
	expect(find("东3防区", place, []).map(({ id }) => id)).toContain("east-3");
	expect(find("building 7", place, [])[0]).toMatchObject({ sort: "building", id: "b07" });
	expect(find(" ", place, [])).toEqual([]);
});

test("a reported place is understood by its id or its words, and nothing else is", () => {
	expect(findPlace(place, "East wall 3")).toEqual({ zone: "east-3" });
	expect(findPlace(place, " b03-2-0401 ")).toEqual({ unit: "b03-2-0401" });
	expect(findPlace(place, "3幢2单元401室")).toEqual({ unit: "b03-2-0401" });
	expect(findPlace(place, "somewhere")).toBeUndefined();
});

test("what is seen from a zone and beside it is found by what devices can do, not by their kind's name", () => {
	expect(camerasNear(place, "east-3")[0]?.id).toBe("cam-east-3");
});

test("types are called what their kind calls them", () => {
	expect(typeWords(place, "perimeter.beam-broken")?.["zh-CN"]).toBe("红外对射报警");
	expect(typeWords(place, "device.lost")?.en).toBe("Device lost");
	expect(typeWords(place, "nothing.known")).toBeUndefined();
});
