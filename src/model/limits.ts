// What a person may write or list at most: the routes refuse more, and the pages offer no more.

/** Characters of a text. */
export const TEXT_MAX = 2_000;
/** Characters of the note with which a shift is handed over. */
export const HAND_OVER_NOTE_MAX = 4_000;
/** Characters of a name: of a user, a post, a zone. */
export const NAME_MAX = 63;
/** Characters of what a person is called, of a staff number and of a radio call sign. */
export const DISPLAY_NAME_MAX = 64;
/** Characters of an agency's reference number. */
export const REFERENCE_MAX = 200;
/** Characters of a case number of the police. */
export const CASE_NUMBER_MAX = 100;
/** Guards on duty at one compound at once. */
export const GUARDS_MAX = 100;
/** Incidents of a group that are acknowledged with one act. */
export const ACKNOWLEDGED_MAX = 200;
/** Tampering with a device that is worked on, and its loss, are quiet this long at most. Our own setting. */
export const WORK_MAX_MS = 4 * 3_600_000;
/** Bytes of a picture, from a camera or a phone. Our own setting. */
export const PICTURE_MAX_BYTES = 1_024 * 1_024;
