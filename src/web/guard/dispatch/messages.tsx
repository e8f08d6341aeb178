import { useEffect } from "preact/hooks";
import type { MessageShape } from "../../../contract/message-shape.ts";
import { live } from "../../app/follow.ts";
import { confirmMessage } from "./confirm.ts";
import { t } from "./words.ts";

/** What the guard room said and this guard has not read yet; above all but a dispatch. */
export function Messages() {
	const unread = [...live.value.feed.told.message.values()]
		.filter(({ to }) => to.some(({ seenAt }) => seenAt === undefined))
		.sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
	return (
		<>
			{unread.map((one) => (
				<Unread key={one.id} message={one} />
			))}
		</>
	);
}

function Unread({ message: { id, text, by } }: { readonly message: MessageShape }) {
	useEffect(() => confirmMessage(id, "received"), [id]);
	return (
		<section class="message" role="alert" data-testid="message" data-message={id}>
			<p class="soft">{t("message.from", { name: by })}</p>
			<p class="message-text">{text}</p>
			<button type="button" class="large primary" data-testid="message-read" onClick={() => confirmMessage(id, "seen")}>
				{t("message.read")}
			</button>
		</section>
	);
}
