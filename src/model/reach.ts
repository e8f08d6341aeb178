/**
 * How a guard is reached: `app`, a page of theirs follows; `push`, none does, but a browser of theirs takes Web Push; `radio`,
 * by neither, so somebody must call.
 */
export const REACHES = ["app", "push", "radio"] as const;
export type Reach = (typeof REACHES)[number];
