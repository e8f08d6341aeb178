import type { Device, DeviceState } from "../../model/device.ts";
import type { StepContext } from "./step-context.ts";

/** What the device's state is, or would be if it were not out of service. */
export function presenceOf(device: Device | undefined): DeviceState | undefined {
	return device?.outOfService?.beneath ?? device?.state;
}

/** Keeps what is known of a device. While it is out of service it is shown as that, and its presence goes on beneath. */
export function keepDevice(context: StepContext, id: string, device: Omit<Device, "id" | "rev">): void {
	const known = context.get("device", id);
	const repaired = known?.outOfService;
	const beneath = device.state === "out-of-service" ? repaired?.beneath : device.state;
	const { stateSince = context.now } = known ?? {};
	const value: Device = {
		...device,
		...(repaired && beneath && { state: "out-of-service", stateSince, outOfService: { ...repaired, beneath } }),
		id,
		rev: context.entry.seq,
	};
	context.put({ kind: "device", id, value });
}
