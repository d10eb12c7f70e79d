// Words of all that comes after the first page, in English: every key that the Chinese has.
import type { rest as chinese } from '../zh/rest';
import { codes } from './codes';
import { documents } from './documents';
import { entity } from './entity';
import { graph } from './graph';
import { sheets } from './sheets';

export const rest: Record<keyof typeof chinese, string> = { ...codes, ...entity, ...graph, ...sheets, ...documents };
