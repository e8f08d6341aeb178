import type { PhoneNowShape } from "../../../contract/phone-shapes.ts";
import { api } from "../../app/api.ts";
import { personName } from "../../app/people.ts";
import { readAllPhones } from "../captain/phones.ts";
import { dateAndTime } from "../naming.ts";
import { Wrong } from "../sheets/form.tsx";
import { useAttempt } from "./attempt.ts";
import { HeldWhenSure } from "./held-when-sure.tsx";
import { Part, useReading } from "./part.tsx";
import { t } from "./words.ts";

/** The phones that guards work with: how each is, and what ends one that was lost. */
export function Phones() {
	const { found, wrong, again } = useReading(readAllPhones);
	const { wrong: refused, attempt } = useAttempt();
	return (
		<Part name="phones" title={t("phones")} text={t("phones.text")}>
			<Wrong text={refused ?? wrong} />
			{found?.length === 0 && <p class="empty">{t("phones.none")}</p>}
			<ul class="plain">
				{found?.map((phone) => (
					<li key={phone.id} class="setting-row" data-testid="phone">
						<span>
							<strong class="person-name">{personName(phone.guard)}</strong>{" "}
							<span class="look">{saidOf(phone).join(" · ")}</span>
						</span>
						<HeldWhenSure
							label={t("phones.end")}
							sure={t("phones.endSure", { name: personName(phone.guard) })}
							testid="phone-end"
							onDo={() => attempt(() => api("DELETE /phones/{id}", { params: { id: phone.id } })).then(again)}
						/>
					</li>
				))}
			</ul>
		</Part>
	);
}

/** What is known of it: model and version, battery, last contact, what is unsent. */
function saidOf({ model, app, batteryPercent, lastContactAt, queued = 0 }: PhoneNowShape): string[] {
	return [
		...(model === undefined ? [] : [model]),
		t("phones.app", { app }),
		...(batteryPercent === undefined ? [] : [t("phones.battery", { percent: Math.round(batteryPercent) })]),
		lastContactAt === undefined ? t("phones.unheard") : t("phones.heard", { time: dateAndTime(lastContactAt) }),
		...(queued > 0 ? [t("phones.queued", { n: queued })] : []),
	];
}
