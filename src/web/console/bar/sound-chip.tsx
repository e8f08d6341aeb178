import { now } from "../../app/follow.ts";
import { sound } from "../../app/sounds.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { KeyHint } from "../../kit/parts/key.tsx";
import { countdown } from "../../kit/time.ts";
import { muteOrNot } from "../actions.ts";
import { mute } from "../state.ts";
import { t } from "./words.ts";

/** Sound running or muted; muting lasts two minutes at most and never holds for what is critical or rings next. */
export function SoundChip() {
	if (sound.value === "off") return null;
	const muted = mute.value;
	return (
		<button
			type="button"
			class={muted ? "muted" : ""}
			aria-pressed={muted !== undefined}
			data-testid="mute"
			onClick={muteOrNot}
		>
			<Icon name={muted ? "mute" : "sound"} />
			<span class={muted ? "" : "bar-words"}>
				{muted ? t("muted", { left: countdown(muted.until - now.value) }) : t("mute")}
			</span>
			<KeyHint>m</KeyHint>
		</button>
	);
}
