import { z } from "zod";
import { appVersion, phoneId, phoneModel } from "../phone-terms.ts";
import { defineTargetAction } from "./define-target-action.ts";

const said = { id: phoneId, model: phoneModel.optional(), app: appVersion };

/** A phone makes itself known, as the one that its guard works with. */
export const registerPhone = defineTargetAction({
	type: "phone.registered",
	target: "/phones",
	roles: ["guard"],
	body: z.object(said),
	/** `ended`: it had been ended before, and stays so. */
	data: z.object({ ...said, ended: z.literal(true).optional() }),
	problems: ["invalid"],
	summary:
		"Register the phone that I work with, and bind this session to it; one that was ended is told so, and may only upload",
	words: { en: "Phone registered", "zh-CN": "手机登记" },
});
