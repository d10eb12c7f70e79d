// Workers under a page policy that asks for trusted types: an address of our own build is the only thing that is ever trusted.

interface Trust {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

type Policy = ReturnType<Trust['createPolicy']>;
let policy: Policy | null = null;

export function startWorker(url: string): Worker {
  const address = new URL(url, location.href);
  if (address.origin !== location.origin) throw new Error(`a worker from ${address.origin} is not ours`);
  const trust = (globalThis as { trustedTypes?: Trust }).trustedTypes;
  if (trust) policy ??= trust.createPolicy('policygraph-worker', { createScriptURL: (own) => own });
  const source = policy ? policy.createScriptURL(address.href) : address.href;
  return new Worker(source as string, { type: 'module' });
}
