import type { ChannelShape } from "../../../contract/channel-shape.ts";
import { api } from "../../app/api.ts";
import { everyItem } from "../../app/every-item.ts";
import { live } from "../../app/follow.ts";
import { mayUse } from "../../app/session.ts";
import { Icon } from "../../kit/parts/icon.tsx";
import { say } from "../../kit/sentences.ts";
import { reasonWords } from "../data-words.ts";
import { dateAndTime } from "../naming.ts";
import { useReading } from "../people/part.tsx";
import { Wrong } from "../sheets/form.tsx";
import { ChannelTest } from "./channel-test.tsx";
import { newestRev } from "./newest.ts";
import { t } from "./words.ts";

/** A page of a list, at most. */
const PAGE = 1_000;

/** The ways beyond the screen: what last arrived by each, what last did not and why; an admin tries them. */
export function Channels() {
	// What was sent or failed since is told by the feed: the answer is asked for anew.
	const turn = newestRev(live.value.feed.told.delivery);
	const { found, wrong, again } = useReading(
		() => everyItem((cursor) => api("GET /channels", { query: { limit: PAGE, cursor } })),
		turn,
	);
	if (!found && wrong === undefined) return null;
	return (
		<section class="channels" aria-label={t("channels")} data-testid="channels">
			<h3>{t("channels")}</h3>
			{found?.length === 0 && <p class="empty">{t("channels.none")}</p>}
			<ul class="plain">
				{found?.map((one) => (
					<li key={one.id} class="channel" data-testid="channel" data-failing={one.failing}>
						<span class="channel-name">
							<strong>{say(one.words)}</strong>{" "}
							<span class="look">{t.ifKnown(`channelKind.${one.kind}`) ?? one.kind}</span>
						</span>
						<Standing channel={one} />
						{one.canTest && mayUse("POST /channels/{id}/test") && <ChannelTest id={one.id} after={again} />}
					</li>
				))}
			</ul>
			<Wrong text={wrong} />
		</section>
	);
}

function Standing({ channel: { failing, deliveredAt, failedAt, reason, answer } }: { readonly channel: ChannelShape }) {
	return (
		<span class="channel-standing">
			<span class="look">
				{deliveredAt === undefined ? t("channels.never") : t("channels.delivered", { time: dateAndTime(deliveredAt) })}
			</span>
			{failedAt !== undefined && (
				<span class={failing ? "delivery-why" : "look"}>
					{failing && <Icon name="warning" />}
					{t("channels.failed", { time: dateAndTime(failedAt), why: reasonWords(reason ?? "unknown") })}
				</span>
			)}
			{failedAt !== undefined && answer !== undefined && <q class="look delivery-answer">{answer}</q>}
		</span>
	);
}
