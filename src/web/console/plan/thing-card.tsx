import { useHistory } from "../../app/history.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say, t } from "../../kit/words.ts";
import { EntryLine } from "../entry-line.tsx";
import { deviceWords, zoneWords } from "../naming.ts";
import { thing } from "../selection.ts";
import { devices, place } from "../state.ts";
import { BuildingFlats } from "./building-flats.tsx";
import { DeviceActions } from "./device-actions.tsx";
import { DeviceFacts } from "./device-facts.tsx";
import { ZoneCard } from "./zone-card.tsx";

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
			<DeviceActions id={id} />
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
