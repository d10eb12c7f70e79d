import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';

import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';

// The server is the one that the page came from; nothing else is ever asked.
const url = new URL('../graphql', location.href);
const subscriptionUrl = new URL(url);
subscriptionUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
const fetcher = createGraphiQLFetcher({ url: url.href, subscriptionUrl: subscriptionUrl.href });

function BookIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 5h16M4 12h16M4 19h10" />
    </svg>
  );
}

// Examples lists the worked examples; each opens in a tab of its own, where it can be changed and run.
function Examples({ examples }) {
  const editor = useGraphiQL((state) => state.queryEditor);
  const { addTab, run } = useGraphiQLActions();
  const open = (example) => {
    addTab();
    editor?.setValue(example.query);
    setTimeout(run, 0);
  };
  return (
    <section className="examples" aria-label="示例 Examples">
      <h2>示例 Examples</h2>
      <p>点击即在新标签页中打开并运行。A click opens and runs one in a new tab.</p>
      <ul>
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" onClick={() => open(example)}>{example.title}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function load() {
  try {
    const response = await fetch(new URL('examples.json', location.href));
    return response.ok ? await response.json() : [];
  } catch {
    return []; // the page works without them
  }
}

const examples = await load();
const plugin = { title: '示例 Examples', icon: BookIcon, content: () => <Examples examples={examples} /> };
const first = examples.slice(0, 2).map(({ query }) => ({ query }));

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={[HISTORY_PLUGIN, plugin]}
    visiblePlugin={plugin}
    defaultTabs={first.length > 0 ? first : undefined}
    defaultEditorToolsVisibility={false}
    shouldPersistHeaders={false}
    inputValueDeprecation={false}
  >
    <GraphiQL.Logo>政策图谱 policygraph</GraphiQL.Logo>
  </GraphiQL>,
);
