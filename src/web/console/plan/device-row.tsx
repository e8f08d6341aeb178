import type { SiteDeviceShape } from "../../../contract/site.ts";
import { say } from "../../kit/sentences.ts";
import { thing } from "../selection.ts";
import { devices } from "../state.ts";
import { t } from "./words.ts";
import { lookOf } from "./zone-status.ts";

/** One device by its words and how it stands; a click shows it. */
export function DeviceRow({ device }: { readonly device: SiteDeviceShape }) {
	const look = lookOf(devices.value.get(device.id));
	return (
		<li>
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
}
