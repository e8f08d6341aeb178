import { z } from "zod";

/** Readings that every kind of device may give. */
export const READINGS = {
	batteryPercent: z.number().min(0).max(100).optional(),
	rssiDbm: z.number().optional(),
	temperatureC: z.number().optional(),
	uptimeS: z.number().nonnegative().optional(),
	firmware: z.string().max(200).optional(),
	recording: z.boolean().optional(),
};

/** The whole of what a device says of itself: a reading that it leaves out is not known any more. */
export const deviceHealth = z.looseObject(READINGS);

export type DeviceHealth = Readonly<z.output<typeof deviceHealth>>;
