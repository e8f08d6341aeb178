import { useState } from "preact/hooks";
import type { IncidentShape } from "../../../../contract/shapes.ts";
import { place } from "../../../app/site.ts";
import { byDigit, Choice } from "../../../kit/parts/choice.tsx";
import { KeyHint } from "../../../kit/parts/key.tsx";
import { say } from "../../../kit/sentences.ts";
import { command } from "../../command.ts";
import { lookOf } from "../../plan/zone-status.ts";
import { closeSheet } from "../../sheets/open.ts";
import { alarms, devices } from "../../state.ts";
import { doorsOf } from "../doors.ts";
import { AskSheet, named } from "./ask-sheet.tsx";
import { t } from "./words.ts";

/** ENGINE, duress: held to open, and held again to say that it is safe. */
const CONFIRMED = 2;

interface Props {
	readonly incident: IncidentShape;
	readonly device: string | undefined;
}

/**
 * Opens a door. Where somebody may stand beside the resident and force them (duress) it asks twice: the second question is
 * whether it is safe to open now.
 */
export function UnlockSheet({ incident, device }: Props) {
	const known = incident.alarms.flatMap((id) => alarms.value.get(id) ?? []);
	const doors = place.value ? doorsOf(place.value, incident, known) : [];
	const [picked, setPicked] = useState(device ?? (doors.length === 1 ? doors[0]?.id : undefined));
	const [asked, setAsked] = useState(false);
	const [busy, setBusy] = useState(false);
	const door = doors.find(({ id }) => id === picked);
	const name = door ? say(door.words) : "";
	const second = asked;
	const open = async () => {
		if (!door) return;
		if (incident.discreet && !asked) {
			setAsked(true);
			return;
		}
		setBusy(true);
		const action = t("unlock.door", { door: name });
		const told = { device: door.id, name: "unlock", action, incident: incident.id };
		const came = await command({ ...told, ...(asked && { confirmations: CONFIRMED }) });
		// Somebody under duress may stand at this door, which is another incident's: then it is asked here, too.
		if (came !== "not-safe") return closeSheet();
		setAsked(true);
		setBusy(false);
	};
	return (
		<AskSheet
			key={second ? "second" : "first"}
			name={second ? "unlock-second" : "unlock"}
			title={second ? t("unlock.safe") : t("unlock.title")}
			thing={named(incident)}
			missing={busy ? t("unlock.busy") : door ? undefined : t("unlock.choose")}
			confirm={second ? t("unlock.holdSafe", { door: name }) : t("unlock.hold", { door: name })}
			onConfirm={() => void open()}
			onKeyDown={(event) => !second && setPicked(byDigit(event, doors)?.id ?? picked)}
		>
			{second ? (
				<p class="warns">{t("unlock.safeWhat", { door: name })}</p>
			) : (
				<Choice
					legend={t("unlock.which")}
					name="door"
					value={picked}
					onChoose={setPicked}
					options={doors.map(({ id, words }, n) => {
						const look = lookOf(devices.value.get(id));
						return {
							value: id,
							label: (
								<>
									<span>
										{say(words)} {look !== "fine" && <span class={`look look-${look}`}>{t(`look.${look}`)}</span>}
									</span>
									{n < 9 && <KeyHint>{String(n + 1)}</KeyHint>}
								</>
							),
						};
					})}
				/>
			)}
		</AskSheet>
	);
}
