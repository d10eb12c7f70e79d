// Words of the interface in Chinese, a file for each part of it: here those of the first page. {n} and the like are filled in.
import { ask } from './ask';
import { frame } from './frame';
import type { rest } from './rest';

export const zh = { ...frame, ...ask };

export type FirstKey = keyof typeof zh;
export type Key = FirstKey | keyof typeof rest;
