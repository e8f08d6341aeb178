/** What every topic of a compound begins with: MQTT's version of this contract. */
export const TOPIC_ROOT = "gatehouse/v1";

/** The topic of one of a device's leaves. */
export function topicOf(site: string, device: string, leaf: string): string {
	return `${TOPIC_ROOT}/${site}/${device}/${leaf}`;
}
