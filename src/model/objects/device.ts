import type { Device } from "../device.ts";
import { defineObject } from "./define-object.ts";

/** What is known of a device; what it is and where it stands is the site's. */
export const device = defineObject<Device>()({ kind: "device" });
