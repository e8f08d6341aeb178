import { useEffect, useState } from "preact/hooks";
import { onHub } from "../../app/base-path.ts";
import { PushOffer } from "../../app/push/push-offer.tsx";
import { home } from "../page.ts";
import { t } from "./words.ts";

/**
 * That this phone rings with the page closed, or the offer of it, or that it cannot. A worker rules over the captain's
 * addresses alone: what is the console's in a narrow window only rings while it is open.
 */
export function RingsClosed() {
	const [kept, setKept] = useState(false);
	useEffect(() => {
		if (home.peek() !== "/captain" || !("serviceWorker" in navigator)) return;
		const scope = onHub("/captain");
		navigator.serviceWorker.register(onHub("/captain-worker.js"), { scope }).then(
			() => setKept(true),
			// A browser that keeps no worker rings while the page is open, as is said.
			() => undefined,
		);
	}, []);
	return kept ? <PushOffer /> : <p class="soft">{t("ringsOnlyOpen")}</p>;
}
