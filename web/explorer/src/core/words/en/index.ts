// Words of the interface in English: every key that the Chinese has.
import type { Key } from '../zh';
import { ask } from './ask';
import { codes } from './codes';
import { documents } from './documents';
import { entity } from './entity';
import { frame } from './frame';
import { graph } from './graph';
import { sheets } from './sheets';

export const en: Record<Key, string> = { ...frame, ...codes, ...ask, ...entity, ...graph, ...sheets, ...documents };
