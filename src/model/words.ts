/** The same sentence in each language of the console. */
export interface Words {
	readonly en: string;
	readonly "zh-CN": string;
}
