// What a person can try, below the head of their phone.
import {element} from './dom.js';
import {language, say} from './words.js';

// On a narrow screen the chat needs the room: there a tap opens them.
const narrowPixels = 900;

// The strip for a person with hints; each puts its words where `put` takes them. Null: no hints.
// REQUIRES: `hints` is as simulator/hints.h says.
export function drawHints(hints, isFriend, put) {
  if (!hints) return null;
  const entries = hints.try.map(
      (entry) => element(
          'li', {},
          element(
              'button', {
                type: 'button',
                title: say('hints.put', {text: entry.say}),
                disabled: !isFriend,
                click: () => put(entry.say)
              },
              entry.say),
          element('span', {}, entry[language])));
  return element(
      'details', {class: 'hints', open: innerWidth > narrowPixels},
      element(
          'summary', {}, element('b', {}, hints.who[language]), ' ',
          element('span', {}, say(isFriend ? 'hints.name' : 'hints.add_first'))),
      element('ul', {}, entries));
}
