import { testChannel } from "../../model/actions/test-channel.ts";
import { channelTestAsked } from "../../model/entries/channel-test-asked.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { add } from "./notify.ts";

/** One test at a time; a siren is tried at its device, where whoever hears it is asked first. */
export const onTestChannel = onTarget(testChannel, (context, { channel: id }) => {
	const channel = context.site.channels?.find((one) => one.id === id);
	if (!channel) return { code: "not-found", detail: `there is no channel ${id}` };
	if (channel.channel === "siren") {
		const detail = `${id}: found a siren, expected a channel that sends messages; a siren is told to sound at its device`;
		return { code: "wrong-state", detail, state: "siren", allowed: [] };
	}
	const waits = [...context.state.delivery.values()].some(
		(one) => one.channel === id && one.about === "test" && one.state !== "dead",
	);
	if (waits) {
		const detail = `${id}: a test is under way; wait for what becomes of it`;
		return { code: "wrong-state", detail, state: "being-tested", allowed: [] };
	}
	ask(context, id);
	return undefined;
});

/** From the hub's own machine; that there is such a channel was looked at there. */
export const onChannelTestAsked = onEntry(channelTestAsked, (context, { channel }) => ask(context, channel));

function ask(context: StepContext, channel: string): void {
	context.because({ because: "notified", rule: "notify" });
	add(context, { channel, to: channel, about: "test" });
}
