import { endPhone } from "../../model/actions/end-phone.ts";
import { registerPhone } from "../../model/actions/register-phone.ts";
import type { Phone } from "../../model/objects/phone.ts";
import { PHONES_OF_GUARD } from "../../model/phone-terms.ts";
import { onTarget } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";

/**
 * A phone is its guard's from here on, until another guard signs in on it. What was ended has left the state: its entry says
 * so, and it does not come back by it.
 */
export const onRegisterPhone = onTarget(registerPhone, (context, { id, model, app, ended }) => {
	const { actor, now } = context;
	if (ended) {
		context.because({ because: "phone-ended", rule: context.entry.type });
		return undefined;
	}
	const known = context.get("phone", id);
	keepPhone(context, {
		...{ id, guard: actor, app, registeredAt: known?.guard === actor ? known.registeredAt : now },
		...(model !== undefined && { model }),
	});
	context.because({ because: "acted", rule: context.entry.type });
	// Never the one in hand, however old it is.
	const others = phonesOf(context, actor).filter((one) => one.id !== id);
	for (const one of others.slice(0, 1 - PHONES_OF_GUARD)) end(context, one, "hub");
	return undefined;
});

/** A lost phone. One that has ended stays so. */
export const onEndPhone = onTarget(endPhone, (context, { id }) => {
	const known = context.get("phone", id);
	if (known) end(context, known, context.actor);
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** The guard's phones that are not ended, the newest last. */
function phonesOf(context: StepContext, guard: string): readonly Phone[] {
	return [...new Set([...context.state.phone.keys(), ...context.changed("phone").map(({ id }) => id)])]
		.flatMap((id) => context.get("phone", id) ?? [])
		.filter((one) => one.guard === guard)
		.sort((a, b) => a.registeredAt - b.registeredAt || (a.id < b.id ? -1 : 1));
}

function end(context: StepContext, { rev: _before, ...known }: Phone, endedBy: string): void {
	const value = { ...known, rev: context.entry.seq, endedAt: context.now, endedBy };
	context.put({ kind: "phone", id: value.id, value, over: true });
}

function keepPhone(context: StepContext, phone: Omit<Phone, "rev">): void {
	context.put({ kind: "phone", id: phone.id, value: { ...phone, rev: context.entry.seq } });
}
