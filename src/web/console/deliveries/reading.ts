import { useEffect, useState } from "preact/hooks";
import type { DeliveryShape } from "../../../contract/work-shapes.ts";
import { api } from "../../app/api.ts";
import { linkState, live } from "../../app/follow.ts";
import { reasonOf } from "../../app/reason.ts";
import { deliveriesOf, type Wanted } from "./list.ts";

const PAGE = 100;

interface Reading {
	readonly deliveries: readonly DeliveryShape[];
	readonly wrong: string | undefined;
	/** The journal has been read: until then nobody knows that there are none. */
	readonly read: boolean;
	/** Reads older ones; absent where there are none. */
	readonly older: (() => void) | undefined;
}

/** The messages that are wanted, from the journal and as they change; read anew when the link is back. */
export function useDeliveries(wanted: Wanted): Reading {
	const { incident } = wanted;
	const [found, setFound] = useState<{ items: readonly DeliveryShape[]; next?: string; read: boolean }>({
		items: [],
		read: false,
	});
	const [wrong, setWrong] = useState<string | undefined>(undefined);
	const ask = (cursor?: string) => {
		const query = {
			limit: PAGE,
			...(incident !== undefined && { incident }),
			...(cursor !== undefined && { cursor }),
		};
		return api("GET /deliveries", { query });
	};
	const isLive = linkState.value === "live";
	useEffect(() => {
		if (!isLive) return;
		let gone = false;
		ask().then(
			({ items, nextCursor }) => {
				if (gone) return;
				setFound({ items, read: true, ...(nextCursor !== undefined && { next: nextCursor }) });
				setWrong(undefined);
			},
			(error) => !gone && setWrong(reasonOf(error)),
		);
		return () => {
			gone = true;
		};
	}, [incident, isLive]);
	const { next } = found;
	const more = () =>
		ask(next).then(
			({ items, nextCursor }) =>
				setFound((before) => ({
					items: [...before.items, ...items],
					read: true,
					...(nextCursor !== undefined && { next: nextCursor }),
				})),
			(error) => setWrong(reasonOf(error)),
		);
	const { told } = live.value.feed;
	return {
		deliveries: deliveriesOf(found.items, told.delivery, wanted),
		wrong,
		read: found.read,
		older: next === undefined ? undefined : () => void more(),
	};
}
