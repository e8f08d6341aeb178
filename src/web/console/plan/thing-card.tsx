import { useHistory } from "../../kit/history.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { PriorityMark } from "../../kit/parts/priority-mark.tsx";
import { say, t } from "../../kit/words.ts";
import { EntryLine } from "../entry-line.tsx";
import { deviceWords, zoneWords } from "../naming.ts";
import { choose, thing } from "../selection.ts";
import { devices, place, queue } from "../state.ts";
import { BuildingFlats } from "./building-flats.tsx";
import { DeviceFacts } from "./device-facts.tsx";
import { lookOf } from "./standing.ts";

/** What was clicked on the plan: its state, what is open there, its history. */
export function ThingCard() {
	const shown = thing.value;
	if (!shown) return null;
	const { sort, id } = shown;
	const name = sort === "device" ? deviceWords(id) : sort === "zone" ? zoneWords(id) : buildingWords(id);
	return (
		<aside class="card" aria-label={name} data-testid="thing-card">
			<header class="card-head">
				<h2>{name}</h2>
				<button
					type="button"
					class="quiet square"
					aria-label={t("close")}
					onClick={() => {
						thing.value = undefined;
					}}
				>
					<Icon name="close" />
				</button>
			</header>
			<div class="card-body">
				{sort === "device" && <DeviceCard key={id} id={id} />}
				{sort === "zone" && <ZoneCard id={id} />}
				{sort === "building" && <BuildingFlats id={id} />}
			</div>
		</aside>
	);
}

function buildingWords(id: string): string {
	const building = place.value?.buildings.get(id);
	return building ? say(building.words) : id;
}

const RECENT = 20;

function DeviceCard({ id }: { readonly id: string }) {
	const now = devices.value.get(id);
	const { entries, reading } = useHistory("device", id, { most: RECENT, when: now?.rev });
	return (
		<>
			<DeviceFacts id={id} />
			<h3>{t("history")}</h3>
			{entries.length === 0 && <p class="empty">{reading ? t("reading") : t("history.none")}</p>}
			<ol class="entries">
				{entries.map((entry) => (
					<EntryLine key={entry.seq} entry={entry} />
				))}
			</ol>
		</>
	);
}

function ZoneCard({ id }: { readonly id: string }) {
	const site = place.value;
	const open = queue.value.filter(({ zones }) => zones.includes(id));
	const there = (site?.devicesIn.get(id) ?? []).filter(({ unit }) => unit === undefined);
	return (
		<>
			<h3>{t("zone.incidents")}</h3>
			{open.length === 0 && <p class="empty">{t("zone.quiet")}</p>}
			<ul class="plain">
				{open.map(({ id: incident, priority, state, words }) => (
					<li key={incident}>
						<button type="button" class="link-row" onClick={() => choose(incident)}>
							<PriorityMark priority={priority} ring={state === "open"} />
							<span>{say(words)}</span>
						</button>
					</li>
				))}
			</ul>
			<h3>{t("zone.devices")}</h3>
			<ul class="plain">
				{there.map((device) => {
					const look = lookOf(devices.value.get(device.id));
					return (
						<li key={device.id}>
							<button
								type="button"
								class="link-row"
								onClick={() => {
									thing.value = { sort: "device", id: device.id };
								}}
							>
								<span>{say(device.words)}</span>
								<span class={`look look-${look}`}>{t(`look.${look}`)}</span>
							</button>
						</li>
					);
				})}
			</ul>
		</>
	);
}
