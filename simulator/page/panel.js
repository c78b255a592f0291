// What the bot called, what it was sent, and how much of the quota is used.
import {element, moment} from './dom.js';
import {say} from './words.js';

const rowsShown = 300;

// Bodies are JSON mostly; then they are easier to read on several lines.
function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function statusBadge(status, words) {
  const isGood = status >= 200 && status < 300;
  return element(
      'span', {class: isGood ? 'status' : 'status bad'},
      words ?? (status || say('panel.no_answer')));
}

// Why a call was refused, in LINE's words.
function refusal(call) {
  if (call.status < 400 || !call.answer) return '';
  try {
    const {message, details = []} = JSON.parse(call.answer);
    return [message, ...details.map((detail) => `${detail.property}: ${detail.message}`)].join(
        ' · ');
  } catch {
    return '';
  }
}

function callRow(call) {
  const note = [call.note, refusal(call)].filter(Boolean).join(' · ');
  const counts = [];
  if (call.messages)
    counts.push(element('span', {class: 'count'}, say('panel.messages', {count: call.messages})));
  if (call.charged)
    counts.push(
        element('span', {class: 'count charged'}, say('panel.counted', {count: call.charged})));
  else if (call.messages && call.status === 200)
    counts.push(element('span', {class: 'count'}, say('panel.free')));
  const detail = [
    call.retry_key && `X-Line-Retry-Key: ${call.retry_key}`, call.body && readable(call.body),
    call.answer && `→ ${readable(call.answer)}`
  ].filter(Boolean).join('\n\n');
  return element(
      'li', {},
      element(
          'details', {},
          element(
              'summary', {}, element('span', {class: 'time'}, moment(call.at_ms, 'seconds')),
              element(
                  'span', {class: 'path'}, `${call.method} ${call.path.replace('/v2/bot/', '')}`),
              counts, statusBadge(call.status),
              note ? element('span', {class: 'note'}, note) : null),
          element('pre', {}, detail)));
}

function deliveryRow(delivery) {
  const again = delivery.attempt > 1 ?
      element('span', {class: 'count charged'}, say('panel.attempt', {count: delivery.attempt})) :
      null;
  return element(
      'li', {},
      element(
          'details', {},
          element(
              'summary', {}, element('span', {class: 'time'}, moment(delivery.at_ms, 'seconds')),
              element('span', {class: 'path'}, delivery.kinds.join(', ') || say('panel.check')),
              again, element('span', {class: 'count'}, `${delivery.took_ms} ms`),
              statusBadge(delivery.status),
              delivery.reason ? element('span', {class: 'note'}, delivery.reason) : null),
          element('pre', {}, delivery.events.join('\n'))));
}

function addRows(list, rows) {
  if (rows.length === 0) return;
  list.querySelector('.empty')?.remove();
  list.prepend(...rows.reverse());
  while (list.childElementCount > rowsShown) list.lastElementChild.remove();
}

export class Panel {
  constructor() {
    this.calls = document.getElementById('calls');
    this.deliveries = document.getElementById('deliveries');
    this.counts = {calls: 0, deliveries: 0};
    const tabs = {
      calls: document.getElementById('show-calls'),
      deliveries: document.getElementById('show-deliveries')
    };
    for (const [name, tab] of Object.entries(tabs)) {
      this[name].append(element('li', {class: 'empty'}, say('panel.nothing')));
      tab.addEventListener('click', () => {
        for (const other of Object.keys(tabs)) {
          this[other].hidden = other !== name;
          tabs[other].classList.toggle('chosen', other === name);
        }
      });
    }
  }

  update(state) {
    addRows(this.calls, state.calls.map(callRow));
    addRows(this.deliveries, state.deliveries.map(deliveryRow));
    this.counts.calls += state.calls.length;
    this.counts.deliveries += state.deliveries.length;
    document.getElementById('call-count').textContent = this.counts.calls;
    document.getElementById('delivery-count').textContent = this.counts.deliveries;
    const {used, limit} = state.quota;
    const bar = document.getElementById('quota-bar');
    document.getElementById('quota').textContent =
        limit < 0 ? say('panel.unlimited', {used}) : `${used} / ${limit}`;
    bar.style.width = limit > 0 ? `${Math.min(100, used / limit * 100)}%` : used > 0 ? '100%' : '0';
    bar.classList.toggle('short', limit >= 0 && used >= limit * 0.9);
  }
}
