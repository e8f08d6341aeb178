import { useEffect, useState } from "preact/hooks";
import { NAME_MAX } from "../../../model/limits.ts";
import { loginOf } from "../../app/people.ts";
import { place } from "../../app/site.ts";
import { postWords } from "../naming.ts";
import { enterOnDuty } from "./actions.ts";
import { People } from "./guards-field.tsx";
import { askNames } from "./names.ts";
import { t } from "./words.ts";

/** Names a guard who comes on duty in mid-shift, or goes to another post. */
export function EnterOnDuty() {
	const [guard, setGuard] = useState("");
	const posts = [...new Set(place.value?.site.shifts.flatMap((shift) => shift.posts) ?? [])];
	const [post, setPost] = useState("");
	useEffect(askNames, []);
	const enter = () => {
		enterOnDuty(loginOf(guard), post);
		setGuard("");
	};
	return (
		<form
			class="guard-row"
			onSubmit={(event) => {
				event.preventDefault();
				if (guard.trim() !== "") enter();
			}}
		>
			<select
				value={post}
				aria-label={t("guards.postOf", { name: guard })}
				onChange={({ currentTarget }) => setPost(currentTarget.value)}
			>
				{["", ...posts].map((one) => (
					<option key={one} value={one}>
						{postWords(one)}
					</option>
				))}
			</select>
			<input
				type="text"
				list="people"
				autocomplete="off"
				maxLength={NAME_MAX}
				value={guard}
				placeholder={t("guards.name")}
				aria-label={t("guards.name")}
				data-testid="enter-guard"
				onInput={({ currentTarget }) => setGuard(currentTarget.value)}
			/>
			<button type="submit" disabled={guard.trim() === ""} data-testid="enter-guard-send">
				{t("guards.enter")}
			</button>
			<People />
		</form>
	);
}
