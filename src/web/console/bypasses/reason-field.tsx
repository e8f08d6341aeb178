import { TextField } from "../sheets/form.tsx";
import { t } from "./words.ts";

/** What is usually the reason, so that it takes one press; anything else is written. */
const USUAL = {
	shelve: ["animal", "plant", "works", "repair"],
	service: ["repair", "cleaning", "replaced", "works"],
	weather: ["fog", "rain", "wind", "snow"],
} as const;

interface Props {
	readonly of: keyof typeof USUAL;
	readonly value: string;
	readonly onChange: (value: string) => void;
}

/** The reason, in the person's own words or by one of the usual ones. */
export function ReasonField({ of, value, onChange }: Props) {
	return (
		<div class="reason">
			<TextField label={t("reason")} value={value} onChange={onChange} testid="reason" />
			<div class="chips">
				{USUAL[of].map((one) => (
					<button key={one} type="button" onClick={() => onChange(t(`reason.${one}`))}>
						{t(`reason.${one}`)}
					</button>
				))}
			</div>
		</div>
	);
}
