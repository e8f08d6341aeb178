import { QUIETERS } from "../../../model/role.ts";
import { personLabel, personName } from "../../app/people.ts";
import { me } from "../../app/session.ts";
import { knownNames } from "../shift/names.ts";
import { t } from "./words.ts";

interface Props {
	/** Its silence would leave somebody without help, or unseen. */
	readonly required: boolean;
	readonly value: string;
	readonly onChange: (name: string) => void;
}

/** Who watches in its place, of those who may: they must accept, and until then it rings as ever. */
export function WatchField({ required, value, onChange }: Props) {
	const names = [...new Set([me(), ...knownNames(QUIETERS)])];
	return (
		<>
			<label class="field">
				<span>{t(required ? "service.watchUser" : "service.watchMay")}</span>
				<select value={value} data-testid="watch" onChange={({ currentTarget }) => onChange(currentTarget.value)}>
					<option value="">{t(required ? "service.watchMissing" : "service.nobody")}</option>
					{names.map((name) => (
						<option key={name} value={name}>
							{name === me() ? t("service.me", { name: personName(name) }) : personLabel(name)}
						</option>
					))}
				</select>
			</label>
			{value !== "" && value !== me() && <p class="sheet-hint">{t("service.watchAccepts")}</p>}
		</>
	);
}
