import { compoundOf } from "../../simulators/compound.ts";
import { loadSimulators } from "../../simulators/simulator.ts";
import { readSite } from "../../src/site/read.ts";

export const site = await readSite("config/jingxin-garden.yaml");
export const compound = compoundOf(site);
export const simulators = await loadSimulators(site.kinds.keys());

/** 02:13 at the compound, a night in November. */
export const NIGHT = Date.parse("2026-11-24T02:13:00+08:00");
export const MORNING = Date.parse("2026-11-24T07:30:00+08:00");
