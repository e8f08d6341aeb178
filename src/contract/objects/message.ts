import { message } from "../../model/objects/message.ts";
import { type MessageShape, messageShape, presentMessage } from "../message-shape.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = ["id", "rev", "since", "by", "text", "to"] as const satisfies Fields<MessageShape>;

/** For who says them and who answers for that; a guard is told of those to them, and of nobody else who got them. */
export const shownMessage = defineShown(message, {
	shape: messageShape,
	present: presentMessage,
	seen: { operator: ALL, captain: ALL },
	shared: {
		of(one, guard) {
			const own = one.to.filter((recipient) => recipient.guard === guard);
			return own.length === 0 ? undefined : { ...one, to: own };
		},
		fields: ALL,
	},
});
