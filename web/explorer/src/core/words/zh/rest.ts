// Words of all that comes after the first page, in Chinese.
import { codes } from './codes';
import { documents } from './documents';
import { entity } from './entity';
import { graph } from './graph';
import { sheets } from './sheets';

export const rest = { ...codes, ...entity, ...graph, ...sheets, ...documents };
