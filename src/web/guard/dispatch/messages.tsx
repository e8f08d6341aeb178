import type { MessageShape } from "../../../contract/message-shape.ts";
import { personName } from "../../app/people.ts";
import { confirmMessage } from "./confirm.ts";
import { t } from "./words.ts";

/** What the guard room said and this guard has not read yet; above all but a dispatch. */
export function Messages({ unread }: { readonly unread: readonly MessageShape[] }) {
	return (
		<>
			{unread.map(({ id, text, by }) => (
				<section key={id} class="message" role="alert" data-testid="message" data-message={id}>
					<p class="soft">{t("message.from", { name: personName(by) })}</p>
					<p class="message-text">{text}</p>
					<button
						type="button"
						class="large primary"
						data-testid="message-read"
						onClick={() => confirmMessage(id, "seen")}
					>
						{t("message.read")}
					</button>
				</section>
			))}
		</>
	);
}
