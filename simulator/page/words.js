// What the page itself says, in its two languages. What bots and people say is theirs.

const all = {
  th: {
    'page.title': 'LINE จำลอง',
    'page.other_language': 'English',
    'clock.name': 'นาฬิกา',
    'clock.hour': '+1 ชม.',
    'clock.day': '+1 วัน',
    'clock.week': '+7 วัน',
    'clock.set': 'ตั้งเวลา',
    'clock.real': 'เวลาจริง',
    'clock.pick': 'ตั้งเวลาของ LINE จำลอง (เวลาไทย)',
    'clock.moved_days': 'เลื่อน {count} วัน',
    'clock.moved_hours': 'เลื่อน {count} ชม.',
    'people.new': 'ชื่อคนใหม่',
    'people.add': 'เพิ่มโทรศัพท์',
    'people.phones': 'โทรศัพท์',
    'panel.name': 'สิ่งที่บอตทำ',
    'panel.charged': 'ข้อความที่คิดเงินเดือนนี้',
    'panel.unlimited': '{used} (ไม่จำกัด)',
    'panel.calls': 'บอตเรียก LINE',
    'panel.deliveries': 'LINE ส่งให้บอต',
    'panel.nothing': 'ยังไม่มี',
    'panel.no_answer': 'ไม่ตอบ',
    'panel.messages': '{count} ข้อความ',
    'panel.counted': 'คิด {count}',
    'panel.free': 'ฟรี',
    'panel.attempt': 'ครั้งที่ {count}',
    'panel.check': 'ตรวจสอบ',
    'answer.cancel': 'ยกเลิก',
    'answer.ok': 'ตกลง',
    'answer.pick': 'เลือก',
    'answer.open': 'เปิด',
    'problem.refused': 'ทำไม่ได้',
    'problem.away': 'ติดต่อ LINE จำลองไม่ได้',
    'phone.of': 'โทรศัพท์ของ',
    'phone.name': 'โทรศัพท์ของ {name}',
    'phone.hide': 'ซ่อนโทรศัพท์นี้',
    'phone.write': 'พิมพ์ข้อความ',
    'phone.message': 'ข้อความ',
    'phone.send_photo': 'ส่งรูปจากเครื่อง',
    'phone.send_sample': 'ส่งรูปตัวอย่าง',
    'phone.send_sticker': 'ส่งสติกเกอร์',
    'phone.send_place': 'ส่งตำแหน่ง',
    'phone.send': 'ส่ง',
    'phone.block': 'บล็อก',
    'phone.unblock': 'เลิกบล็อก',
    'phone.add': 'เพิ่มเพื่อน',
    'phone.has_blocked': '{name} บล็อกบอตอยู่',
    'phone.no_friend': 'ยังไม่ได้เป็นเพื่อนกับ {bot}',
    'phone.copied': 'คัดลอกแล้ว: {text}',
    'phone.opens': 'เปิดลิงก์',
    'phone.photo': 'รูป',
    'phone.place': 'ตำแหน่ง',
    'phone.unsend': 'ยกเลิกข้อความ',
    'phone.unsent': 'ยกเลิกข้อความแล้ว',
    'hints.name': 'ลองพิมพ์',
    'hints.add_first': 'เพิ่มเพื่อนก่อน แล้วลองพิมพ์',
    'hints.put': 'ใส่ในช่องข้อความ: {text}',
  },
  en: {
    'page.title': 'A stand-in for LINE',
    'page.other_language': 'ภาษาไทย',
    'clock.name': 'Clock',
    'clock.hour': '+1 h',
    'clock.day': '+1 day',
    'clock.week': '+7 days',
    'clock.set': 'Set time',
    'clock.real': 'Real time',
    'clock.pick': 'The time that LINE and the bot are to see (in Thailand)',
    'clock.moved_days': 'moved by {count} days',
    'clock.moved_hours': 'moved by {count} h',
    'people.new': 'A new name',
    'people.add': 'Add a phone',
    'people.phones': 'Phones',
    'panel.name': 'What the bot does',
    'panel.charged': 'Messages charged this month',
    'panel.unlimited': '{used} (no limit)',
    'panel.calls': 'Bot calls LINE',
    'panel.deliveries': 'LINE calls bot',
    'panel.nothing': 'Nothing yet',
    'panel.no_answer': 'no answer',
    'panel.messages': '{count} msg',
    'panel.counted': '{count} charged',
    'panel.free': 'free',
    'panel.attempt': 'attempt {count}',
    'panel.check': 'check',
    'answer.cancel': 'Cancel',
    'answer.ok': 'OK',
    'answer.pick': 'Choose',
    'answer.open': 'Open',
    'problem.refused': 'That cannot be done',
    'problem.away': 'The stand-in for LINE does not answer',
    'phone.of': 'Phone of',
    'phone.name': 'Phone of {name}',
    'phone.hide': 'Hide this phone',
    'phone.write': 'Write a message',
    'phone.message': 'Message',
    'phone.send_photo': 'Send a picture of yours',
    'phone.send_sample': 'Send a sample picture',
    'phone.send_sticker': 'Send a sticker',
    'phone.send_place': 'Send a place',
    'phone.send': 'Send',
    'phone.block': 'Block',
    'phone.unblock': 'Unblock',
    'phone.add': 'Add as a friend',
    'phone.has_blocked': '{name} has blocked the bot',
    'phone.no_friend': 'Not a friend of {bot} yet',
    'phone.copied': 'Copied: {text}',
    'phone.opens': 'Opens a link',
    'phone.photo': 'Picture',
    'phone.place': 'Place',
    'phone.unsend': 'Take back',
    'phone.unsent': 'Message taken back',
    'hints.name': 'Try this',
    'hints.add_first': 'Add the bot as a friend, then try this',
    'hints.put': 'Put into the message: {text}',
  },
};

const kept = 'simulator-language';

// "/?lang=en" decides; else what was chosen before, else whether the browser reads Thai.
function languageOf(asked) {
  if (asked in all) return asked;
  const chosen = localStorage.getItem(kept);
  if (chosen in all) return chosen;
  return navigator.languages.some((language) => language.startsWith('th')) ? 'th' : 'en';
}

export const language = languageOf(new URLSearchParams(location.search).get('lang'));
export const locale = {
  th: 'th-TH',
  en: 'en-GB'
}[language];

// The sentence of that name; {values} are filled in as they are.
export const say = (key, values = {}) =>
    all[language][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// Says what stands in the page's own elements: data-words="key", data-label="key" for those that
// are named only, data-hint="key" for what an empty field shows.
export function sayPage() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-words]'))
    node.textContent = say(node.dataset.words);
  for (const node of document.querySelectorAll('[data-label]'))
    node.setAttribute('aria-label', say(node.dataset.label));
  for (const node of document.querySelectorAll('[data-hint]'))
    node.placeholder = say(node.dataset.hint);
}

// Shows the page in the other language.
export function switchLanguage() {
  const other = language === 'th' ? 'en' : 'th';
  localStorage.setItem(kept, other);
  const query = new URLSearchParams(location.search);
  query.set('lang', other);
  location.search = query;
}
