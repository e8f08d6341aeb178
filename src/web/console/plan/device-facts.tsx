import { useEffect, useState } from "preact/hooks";
import type { DeviceShape } from "../../../contract/shapes.ts";
import { api } from "../../app/api.ts";
import { now } from "../../app/follow.ts";
import { mayUse } from "../../app/session.ts";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { lengthOf } from "../../kit/time.ts";
import { BypassFacts } from "../bypasses/bypass-facts.tsx";
import { testOf } from "../bypasses/progress.ts";
import { valueWords } from "../data-words.ts";
import { clockAt, entryWords, zoneWords } from "../naming.ts";
import { goToQuarantine } from "../page.ts";
import { devices } from "../state.ts";
import { bypassedZones, walkTests } from "../watch.ts";
import { t } from "./words.ts";

/** What is known of a device now. When it was last heard is asked for; it changes with every heartbeat. */
export function DeviceFacts({ id }: { readonly id: string }) {
	const site = place.value;
	const is = site?.devices.get(id);
	const told = devices.value.get(id);
	const asked = useDevice(id, told?.rev);
	const device = told ?? asked;
	const kind = is && site?.kinds.get(is.kind);
	const state = device?.state ?? "unknown";
	const work = device?.outOfService?.work;
	const test = testOf(walkTests.value, id);
	const facts: [string, string][] = [
		[t("device.system"), kind ? `${say(kind.words)} · ${say(kind.system)}` : ""],
		[t("device.place"), is ? zoneWords(is.zone) : ""],
		[t("device.since"), device?.stateSince ? ago(device.stateSince) : ""],
		[t("device.seen"), asked?.lastSeenAt ? ago(asked.lastSeenAt) : ""],
		[t("device.why"), device?.lost ? (t.ifKnown(`lost.${device.lost}`) ?? device.lost) : ""],
		[t("device.faults"), (device?.faults ?? []).map((type) => entryWords({ type })).join(", ")],
		...Object.entries(device?.health ?? {}).map(([key, value]): [string, string] => [
			t.ifKnown(`data.${key}`) ?? key,
			valueWords(key, value),
		]),
		[t("device.cannotTell"), (is?.cannotTell ?? []).map(untoldWords).join(", ")],
		[t("device.fedBy"), (is?.fedBy ?? []).map(feedWords).join(", ")],
	];
	return (
		<>
			<p class={`device-state device-state-${state}`}>{t(`device.${state}`)}</p>
			{test && (
				<p class="fact-strong">
					{t("walkTest")}: {t(test === "passed" ? "walkTest.hasPassed" : "walkTest.notYet")}
				</p>
			)}
			{(bypassedZones.value.get(is?.zone ?? "") ?? [])
				.filter((bypass) => bypass.device === undefined || bypass.device === id)
				.map((bypass) => (
					<BypassFacts key={bypass.id} bypass={bypass} />
				))}
			{asked?.unreadable && (
				<p class="fact-strong" data-testid="device-unreadable">
					{t("device.unreadable", { n: asked.unreadable.count, since: clockAt(asked.unreadable.since, "minute") })}{" "}
					{mayUse("GET /quarantine") && (
						<button type="button" data-testid="device-quarantine" onClick={() => goToQuarantine(id)}>
							{t("device.quarantine")}
						</button>
					)}
				</p>
			)}
			{work && (
				<p class="fact-strong" data-testid="work-hours">
					{t("service.workUntil", { time: clockAt(work.until) })}
				</p>
			)}
			<dl class="facts">
				{facts
					.filter(([, value]) => value !== "")
					.map(([name, value]) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
			</dl>
		</>
	);
}

function ago(instant: string): string {
	const { key, values } = lengthOf(now.value - Date.parse(instant));
	return t("ago", { length: t(key, values) });
}

/** An alarm that the hub can't conclude here, and of which door. */
function untoldWords({ alarm, part }: { readonly alarm: string; readonly part?: string | undefined }): string {
	return part === undefined ? entryWords({ type: alarm }) : `${entryWords({ type: alarm })} (${part})`;
}

function feedWords(id: string): string {
	const feed = place.value?.site.feeds.find((one) => one.id === id);
	return feed ? say(feed.words) : id;
}

function useDevice(id: string, when: unknown): DeviceShape | undefined {
	const [device, setDevice] = useState<DeviceShape | undefined>(undefined);
	useEffect(() => {
		let gone = false;
		api("GET /devices/{id}", { params: { id } }).then(
			(found) => !gone && setDevice(found),
			() => undefined,
		);
		return () => {
			gone = true;
		};
	}, [id, when]);
	return device?.id === id ? device : undefined;
}
