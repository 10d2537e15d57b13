// What the server has told: persons, their chats with bots, and the letters between persons.

export class World {
  run = null;
  bots = [];
  persons = new Map();
  #chats = new Map();
  #talks = new Map();

  /** Replaces everything: after a restart of the server nothing from before need be true. */
  begin(state) {
    this.run = state.run;
    this.bots = state.bots;
    this.persons.clear();
    this.#chats.clear();
    this.#talks.clear();
    this.apply(state);
  }

  apply(change) {
    for (const person of change.persons) this.persons.set(person.id, person);
    for (const chat of change.chats) this.#applyChat(chat);
    for (const id of change.letters_gone) for (const talk of this.#talks.values()) talk.delete(id);
    for (const { to, message } of change.letters.sort((a, b) => a.message.id - b.message.id)) {
      this.#talk(to, message.sender).set(message.id, message);
    }
  }

  chat(person, bot) {
    const key = `${person} ${bot}`;
    if (!this.#chats.has(key)) this.#chats.set(key, { head: emptyHead, messages: new Map(), presses: [], action: null });
    return this.#chats.get(key);
  }

  letters(one, other) {
    return this.#talk(one, other);
  }

  others(person) {
    return [...this.persons.values()].filter(other => other.id !== person);
  }

  #applyChat(news) {
    const chat = this.chat(news.person, news.bot);
    if (news.head) chat.head = news.head;
    for (const id of news.gone) chat.messages.delete(id);
    for (const message of news.put) chat.messages.set(message.id, message);
    chat.presses = news.presses;
    const spoke = news.put.some(message => message.from_bot);
    chat.action = news.action ? { name: news.action, until: performance.now() + 5000 } : spoke ? null : chat.action;
  }

  #talk(one, other) {
    const key = one < other ? `${one} ${other}` : `${other} ${one}`;
    if (!this.#talks.has(key)) this.#talks.set(key, new Map());
    return this.#talks.get(key);
  }
}

const emptyHead = { title: '', description: '', started: false, blocked: false, commands: [] };

export const fullName = person => [person.first_name, person.last_name].filter(Boolean).join(' ');
