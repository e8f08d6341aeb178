import type { BypassShape } from "../../../contract/work-shapes.ts";
import { zoneWords } from "../naming.ts";
import { thing } from "../selection.ts";
import { closeSheet } from "../sheets/open.ts";
import { bypasses } from "../watch.ts";
import { aboutWords, BypassFacts } from "./bypass-facts.tsx";
import { gathered } from "./gathered.ts";
import { t } from "./words.ts";

/** Everything that guards less than it should: where, why, since and until when, by whom, and who watches instead. */
export function BypassList({ most = Number.POSITIVE_INFINITY }: { readonly most?: number }) {
	const all = gathered(bypasses.value);
	if (all.length === 0) return <p class="empty">{t("bypass.none")}</p>;
	return (
		<>
			<ul class="plain bypass-list" data-testid="bypass-list">
				{all.slice(0, most).map(({ first: one, zones }) => (
					<li key={one.id} data-bypass={one.id}>
						<button type="button" class="link-row" onClick={() => show(one)}>
							<strong>{zones.map(zoneWords).join(" · ") || t("place.unknown")}</strong>
							<span class="look">{aboutWords(one)}</span>
						</button>
						<BypassFacts bypass={one} />
					</li>
				))}
			</ul>
			{all.length > most && <p class="empty">{t("more", { n: all.length - most })}</p>}
		</>
	);
}

function show({ device, zone }: BypassShape): void {
	if (zone === "") return;
	thing.value = device === undefined ? { sort: "zone", id: zone } : { sort: "device", id: device };
	closeSheet();
}
