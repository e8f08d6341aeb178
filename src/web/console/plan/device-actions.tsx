import { useState } from "preact/hooks";
import { askedOf, RefusedBeside } from "../../app/refused-beside.tsx";
import { t } from "../../kit/words.ts";
import { mayServe } from "../bypasses/bypass-actions.tsx";
import { command } from "../command.ts";
import { deviceWords } from "../naming.ts";
import { openSheet } from "../sheets/open.ts";
import { endEarly } from "../shift/actions.ts";
import { devices, place } from "../state.ts";

/** What can be done with a device: its commands by what it is able to, and putting it out of service and back. */
export function DeviceActions({ id }: { readonly id: string }) {
	if (!mayServe()) return null;
	const site = place.value;
	const is = site?.devices.get(id);
	const abilities = (is && site?.kinds.get(is.kind)?.abilities) ?? [];
	const out = devices.value.get(id)?.outOfService;
	return (
		<div class="card-actions">
			{abilities.includes("see") && <Command id={id} name="snapshot" />}
			{out ? (
				<>
					<button
						type="button"
						data-testid="in-service"
						onClick={() => endEarly("service.end", "POST /devices/{id}/in-service", id)}
					>
						{t("service.end")}
					</button>
					<RefusedBeside asked={askedOf("POST /devices/{id}/in-service", id)} />
				</>
			) : (
				<button
					type="button"
					data-testid="out-of-service"
					onClick={() => openSheet({ name: "out-of-service", device: id })}
				>
					{t("service")}
				</button>
			)}
		</div>
	);
}

/** A command that harms nothing and is sent at once; doors are opened from the incident, where it is asked twice. */
function Command({ id, name }: { readonly id: string; readonly name: "snapshot" }) {
	const [asking, setAsking] = useState(false);
	const send = async () => {
		setAsking(true);
		await command({ device: id, name, action: `${t(`command.${name}`)} · ${deviceWords(id)}` });
		setAsking(false);
	};
	return (
		<button type="button" disabled={asking} data-testid={`command-${name}`} onClick={() => void send()}>
			{t(`command.${name}`)}
		</button>
	);
}
