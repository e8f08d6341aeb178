import { personName } from "../../app/people.ts";
import { askedOf, RefusedBeside } from "../../app/refused-beside.tsx";
import { me } from "../../app/session.ts";
import { clockAt, deviceWords } from "../naming.ts";
import { endEarly } from "../shift/actions.ts";
import { bypasses } from "../watch.ts";
import { mayServe } from "./bypass-actions.tsx";
import { t } from "./words.ts";

/** Somebody asks who sits here to watch in place of a device that is to go out of service: it is in force once accepted. */
export function WatchRequests() {
	const asked = bypasses.value.filter(
		({ why, unconfirmed, watch }) => why === "out-of-service" && unconfirmed && watch === me(),
	);
	return (
		<>
			{asked.map(({ id, device, by = "", until, reason = "" }) =>
				device === undefined ? null : (
					<div key={id} class="banner banner-ask" role="alert" data-testid="watch-request" data-device={device}>
						<strong>
							{t("service.asks", {
								...{ by: personName(by), reason, device: deviceWords(device) },
								time: until === undefined ? "" : clockAt(until),
							})}
						</strong>
						{mayServe() && (
							<button
								type="button"
								data-testid="watch-accept"
								onClick={() => endEarly(t("service.accept"), "POST /devices/{id}/out-of-service/accept", device)}
							>
								{t("service.accept")}
							</button>
						)}
						<RefusedBeside asked={askedOf("POST /devices/{id}/out-of-service/accept", device)} />
					</div>
				),
			)}
		</>
	);
}
