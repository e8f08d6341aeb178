/** What went through the intake since the hub started; plain numbers for the metrics page. */
export interface Counters {
	/** Sockets open now. */
	connections: number;
	/** Devices, gateways and readers signed in now. */
	signedIn: number;
	messages: number;
	/** Events committed for the first time. */
	events: number;
	/** Events that were there already. */
	repeats: number;
	quarantined: number;
	/** Pictures kept for the first time. */
	pictures: number;
	/** Signed in with a wrong name or password. */
	wrongCredentials: number;
	/** CONNECT refused for another reason. */
	refusedConnections: number;
	/** Closed for what MQTT forbids, or for a packet over the limit. */
	cutOff: number;
	/** Closed for publishing elsewhere than under its own topics. */
	strayed: number;
	/** Subscriptions refused (0x80). */
	refusedSubscriptions: number;
	/** Not acknowledged because the store could not take it. */
	notTaken: number;
}

/** All at nought. */
export function newCounters(): Counters {
	return {
		connections: 0,
		signedIn: 0,
		messages: 0,
		events: 0,
		repeats: 0,
		quarantined: 0,
		pictures: 0,
		wrongCredentials: 0,
		refusedConnections: 0,
		cutOff: 0,
		strayed: 0,
		refusedSubscriptions: 0,
		notTaken: 0,
	};
}
