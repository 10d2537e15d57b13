// What the server has told: persons, their chats with bots, and the letters between persons.

export class World {
  run = null;
  bots = [];
  persons = new Map();
  #chats = new Map();
  #talks = new Map();

  /** Replaces everything: after a restart of the server nothing from before need be true. */
  begin(state) {
    const [chats, talks] = [this.#chats, this.#talks];
    [this.#chats, this.#talks] = [new Map(), new Map()];
    this.run = state.run;
    this.bots = state.bots;
    this.persons.clear();
    this.apply(state);
    keepSame(this.#chats, chats);
    keepSame(this.#talks, talks);
  }

  apply(change) {
    for (const person of change.persons) this.persons.set(person.id, person);
    for (const chat of change.chats) this.#applyChat(chat);
    for (const id of change.letters_gone) for (const talk of this.#talks.values()) if (talk.messages.delete(id)) talk.version = nextVersion();
    for (const { to, message } of change.letters.sort((a, b) => a.message.id - b.message.id)) {
      const talk = this.talk(to, message.sender);
      talk.messages.set(message.id, message);
      talk.version = nextVersion();
    }
  }

  chat(person, bot) {
    const key = `${person} ${bot}`;
    if (!this.#chats.has(key)) this.#chats.set(key, { version: nextVersion(), head: emptyHead, messages: new Map(), presses: [], action: null });
    return this.#chats.get(key);
  }

  /** The letters between two persons. */
  talk(one, other) {
    const key = one < other ? `${one} ${other}` : `${other} ${one}`;
    if (!this.#talks.has(key)) this.#talks.set(key, { version: nextVersion(), messages: new Map() });
    return this.#talks.get(key);
  }

  others(person) {
    return [...this.persons.values()].filter(other => other.id !== person);
  }

  #applyChat(news) {
    const chat = this.chat(news.person, news.bot);
    chat.version = nextVersion();
    if (news.head) chat.head = news.head;
    for (const id of news.gone) chat.messages.delete(id);
    for (const message of news.put) chat.messages.set(message.id, message);
    chat.presses = news.presses;
    const spoke = news.put.some(message => message.from_bot);
    chat.action = news.action ? { name: news.action, until: performance.now() + 5000 } : spoke ? null : chat.action;
  }
}

// Versions never repeat: a view that has drawn one need not look at it again.
let version = 0;
const nextVersion = () => ++version;

// After a short interruption most messages are what they were: who holds the same object draws nothing anew.
function keepSame(now, before) {
  for (const [key, { messages }] of now) {
    for (const [id, message] of messages) {
      const old = before.get(key)?.messages.get(id);
      if (old && JSON.stringify(old) === JSON.stringify(message)) messages.set(id, old);
    }
  }
}

const emptyHead = { title: '', description: '', started: false, blocked: false, commands: [] };

export const fullName = person => [person.first_name, person.last_name].filter(Boolean).join(' ');
