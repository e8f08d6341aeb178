import type { AlarmShape, DeviceShape, EntryShape, IncidentShape } from "../../src/contract/shapes.ts";

const words = (en: string) => ({ en, "zh-CN": en });

/** An open high incident on the east wall, changed as a test needs it. */
export function anIncident(change: Partial<IncidentShape> & { id: string }): IncidentShape {
	return {
		rev: 1,
		rang: 1,
		state: "open",
		sounding: true,
		priority: "high",
		type: "perimeter.breach",
		zone: "east-3",
		zones: ["east-3"],
		words: words("Perimeter breach"),
		corroborated: false,
		openedAt: "2026-11-23T18:13:07.000Z",
		alarms: [],
		related: [],
		eventCount: 1,
		...change,
	};
}

export function anAlarm(change: Partial<AlarmShape> & { id: string }): AlarmShape {
	return {
		rev: 1,
		type: "perimeter.breach",
		words: words("Perimeter breach"),
		source: "device:beam-east-3",
		zone: "east-3",
		priority: "high",
		active: true,
		acknowledged: false,
		repeats: 0,
		since: "2026-11-23T18:13:07.000Z",
		...change,
	};
}

export function aDevice(change: Partial<DeviceShape> & { id: string }): DeviceShape {
	return {
		rev: 1,
		kind: "perimeter",
		zone: "east-3",
		words: words("East wall 3 beam"),
		state: "online",
		health: {},
		faults: [],
		...change,
	};
}

export function anEntry(change: Partial<EntryShape> & { seq: number }): EntryShape {
	return {
		source: "device:beam-east-3",
		type: "perimeter.beam-broken",
		id: `e${change.seq}`,
		at: "2026-11-23T18:13:07.000Z",
		receivedAt: "2026-11-23T18:13:07.000Z",
		data: {},
		outcomes: [],
		...change,
	};
}
