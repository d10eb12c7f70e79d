// Words of the interface in Chinese, a file for each part of it. {n} and the like are filled in.
import { ask } from './ask';
import { codes } from './codes';
import { documents } from './documents';
import { entity } from './entity';
import { frame } from './frame';
import { graph } from './graph';
import { sheets } from './sheets';

export const zh = { ...frame, ...codes, ...ask, ...entity, ...graph, ...sheets, ...documents };

export type Key = keyof typeof zh;
