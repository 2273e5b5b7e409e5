/* global document, location, navigator, window */
/** The demo mailbox: a list, a message, nothing else. The address's fragment says which message is open. */
const WORDS = {
  en: {
    product: 'Demo mailbox',
    inbox: 'Inbox',
    empty: 'Choose a message. Some of them would like to know that you did.',
    back: 'Back to the inbox',
  },
  fr: {
    product: 'Boîte de démonstration',
    inbox: 'Réception',
    empty: 'Choisissez un message. Certains aimeraient bien le savoir.',
    back: 'Retour à la réception',
  },
};
const language = navigator.language.startsWith('fr') ? 'fr' : 'en';
const words = WORDS[language];
const byId = (id) => document.getElementById(id);

document.documentElement.lang = language;
document.title = words.product;
byId('product').textContent = words.product;
byId('list-title').textContent = words.inbox;
byId('empty').textContent = words.empty;
document.querySelector('.back').textContent = words.back;

const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const messages = loadMessages();

async function loadMessages() {
  const list = await (await fetch('/messages.json')).json();
  for (const { id, sender, subject, date, lang } of list) {
    const link = document.createElement('a');
    link.href = `#${id}`;
    const parts = {
      who: ['span', sender.name],
      when: ['time', time.format(new Date(date))],
      what: ['span', subject],
    };
    for (const [name, [tag, text]] of Object.entries(parts)) {
      const part = document.createElement(tag);
      part.className = name;
      part.textContent = text;
      if (name === 'what') part.lang = lang;
      link.append(part);
    }
    const item = document.createElement('li');
    item.append(link);
    byId('messages').append(item);
  }
  return list;
}

async function open() {
  const id = location.hash.slice(1);
  const message = (await messages).find((candidate) => candidate.id === id);
  for (const link of document.querySelectorAll('.list a')) {
    if (link.hash === location.hash) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  document.body.classList.toggle('reading-open', message !== undefined);
  byId('empty').hidden = message !== undefined;
  byId('message').hidden = message === undefined;
  byId('messagebody').replaceChildren();
  if (!message) return;
  byId('subject').textContent = message.subject;
  byId('subject').lang = message.lang;
  byId('avatar').textContent = message.sender.name[0];
  byId('sender').textContent = message.sender.name;
  byId('sender').title = message.sender.address;
  byId('address').textContent = message.sender.address;
  byId('date').textContent = time.format(new Date(message.date));
  byId('messagebody').lang = message.lang;
  byId('messagebody').innerHTML = message.html;
  byId('reading').focus({ preventScroll: true });
}

window.addEventListener('hashchange', open);
open();
