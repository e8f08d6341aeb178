import { Icon } from "../kit/parts/icon.tsx";
import { notices, putAway } from "./notices.ts";
import { t } from "./words.ts";

/** What the hub refused, and why; stays until it is put away. */
export function Notices() {
	return (
		<div class="notices" role="alert" data-testid="notices">
			{notices.value.map(({ id, text, why }) => (
				<div key={id} class="notice">
					<div>
						<strong>{text}</strong>
						{why && <p>{why}</p>}
					</div>
					<button type="button" class="quiet square" aria-label={t("close")} onClick={() => putAway(id)}>
						<Icon name="close" />
					</button>
				</div>
			))}
		</div>
	);
}
