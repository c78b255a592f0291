// One phone: the chat, what can be tapped, what can be sent.
import {ask, element, icon, moment, pick, toast} from './dom.js';
import {drawFlex, drawTemplate} from './flex.js';
import {drawHints} from './hints.js';
import {say} from './words.js';

const longPressMs = 550;

function drawSticker() {
  const svg = icon(
      'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z', 'M8.5 10v.6', 'M15.5 10v.6',
      'M8 14.5c2 2.6 6 2.6 8 0');
  svg.setAttribute('class', 'sticker');
  svg.setAttribute('fill', '#ffe08a');
  svg.setAttribute('stroke', '#6b4f00');
  svg.setAttribute('stroke-width', '1.2');
  svg.setAttribute('stroke-linecap', 'round');
  return svg;
}

// Web addresses in a text become links.
function drawWords(text) {
  const pieces = text.split(/(https?:\/\/\S+)/);
  return element(
      'div', {class: 'words'},
      pieces.map(
          (piece, index) => index % 2 ?
              element('a', {href: piece, target: '_blank', rel: 'noopener'}, piece) :
              piece));
}

export class Phone {
  constructor(person, botName, onHide) {
    this.person = person;
    this.botName = botName;
    this.bubbles = [];
    this.menuOpen = true;
    this.chat = element('div', {class: 'chat'});
    // The menu's picture and the buttons take their room when they come.
    new ResizeObserver(() => this.scrollDown()).observe(this.chat);
    this.hints = element('div', {});
    this.chips = element('div', {class: 'chips', hidden: true});
    this.foot = element('div', {class: 'foot'});
    this.menu = element('div', {});
    this.friendButton =
        element('button', {click: () => this.act(this.isFriend() ? 'block' : 'follow', {})});
    this.node = element(
        'article', {class: 'phone', 'aria-label': say('phone.name', {name: person.name})},
        element(
            'div', {class: 'phone-owner'}, say('phone.of'), element('b', {}, person.name),
            element('span', {class: 'spacer'}), this.friendButton,
            element(
                'button',
                {click: onHide, title: say('phone.hide'), 'aria-label': say('phone.hide')}, '×')),
        element(
            'div', {class: 'chat-head'}, element('span', {class: 'avatar'}, botName.slice(0, 1)),
            botName),
        this.hints, this.chat, this.chips, this.foot, this.menu);
    this.compose = this.makeCompose();
    this.update(person);
  }

  isFriend() {
    return this.person.friendship === 'friend';
  }

  act(what, body, type) {
    return ask(`/simulator/people/${this.person.id}/${what}`, body, type);
  }

  makeCompose() {
    const input = this.input = element('input', {
      type: 'text',
      placeholder: say('phone.write'),
      'aria-label': say('phone.message'),
      maxlength: 5000
    });
    const file = element('input', {
      type: 'file',
      accept: 'image/*',
      hidden: true,
      change: async () => {
        if (file.files[0]) await this.act('photo', file.files[0], file.files[0].type);
        file.value = '';
      }
    });
    const button = (title, click, ...paths) =>
        element('button', {type: 'button', title, 'aria-label': title, click}, icon(...paths));
    return element(
        'form', {
          class: 'compose',
          submit: (event) => {
            event.preventDefault();
            if (input.value.trim()) this.act('text', {text: input.value});
            input.value = '';
          }
        },
        file,
        button(
            say('phone.send_photo'), () => file.click(), 'M4 7h3l2-2.5h6L17 7h3v12H4z',
            'M12 10a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4z'),
        button(
            say('phone.send_sample'), () => this.act('photo', '', 'image/jpeg'), 'M4 5h16v14H4z',
            'M4 16l5-5 4 4 3-3 4 4'),
        button(
            say('phone.send_sticker'), () => this.act('sticker', {}),
            'M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16z', 'M9 10v.5', 'M15 10v.5', 'M8.5 14c2 2 5 2 7 0'),
        button(
            say('phone.send_place'),
            () => this.act(
                'location',
                {title: 'บ้าน', address: 'หมู่ที่ 4 บ้านหนองบัว', latitude: 15.2287, longitude: 104.8564}),
            'M12 21s-7-6.3-7-11a7 7 0 0 1 14 0c0 4.7-7 11-7 11z',
            'M12 7.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4z'),
        input,
        element(
            'button', {class: 'send', title: say('phone.send'), 'aria-label': say('phone.send')},
            icon('M4 12l16-8-5 16-3.5-6.5z', 'M11.5 13.5L20 4')));
  }

  // Shows who the person is to the bot, and the menu that is theirs.
  update(person) {
    this.person = person;
    this.friendButton.textContent = this.isFriend() ? say('phone.block') :
        person.was_friend                           ? say('phone.unblock') :
                                                      say('phone.add');
    const foot = this.isFriend() ?
        this.compose :
        element(
            'div', {class: 'closed'},
            person.was_friend ? say('phone.has_blocked', {name: person.name}) :
                                say('phone.no_friend', {bot: this.botName}),
            element(
                'button', {click: () => this.act('follow', {})},
                person.was_friend ? say('phone.unblock') : say('phone.add')));
    if (this.foot.firstChild !== foot) this.foot.replaceChildren(foot);
    this.updateHints();
    this.updateMenu();
    this.updateTail();
  }

  updateHints() {
    const key = JSON.stringify([this.person.hints, this.isFriend()]);
    if (key === this.hintsKey) return;
    this.hintsKey = key;
    const strip = drawHints(this.person.hints, this.isFriend(), (words) => {
      this.input.value = words;
      this.input.focus();
    });
    const before = this.hints.firstChild;
    if (strip && before) strip.open = before.open;
    this.hints.replaceChildren(...(strip ? [strip] : []));
  }

  updateMenu() {
    const menu = this.isFriend() ? this.person.menu : null;
    const key = JSON.stringify([menu?.richMenuId, this.menuOpen]);
    if (key === this.menuKey) return;
    this.menuKey = key;
    if (!menu) return this.menu.replaceChildren();
    const areas = menu.areas.map((area, index) => element('button', {
                                   title: area.action.label ?? '',
                                   'aria-label': area.action.label ?? '',
                                   click: () => this.tapMenu(area.action, index),
                                   style: {
                                     left: `${area.bounds.x / menu.size.width * 100}%`,
                                     top: `${area.bounds.y / menu.size.height * 100}%`,
                                     width: `${area.bounds.width / menu.size.width * 100}%`,
                                     height: `${area.bounds.height / menu.size.height * 100}%`,
                                   }
                                 }));
    const picture = element(
        'div', {class: 'rich-menu'},
        element('img', {src: `/simulator/menu/${menu.richMenuId}`, alt: menu.chatBarText}), areas);
    const bar = element(
        'button', {
          class: 'menu-bar',
          style: {width: '100%'},
          click: () => {
            this.menuOpen = !this.menuOpen;
            this.updateMenu();
          }
        },
        `${menu.chatBarText} ${this.menuOpen ? '▾' : '▴'}`);
    this.menu.replaceChildren(...(this.menuOpen ? [picture, bar] : [bar]));
  }

  async tapMenu(action, area) {
    const picked = await this.pickFor(action);
    if (picked !== null) this.showTap(await this.act('tap-menu', {area, picked}));
  }

  // What a picker is set to; empty where the action needs none, null where the person gave up.
  async pickFor(action) {
    if (action.type !== 'datetimepicker') return '';
    return pick(
        action.mode, action.label ?? say('answer.pick'), action.initial, action.min, action.max);
  }

  async tap(bubble, action) {
    const wanted = JSON.stringify(action);
    const button = bubble.buttons.findIndex((known) => JSON.stringify(known.action) === wanted);
    const picked = await this.pickFor(action);
    if (picked !== null)
      this.showTap(await this.act('tap', {message: bubble.id, button, picked}), action);
  }

  showTap(result, action) {
    if (!result?.opened) return;
    if (action?.type === 'clipboard')
      toast(say('phone.copied', {text: result.opened}));
    else
      toast(say('phone.opens'), /^https?:/.test(result.opened) ? result.opened : undefined);
  }

  add(bubble) {
    const before = this.bubbles.at(-1);
    this.bubbles.push(bubble);
    const day = moment(bubble.at_ms, 'day');
    const tail = this.loading?.isConnected ? this.loading : null;
    if (!before || moment(before.at_ms, 'day') !== day)
      this.chat.insertBefore(element('div', {class: 'day'}, day), tail);
    const row = this.drawRow(bubble, before?.author === 'bot' && before.at_ms === bubble.at_ms);
    row.dataset.message = bubble.id;
    this.chat.insertBefore(row, tail);
    this.updateTail();
    this.scrollDown();
  }

  drawRow(bubble, isAgain) {
    const isBot = bubble.author === 'bot';
    const content = this.drawMessage(bubble);
    const side = element(
        'div', {class: 'side'},
        isBot && bubble.sent_by !== 'reply' ?
            [element('span', {class: `sent-by ${bubble.sent_by}`}, bubble.sent_by), element('br')] :
            null,
        moment(bubble.at_ms, 'time'));
    const isWide = ['flex', 'template', 'imagemap'].includes(bubble.message.type);
    const row = element(
        'div',
        {class: `row ${isBot ? 'bot' : 'mine'} ${isWide ? 'wide' : ''} ${isAgain ? 'again' : ''}`},
        isBot ? element('span', {class: 'avatar'}, this.botName.slice(0, 1)) : null,
        isBot ? element('div', {class: 'content'}, content, side) : [content, side]);
    if (!isBot) this.watchLongPress(content, bubble);
    return row;
  }

  drawMessage(bubble) {
    const message = bubble.message;
    const tap = (action) => this.tap(bubble, action);
    switch (message.type) {
      case 'text':
      case 'textV2':
        return drawWords(message.text);
      case 'flex':
        return element('div', {class: 'flex-message'}, drawFlex(message.contents, tap));
      case 'template':
        return element('div', {class: 'flex-message'}, drawTemplate(message.template, tap));
      case 'sticker':
        return drawSticker();
      case 'image':
        return element('img', {
          class: 'photo',
          alt: say('phone.photo'),
          load: () => this.scrollDown(),
          src: bubble.author === 'bot' ? message.previewImageUrl : `/simulator/content/${bubble.id}`
        });
      case 'location':
        return element(
            'div', {class: 'place'}, element('b', {}, message.title ?? say('phone.place')),
            message.address ?? '');
      case 'file':
        return element('div', {class: 'file'}, message.fileName);
      default:
        return drawWords(message.altText ?? bubble.text);
    }
  }

  // Pressing one's own message for long offers to take it back.
  watchLongPress(node, bubble) {
    let timer = 0;
    const offer = (x, y) => {
      document.querySelector('.unsend-menu')?.remove();
      const menu = element(
          'button', {
            class: 'unsend-menu',
            style: {left: `${Math.min(x, innerWidth - 150)}px`, top: `${y}px`},
            click: () => {
              menu.remove();
              this.act('unsend', {message: bubble.id});
            }
          },
          say('phone.unsend'));
      document.body.append(menu);
      setTimeout(() => addEventListener('pointerdown', (event) => {
                   if (event.target !== menu) menu.remove();
                 }, {once: true}), 50);
    };
    node.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      offer(event.clientX, event.clientY);
    });
    node.addEventListener('pointerdown', (event) => {
      timer = setTimeout(() => offer(event.clientX, event.clientY), longPressMs);
    });
    for (const end of ['pointerup', 'pointerleave', 'pointercancel'])
      node.addEventListener(end, () => clearTimeout(timer));
  }

  // Puts a line in place of a message that was taken back.
  unsend(messageId) {
    const row = this.chat.querySelector(`[data-message="${messageId}"]`);
    if (!row || row.classList.contains('gone')) return;
    const line = element('div', {class: 'gone'}, say('phone.unsent'));
    line.dataset.message = messageId;
    row.replaceWith(line);
  }

  // The quick replies of the bot's last message, and the loading animation.
  updateTail() {
    const last = this.bubbles.filter((bubble) => bubble.author === 'bot').at(-1);
    const shows = last && last.number > this.person.quick_replies_used && this.isFriend();
    const quick = shows ? (last.buttons ?? []).filter((button) => button.quick) : [];
    const key = shows ? last.id : '';
    if (key !== this.chipsFor) {
      this.chipsFor = key;
      this.chips.replaceChildren(...quick.map(
          (button) =>
              element('button', {click: () => this.tapQuick(last, button.action)}, button.label)));
      this.chips.hidden = quick.length === 0;
      this.scrollDown();
    }
    if (!this.person.loading)
      this.loading?.remove();
    else if (!this.loading?.isConnected) {
      this.loading = element(
          'div', {class: 'row bot'}, element('span', {class: 'avatar'}, this.botName.slice(0, 1)),
          element('div', {class: 'loading'}, element('i'), element('i'), element('i')));
      this.chat.append(this.loading);
      this.scrollDown();
    }
  }

  tapQuick(bubble, action) {
    if (action.type === 'camera' || action.type === 'cameraRoll')
      return this.act('photo', '', 'image/jpeg');
    if (action.type === 'location')
      return this.act(
          'location', {title: 'ที่อยู่', address: 'หมู่ที่ 4', latitude: 15.2, longitude: 104.8});
    return this.tap(bubble, action);
  }

  scrollDown() {
    requestAnimationFrame(() => {
      this.chat.scrollTop = this.chat.scrollHeight;
    });
  }
}
