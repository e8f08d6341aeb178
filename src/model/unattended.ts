/** The hub's word, and its alarm, that nobody keeps the watch. */
export const UNATTENDED_ALARM = "guard-room.unattended";
