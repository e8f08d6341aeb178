/** The smallest compound: one wall, one house; more keys may follow. */
export const ONE_PLACE = `
site: one-place
words: { en: One Place, zh-CN: 一处 }
address: { en: Here, zh-CN: 此处 }
timeZone: Asia/Shanghai
plot: [[0, 0], [50, 0], [50, 50], [0, 50]]
walls:
  south:
    words: { en: South wall, zh-CN: 南 }
    from: [0, 0]
    to: [50, 0]
    zones: 1
    beams: 2
    camera: { fieldOfView: 30, reach: 40 }
buildings:
  b01:
    at: [10, 10]
    size: [14, 12]
    stairwells: 1
    floors: 10
    flatsPerFloor: 1
    fedBy: [power-a, switch-b]
feeds:
  power-a: { en: Power, zh-CN: 供电 }
  switch-b: { en: Switch, zh-CN: 交换机 }
`;
