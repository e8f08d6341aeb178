import { Fragment } from "preact";
import type { BypassShape } from "../../../contract/work-shapes.ts";
import { askedOf, RefusedBeside } from "../../app/refused-beside.tsx";
import { me, session } from "../../app/session.ts";
import type { Key } from "../../kit/catalogue/en.ts";
import { t } from "../../kit/words.ts";
import { mayAct } from "../actions.ts";
import { openSheet } from "../sheets/open.ts";
import { type EarlyEnd, endEarly } from "../shift/actions.ts";
import { walkTests, weathers } from "../watch.ts";

interface BypassAction {
	readonly words: Key;
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
							else if (route !== undefined && id !== undefined) endEarly(words, route, id);
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

/** Operators, captains and administrators put things out of service and end it; the hub decides again. */
export function mayServe(): boolean {
	return mayAct() || (session.value.state === "in" && session.value.who.role === "admin");
}

function actionsOf({ why, alarm, device, zone, unconfirmed, watch }: BypassShape): readonly BypassAction[] {
	if (why === "shelved" && alarm !== undefined) {
		const captain = session.value.state === "in" && session.value.who.role === "captain";
		return [
			...(unconfirmed && captain
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
