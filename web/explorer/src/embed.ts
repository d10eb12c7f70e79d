// <policygraph-view>: a view of the explorer in a page of others. Small, and by itself: it is loaded by pages that have nothing else of ours.
import { addressOf, heard, heightOf } from './core/embed';

// Known while a classic script runs; a page that loads this as a module names the server.
const from = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

class PolicygraphView extends HTMLElement {
  static readonly observedAttributes = ['server', 'view', 'question', 'of', 'lang', 'theme', 'height', 'label'];
  private frame: HTMLIFrameElement | null = null;
  private origin = '';

  connectedCallback(): void {
    if (!this.frame) {
      const frame = document.createElement('iframe');
      // Its scripts run and ask their own server; it cannot lead the page elsewhere. Links that ask for a new tab get one.
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox');
      frame.referrerPolicy = 'no-referrer';
      frame.loading = 'lazy';
      frame.style.border = '0';
      frame.style.width = '100%';
      frame.style.display = 'block';
      this.style.display ||= 'block';
      this.attachShadow({ mode: 'open' }).append(frame);
      this.frame = frame;
    }
    window.addEventListener('message', this.listen);
    this.show();
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.listen);
  }

  /** Tells the page what its reader came to in the frame. */
  private readonly listen = (message: MessageEvent): void => {
    if (!this.frame || message.source !== this.frame.contentWindow || message.origin !== this.origin) return;
    const detail = heard(message.data);
    if (detail) this.dispatchEvent(new CustomEvent('policygraph-show', { detail, bubbles: true }));
  };

  attributeChangedCallback(): void {
    this.show();
  }

  private show(): void {
    const frame = this.frame;
    if (!frame) return;
    const server = this.getAttribute('server') ?? from;
    const address = addressOf({
      server: URL.canParse(server, document.baseURI) ? new URL(server, document.baseURI).href : '',
      view: this.getAttribute('view'), question: this.getAttribute('question'), of: this.getAttribute('of'),
      lang: this.getAttribute('lang'), theme: this.getAttribute('theme'),
    });
    frame.title = this.getAttribute('label') ?? 'policygraph';
    frame.style.height = heightOf(this.getAttribute('height'));
    if (address === null) return;
    this.origin = new URL(address).origin;
    if (frame.src !== address) frame.src = address;
  }
}

if (!customElements.get('policygraph-view')) customElements.define('policygraph-view', PolicygraphView);
