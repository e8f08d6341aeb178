import { z } from "zod";
import { userName } from "../fields.ts";
import { Refusal } from "../problem.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Offering it to somebody who must accept. */
export const transfer = defineIncidentAction({
	type: "incident.transferred",
	verb: "transfer",
	roles: HANDLERS,
	when: "unresolved",
	whyNot: ({ owner }, { user }) => (owner === undefined ? "nobodys" : owner === user ? undefined : "not-yours"),
	body: z.object({ to: userName }),
	data: z.object({ to: z.string() }),
	entryData({ to }, { roleOf }) {
		const role = roleOf(to);
		if (role !== undefined && HANDLERS.includes(role)) return { to };
		const expected = `a user with the role ${HANDLERS.join(" or ")}`;
		const mistakes = [{ path: "body.to", found: JSON.stringify(to), expected }];
		throw new Refusal({ code: "invalid", detail: `to: found ${to}, expected ${expected}`, mistakes });
	},
	summary: "Offer it to another operator or captain, who must accept",
	words: { en: "Offered to another operator", "zh-CN": "拟移交其他值班员" },
});
