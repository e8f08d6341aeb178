import { Fragment } from "preact";
import type { BypassShape } from "../../../contract/work-shapes.ts";
import { askedOf, RefusedBeside } from "../../app/refused-beside.tsx";
import { mayUse, me } from "../../app/session.ts";
import type { KeyOf } from "../../kit/sentences.ts";
import { openSheet } from "../sheets/open.ts";
import { type EarlyEnd, endEarly } from "../shift/actions.ts";
import { walkTests, weathers } from "../watch.ts";
import { t } from "./words.ts";

interface BypassAction {
	readonly words: KeyOf<typeof t>;
	readonly route?: EarlyEnd;
	/** Of what the route ends. */
	readonly id?: string;
	/** Opens a sheet in place of acting at once. */
	readonly sheet?: () => void;
}

/** What ends this before its time, or asks for more of it. */
export function BypassActions({ bypass }: { readonly bypass: BypassShape }) {
	if (!mayServe()) return null;
	const actions = actionsOf(bypass);
	if (actions.length === 0) return null;
	return (
		<span class="bypass-actions">
			{actions.map(({ words, route, id, sheet }) => (
				<Fragment key={words}>
					<button
						type="button"
						data-testid={words}
						onClick={() => {
							if (sheet) sheet();
							else if (route !== undefined && id !== undefined) endEarly(t(words), route, id);
						}}
					>
						{t(words)}
					</button>
					{route !== undefined && <RefusedBeside asked={askedOf(route, id)} />}
				</Fragment>
			))}
		</span>
	);
}

/** Whether this person puts things out of service and ends it; the hub decides again. */
export function mayServe(): boolean {
	return mayUse("POST /devices/{id}/out-of-service");
}

function actionsOf({ why, alarm, device, zone, unconfirmed, watch }: BypassShape): readonly BypassAction[] {
	if (why === "shelved" && alarm !== undefined) {
		return [
			...(unconfirmed && mayUse("POST /alarms/{id}/confirm")
				? [{ words: "shelve.confirm", route: "POST /alarms/{id}/confirm", id: alarm } as const]
				: []),
			{ words: "shelve.end", route: "POST /alarms/{id}/unshelve", id: alarm },
			{ words: "shelve.renew", sheet: () => openSheet({ name: "shelve", alarm }) },
		];
	}
	if (why === "out-of-service" && device !== undefined) {
		const accept = { words: "service.accept", route: "POST /devices/{id}/out-of-service/accept", id: device } as const;
		return [
			...(unconfirmed && watch === me() ? [accept] : []),
			{ words: "service.end", route: "POST /devices/{id}/in-service", id: device },
		];
	}
	if (why === "walk-test") {
		const test = walkTests.value.find(({ passed }) => device === undefined || device in passed);
		return test ? [{ words: "walkTest.end", route: "POST /walk-tests/{id}/end", id: test.id }] : [];
	}
	if (why === "weather") {
		const declared = weathers.value.find(({ zones }) => zones.includes(zone));
		return declared ? [{ words: "weather.end", route: "POST /weather/{id}/end", id: declared.id }] : [];
	}
	return [];
}
