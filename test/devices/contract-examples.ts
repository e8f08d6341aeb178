/** One good report of every type in the public contract, by kind. */
export const EXAMPLES: Readonly<Record<string, Readonly<Record<string, object>>>> = {
	camera: {
		motion: { score: 0.4 },
		"object-detected": { label: "person", score: 0.91, box: [0.1, 0.2, 0.3, 0.4], trackId: "t1" },
		"line-crossed": { line: "wall", direction: "in", label: "person", score: 0.9 },
		"area-entered": { area: "pond", label: "other" },
		loitering: { seconds: 90, label: "person" },
		sound: { label: "glass", score: 0.7 },
		"video-lost": { reason: "no signal" },
		"view-obstructed": {},
		"view-moved": {},
		"recording-failed": { reason: "disk full" },
	},
	perimeter: {
		"beam-broken": { beams: [1, 2], durationMs: 340, direction: "in" },
		environment: { reason: "fog", signalPercent: 31 },
	},
	intercom: {
		"call-started": { callId: "c1", unit: "b03-2-0401" },
		"call-answered": { callId: "c1" },
		"call-ended": { callId: "c1", reason: "hung-up" },
		"door-unlocked": { door: 2, by: "card", credential: "**41" },
		"door-opened": { door: 2 },
		"door-closed": { door: 2 },
		"access-denied": { by: "card", reason: "unknown-card" },
	},
	home: {
		panic: { button: "wall", silent: true },
		duress: {},
		intrusion: { sensor: "window", zone: "bedroom" },
		smoke: { zone: "kitchen" },
		heat: {},
		gas: {},
		"carbon-monoxide": {},
		water: {},
		medical: {},
		armed: { mode: "away", partition: "1", by: "u1" },
		disarmed: { mode: "away" },
		cancelled: { eventId: "e1", by: "u1" },
	},
	patrol: {
		checkin: { guard: "g07", method: "nfc" },
		sos: { guard: "g07", position: [97, 40] },
		"man-down": { guard: "g07" },
		finding: { guard: "g07", category: "light-out", note: "third lamp" },
	},
};

/** What a device of any kind can report. */
export const SHARED: Readonly<Record<string, object>> = {
	tamper: {},
	fault: { reason: "self-test" },
	"power-lost": {},
	restored: { of: "camera.video-lost" },
	test: {},
};
