import { engineFailed } from "../../model/entries/engine-failed.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import { activate } from "../alarm/activate.ts";
import { onEntry } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** An entry that the engine failed on is in quarantine; that it is there must be seen. */
export const onEngineFailed = onEntry(engineFailed, (context, { device: id, type }) => {
	const { at, zone } = context.entry;
	const device = context.site.devices.get(id ?? "");
	activate(context, {
		type: "engine.failed",
		is: { ...HUB_ALARMS["engine.failed"], ...(isDiscreet(context, type) && { discreet: true as const }) },
		source: device ? `device:${device.id}` : "hub",
		zone: zone ?? device?.zone ?? "",
		at,
		moment: true,
		into: "own",
		rule: "engine.failed",
	});
});

/** Whether what failed would have raised something discreet: then whoever may see that alone may see where it was. */
function isDiscreet({ siteIndex: plan }: StepContext, type = ""): boolean {
	const raises = plan.meanings.get(type)?.raises;
	return plan.alarms.get(raises ?? "")?.discreet === true;
}
