// The few helpers that the other files share.
import {locale, say} from './words.js';

// Makes an element: attributes that are functions become listeners, children may be nested lists,
// texts stay texts.
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function')
      node.addEventListener(name, value);
    else if (name === 'style')
      Object.assign(node.style, value);
    else
      node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

// A drawing of strokes, as an icon.
export function icon(...paths) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const path of paths) {
    const stroke = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    stroke.setAttribute('d', path);
    svg.append(stroke);
  }
  return svg;
}

// Asks the control API; says on the page what it refuses. Returns the answer, or null.
export async function ask(path, body, type = 'application/json') {
  const options = body === undefined ? {} : {
    method: 'POST',
    headers: {'Content-Type': type},
    body: type === 'application/json' ? JSON.stringify(body) : body,
  };
  try {
    const response = await fetch(path, options);
    const answer = await response.json();
    if (response.ok) return answer;
    toast(answer.message ?? say('problem.refused'));
  } catch (error) {
    toast(say('problem.away'));
  }
  return null;
}

let toastTimer = 0;

// Shows words (or a link) for a few seconds.
export function toast(words, link) {
  const place = document.getElementById('toast');
  place.replaceChildren(words);
  if (link) place.append(' ', element('a', {href: link, target: '_blank', rel: 'noopener'}, link));
  place.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    place.hidden = true;
  }, link ? 9000 : 4000);
}

// Asks for a date or time; returns its text, or null.
export function pick(kind, words, initial = '', min = '', max = '') {
  const dialog = document.getElementById('picker');
  const input = document.getElementById('picker-input');
  document.getElementById('picker-words').textContent = words;
  input.type = {date: 'date', time: 'time', datetime: 'datetime-local'}[kind] ?? 'text';
  input.min = min;
  input.max = max;
  input.value = initial;
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener('close', () => {
      done(dialog.returnValue === 'ok' && input.value ? input.value : null);
    }, {once: true});
  });
}

const parts = (options) => new Intl.DateTimeFormat(locale, {timeZone: 'Asia/Bangkok', ...options});
const formats = {
  time: parts({hour: '2-digit', minute: '2-digit'}),
  seconds: parts({hour: '2-digit', minute: '2-digit', second: '2-digit'}),
  day: parts({weekday: 'short', day: 'numeric', month: 'short', year: '2-digit'}),
  whole: parts({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit'
  }),
};

// A moment in Thailand, in words: "time", "seconds", "day" or "whole".
export const moment = (ms, format) => formats[format].format(new Date(ms));
