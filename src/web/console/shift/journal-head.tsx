import { useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "../../../contract/routes.ts";
import { api } from "../../app/api.ts";
import { t } from "./words.ts";

type Head = NonNullable<AnswerOf<"GET /shifts/current">["journal"]>;

/** How far the journal reaches and its chain's hash there: in writing, it binds whoever keeps the journal. */
export function JournalHead() {
	const [head, setHead] = useState<Head | undefined>(undefined);
	useEffect(() => {
		// Without a watch there is none, and without the hub the sheet can't be sent either.
		api("GET /shifts/current").then(
			({ journal }) => setHead(journal),
			() => undefined,
		);
	}, []);
	if (!head) return null;
	return (
		<section class="journal-head" aria-label={t("journalHead")} data-testid="journal-head" data-seq={head.seq}>
			<h3>
				{t("journalHead")} <span class="tab-count">{t("journalHead.seq", { seq: head.seq })}</span>
			</h3>
			<code>{head.hash.match(/.{8}/g)?.join(" ")}</code>
			<p class="empty">{t("journalHead.what")}</p>
		</section>
	);
}
