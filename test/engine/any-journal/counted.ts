/** Outcomes of a report that an alarm has counted, whether it rang or not. */
export const COUNTED: readonly string[] = ["raised", "reactivated", "repeated"];
