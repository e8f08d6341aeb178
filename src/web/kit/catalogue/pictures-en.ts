/** Pictures and commands to devices, as the journal names them. */
export const picturesEn = {
	"entry.snapshot.erased": "Old pictures erased",
	"entry.snapshot.viewed": "Picture looked at",
	"entry.device.replied": "Device answered",
	"entry.device.command-expired": "Device did not answer",
	"data.moment": "moment",
	"data.pictures": "pictures",
	"data.ok": "done",
	"data.error": "error",
	"data.file": "file",
	"data.count": "number",
	"data.sound": "sound on",
} as const;
