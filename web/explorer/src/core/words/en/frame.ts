// The frame of every view: names of views, states, counts, what can be copied.
import type { frame as zh } from '../zh/frame';

export const frame: Record<keyof typeof zh, string> = {
  'app.name': 'policygraph',
  'app.tagline': 'Tasks, agencies, platforms and regions, each with the sentence that says it',
  'app.skip': 'Skip to content',
  'app.language': '中文',
  'app.theme': 'Switch between dark and light',
  'app.help': 'Help',
  'app.upload': 'Import',
  'app.graphql': 'API console',
  'app.menu': 'Menu',

  'view.list': 'List',
  'view.graph': 'Graph',
  'view.matrix': 'Matrix',
  'view.map': 'Map',
  'view.timeline': 'Timeline',
  'view.network': 'Agencies',
  'view.read': 'Document',
  'view.entity': 'Details',
  'view.compare': 'Compare',
  'view.wall': 'Wall sheet',
  'view.upload': 'Add documents',
  'view.help': 'Help',

  'state.loading': 'Loading',
  'state.retry': 'Try again',
  'state.empty': 'No task fits',
  'state.empty.hint': 'Take a condition away, or try another name.',
  'state.error': 'Something went wrong',
  'state.error.id': 'request {id}',
  'state.offline': 'The server does not answer. Is policygraph still running?',

  'copy.link': 'Copy link',
  'copy.graphql': 'Copy GraphQL',
  'copy.done': 'Copied',

  'count.tasks': '{n} tasks',
  'count.more': '{n} more',

  'drawer.close': 'Close',

  'quote.read': 'Read in place',
  'quote.page': 'page {n}',

  'help.try': 'Try it in the search box',

  'group.none': 'No groups',
  'group.agency': 'Group by agency',
  'group.region': 'Group by region',
  'group.nobody': 'Nobody is named',
  'group.nowhere': 'No region named',
  'group.omitted': 'The 100 groups with most tasks are shown, {n} are not; narrow the question to see them.',

  'order.SOURCE': 'As printed',
  'order.DIRECT_FIRST': 'Direct first',
  'order.DEADLINE': 'By deadline',

  'asof.now': 'now',
  'asof.then': 'as of commit {n}',
  'asof.commit': '{day}, commit {n}',
  'asof.why': 'The state of the graph that the answers are of',

  'kind.DOCUMENT': 'document',
  'kind.SECTION': 'section',
  'kind.TASK': 'task',
  'kind.AGENCY': 'agency',
  'kind.REGION': 'division',
  'kind.FUNCTIONAL_REGION': 'functional region',
  'kind.PLATFORM': 'platform',
  'kind.ORGANIZATION': 'organization',
  'kind.POLICY': 'policy',
  'kind.EVENT': 'event',
  'kind.INDUSTRY': 'industry',
  'kind.TARGET': 'target',
  'kind.DEADLINE': 'deadline',

  'ent.others': '{n} more',
};
