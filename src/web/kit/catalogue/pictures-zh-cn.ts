import type { picturesEn } from "./pictures-en.ts";

/** Pictures and commands to devices, as the journal names them. */
export const picturesZhCN: Record<keyof typeof picturesEn, string> = {
	"entry.snapshot.erased": "过期画面已删除",
	"entry.snapshot.viewed": "查看画面",
	"entry.device.replied": "设备应答",
	"entry.device.command-expired": "设备未应答",
	"data.moment": "时刻",
	"data.pictures": "画面数",
	"data.ok": "已执行",
	"data.error": "错误",
	"data.file": "文件",
	"data.count": "数量",
	"data.sound": "声音开启",
};
