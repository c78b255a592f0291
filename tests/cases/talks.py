#!/usr/bin/env python3
"""Plays written talks with the bot and checks what it said and what it kept.

  talks.py BIN CASES_DIR_OR_FILE... [-v] [--only NAME] [--jobs N] [--by-file]

BIN is the bot's program. For each case of the .talk files a fresh bot is started (SQLite in a
temporary folder, free ports of 127.0.0.1, a clock that the case sets, a stand-in for LINE in this
file), the case is played, and the bot is stopped. A line a case that failed, then `passed N of M`;
exit 0 only if all passed. -v prints every talk; --only plays the cases whose title or file contains
NAME; --by-file counts by file. README.md explains the format.
"""
import argparse
import base64
import calendar
import concurrent.futures
import datetime as dt
import hashlib
import hmac
import http.server
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid
import zlib

# ------------------------------------------------------------------------------------------
# The tables: all that is read from the database stands here. Mend it here when they change.


def db(path):
    return sqlite3.connect(f'file:{path}?mode=ro', uri=True, timeout=5)


def household_of(path, user=None, house=None):
    with db(path) as c:
        if house is not None:
            row = c.execute(
                'SELECT id FROM household WHERE house_no = ? ORDER BY created_at_ms LIMIT 1',
                (house,),
            ).fetchone()
        else:
            row = c.execute(
                'SELECT household_id FROM household_link WHERE user_id = ? AND until_ms IS NULL'
                ' ORDER BY since_ms LIMIT 1',
                (user,),
            ).fetchone()
    return row and row[0]


def income_reports(path, household=None):
    """All reports, of one household if given, by time: baht, from, to, day, month, current."""
    with db(path) as c:
        rows = c.execute(
            'SELECT household_id, amount_satang, period_from, period_to, earned_on, month, status'
            ' FROM income_report'
            ' ORDER BY period_to, earned_on, created_at_ms, id'
        ).fetchall()
    return [
        {
            'house': h,
            'baht': number(s / 100),
            'from': f,
            'to': t,
            'day': d,
            'month': m,
            'current': st == 'current',
        }
        for h, s, f, t, d, m, st in rows
        if household is None or h == household
    ]


def purchases(path):
    """All purchases that count (not replaced, withdrawn or a draft): (baht, accepted or not)."""
    with db(path) as c:
        rows = c.execute(
            "SELECT amount_satang, status FROM purchase WHERE status IN"
            " ('sent', 'accepted', 'returned')"
            ' ORDER BY created_at_ms, id'
        ).fetchall()
    return [(number(s / 100), st == 'accepted') for s, st in rows]


def called_name(path, user):
    with db(path) as c:
        row = c.execute('SELECT called FROM line_account WHERE user_id = ?', (user,)).fetchone()
    return row[0] if row else ''


def baseline(path, household):
    with db(path) as c:
        row = c.execute(
            'SELECT baseline_total_satang, baseline_occupation_satang FROM household WHERE id = ?',
            (household,),
        ).fetchone()
    return [number(x / 100) for x in (row or ()) if x is not None]


def house_field(path, household, field):
    column = {
        'occupation': "main_occupation || ' ' || main_occupation_text",
        'programme': "programme_occupation || ' ' || programme_occupation_text",
        'skill': 'skill',
        'head': 'head_name',
        'members': 'members',
    }[field]
    with db(path) as c:
        row = c.execute(f'SELECT {column} FROM household WHERE id = ?', (household,)).fetchone()
    return str(row[0]) if row else ''


def tables_with(path, words, but=()):
    """The table.column names whose text contains the words."""
    found = []
    with db(path) as c:
        for (table,) in c.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            if table in but:
                continue
            for column in c.execute(f'PRAGMA table_info("{table}")').fetchall():
                if c.execute(
                    f'SELECT 1 FROM "{table}"'
                    f' WHERE instr(CAST("{column[1]}" AS TEXT), ?) > 0 LIMIT 1',
                    (words,),
                ).fetchone():
                    found.append(f'{table}.{column[1]}')
    return found


CHAT_LOG = ('inbox', 'outbox')  # The raw events and what was sent, which are purged by themselves.

# ------------------------------------------------------------------------------------------
# What the bot's answers mean: all that depends on wording stands here.

LOST = re.compile(r'ยังไม่เข้าใจ|ไม่เข้าใจที่พิมพ์')
ONLY_PRESS = re.compile(
    r'^\s*(กรุณา|ช่วย)?กด(เลือก)?(จาก|ที่)?\s*(ปุ่ม|เมนู)\S{0,30}\s*$|^กดเลือก\S*จากปุ่ม\S*$'
)
QUESTION = re.compile(
    r'ไหม|มั้ย|เท่าไร|เท่าไหร่|กี่|อะไร|ไหน|ใคร|อย่างไร|ยังไง|หรือยัง|หรือเปล่า|\?|หมายถึง|จะแก้|ขอเป็น|ขอเลข|ขอตัวเลข|ได้ไหม'
    r'|ใช่ไหม|คือไม่ได้|หรือ'
)
NAVIGATION = re.compile(
    r'^(เมนู|คุยกับคน|ยกเลิก|ย้อนกลับ|ข้าม|ติดต่อ.*|ดูยอด.*|ขอให้ช่วย|ส่งรายได้'
    r'|ไว้ทีหลัง|เริ่มใหม่|ดูเมนู)$'
)
FIGURE = re.compile(r'\d')

# The questions of a registration by their key words, and a plain answer; ('press', words...)
# presses the first such button.
REGISTRATION = [
    (r'ดูอีกครั้ง|ตรวจทาน|ข้อมูลถูกต้องไหม', ('press', 'บันทึก', 'ถูกต้อง', 'ถูกแล้ว', 'ใช่')),
    (
        r'เรื่องข้อมูลของคุณ|ขอบอกเรื่องข้อมูล|เก็บชื่อ|ยินยอม',
        ('press', 'รับทราบ', 'ตกลง', 'ยอมรับ', 'เริ่ม'),
    ),
    (r'บ้านเดียวกันไหม', ('press', 'บ้านเดียวกัน', 'ใช่')),
    (r'ใช่บ้านของคุณไหม|ใช่คุณไหม', ('press', 'ใช่')),
    (r'หัวหน้าบ้านชื่อ|ชื่อหัวหน้าบ้าน|หัวหน้าครอบครัวชื่อ', ('say', '{head}')),
    (r'คุณเป็นใครใน|เป็นอะไรกับ', ('press', '{relation}')),
    (r'เรียกคุณว่า|เรียกว่าอะไร|ชื่อเรียก|ชื่ออะไรดี', ('say', '{called}')),
    (r'เลขที่เท่าไร|บ้านเลขที่(อะไร|เท่าไหร่)|ขอเป็นบ้านเลขที่', ('say', '{house}')),
    (r'กี่วัน', ('say', '20')),
    (r'กี่ครั้ง', ('say', '10')),
    (r'กี่เดือน', ('say', '12')),
    (r'กี่สัปดาห์|กี่อาทิตย์', ('say', '4')),
    (r'กี่คน', ('say', '4')),
    (r'ทำอะไรเป็นหลัก|อาชีพหลัก', ('say', 'ยางพารา')),
    (r'ในโครงการนี้จะทำ|อาชีพในโครงการ', ('say', 'เพาะเห็ด')),
    (r'รายได้รวมเดือนละ|รายได้ทั้งบ้าน|รายได้รวม', ('say', '8000')),
    (r'มาจาก.{0,30}กี่บาท|ยังไม่เคยทำ', ('say', '0')),
    (r'เดือนละ|กี่บาท|เท่าไร', ('say', '8000')),
    (r'ฝีมือ|ของดี', ('press', 'ข้าม', 'ไม่มี')),
    (r'วันไหน|วันส่ง', ('press', '{day}', 'วันไหนก็ได้')),
    (r'รหัส', ('say', '{code}')),
]

REGISTERED = re.compile(r'ลงทะเบียนเรียบร้อย|เรียบร้อย.*พิมพ์ตัวเลข|พิมพ์ตัวเลข.*ได้ทุกเมื่อ', re.S)


def number(x):
    return int(x) if x == int(x) else x


def buttons(messages):
    found = []

    def walk(x):
        if isinstance(x, dict):
            if x.get('type') in (
                'message',
                'postback',
                'uri',
                'datetimepicker',
                'camera',
                'cameraRoll',
                'location',
                'clipboard',
            ) and ('label' in x or 'data' in x or 'uri' in x):
                found.append(x)
            for v in x.values():
                walk(v)
        elif isinstance(x, list):
            for v in x:
                walk(v)

    walk(messages)
    return found


def label(b):
    return b.get('label') or b.get('text') or b.get('displayText') or ''


def bubbles(messages):
    """The texts of each message."""
    out = []
    for m in messages or []:
        if m.get('type') == 'text':
            out.append(m['text'])
            continue
        parts = []

        def walk(y):
            if isinstance(y, dict):
                if y.get('type') in ('text', 'span') and 'text' in y:
                    parts.append(y['text'])
                for k, v in y.items():
                    if k not in ('quickReply', 'action'):
                        walk(v)
            elif isinstance(y, list):
                for v in y:
                    walk(v)

        walk(m)
        out.append('\n'.join(dict.fromkeys(parts)) or m.get('altText', ''))
    return out


def all_texts(messages):
    return bubbles(messages) + [m['altText'] for m in messages or [] if m.get('altText')]


def is_lost(messages):
    texts = bubbles(messages)
    if any(LOST.search(t) for t in texts):
        return True
    # Nothing but "press a button" (with the old question behind it, or not).
    return bool(texts) and any(ONLY_PRESS.match(line) for line in texts[0].split('\n')[:1])


def asks(messages):
    texts = bubbles(messages)
    if not texts or is_lost(messages):
        return False
    if any(QUESTION.search('\n'.join(t.rstrip().split('\n')[-2:])) for t in texts):
        return True
    return len([b for b in buttons(messages) if not NAVIGATION.match(label(b))]) >= 2


# ------------------------------------------------------------------------------------------
# A stand-in for LINE: reply token good once and for a minute, one to five messages, retry keys,
# photos.


def user_id(name):
    return 'U' + hashlib.md5(name.encode()).hexdigest()


def random_id():
    alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    n = (int(time.time() * 1000) << 80) | int.from_bytes(os.urandom(10), 'big')
    return ''.join(alphabet[(n >> (5 * i)) & 31] for i in range(25, -1, -1))


def png():
    """A small picture of its own."""
    rows = b''.join(b'\0' + os.urandom(3 * 24) for _ in range(24))

    def chunk(kind, data):
        return (
            struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
        )

    return (
        b'\x89PNG\r\n\x1a\n'
        + chunk(b'IHDR', struct.pack('>IIBBBBB', 24, 24, 8, 2, 0, 0, 0))
        + chunk(b'IDAT', zlib.compress(rows))
        + chunk(b'IEND', b'')
    )


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *a):
        pass

    def do_GET(self):
        self.any('GET')

    def do_POST(self):
        self.any('POST')

    def do_PUT(self):
        self.any('PUT')

    def do_DELETE(self):
        self.any('DELETE')

    def answer(self, code, raw, kind='application/json'):
        self.send_response(code)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(raw)))
        self.send_header('x-line-request-id', str(uuid.uuid4()))
        self.end_headers()
        self.wfile.write(raw)

    def any(self, method):
        line = self.server.line
        raw = self.rfile.read(int(self.headers.get('Content-Length') or 0))
        path = self.path.split('?')[0]
        try:
            body = json.loads(raw) if raw[:1] == b'{' else {}
        except ValueError:
            body = {}
        code, out = 200, {}
        with line.changed:
            if path.endswith('/message/reply'):
                token, messages = (
                    line.tokens.get(body.get('replyToken')),
                    body.get('messages') or [],
                )
                if not 1 <= len(messages) <= 5:
                    code, out = 400, {'message': 'Size must be between 1 and 5'}
                elif not token or token['used']:
                    code, out = 400, {'message': 'Invalid reply token'}
                else:
                    token['used'] = True
                    line.said(token['user'], messages, out)
                line.calls.append((path, code))
            elif path.endswith(('/message/push', '/message/multicast')):
                key, to = self.headers.get('X-Line-Retry-Key'), body.get('to')
                to = to if isinstance(to, list) else [to]
                if key and key in line.keys:
                    code, out = 409, {'message': 'The retry key is already accepted'}
                else:
                    line.keys.add(key)
                    line.pushed += len(to)
                    for u in to:
                        line.said(u, body.get('messages') or [], out)
                line.calls.append((path, code))
            elif path.endswith('/quota'):
                out = {'type': 'limited', 'value': 3000}
            elif path.endswith('/consumption'):
                out = {'totalUsage': line.pushed}
            elif '/profile/' in path:
                out = {
                    'userId': path.rsplit('/', 1)[1],
                    'displayName': 'LINE user',
                    'language': 'th',
                }
            elif path.startswith('/oauth2/v3/token'):
                out = {'access_token': uuid.uuid4().hex, 'expires_in': 900, 'token_type': 'Bearer'}
            elif path == '/v2/bot/info':
                out = {
                    'userId': 'U' + '0' * 32,
                    'basicId': '@sammachip',
                    'displayName': 'sammachip',
                    'chatMode': 'bot',
                    'markAsReadMode': 'auto',
                }
            elif path.endswith('/content'):
                kind, data = line.content.get(path.split('/')[-2], ('gone', b''))
            elif path.endswith('/richmenu/list'):
                out = {'richmenus': []}
            elif path.endswith('/alias/list'):
                out = {'aliases': []}
            line.changed.notify_all()
        if path.endswith('/content'):
            if kind != 'photo':
                time.sleep(1)  # What cannot be kept is known late, when the talk has gone on.
            if kind == 'gone':
                return self.answer(404, b'{"message":"Not found"}')
            return self.answer(
                200, data, {'photo': 'image/png', 'heic': 'image/heic'}.get(kind, 'image/jpeg')
            )
        self.answer(code, json.dumps(out).encode())


class Line:
    def __init__(self, state=None):
        self.changed = threading.Condition()
        self.tokens, self.keys, self.calls, self.pushed = {}, set(), [], 0
        self.last, self.bot_ids, self.content, self.offered = (
            {},
            {},
            {},
            {},
        )  # By user: what was said since their last act, its ids; all buttons.
        if state:
            self.last, self.content = dict(state[0]), dict(state[1])
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads, self.server.line = True, self
        self.port = self.server.server_address[1]
        threading.Thread(
            target=self.server.serve_forever, kwargs={'poll_interval': 0.05}, daemon=True
        ).start()

    def said(self, user, messages, out):
        ids = [str(time.time_ns() + i) for i in range(len(messages))]
        self.offered.setdefault(user, []).extend(buttons(messages))
        out['sentMessages'] = [{'id': i, 'quoteToken': 'q'} for i in ids]
        self.last[user], self.bot_ids[user] = (
            self.last.get(user, []) + messages,
            self.bot_ids.get(user, []) + ids,
        )

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


# ------------------------------------------------------------------------------------------
# The bot and the people.

BANGKOK = dt.timezone(dt.timedelta(hours=7))
SECRET = 'c2VjcmV0LW9mLXRoZS10YWxrcw'
VILLAGE = '92060307'


class Problem(Exception):
    pass  # The case cannot be played on, or a check does not hold.


ports, ports_lock = (
    random.Random().sample(range(20000, 32000), 12000),
    threading.Lock(),
)  # Below those that the system gives out by itself.


def free_port():
    with ports_lock:
        while True:
            p = ports.pop()
            with socket.socket() as s:
                try:
                    s.bind(('127.0.0.1', p))
                    return p
                except OSError:
                    pass


HOUSES = [
    ('12', 'บัว ทองดี'),
    ('2', 'แดง คงทน'),
    ('10', 'ประเสริฐ ใจเย็น'),
    ('3/1', 'จิตรา แสงทอง'),
    ('17', 'ปราณี มีสุข'),
    ('45/2', 'สมชาย บุญมา'),
    ('6', 'สมศักดิ์ ดีงาม'),
    ('18', 'สุดใจ รักดี'),
    ('1', 'วิไล ชูช่วย'),
    ('11', 'มาลี หนูแก้ว'),
]
HEAD, HOUSE, CALLED = 'สมศรี ใจดี', '99', 'ศรี'


class Talk:
    """One bot with its people."""

    def __init__(self, binary, folder, start, said, template=None):
        self.binary, self.folder, self.print = binary, folder, said
        self.line = Line(template and template['line'])
        self.people = (
            dict(template['people']) if template else {}
        )  # Name -> what we know of the person.
        self.sent = (
            {k: list(v) for k, v in template['sent'].items()} if template else {}
        )  # Name -> message ids, newest last.
        self.codes = dict(template['codes']) if template else {}
        self.path = f'{folder}/bot.db'
        self.process = None
        self.offset = 0
        self.together, self.waiting, self.written, self.pending = 0, [], None, {}
        self.last_webhook, self.before, self.was_said = None, {}, None
        self.set_clock(start, wait=False)
        self.start()

    def env(self):
        keep = {k: v for k, v in os.environ.items() if not k.startswith('SAMMACHIP_')}
        line = f'http://127.0.0.1:{self.line.port}'
        return dict(
            keep,
            SAMMACHIP_LISTEN=f'127.0.0.1:{self.port}',
            SAMMACHIP_DATABASE_URL=f'sqlite:///{self.path}',
            SAMMACHIP_LINE_CHANNEL_SECRET=SECRET,
            SAMMACHIP_LINE_CHANNEL_TOKEN='token',
            SAMMACHIP_LINE_API_URL=line,
            SAMMACHIP_LINE_DATA_URL=line,
            SAMMACHIP_PUBLIC_URL='https://example.org',
            SAMMACHIP_TIME_OFFSET_FILE=f'{self.folder}/offset',
            SAMMACHIP_HTTP_THREADS='4',
            SAMMACHIP_SENDER_THREADS='2',
        )

    def start(self):
        for _ in range(3):
            self.port = free_port()
            self.process = subprocess.Popen(
                [self.binary, 'serve'],
                env=self.env(),
                stdout=open(f'{self.folder}/log', 'ab'),
                stderr=subprocess.STDOUT,
                cwd=self.folder,
            )
            for _ in range(800):
                if self.process.poll() is not None:
                    break
                try:
                    socket.create_connection(('127.0.0.1', self.port), 0.2).close()
                    if self.process.poll() is None:
                        return
                except OSError:
                    time.sleep(0.025)
            self.stop_process()
        raise Problem(
            'the bot does not start: ' + open(f'{self.folder}/log', errors='replace').read()[-300:]
        )

    def stop_process(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def stop(self):
        self.stop_process()
        self.line.stop()

    def command(self, *words):
        r = subprocess.run(
            [self.binary, *words],
            env=self.env(),
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=30,
        )
        if r.returncode != 0:
            raise Problem(f'the command {words[0]} failed: {(r.stderr or r.stdout)[-200:]}')
        return r.stdout + r.stderr

    # The clock.
    def now(self):
        return dt.datetime.fromtimestamp(time.time() + self.offset, BANGKOK)

    def set_clock(self, when, wait=True):
        forward = when.timestamp() - time.time() - self.offset
        self.offset = int(when.timestamp() - time.time())
        with open(f'{self.folder}/offset.new', 'w') as f:
            f.write(str(self.offset))
        os.replace(f'{self.folder}/offset.new', f'{self.folder}/offset')
        if wait:
            time.sleep(
                0.12 if forward < 600 else 1.3
            )  # The bot looks each 50 ms; what is due it does within a second.

    # Acts.
    def event(self, who, kind, **more):
        at = self.written or self.now()
        e = {
            'type': kind,
            'mode': 'active',
            'timestamp': int(at.timestamp() * 1000),
            'source': {'type': 'user', 'userId': user_id(who)},
            'webhookEventId': random_id(),
            'deliveryContext': {'isRedelivery': self.written is not None},
            **more,
        }
        self.written = None
        if kind not in ('unfollow', 'unsend'):
            e['replyToken'] = uuid.uuid4().hex
            self.line.tokens[e['replyToken']] = {'user': e['source']['userId'], 'used': False}
        if kind == 'message':
            self.sent.setdefault(who, []).append(e['message']['id'])
        return self.post(who, e)

    def post(self, who, e):
        self.waiting.append((who, e))
        if len(self.waiting) < self.together:
            return
        pairs, self.waiting = self.waiting, []
        swapped, self.together = getattr(self, 'swapped', False), 0
        self.swapped = False
        for name, _ in pairs:
            self.before[name] = self.figures(name)
        self.was_said = pairs[-1][0]
        self.last_webhook = (pairs[-1][0], [x for _, x in (pairs[::-1] if swapped else pairs)])
        self.deliver(self.last_webhook[1], [name for name, _ in pairs])

    def deliver(self, events, names, again=False):
        body = json.dumps(
            {'destination': 'U' + '0' * 32, 'events': events}, ensure_ascii=False
        ).encode()
        with self.line.changed:
            if not again:
                for n in names:
                    self.line.last[user_id(n)], self.line.bot_ids[user_id(n)] = [], []
        for attempt in range(3):
            code = self.http(body)
            if code != 503:
                break
            time.sleep(0.3)
        if code != 200:
            raise Problem(f'the webhook was answered {code}')
        until = time.time() + (0.4 if again else 10)
        tokens = [e['replyToken'] for e in events if 'replyToken' in e]
        with self.line.changed:
            while time.time() < until and not all(self.line.tokens[t]['used'] for t in tokens):
                self.line.changed.wait(0.05)
        if not tokens:
            time.sleep(0.1)
        for n in names:
            self.heard(n)

    def http(self, body):
        signature = base64.b64encode(
            hmac.new(SECRET.encode(), body, hashlib.sha256).digest()
        ).decode()
        r = urllib.request.Request(
            f'http://127.0.0.1:{self.port}/webhook',
            body,
            {'Content-Type': 'application/json; charset=utf-8', 'x-line-signature': signature},
        )
        try:
            with urllib.request.urlopen(r, timeout=10) as a:
                return a.status
        except urllib.error.HTTPError as e:
            return e.code
        except OSError as e:
            if self.process.poll() is not None:
                raise Problem(f'the bot ended with {self.process.returncode}')
            return 0

    def answer(self, who):
        return self.line.last.get(user_id(who)) or []

    def heard(self, who):
        for t in bubbles(self.answer(who)):
            self.print(f'    bot to {who}: ' + t.replace('\n', '\n        '))
        if buttons(self.answer(who)):
            self.print('        ' + ' '.join(f'[{label(b)}]' for b in buttons(self.answer(who))))
        if not self.answer(who):
            self.print(f'    bot to {who}: (nothing)')

    def says(self, who, text, quoted=None):
        text = text.replace('⏎', '\n')
        for k, v in self.codes.items():
            text = text.replace('{' + k + '}', v)
        self.print(f'{self.now():%a %d %b %H:%M} {who}: {text}')
        m = {'id': str(time.time_ns()), 'type': 'text', 'quoteToken': 'q', 'text': text}
        if quoted:
            m['quotedMessageId'] = quoted
        self.event(who, 'message', message=m)

    def taps(self, who, *wanted, offered=None):
        if offered is None:
            offered = buttons(self.answer(who))
        for w in wanted:
            b = next((b for b in offered if label(b) == w), None) or next(
                (b for b in offered if self.fits(b, w)), None
            )
            if b:
                break
        else:
            raise Problem(
                f'no button [{wanted[0]}] for {who}, only '
                + ' '.join(f'[{label(b)}]' for b in offered)
                + f' below {self.short(who)}'
            )
        self.print(f'{self.now():%a %d %b %H:%M} {who} taps [{label(b)}]')
        if b['type'] == 'postback':
            self.event(who, 'postback', postback={'data': b['data']})
        elif b['type'] == 'datetimepicker':
            self.event(
                who,
                'postback',
                postback={
                    'data': b['data'],
                    'params': {
                        b['mode']: self.now().strftime(
                            {'date': '%Y-%m-%d', 'time': '%H:%M'}.get(b['mode'], '%Y-%m-%dT%H:%M')
                        )
                    },
                },
            )
        elif b['type'] == 'message':
            self.event(
                who,
                'message',
                message={
                    'id': str(time.time_ns()),
                    'type': 'text',
                    'quoteToken': 'q',
                    'text': b.get('text', label(b)),
                },
            )
        else:
            raise Problem(f'the button [{label(b)}] is a {b["type"]}, nothing to press')

    @staticmethod
    def fits(b, words):  # "ใช่" is not "ไม่ใช่".
        return words in label(b) and ('ไม่' in words or not label(b).startswith(('ไม่', 'ยังไม่')))

    def offers(self, who, words):
        return any(self.fits(b, words) for b in buttons(self.answer(who)))

    def photo(self, who, kind):
        mid = str(time.time_ns())
        p = png()
        data = {
            'photo': p,
            'gone': b'',
            'heic': b'\0\0\0\x18ftypheic\0\0\0\0mif1heic' + os.urandom(300),
            'broken': b'\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0' + os.urandom(40),
            'empty': b'',
        }[kind]
        self.line.content[mid] = (kind, data)
        self.print(f'{self.now():%a %d %b %H:%M} {who} sends a picture ({kind})')
        self.event(
            who,
            'message',
            message={
                'id': mid,
                'type': 'image',
                'quoteToken': 'q',
                'contentProvider': {'type': 'line'},
            },
        )

    def short(self, who):
        said = ' / '.join(t.replace('\n', ' ') for t in bubbles(self.answer(who)))
        return f'"{said[:220]}"' if said else 'no answer'

    # What was kept.
    def household(self, who):
        return household_of(self.path, user=user_id(who))

    def figures(self, who):
        try:
            h = self.household(who)
        except sqlite3.Error:
            return []
        return (
            [(r['baht'], r['from'], r['to']) for r in income_reports(self.path, h) if r['current']]
            if h
            else []
        )

    # --- Set-ups, each played as people would play it.
    def place(self, households=0, team=2, budget=2000):
        self.command(
            'village',
            'add',
            '--code',
            VILLAGE,
            '--moo',
            '7',
            '--name',
            'หนองบัว',
            '--tambon',
            'เขากอบ',
            '--district',
            'ห้วยยอด',
            '--province',
            'ตรัง',
            '--phone',
            '075-271-111',
            '--officer',
            'อร',
        )
        year = self.now().year + 543 + (self.now().month >= 10)
        self.command(
            'village',
            'year',
            '--village',
            VILLAGE,
            '--fiscal-year',
            str(year),
            *(['--households', str(households)] if households else []),
            '--team',
            str(team),
            '--budget',
            str(budget),
        )
        self.codes['code'] = self.code(self.command('join-code', '--village', VILLAGE))

    def code(self, said):
        m = re.search(r'\b[A-Z2-9]{5}-[A-Z2-9]{5}\b|\b[A-Z2-9]{4}-[A-Z2-9]{4}\b', said)
        if not m:
            raise Problem(f'no code in: {said[:120]}')
        return m[0]

    def follows(self, who):
        self.print(f'{self.now():%a %d %b %H:%M} {who} adds the bot as a friend')
        self.event(who, 'follow', follow={'isUnblocked': False})

    def registers(self, who, until=None, **known):
        """The driver of a registration: answers each question by its key words until the house is
        registered, or until the bot's answer matches `until`, or until no question is recognised.
        True if it came to the end.
        """
        known = {
            'head': HEAD,
            'house': HOUSE,
            'called': CALLED,
            'relation': 'หัวหน้าบ้าน',
            'day': 'วันไหนก็ได้',
            'code': self.codes.get('code', ''),
            **known,
        }
        self.people[who] = known
        if who not in self.sent and not self.answer(who):
            self.follows(who)
        last, same = None, 0
        if (
            until is None
            and not self.household(who)
            and self.asked(who) is None
            and who not in self.pending
        ):
            self.says(who, known['code'])
        for _ in range(45):
            texts = bubbles(self.answer(who))
            asked = texts[-1] if texts else ''
            if until and any(re.search(until, t) for t in texts):
                self.pending[who] = self.asked(who)
                return True
            done = any(REGISTERED.search(t) for t in texts) and self.household(who)
            if done and (
                REGISTERED.search(asked) or not any(re.search(p, asked) for p, _ in REGISTRATION)
            ):
                return until is None
            same = same + 1 if asked == last else 0
            last = asked
            if same > 2:
                return False
            question = self.asked(who) or self.pending.get(
                who
            )  # Not understood, the last question stands.
            self.pending[who] = question
            how, *answers = question or ('',)
            answers = [a.format(**known) for a in answers]
            if how == 'say':
                self.says(who, answers[0])
            elif how == 'press' and any(self.offers(who, a) for a in answers):
                self.taps(who, *answers)
            else:
                skip = [b for b in buttons(self.answer(who)) if re.search('ข้าม|ไม่มี', label(b))]
                if not skip:
                    return False
                self.taps(who, label(skip[0]))
        return False

    def asked(self, who):
        """The answer to the registration's question that the bot asked last, or None."""
        texts = bubbles(self.answer(who))
        asked = texts[-1] if texts else ''
        return next(
            (
                a
                for pattern, a in REGISTRATION
                if re.search(pattern, asked)
                and (
                    a[0] == 'say'
                    or any(self.offers(who, w) for w in a[1:] if '{' not in w)
                    or '{' in a[1]
                )
            ),
            None,
        )

    def must_register(self, who, **known):
        if not self.registers(who, **known):
            raise Problem(f'the registration of {who} stopped at {self.short(who)}')

    def comes_in(self, who, code, called):
        """Takes up an invitation."""
        self.follows(who)
        known = dict(called=called, code=code)
        for _ in range(8):
            texts = bubbles(self.answer(who))
            asked = texts[-1] if texts else ''
            if any('ยินดีต้อนรับ' in t for t in texts):
                return
            if re.search(r'เรียกคุณว่า|เรียกว่าอะไร', asked):
                self.says(who, called)
            elif re.search(r'ใช่คุณไหม', asked):
                self.taps(who, 'ใช่')
            elif any(self.offers(who, w) for w in ('รับทราบ', 'ตกลง', 'ยอมรับ')):
                self.taps(who, 'รับทราบ', 'ตกลง', 'ยอมรับ')
            else:
                self.says(who, code)
        if not any('ยินดีต้อนรับ' in t for t in bubbles(self.answer(who))):
            raise Problem(f'{who} could not take up the invitation: {self.short(who)}')

    def officer(self):
        self.comes_in(
            'officer', self.code(self.command('invite', 'officer', '--area', VILLAGE[:6])), 'อร'
        )

    def steps(self, who, lines):
        for l in lines:
            if l == '(photo)':
                self.photo(who, 'photo')
            elif l[0] == '[':
                self.taps(who, *l.strip('[]').split('|'))
            else:
                self.says(who, l)

    def village(self, n, until='list'):
        """An officer, a leader, a sage, and a list of n houses that the officer accepted."""
        self.place(households=max(n, 1))
        self.officer()
        self.comes_in(
            'leader', self.code(self.command('invite', 'leader', '--area', VILLAGE)), 'สมใจ'
        )
        self.steps(
            'leader',
            [
                'งานวันนี้',
                '[ทำข้อ 1]',
                'พร ใจดี',
                'ทำพริกแกง',
                '[มาก]',
                '[มาก]',
                '[มาก]',
                '[ยินดีแล้ว]',
                '[ดูรายชื่อทีม]',
                '[ส่งให้พัฒนากร]',
                '[ส่งเลย]',
            ],
        )
        self.steps('officer', ['รอตัดสิน', '[รับรอง]'])
        self.steps('leader', ['เชิญคน', '[ทีมวิทยากร]', '[พร ใจดี]'])
        self.comes_in('sage', self.code('\n'.join(bubbles(self.answer('leader')))), 'ครูพร')
        self.steps(
            'leader',
            [
                'งานวันนี้',
                '[ทำข้อ 1]',
                '[บันทึกย้อนหลัง]',
                '[วันนี้]',
                '[ศาลาหมู่บ้าน]',
                '[อ่านแล้ว]',
                '40',
                '[พริกแกง]',
                '(photo)',
                '[ถูกแล้ว]',
                '[จดบ้านแรก]',
            ],
        )
        if until == 'forum':
            return
        for i, (house, head) in enumerate(HOUSES[:n]):
            self.steps(
                'leader',
                (['[บ้านต่อไป]'] if i else []) + [f'{house} {head}', '[มากทุกข้อ]', '[เลือก]'],
            )
        self.steps(
            'leader',
            ['[แบ่งกันดูแล]', '[แบ่งให้หน่อย]', '[ดูรายชื่อบ้าน]', '[ส่งให้พัฒนากร]', '[ส่งเลย]'],
        )
        self.steps('officer', ['รอตัดสิน', '[รับรอง]'])

    def given(self, what):
        if what == 'nobody':
            return self.place()
        if what == 'newcomer':
            return self.place()  # Follows at the start of the case.
        m = re.fullmatch(r'household(?: asked on (\w+))?(?: called (\S+))?', what)
        if m:
            self.place()
            day = {None: 'วันไหนก็ได้', 'Monday': 'จันทร์', 'Wednesday': 'พุธ', 'Friday': 'ศุกร์'}[
                m[1]
            ]
            return self.must_register('household', day=day, called=m[2] or CALLED)
        if what == 'two households':
            self.place()
            self.must_register('household')
            return self.must_register('neighbour', house='7', head='มานพ ทองแท้', called='มานพ')
        if what == 'officer':
            self.place()
            return self.officer()
        m = re.fullmatch(
            r'leader-with-village (\d+)(?: at the forum)?(?:, house (\S+) is (\w+))?'
            r'(?:, house (\S+) is (\w+))?',
            what,
        )
        if m:
            self.village(int(m[1]), until='forum' if 'at the forum' in what else 'list')
            for house, who in ((m[2], m[3]), (m[4], m[5])):
                if house:
                    self.must_register(
                        who,
                        house=house,
                        head=dict(HOUSES)[house],
                        called=dict(HOUSES)[house].split()[0],
                    )
            return
        raise Problem(f'unknown: given {what}')


# ------------------------------------------------------------------------------------------
# Cases.


class Case:
    def __init__(self, file, title, lines):
        self.file, self.title, self.lines = file, title, lines


def read_cases(path):
    cases, current = [], None
    for n, line in enumerate(open(path, encoding='utf-8'), 1):
        line = line.strip()
        if line.startswith('##') or not line:
            continue
        if line.startswith('#'):
            current = Case(os.path.basename(path), line[1:].strip(), [])
            cases.append(current)
            continue
        if current is None:
            sys.exit(f'{path}:{n}: a line before the first "# title"')
        current.lines.append((n, line))
    return cases


def moment(text):
    return dt.datetime.strptime(text, '%Y-%m-%d %H:%M').replace(tzinfo=BANGKOK)


def later(when, n, unit):
    if unit.startswith('month'):
        y, m = divmod(when.year * 12 + when.month - 1 + n, 12)
        return when.replace(
            year=y, month=m + 1, day=min(when.day, calendar.monthrange(y, m + 1)[1])
        )
    return when + dt.timedelta(
        **{
            {'minute': 'minutes', 'hour': 'hours', 'day': 'days', 'week': 'weeks'}[
                unit.rstrip('s')
            ]: n
        }
    )


templates, templates_lock = {}, threading.Lock()


def prepared(binary, givens, start, base):
    """The folder of a bot in which `givens` were played: made once a set-up, copied for each case."""
    key = (tuple(givens), start)
    with templates_lock:
        entry = templates.setdefault(key, {'lock': threading.Lock()})
    with entry['lock']:
        if 'failed' in entry:
            raise Problem(entry['failed'])
        if 'folder' not in entry:
            folder = tempfile.mkdtemp(dir=base)
            log = []
            talk = None
            try:
                talk = Talk(binary, folder, start, log.append)
                for g in givens:
                    talk.given(g)
                if any(m for m, code in talk.line.calls if code >= 400):
                    log.append('(a call to LINE was refused)')
                talk.stop()
            except Problem as p:
                if talk:
                    talk.stop()
                entry['failed'] = f'the set-up could not be played: {p}'
                entry['log'] = log
                raise Problem(
                    entry['failed'] + ('\n' + '\n'.join(log[-12:]) if Run.verbose else '')
                )
            entry.update(
                folder=folder,
                line=(talk.line.last, talk.line.content),
                people=talk.people,
                sent=talk.sent,
                codes=talk.codes,
                log=log,
            )
    return entry


WHO = r'(?:(?!not |never )([a-z]\w*) )?'


MOST_PLAYED_AGAIN = 5


class Run:
    verbose = False

    def __init__(self, binary, case, base):
        self.binary, self.case, self.base, self.log, self.talk, self.nevers = (
            binary,
            case,
            base,
            [],
            None,
            [],
        )

    def play(self):
        """None, or what went wrong."""
        line, givens, at, since = ('', ''), [], None, None
        try:
            for n, l in self.case.lines:
                m = re.fullmatch(r'given (.*?)(?: since (\d{4}-\d\d-\d\d))?', l)
                if m:
                    givens.append(m[1])
                    since = m[2] or since
                if l.startswith('at ') and not at:
                    at = moment(l[3:])
            at = at or moment('2026-11-25 10:00')
            start = (
                moment(since + ' 09:00')
                if since
                else (at - dt.timedelta(days=1)).replace(hour=9, minute=0)
            )
            made = prepared(self.binary, givens or ['nobody'], start, self.base)
            folder = tempfile.mkdtemp(dir=self.base)
            shutil.rmtree(folder)
            shutil.copytree(made['folder'], folder)
            self.folder = folder
            self.talk = Talk(self.binary, folder, at, self.log.append, made)
            time.sleep(0.1)
            if 'newcomer' in givens:
                self.talk.follows('newcomer')
            for line in self.case.lines:
                self.line(line[1])
            for check in self.nevers:
                self.check(check, final=True)
            return None
        except Problem as p:
            return f'line {line[0]}: {line[1]} -- {p}'
        finally:
            if self.talk:
                self.talk.stop()

    def line(self, l):
        t = self.talk
        if l.startswith(('given ', 'at ')):
            return
        if l.startswith('* '):
            return self.direction(l[2:])
        m = re.fullmatch(r'([a-z]\w*): (.*)', l)
        if m:
            return t.says(m[1], m[2])
        m = re.fullmatch(r'([a-z]\w*) taps earlier (.+)', l)  # A button of an older answer.
        if m:
            return t.taps(m[1], m[2], offered=t.line.offered.get(user_id(m[1]), [])[::-1])
        m = re.fullmatch(r'([a-z]\w*) taps (.+?)( if offered)?', l)
        if m:
            if m[3] and not any(t.offers(m[1], w) for w in m[2].split('|')):
                return
            return t.taps(m[1], *m[2].split('|'))
        m = re.fullmatch(r'([a-z]\w*) sends photo(?: (\w+))?', l)
        if m:
            return t.photo(m[1], m[2] or 'photo')
        m = re.fullmatch(r'([a-z]\w*) sends sticker', l)
        if m:
            return t.event(
                m[1],
                'message',
                message={
                    'id': str(time.time_ns()),
                    'type': 'sticker',
                    'packageId': '1',
                    'stickerId': '2',
                    'stickerResourceType': 'STATIC',
                    'quoteToken': 'q',
                },
            )
        m = re.fullmatch(r'([a-z]\w*) unsends (\d+)', l)
        if m:
            self.log.append(l)
            return t.event(m[1], 'unsend', unsend={'messageId': t.sent[m[1]][-int(m[2])]})
        m = re.fullmatch(r'([a-z]\w*) quotes (\d+|the answer): (.*)', l)
        if m:
            return t.says(
                m[1],
                m[3],
                t.line.bot_ids[user_id(m[1])][0]
                if m[2] == 'the answer'
                else t.sent[m[1]][-int(m[2])],
            )
        m = re.fullmatch(r'([a-z]\w*) follows', l)
        if m:
            return t.follows(m[1])
        self.check(l)

    def direction(self, d):
        t = self.talk
        m = re.fullmatch(r'at (\d{4}-\d\d-\d\d \d\d:\d\d)', d)
        if m:
            return t.set_clock(moment(m[1]))
        m = re.fullmatch(r'(\d+) (minute|hour|day|week|month)s? pass(?:es)?', d)
        if m:
            return t.set_clock(later(t.now(), int(m[1]), m[2]))
        m = re.fullmatch(r'written at (\d{4}-\d\d-\d\d \d\d:\d\d)', d)
        if m:
            t.written = moment(m[1])
            return
        m = re.fullmatch(r'the next (\d+) in one webhook(, swapped)?', d)
        if m:
            t.together, t.swapped = int(m[1]), bool(m[2])
            return
        if d == 'LINE delivers that again':
            who, events = t.last_webhook
            return t.deliver(
                [dict(e, deliveryContext={'isRedelivery': True}) for e in events], [who], again=True
            )
        m = re.fullmatch(r'(\w+) is asked', d)  # Waits for a push.
        if m:
            until = time.time() + 15
            with t.line.changed:
                t.line.last[user_id(m[1])] = []
                while time.time() < until and not t.answer(m[1]):
                    t.line.changed.wait(0.05)
            if not t.answer(m[1]):
                raise Problem(f'{m[1]} was not asked by the bot')
            return t.heard(m[1])
        m = re.fullmatch(r'at (\d{4}-\d\d-\d\d \d\d:\d\d) (\w+) is asked', d)
        if m:
            with t.line.changed:
                t.line.last[user_id(m[2])] = []
            t.set_clock(moment(m[1]))
            until = time.time() + 15
            with t.line.changed:
                while time.time() < until and not t.answer(m[2]):
                    t.line.changed.wait(0.05)
            if not t.answer(m[2]):
                raise Problem(f'{m[2]} was not asked by the bot')
            t.heard(m[2])
            return
        m = re.fullmatch(r'(\w+) registers(?: until /(.*)/)?((?: \w+=\S+)*)', d)
        if m:
            known = {k: v.replace('_', ' ') for k, v in (x.split('=') for x in m[3].split())}
            done = t.registers(m[1], until=m[2], **known)
            if m[2] and not done:
                raise Problem(
                    f'the registration of {m[1]} did not come to /{m[2]}/: {t.short(m[1])}'
                )
            return
        m = re.fullmatch(r'(\w+) answers the rest', d)
        if m:
            if not t.registers(m[1], **{k: v for k, v in t.people.get(m[1], {}).items()}):
                raise Problem(f'the registration of {m[1]} stopped at {t.short(m[1])}')
            return
        m = re.fullmatch(r'pause (\d+)', d)
        if m:
            time.sleep(int(m[1]))
            return
        raise Problem(f'unknown stage direction: {d}')

    # Checks.
    def check(self, l, final=False):
        seen = []
        for part in re.split(r'\s+or\s+', l):
            why = self.one(part)
            if why is None:
                break
            seen.append(why)
        else:
            raise Problem(
                '; '.join(dict.fromkeys(seen))
                + (
                    f' (answer: {self.talk.short(self.talk.was_said)})'
                    if self.talk.was_said and not any('answer' in x for x in seen)
                    else ''
                )
            )
        if not final and 'never saved' in l:
            self.nevers.append(l)
        self.log.append(f'    ok: {l}')

    def first(self):
        return next(
            (
                n
                for n in ('household', 'owner', 'newcomer')
                if n in self.talk.people or n in self.talk.sent
            ),
            'household',
        )

    def one(self, l):
        t = self.talk
        m = re.fullmatch(r'(?:house (\S+) |(?!never |not )([a-z]\w*) )?(never )?saved (.*)', l)
        if m:
            home = (
                household_of(t.path, house=m[1])
                if m[1]
                else t.household(m[2] or self.first())
                if m[2] != 'anybody'
                else None
            )
            rows = income_reports(t.path, home) if home or m[2] == 'anybody' else []
            now = [r for r in rows if r['current']]
            seen = 'saved ' + (
                ' '.join(f"{r['baht']} ({r['from']}..{r['to']})" for r in now) or 'nothing'
            )
            if m[3]:
                bad = [float(x.replace(',', '')) for x in m[4].split()]
                return seen if any(r['baht'] in bad for r in rows) else None
            if m[4] == 'nothing':
                return seen if now else None
            wanted, rest = [], list(now)
            for item in m[4].split(','):
                x = re.fullmatch(r'\s*([-\d. ]+?)(?: for (?:month )?(\S+))?\s*', item)
                if not x:
                    raise Problem(f'unknown check: {l}')
                for figure in x[1].split():
                    wanted.append((float(figure), x[2]))
            if len(wanted) != len(now):
                return seen
            for figure, day in wanted:
                hit = next((r for r in rest if r['baht'] == figure and self.within(r, day)), None)
                if hit is None:
                    return seen
                rest.remove(hit)
            return None
        m = re.fullmatch(WHO + r'(not )?asked', l)
        if m:
            who = m[1] or t.was_said
            ok = asks(t.answer(who)) and t.figures(who) == t.before.get(who, t.figures(who))
            new = (
                ''
                if t.figures(who) == t.before.get(who)
                else f", saved {' '.join(str(f[0]) for f in t.figures(who)) or 'nothing'}"
            )
            return None if ok != bool(m[2]) else f'answer {t.short(who)}{new}'
        m = re.fullmatch(WHO + r'(not )?(told|offered) (.*)', l)
        if m:
            who = m[1] or t.was_said
            text = (
                '\n'.join(all_texts(t.answer(who))) + '\n' if m[3] == 'told' else ''
            ) + '\n'.join(f"[{label(b)}] {b.get('uri', '')}" for b in buttons(t.answer(who)))
            wanted = m[4][1:-1] if m[4].startswith('/') else re.escape(m[4].strip('"'))
            hit = re.search(wanted, text, re.S)
            return (
                None
                if bool(hit) != bool(m[2])
                else f'answer {t.short(who)}'
                + (f' [{hit[0][:40]}]' if hit else '')
                + ('' if m[3] == 'told' else ' ' + text.replace('\n', ' '))
            )
        m = re.fullmatch(WHO + r'not lost', l)
        if m:
            who = m[1] or t.was_said
            return f'answer {t.short(who)}' if is_lost(t.answer(who)) or not t.answer(who) else None
        m = re.fullmatch(WHO + r'answered', l)
        if m:
            return None if t.answer(m[1] or t.was_said) else 'no answer'
        m = re.fullmatch(r'(nowhere|in no record) "(.*)"', l)
        if m:
            time.sleep(0.2)
            found = tables_with(t.path, m[2], CHAT_LOG if m[1] == 'in no record' else ())
            return f"found in {', '.join(found)}" if found else None
        m = re.fullmatch(WHO + r'called (not )?(\S.*)', l)
        if m:
            name = called_name(t.path, user_id(m[1] or t.was_said))
            ok = bool(re.fullmatch(m[3][1:-1], name)) if m[3].startswith('/') else name == m[3]
            return None if ok != bool(m[2]) else f'called "{name}"'
        m = re.fullmatch(WHO + r'baseline (not )?(.*)', l)
        if m:
            kept = baseline(t.path, t.household(m[1] or t.was_said) or '')
            ok = any(float(x) in kept for x in m[3].split())
            return None if ok != bool(m[2]) else f'baseline {kept}'
        m = re.fullmatch(WHO + r'(occupation|programme|skill|head|members) (not )?/(.*)/', l)
        if m:
            kept = house_field(t.path, t.household(m[1] or t.was_said) or '', m[2])
            return None if bool(re.search(m[4], kept)) != bool(m[3]) else f'{m[2]} "{kept}"'
        m = re.fullmatch(WHO + r'(not )?registered', l)
        if m:
            return (
                None
                if bool(t.household(m[1] or t.was_said)) != bool(m[2])
                else ('no house' if not m[2] else 'has a house')
            )
        m = re.fullmatch(r'bought (.*)', l)
        if m:
            kept = purchases(t.path)
            wanted = [] if m[1] == 'nothing' else m[1].split(', ')
            have = [f'{b}' + (' accepted' if a else '') for b, a in kept]
            return (
                None if sorted(have) == sorted(wanted) else f"bought {', '.join(have) or 'nothing'}"
            )
        raise Problem(f'unknown check: {l}')

    @staticmethod
    def within(r, day):
        if not day:
            return True
        if re.fullmatch(r'\d{4}-\d\d', day):
            return r['month'] == day
        a, _, b = day.partition('..')
        if b:
            return a <= r['from'] and r['to'] <= b
        return r['from'] == r['to'] == a or (
            r['day'] == a
            and (dt.date.fromisoformat(r['to']) - dt.date.fromisoformat(r['from'])).days < 1
        )


def main():
    p = argparse.ArgumentParser(usage=__doc__.split('\n')[2].strip())
    p.add_argument('binary')
    p.add_argument('paths', nargs='+')
    p.add_argument('-v', action='store_true')
    p.add_argument('--only')
    p.add_argument('--jobs', type=int, default=2)
    p.add_argument('--by-file', action='store_true')
    a = p.parse_args()
    Run.verbose = a.v
    files = sorted(
        f
        for x in a.paths
        for f in (
            [os.path.join(x, n) for n in os.listdir(x) if n.endswith('.talk')]
            if os.path.isdir(x)
            else [x]
        )
    )
    cases = [
        c
        for f in files
        for c in read_cases(f)
        if not a.only or a.only in c.title or a.only in c.file
    ]
    base = tempfile.mkdtemp(prefix='talks-')
    lock = threading.Lock()

    def play(case):
        """None, or what went wrong."""
        run = Run(os.path.abspath(a.binary), case, base)
        try:
            why = run.play()
        except Exception as e:
            why = f'{type(e).__name__}: {e}'
        with lock:
            if a.v:
                print(f'\n=== {case.file}: {case.title}\n' + '\n'.join(run.log))
            if why:
                words = why if a.v else ' '.join(why.split())
                print(f'FAILED {case.file}: {case.title}: {words}', flush=True)
        folder = getattr(run, 'folder', None)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        return why

    try:
        with concurrent.futures.ThreadPoolExecutor(min(2, max(1, a.jobs))) as pool:
            failed = [case for case, why in zip(cases, pool.map(play, cases)) if why]
        # What waits for an answer waits a set time, which a busy machine may take. So few are not
        # by a mistake: that fails again.
        if 0 < len(failed) <= MOST_PLAYED_AGAIN:
            print('again, one at a time:', flush=True)
            failed = [case for case in failed if play(case)]
    finally:
        shutil.rmtree(base, ignore_errors=True)
    if a.by_file:
        for file in sorted({c.file for c in cases}):
            of_file = [c for c in cases if c.file == file]
            print(f'{file}: {sum(c not in failed for c in of_file)} of {len(of_file)}')
    print(f'passed {len(cases) - len(failed)} of {len(cases)}')
    sys.exit(0 if cases and not failed else 1)


if __name__ == '__main__':
    main()
