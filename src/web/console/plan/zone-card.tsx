import { personName } from "../../app/people.ts";
import { PriorityMark } from "../../app/priority-mark.tsx";
import { place } from "../../app/site.ts";
import { say } from "../../kit/sentences.ts";
import { mayServe } from "../bypasses/bypass-actions.tsx";
import { aboutWords, BypassFacts } from "../bypasses/bypass-facts.tsx";
import { TestList } from "../bypasses/test-list.tsx";
import { neverShelved } from "../never-shelved.ts";
import { choose, thing } from "../selection.ts";
import { openSheet } from "../sheets/open.ts";
import { alarms, queue, shelved } from "../state.ts";
import { bypassedZones, shift, walkTests } from "../watch.ts";
import { DeviceRow } from "./device-row.tsx";
import { t } from "./words.ts";

/** A zone: what guards less than it should there and why, what is open, who was last seen there, its devices. */
export function ZoneCard({ id }: { readonly id: string }) {
	const site = place.value;
	const zone = site?.zones.get(id);
	const bypassed = bypassedZones.value.get(id) ?? [];
	const open = [...queue.value, ...shelved.value].filter(({ zones }) => zones.includes(id));
	const there = (site?.devicesIn.get(id) ?? []).filter(({ unit }) => unit === undefined);
	const guards = shift.value?.guards.filter((one) => one.zone === id) ?? [];
	return (
		<>
			{bypassed.length > 0 && (
				<section class="bypassed" aria-label={t("bypass.title")} data-testid="zone-bypasses">
					<h3>{t("bypass.title")}</h3>
					<ul class="plain bypass-list">
						{bypassed.map((one) => (
							<li key={one.id} data-bypass={one.id}>
								<span class="bypass-about">{aboutWords(one)}</span>
								<BypassFacts bypass={one} />
							</li>
						))}
					</ul>
				</section>
			)}
			{walkTests.value
				.filter(({ of }) => of === zone?.wall)
				.map((test) => (
					<TestList key={test.id} test={test} />
				))}
			<h3>{t("zone.incidents")}</h3>
			{open.length === 0 && <p class="empty">{t("zone.quiet")}</p>}
			<ul class="plain">
				{open.map(({ id: incident, priority, state, words, quiet }) => (
					<li key={incident}>
						<button type="button" class="link-row" onClick={() => choose(incident)}>
							<PriorityMark priority={priority} ring={state === "open" && !quiet} />
							<span>{say(words)}</span>
							{quiet && <span class="look">{t("tab.shelved")}</span>}
						</button>
					</li>
				))}
			</ul>
			{mayServe() && <Shelves zone={id} />}
			{guards.length > 0 && (
				<p class="fact">
					{t("zone.guards")} {guards.map(({ guard }) => personName(guard)).join(", ")}
				</p>
			)}
			<h3>{t("zone.devices")}</h3>
			<ul class="plain">
				{there.map((device) => (
					<DeviceRow key={device.id} device={device} />
				))}
			</ul>
			{mayServe() && zone?.wall !== undefined && (
				<div class="card-actions">
					<button type="button" onClick={() => openSheet({ name: "walk-test", ...(zone.wall && { of: zone.wall }) })}>
						{t("walkTest")}
					</button>
					<button type="button" onClick={() => openSheet({ name: "weather" })}>
						{t("weather")}
					</button>
				</div>
			)}
			{zone?.building !== undefined && (
				<button
					type="button"
					class="link"
					onClick={() => {
						if (zone.building !== undefined) thing.value = { sort: "building", id: zone.building };
					}}
				>
					{t("zone.building")}
				</button>
			)}
		</>
	);
}

/** The alarms here that can be shelved, and nothing twice. */
function Shelves({ zone }: { readonly zone: string }) {
	const known = [...alarms.value.values()].filter(
		(alarm) =>
			alarm.zone === zone &&
			!neverShelved(alarm) &&
			!alarm.shelved &&
			(alarm.active || !alarm.acknowledged) &&
			isOpen(alarm.incident),
	);
	if (known.length === 0) return null;
	return (
		<ul class="plain">
			{known.map(({ id, words, priority }) => (
				<li key={id} class="shelve-row">
					<PriorityMark priority={priority} />
					<span>{say(words)}</span>
					<button type="button" data-testid="shelve" onClick={() => openSheet({ name: "shelve", alarm: id })}>
						{t("shelve")}
					</button>
				</li>
			))}
		</ul>
	);
}

function isOpen(incident: string | undefined): boolean {
	return incident !== undefined && [...queue.value, ...shelved.value].some(({ id }) => id === incident);
}
