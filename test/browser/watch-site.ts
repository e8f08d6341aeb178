import { written } from "../site/spoilt.ts";

/**
 * A small compound, all of whose devices are quickly simulated: two walls, one house, a guard room. Whoever watches is
 * asked every minute, and the next person is told every minute.
 */
const SITE = `
site: jingxin-garden
words: { en: Small Garden, zh-CN: 小园 }
address: { en: Here, zh-CN: 此处 }
timeZone: Asia/Shanghai
plot: [[0, 0], [80, 0], [80, 80], [0, 80]]
walls:
  north:
    words: { en: North wall, zh-CN: 北 }
    from: [0, 80]
    to: [80, 80]
    zones: 3
    beams: 4
    camera: { fieldOfView: 30, reach: 40 }
  east:
    words: { en: East wall, zh-CN: 东 }
    from: [80, 80]
    to: [80, 0]
    zones: 3
    beams: 4
    camera: { fieldOfView: 30, reach: 40 }
buildings:
  b01:
    at: [20, 20]
    size: [14, 12]
    stairwells: 1
    floors: 2
    flatsPerFloor: 1
zones:
  guard-room:
    words: { en: Guard room, zh-CN: 监控室 }
    sort: room
    shape: [[60, 3], [68, 3], [68, 11], [60, 11]]
rules:
  priorities:
    high: { acknowledge: 10 min, tellEvery: 1 min }
  guardRoom:
    presence: { between: "00:00–06:00", every: [1 min, 1 min], answer: 1 min }
    pageGone: 5 min
`;

/** Writes it; gives the file's path. */
export function smallGarden(): Promise<string> {
	return written(SITE);
}
