import { Icon } from "../../kit/parts/icon.tsx";
import { Frame } from "../frame.tsx";
import { screen } from "../state.ts";
import { t } from "../words.ts";
import { DuressPassword } from "./duress-password.tsx";
import { Duty } from "./duty.tsx";
import { HandOn } from "./hand-on.tsx";
import { HeldList } from "./held-list.tsx";

/** What is not needed at every stop: duty, handing on, and all that is on this phone. */
export function More() {
	return (
		<Frame
			deeds={
				<button
					type="button"
					class="wide"
					data-testid="more-close"
					onClick={() => {
						screen.value = "round";
					}}
				>
					<Icon name="back" />
					{t("back")}
				</button>
			}
		>
			<h1>{t("more")}</h1>
			<Duty />
			<HandOn />
			<DuressPassword />
			<HeldList />
		</Frame>
	);
}
