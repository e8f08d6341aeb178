import type { ChainTestShape } from "../../../contract/chain-test-shape.ts";
import { ESCALATION_ORDER } from "../../../model/escalation.ts";
import { api } from "../../app/api.ts";
import { runs } from "../../app/chain-test.tsx";
import { live } from "../../app/follow.ts";
import { personName } from "../../app/people.ts";
import { askedOf, press, RefusedBeside } from "../../app/refused-beside.tsx";
import { mayUse } from "../../app/session.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { lengthOf } from "../../kit/time.ts";
import { addresseeWords, clockAt, dateAndTime } from "../naming.ts";
import { useReading } from "../people/part.tsx";
import { Wrong } from "../sheets/form.tsx";
import { newestRev } from "./newest.ts";
import { t } from "./words.ts";

const BEGIN = "POST /chain-tests";

/** The chain of those who are told of what nobody takes: how its last test went, and whoever plans may begin another. */
export function ChainTests() {
	const turn = newestRev(live.value.feed.told["chain-test"]);
	const { found, wrong } = useReading(() => api("GET /chain-tests", { query: { limit: 1 } }), turn);
	const last = found?.items[0];
	if (!found && wrong === undefined) return null;
	return (
		<section class="channels" aria-label={t("chain")} data-testid="chain-tests">
			<h3>{t("chain")}</h3>
			<p class="channel">
				<strong>{ESCALATION_ORDER.map(({ who }) => addresseeWords(who)).join(" → ")}</strong>
				{last ? <HowItWent test={last} /> : <span class="look">{t("chain.never")}</span>}
				{mayUse(BEGIN) && (
					<button
						type="button"
						data-testid="chain-test-begin"
						disabled={last !== undefined && runs(last)}
						onClick={() => void press({ action: t("chain.begin") }, BEGIN, {})}
					>
						{t("chain.begin")}
					</button>
				)}
			</p>
			<RefusedBeside asked={askedOf(BEGIN)} />
			<Wrong text={wrong} />
		</section>
	);
}

function HowItWent({ test: { since, told, confirmedAt, confirmedBy, failedAt } }: { readonly test: ChainTestShape }) {
	if (failedAt !== undefined) {
		return (
			<span class="delivery-why" data-state="failed">
				<Icon name="warning" /> {t("chain.failed", { time: dateAndTime(since) })}
			</span>
		);
	}
	if (confirmedAt !== undefined) {
		const { key, values } = lengthOf(Date.parse(confirmedAt) - Date.parse(since));
		const said = { time: dateAndTime(since), name: personName(confirmedBy ?? ""), length: t(key, values) };
		return (
			<span class="channel-good" data-state="confirmed">
				<Icon name="check" /> {t("chain.confirmed", said)}
			</span>
		);
	}
	const who = told.map(({ who: turn, to }) => (to ? to.map(personName) : [addresseeWords(turn)]).join(", "));
	return (
		<span class="look" data-state="running">
			<Icon name="send" /> {t("chain.running", { time: clockAt(since, "second"), who: who.join(" → ") })}
		</span>
	);
}
