// Draws LINE's flex messages and templates.
import {element} from './dom.js';
import {say} from './words.js';

const gaps = {
  none: 0,
  xs: 2,
  sm: 4,
  md: 8,
  lg: 12,
  xl: 16,
  xxl: 20
};
const fonts = {
  xxs: 11,
  xs: 13,
  sm: 14,
  md: 16,
  lg: 19,
  xl: 22,
  xxl: 29,
  '3xl': 35,
  '4xl': 48,
  '5xl': 74
};
const images = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  '3xl': 180,
  '4xl': 200,
  '5xl': 220
};
const borders = {
  none: 0,
  light: 0.5,
  normal: 1,
  medium: 2,
  'semi-bold': 3,
  bold: 4
};
const places = {
  top: 'flex-start',
  center: 'center',
  bottom: 'flex-end'
};
const aligns = {
  start: 'left',
  center: 'center',
  end: 'right'
};

// "md" or "12px" or "40%" as CSS.
const measure = (words, value) => (value in words ? `${words[value]}px` : value);

const ratioOf = (text, otherwise) => (text ?? otherwise).split(':').join(' / ');

// Links that are no web address do nothing as a picture.
const pictureOf = (url) =>
    (/^(https?:|\/|data:image)/.test(url ?? '') ? `url(${JSON.stringify(url)})` : 'none');

function makeTappable(node, action, tap) {
  if (!action) return node;
  node.classList.add('tappable');
  node.addEventListener('click', (event) => {
    event.stopPropagation();
    tap(action);
  });
  return node;
}

function placeInBox(node, component, box, index) {
  node.classList.add('component');
  const style = node.style;
  const isRow = box.layout !== 'vertical';
  const usual = isRow && !['icon', 'separator'].includes(component.type) ? 1 : 0;
  const share = component.flex ?? (component.width && isRow ? 0 : usual);
  style.flex = share > 0 ? `${share} ${isRow ? 1 : 0} ${isRow ? '0' : 'auto'}` : '0 0 auto';
  const margin = component.margin ?? (index > 0 ? box.spacing : undefined);
  if (margin !== undefined && component.position !== 'absolute') {
    style[isRow ? 'marginLeft' : 'marginTop'] = measure(gaps, margin);
  }
  if (component.gravity && isRow && box.layout === 'horizontal')
    style.alignSelf = places[component.gravity];
  if (component.position === 'absolute') style.position = 'absolute';
  const sides = {offsetTop: 'top', offsetBottom: 'bottom', offsetStart: 'left', offsetEnd: 'right'};
  for (const [name, side] of Object.entries(sides)) {
    if (component[name] === undefined) continue;
    if (component.position !== 'absolute') style.position = 'relative';
    style[side] = measure(gaps, component[name]);
  }
  return node;
}

function drawBox(box, tap) {
  const node = element('div', {class: `box ${box.layout}`});
  const style = node.style;
  if (box.backgroundColor) style.backgroundColor = box.backgroundColor;
  if (box.background?.type === 'linearGradient') {
    const {angle, startColor, centerColor, centerPosition, endColor} = box.background;
    const center = centerColor ? `, ${centerColor} ${centerPosition ?? '50%'}` : '';
    style.backgroundImage =
        `linear-gradient(${angle ?? '0deg'}, ${startColor}${center}, ${endColor})`;
  }
  if (box.borderWidth)
    style.border = `${measure(borders, box.borderWidth)} solid ${box.borderColor ?? '#d4d6da'}`;
  if (box.cornerRadius) {
    style.borderRadius = measure(gaps, box.cornerRadius);
    style.overflow = 'hidden';
  }
  for (const name of ['width', 'height', 'maxWidth', 'maxHeight', 'justifyContent', 'alignItems']) {
    if (box[name]) style[name] = box[name];
  }
  const sides = {
    paddingAll: 'padding',
    paddingTop: 'paddingTop',
    paddingBottom: 'paddingBottom',
    paddingStart: 'paddingLeft',
    paddingEnd: 'paddingRight'
  };
  for (const [name, side] of Object.entries(sides)) {
    if (box[name] !== undefined) style[side] = measure(gaps, box[name]);
  }
  (box.contents ?? []).forEach((child, index) => {
    node.append(placeInBox(drawComponent(child, box, tap), child, box, index));
  });
  return makeTappable(node, box.action, tap);
}

function styleText(node, text) {
  const style = node.style;
  if (text.size) style.fontSize = measure(fonts, text.size);
  if (text.color) style.color = text.color;
  if (text.weight === 'bold') style.fontWeight = 700;
  if (text.style === 'italic') style.fontStyle = 'italic';
  if (text.decoration && text.decoration !== 'none') style.textDecoration = text.decoration;
}

function drawText(text, tap) {
  const node = element('div', {class: text.wrap ? 'flex-text wrap' : 'flex-text'});
  styleText(node, text);
  if (text.align) node.style.textAlign = aligns[text.align];
  if (text.lineSpacing) node.style.lineHeight = `calc(1.4em + ${text.lineSpacing})`;
  if (text.maxLines) {
    node.classList.add('lines');
    node.style.webkitLineClamp = text.maxLines;
  }
  if (text.contents?.length) {
    for (const span of text.contents) {
      const part = element('span', {}, span.text ?? '');
      styleText(part, span);
      node.append(part);
    }
  } else {
    node.textContent = text.text;
  }
  return makeTappable(node, text.action, tap);
}

function drawImage(image, tap, isHero = false) {
  const size = image.size ?? 'md';
  const node = element('div', {
    class: 'flex-image',
    style: {
      width: size === 'full' ? '100%' : measure(images, size),
      aspectRatio: ratioOf(image.aspectRatio, isHero ? '20:13' : '1:1'),
      backgroundImage: pictureOf(image.url ?? image.previewUrl),
      backgroundSize: image.aspectMode === 'cover' ? 'cover' : 'contain',
      margin: image.align === 'start' ? '0 auto 0 0' :
          image.align === 'end'       ? '0 0 0 auto' :
                                        '0 auto',
    }
  });
  if (image.backgroundColor) node.style.backgroundColor = image.backgroundColor;
  return makeTappable(node, image.action, tap);
}

function drawButton(button, tap) {
  const kind = button.style ?? 'link';
  const node = element(
      'button', {class: `flex-button ${kind} ${button.height ?? 'md'}`},
      button.action?.label ?? '');
  if (button.color) node.style[kind === 'link' ? 'color' : 'backgroundColor'] = button.color;
  node.addEventListener('click', (event) => {
    event.stopPropagation();
    tap(button.action);
  });
  return element('div', {}, node);
}

function drawSeparator(separator, box) {
  const isRow = box.layout !== 'vertical';
  return element('div', {
    class: 'separator',
    style: {[isRow ? 'width' : 'height']: '1px', backgroundColor: separator.color ?? '#d4d6da'}
  });
}

function drawComponent(component, box, tap) {
  switch (component.type) {
    case 'box':
      return drawBox(component, tap);
    case 'text':
      return drawText(component, tap);
    case 'image':
      return drawImage(component, tap);
    case 'button':
      return drawButton(component, tap);
    case 'separator':
      return drawSeparator(component, box);
    case 'icon': {
      const size = measure(fonts, component.size ?? 'md');
      return element(
          'img', {class: 'icon', src: component.url, alt: '', style: {height: size, width: size}});
    }
    default:
      return element('div');
  }
}

function drawBubble(bubble, tap) {
  const node = element('div', {class: `bubble ${bubble.size ?? 'mega'}`});
  for (const name of ['header', 'hero', 'body', 'footer']) {
    const content = bubble[name];
    if (!content) continue;
    const block = element('div', {class: `block ${name}`});
    const style = bubble.styles?.[name];
    if (style?.backgroundColor) block.style.backgroundColor = style.backgroundColor;
    if (style?.separator) block.style.borderTop = `1px solid ${style.separatorColor ?? '#d4d6da'}`;
    const isPicture = content.type === 'image' || content.type === 'video';
    block.append(
        isPicture ?
            drawImage(
                {size: content.type === 'video' ? 'full' : undefined, ...content}, tap, true) :
            drawBox(content, tap));
    node.append(block);
  }
  return makeTappable(node, bubble.action, tap);
}

// `tap` is called with the action of what is tapped.
export function drawFlex(container, tap) {
  if (container.type !== 'carousel') return drawBubble(container, tap);
  return element(
      'div', {class: 'carousel'}, container.contents.map((bubble) => drawBubble(bubble, tap)));
}

function drawCard(card, tap) {
  const cover = card.thumbnailImageUrl ?
      element(
          'div', {class: 'cover', style: {backgroundImage: pictureOf(card.thumbnailImageUrl)}}) :
      null;
  const words = element(
      'div', {class: 'card-words'}, card.title ? element('b', {}, card.title) : null, card.text);
  makeTappable(words, card.defaultAction, tap);
  return element(
      'div', {class: 'card'}, cover, words,
      card.actions.map(
          (action) =>
              element('button', {class: 'flex-button', click: () => tap(action)}, action.label)));
}

export function drawTemplate(template, tap) {
  if (template.type === 'confirm') {
    return element(
        'div', {class: 'card confirm'}, element('div', {class: 'card-words'}, template.text),
        element(
            'div', {class: 'two'},
            template.actions.map(
                (action) => element(
                    'button', {class: 'flex-button', click: () => tap(action)}, action.label))));
  }
  if (template.type === 'carousel') {
    return element(
        'div', {class: 'carousel'}, template.columns.map((column) => drawCard(column, tap)));
  }
  if (template.type === 'image_carousel') {
    return element(
        'div', {class: 'carousel'},
        template.columns.map(
            (column) => element(
                'div', {class: 'card square'},
                element(
                    'div', {class: 'cover', style: {backgroundImage: pictureOf(column.imageUrl)}}),
                element(
                    'button', {class: 'flex-button', click: () => tap(column.action)},
                    column.action.label ?? say('answer.open')))));
  }
  return drawCard(template, tap);
}
