// Speaks with the server: messages go by POST, answers come as server-sent events.
const AGAIN_MS = 2000;
const JSON_TYPE = { "Content-Type": "application/json" };

export class Channel {
  #person;
  #on;
  #conversation = null;
  #events = null;
  #closed = false;

  // on: heard(event), restarted(), state(connected)
  constructor(person, on) {
    this.#person = person;
    this.#on = on;
    this.#start();
  }

  close() {
    this.#closed = true;
    this.#events?.close();
  }

  // Whether the assistant took it.
  async send(content) {
    await this.#started;
    return Boolean(await post("/chat/messages", { conversation: this.#conversation, ...content }));
  }

  #started = null;

  #start() {
    this.#started = this.#open();
  }

  async #open() {
    const begun = await post("/chat/conversations", { person: this.#person });
    if (this.#closed) return;
    this.#on.state(Boolean(begun));
    if (!begun) {
      await new Promise((done) => setTimeout(done, AGAIN_MS));
      if (!this.#closed) await this.#open();
      return;
    }
    this.#conversation = begun.conversation;
    this.#listen();
  }

  #listen() {
    const events = new EventSource(`/chat/events?conversation=${encodeURIComponent(this.#conversation)}`);
    this.#events = events;
    events.onopen = () => this.#on.state(true);
    events.onmessage = (message) => this.#on.heard(JSON.parse(message.data));
    events.onerror = () => {
      if (this.#closed) return;
      this.#on.state(false);
      if (events.readyState !== EventSource.CLOSED) return; // the browser connects again by itself
      this.#on.restarted(); // the server does not know the conversation any more
      this.#start();
    };
  }
}

async function post(address, content) {
  try {
    const response = await fetch(address, { method: "POST", headers: JSON_TYPE, body: JSON.stringify(content) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
