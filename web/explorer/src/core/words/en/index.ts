// Words of the interface in English: here those of the first page, every key that the Chinese has.
import type { FirstKey } from '../zh';
import { ask } from './ask';
import { frame } from './frame';

export const en: Record<FirstKey, string> = { ...frame, ...ask };
