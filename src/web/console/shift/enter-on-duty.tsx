import { useEffect, useState } from "preact/hooks";
import { loginOf } from "../../app/people.ts";
import { enterOnDuty } from "./actions.ts";
import { GuardAtPost, People, postsOfSite } from "./guards-field.tsx";
import { askNames } from "./names.ts";
import { t } from "./words.ts";

/** Names a guard who comes on duty in mid-shift, or goes to another post. */
export function EnterOnDuty() {
	const [guard, setGuard] = useState("");
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
			<GuardAtPost
				{...{ guard, post }}
				posts={["", ...postsOfSite()]}
				postLabel={t("guards.postOf", { name: guard })}
				guardLabel={t("guards.name")}
				testid="enter-guard"
				onPost={setPost}
				onGuard={setGuard}
			/>
			<button type="submit" disabled={guard.trim() === ""} data-testid="enter-guard-send">
				{t("guards.enter")}
			</button>
			<People />
		</form>
	);
}
