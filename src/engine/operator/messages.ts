import { messageReceived } from "../../model/actions/message-received.ts";
import { messageSeen } from "../../model/actions/message-seen.ts";
import { sendMessage } from "../../model/actions/send-message.ts";
import { messageOver } from "../../model/entries/message-over.ts";
import type { Message, Recipient } from "../../model/objects/message.ts";
import type { Problem } from "../../model/problem.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** So long a phone that comes back is still told of it. Our own setting. */
const KEPT_MS = 24 * 3_600_000;

/** The message stands at once for whoever it is for; what reaches them is told by their phones. */
export const onSendMessage = onTarget(sendMessage, (context, { text, to }) => {
	const id = `msg-${context.entry.seq}`;
	keep(context, { id, rev: 0, since: context.now, by: context.actor, text, to });
	const dueAt = context.now + KEPT_MS;
	context.setTimer(timerFor(messageOver, { id: `${id}.over`, dueAt, data: { message: id } }));
	return undefined;
});

export const onMessageReceived = onTarget(messageReceived, (context, { message }) =>
	confirm(context, message, (one) => ({ ...one, deliveredAt: one.deliveredAt ?? context.now })),
);

export const onMessageSeen = onTarget(messageSeen, (context, { message }) =>
	confirm(context, message, (one) => ({
		...one,
		deliveredAt: one.deliveredAt ?? context.now,
		seenAt: one.seenAt ?? context.now,
	})),
);

export const onMessageOver = onEntry(messageOver, (context, { message: id }) => {
	const message = context.get("message", id);
	if (message) keep(context, message, { over: true });
	context.because({ because: "timer-void", rule: "messages" });
});

/** Of one that is over already nothing more is asked, and a phone that says so late is told no fault. */
function confirm(
	context: StepContext,
	id: string,
	confirmed: (recipient: Recipient) => Recipient,
): Problem | undefined {
	const message = context.get("message", id);
	if (!message) return undefined;
	const own = message.to.find(({ guard }) => guard === context.actor);
	if (!own) return { code: "not-found", detail: `there is no message ${id} to ${context.actor}` };
	const now = confirmed(own);
	if (now.deliveredAt === own.deliveredAt && now.seenAt === own.seenAt) return undefined;
	const to = message.to.map((one) => (one === own ? now : one));
	const over = to.every(({ seenAt }) => seenAt !== undefined);
	if (over) context.dropTimer(`${id}.over`);
	keep(context, { ...message, to }, { over });
	return undefined;
}

function keep(context: StepContext, message: Message, { over = false } = {}): void {
	const value = { ...message, rev: context.entry.seq };
	context.put({ kind: "message", id: message.id, value, ...(over && { over: true }) });
}
