// Keeps the page in step with the platform.
import {ask, moment, pick} from './dom.js';
import {Panel} from './panel.js';
import {Phone} from './phone.js';
import {say, sayPage, switchLanguage} from './words.js';

// "/?still" asks every second instead of waiting for news: for browsers that take a picture.
const isStill = new URLSearchParams(location.search).has('still');
const waitMs = isStill ? 0 : 20000;
const pauseMs = 1000;

const phones = new Map();
const hidden = new Set();
const panel = new Panel();
const place = document.getElementById('phones');
const last = {
  version: -1,
  bubble: 0,
  call: 0,
  delivery: 0
};
let offsetMs = 0;
let offsetOfMachineMs = 0;

function phoneOf(person, botName) {
  if (!phones.has(person.id)) {
    const phone = new Phone(person, botName, () => {
      hidden.add(person.id);
      phone.node.remove();
    });
    phones.set(person.id, phone);
    place.append(phone.node);
  }
  return phones.get(person.id);
}

function show(state) {
  if (state.version < last.version) return location.reload();  // The platform began anew.
  offsetMs = state.offset_ms;
  offsetOfMachineMs = state.now_ms - Date.now();
  for (const person of state.people) phoneOf(person, state.bot_name).update(person);
  for (const bubble of state.bubbles) {
    last.bubble = Math.max(last.bubble, bubble.number);
    const group = state.groups.find((known) => known.id === bubble.chat);
    for (const id of group ? group.members : [bubble.chat]) {
      const mine = bubble.author === 'person' && bubble.user === id;
      phones.get(id)?.add(mine || !group ? bubble : {...bubble, author: 'bot'});
    }
  }
  for (const message of state.unsent)
    for (const phone of phones.values()) phone.unsend(message);
  for (const call of state.calls) last.call = Math.max(last.call, call.number);
  for (const delivery of state.deliveries) last.delivery = Math.max(last.delivery, delivery.number);
  panel.update(state);
  last.version = state.version;
  showClock();
}

function showClock() {
  document.getElementById('now').textContent = moment(Date.now() + offsetOfMachineMs, 'whole');
  const badge = document.getElementById('offset');
  const hours = Math.round(offsetMs / 360000) / 10;
  badge.hidden = offsetMs === 0;
  badge.textContent = Math.abs(hours) >= 48 ?
      say('clock.moved_days', {count: Math.round(hours / 2.4) / 10}) :
      say('clock.moved_hours', {count: hours});
}

async function follow() {
  let wait = 0;
  for (;;) {
    const query = new URLSearchParams({
      since: last.version,
      wait_ms: wait,
      bubbles_after: last.bubble,
      calls_after: last.call,
      deliveries_after: last.delivery
    });
    try {
      const response = await fetch(`/simulator/state?${query}`);
      show(await response.json());
      wait = waitMs;
      if (isStill) await new Promise((done) => setTimeout(done, pauseMs));
    } catch (error) {
      console.warn(error);
      await new Promise((done) => setTimeout(done, pauseMs));
    }
  }
}

sayPage();
document.getElementById('language').addEventListener('click', switchLanguage);
for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener(
      'click', () => ask('/simulator/clock', {advance_s: Number(button.dataset.advance)}));
}
document.getElementById('reset-clock').addEventListener('click', () => ask('/simulator/clock', {
                                                                   offset_s: 0
                                                                 }));
document.getElementById('set-clock').addEventListener('click', async () => {
  const bangkok = new Date(Date.now() + offsetOfMachineMs + 7 * 3600000).toISOString().slice(0, 16);
  const picked = await pick('datetime', say('clock.pick'), bangkok);
  if (picked) ask('/simulator/clock', {now_ms: Date.parse(`${picked}:00+07:00`)});
});
document.getElementById('add-phone').addEventListener('submit', async (event) => {
  event.preventDefault();
  const name = event.target.elements.name.value.trim();
  if (!name) return;
  event.target.reset();
  const person = await ask('/simulator/people', {name});
  if (person && hidden.delete(person.id)) place.append(phones.get(person.id).node);
  setTimeout(
      () => phones.get(person?.id)?.node.scrollIntoView({behavior: 'smooth', inline: 'end'}), 300);
});

setInterval(showClock, 5000);
follow();
