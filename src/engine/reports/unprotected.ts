import type { Device } from "../../model/device.ts";
import type { Site, SiteDevice } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";
import { presenceOf } from "../kernel/presence-state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { wallWords } from "../kernel/words.ts";

/** What nobody watches while some devices are silent. */
export interface Unprotected {
	/** How many zones of each wall have no detector left. */
	readonly walls: ReadonlyMap<string, number>;
	/** How many homes of each building have no panel left. */
	readonly buildings: ReadonlyMap<string, number>;
}

/** What is left unprotected while none of `silent` can speak; what is lost already, by itself or with its gateway, can't. */
export function unprotectedBy(context: StepContext, silent: readonly SiteDevice[]): Unprotected {
	const ids = new Set(silent.map(({ id }) => id));
	const speaks = ({ id }: SiteDevice) => !ids.has(id) && !isLost(context.get("device", id));
	const walls = new Map<string, number>();
	for (const zone of new Set(silent.filter((device) => guardsWall(context, device)).map((device) => device.zone))) {
		const detectors = (context.siteIndex.devicesIn.get(zone) ?? []).filter((device) => guardsWall(context, device));
		if (!detectors.some(speaks)) count(walls, context.site.zones.get(zone)?.wall ?? zone);
	}
	const buildings = new Map<string, number>();
	for (const unit of new Set(silent.flatMap((device) => device.unit ?? []))) {
		const { zone = "", building = unit } = context.site.units.get(unit) ?? {};
		const panels = (context.siteIndex.devicesIn.get(zone) ?? []).filter((device) => device.unit === unit);
		if (!panels.some(speaks)) count(buildings, building);
	}
	return { walls, buildings };
}

/** "east wall: 3 zones unguarded", "Building 7: 24 homes without alarm". */
export function whichWords(site: Pick<Site, "buildings">, { walls, buildings }: Unprotected): readonly Words[] {
	const named = (id: string): Words => site.buildings.find((one) => one.id === id)?.words ?? { en: id, "zh-CN": id };
	return [
		...[...walls].map(([wall, n]): Words => {
			const { en, "zh-CN": zh } = wallWords(wall);
			return { en: `${en}: ${n} ${n === 1 ? "zone" : "zones"} unguarded`, "zh-CN": `${zh}：${n}个防区失去防护` };
		}),
		...[...buildings].map(([building, n]): Words => {
			const { en, "zh-CN": zh } = named(building);
			return { en: `${en}: ${n} ${n === 1 ? "home" : "homes"} without alarm`, "zh-CN": `${zh}：${n}户无报警保护` };
		}),
	];
}

function isLost(device: Device | undefined): boolean {
	return presenceOf(device) === "offline" || device?.lost === "gateway";
}

function guardsWall(context: StepContext, { kind }: SiteDevice): boolean {
	const events = context.site.kinds.get(kind)?.events ?? {};
	return Object.values(events).some(({ barrier }) => barrier === "broken");
}

function count(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}
