// The stream from the server: opens it again after any failure, ever more slowly, and says whether it stands.

const address = '/playground/api/stream';
const silence = 12000; // The server beats every 5 seconds: a line that is silent for longer is dead.
const slowest = 8000;

export class Live {
  #source = null;
  #timer = 0;
  #tries = 0;
  #heard = 0;

  constructor({ onstate, onchange, online }) {
    Object.assign(this, { onstate, onchange, online });
    setInterval(() => this.#watch(), 2000);
    addEventListener('online', () => this.#open());
    addEventListener('offline', () => this.#lost());
    addEventListener('pagehide', () => this.#close());
    addEventListener('pageshow', event => event.persisted && this.#open());
    this.#open();
  }

  #open() {
    this.#close();
    this.#heard = performance.now();
    const source = new EventSource(address);
    this.#source = source;
    source.addEventListener('state', event => this.#hear(() => {
      this.#tries = 0;
      this.onstate(JSON.parse(event.data));
      this.online(true);
    }));
    source.addEventListener('change', event => this.#hear(() => this.onchange(JSON.parse(event.data))));
    source.addEventListener('beat', () => this.#hear(() => {}));
    source.onerror = () => source === this.#source && this.#lost();
  }

  #hear(tell) {
    this.#heard = performance.now();
    tell();
  }

  #watch() {
    if (this.#source && performance.now() - this.#heard > silence) this.#lost();
  }

  #lost() {
    this.#close();
    this.online(false);
    const pause = Math.min(slowest, 400 * 2 ** this.#tries++) * (0.75 + Math.random() / 2);
    this.#timer = setTimeout(() => this.#open(), pause);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}
