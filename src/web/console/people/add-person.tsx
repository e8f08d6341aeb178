import { useState } from "preact/hooks";
import { managedBy, type Role } from "../../../model/role.ts";
import { api } from "../../app/api.ts";
import { reasonOf } from "../../app/reason.ts";
import { myRole } from "../../app/session.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { TextField, Wrong } from "../sheets/form.tsx";
import { t } from "./words.ts";

/** CONTRACT: a user's name, as it stands in the journal. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

interface Props {
	/** Told the password that was made, to be shown this once. */
	readonly onAdded: (made: { words: string; secret: string } | undefined) => void;
}

/** Adds a person by name and role; the hub makes the first password, and it is shown once. */
export function AddPerson({ onAdded }: Props) {
	const [name, setName] = useState("");
	const [displayName, setDisplayName] = useState("");
	const [role, setRole] = useState<Role>("guard");
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	const roles = managedBy(myRole());
	const add = async () => {
		if (!NAME.test(name)) return setWrong(t("people.nameRule"));
		try {
			const { password } = await api("POST /users", {
				body: { name, role, ...(displayName.trim() && { displayName: displayName.trim() }) },
			});
			setName("");
			setDisplayName("");
			setWrong(undefined);
			onAdded(password === undefined ? undefined : { words: t("people.firstPassword", { name }), secret: password });
		} catch (error) {
			setWrong(reasonOf(error));
		}
	};
	return (
		<form
			class="add-person"
			onSubmit={(event) => {
				event.preventDefault();
				void add();
			}}
		>
			<TextField
				label={t("people.newName")}
				value={name}
				onChange={(text) => setName(text.trim().toLowerCase())}
				hint={t("people.nameHint")}
				testid="new-name"
			/>
			<TextField
				label={t("people.displayName")}
				value={displayName}
				onChange={setDisplayName}
				hint="王强"
				testid="new-display-name"
			/>
			<label class="field">
				<span>{t("people.role")}</span>
				<select
					value={role}
					data-testid="new-role"
					onChange={({ currentTarget }) => setRole(roles.find((one) => one === currentTarget.value) ?? role)}
				>
					{roles.map((one) => (
						<option key={one} value={one}>
							{t(`role.${one}`)}
						</option>
					))}
				</select>
			</label>
			<button type="submit" class="primary" data-testid="add-person">
				<Icon name="plus" />
				{t("people.add")}
			</button>
			<Wrong text={wrong} />
		</form>
	);
}
