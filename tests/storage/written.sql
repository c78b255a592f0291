-- What somebody had written with the release whose newest step was this: rows of the tables that it
-- made, and values of the columns that it added. Append with each step that does either; what stands
-- here for a released step never changes.

-- step messages
INSERT INTO inbox (webhook_event_id, received_at_ms, user_id, message_id, event_type, status,
    attempts, next_attempt_ms, error, event_json)
  VALUES ('e1', 100, 'U1', 'm1', 'message', 'done', 1, 0, '', '{}'),
    ('e2', 101, 'U2', NULL, 'follow', 'failed', 2, 200, 'why', '{"a":"ก"}'),
    ('e3', 102, NULL, NULL, 'join', 'set_aside', 5, 0, 'why', '{}');
INSERT INTO outbox (id, kind, recipient, reply_token, retry_key, body_json, status, must_arrive,
    attempts, created_at_ms, next_attempt_ms, not_after_ms, finished_at_ms, error,
    webhook_event_id)
  VALUES ('o1', 'reply', 'U1', 't', '', '{}', 'sent', 0, 1, 100, 100, 900, 110, '', 'e1'),
    ('o2', 'push', 'U2', '', 'k', '{}', 'waiting', 1, 0, 101, 101, 900, NULL, '', NULL),
    ('o3', 'multicast', 'two people', '', 'k', '{"to":["U1","U2"]}', 'waiting', 0, 0, 101, 101,
    900, NULL, '', NULL),
    ('o4', 'push', 'U1', '', 'k', '{}', 'expired', 0, 3, 90, 101, 100, 120, 'late', NULL);
INSERT INTO conversation
  VALUES ('U1', 'report_income', 'r1', '{"amount":"300"}', 'period', 100);

-- step people
INSERT INTO line_account (user_id, status, language, called, current_household_id, muted_until_ms,
    notice_version, notice_at_ms, created_at_ms, last_seen_ms)
  VALUES ('U1', 'active', 'th', 'แดง', 'h1', 0, '1', 50, 5, 100),
    ('U2', 'unfollowed', 'en', '', NULL, 70, NULL, NULL, 6, 101),
    ('U3', 'active', 'th', 'ครู', NULL, 0, '1', 50, 5, 100);
INSERT INTO notice_record
  VALUES ('n1', 'U1', '1', 40, 'yes', 50),
    ('n2', 'U2', '1', 41, NULL, NULL);
INSERT INTO role_grant
  VALUES ('g1', 'U3', 'officer', '9206', 'U3', 5, NULL),
    ('g2', 'U1', 'leader', '92060101', 'U3', 5, NULL),
    ('g3', 'U2', 'leader', '92060102', 'U3', 5, 90);
INSERT INTO invitation (code, role, area_code, created_by, created_at_ms, not_after_ms, used_by,
    used_at_ms)
  VALUES ('AB12', 'leader', '92060101', 'U3', 5, 900, 'U1', 6),
    ('CD34', 'officer', '9206', 'U3', 5, 900, NULL, NULL);
INSERT INTO code_attempt
  VALUES ('U2', 2, 80);

-- step places
INSERT INTO province
  VALUES ('92', 'ตรัง');
INSERT INTO district
  VALUES ('9206', 'ห้วยยอด', '92', '075271000', 'กัญญ์');
INSERT INTO tambon
  VALUES ('920601', 'นาวง', '9206');
INSERT INTO village
  VALUES ('92060101', 1, 'บ้านนา', '920601'),
    ('92060102', 2, 'บ้านไร่', '920601');
INSERT INTO village_programme (id, village_code, fiscal_year_be, target_households, team_size,
    budget_satang)
  VALUES ('p1', '92060101', 2569, 20, 5, 1600000),
    ('p2', '92060102', 2569, 10, 5, 0);

-- step households
INSERT INTO household (id, village_code, house_no, head_name, members, main_occupation,
    main_occupation_text, programme_occupation, programme_occupation_text, baseline_total_answer,
    baseline_total_satang, baseline_occupation_answer, baseline_occupation_satang, skill, pace,
    reporting_day, status, created_at_ms, created_by)
  VALUES ('h1', '92060101', '12', 'นางแดง', 4, 'rice', '', 'other', 'จักสาน', 'figure', 500000,
    'unsure', NULL, 'สาน', 'weekly', 7, 'active', 5, 'U3'),
    ('h2', '92060101', '12/1', '', 0, '', '', '', '', 'missing', NULL, 'missing', NULL, '',
    'monthly', 0, 'selected', 6, 'U3'),
    ('h3', '92060102', '7', 'นายดำ', 2, '', '', '', '', 'unwilling', NULL, 'missing', NULL, '',
    'weekly', 3, 'left', 7, 'U3');
INSERT INTO household_link
  VALUES ('l1', 'U1', 'h1', 'head', 5, NULL),
    ('l2', 'U2', 'h3', 'member', 5, 90);
INSERT INTO join_code
  VALUES ('JV01', '92060101', NULL, 5, NULL),
    ('JH01', '92060101', 'h2', 5, 9);

-- step incomes
INSERT INTO income_report
  VALUES ('i1', 'h1', '2026-09-21', '2026-09-27', '2026-09-27', '2026-09', 30000, 'figure',
    'gross', 0, 'self', '', '300', 'm1', 'U1', 100, 'replaced', NULL),
    ('i2', 'h1', '2026-09-21', '2026-09-27', '2026-09-27', '2026-09', 35000, 'figure', 'gross', 1,
    'self', '', '350', NULL, 'U1', 101, 'current', 'i1'),
    ('i3', 'h1', '2026-10-05', '2026-10-11', '2026-10-11', '2026-10', 0, 'no_income', 'gross', 0,
    'team', 'flood', NULL, NULL, 'U3', 102, 'current', NULL),
    ('i4', 'h3', '2026-10-05', '2026-10-11', '2026-10-11', '2026-10', -500, 'figure', 'net', 0,
    'member', '', NULL, NULL, 'U2', 103, 'withdrawn', NULL);
INSERT INTO round_answer
  VALUES ('h1', '2026-10-12', '2026-10-18', 'not_yet', 'U1', 104),
    ('h2', '2026-10-12', '2026-10-18', 'unwilling', 'U3', 105);
INSERT INTO household_month
  VALUES ('h1', '2026-09', 'gross', 1, 35000),
    ('h1', '2026-10', 'gross', 1, 0);
INSERT INTO village_month
  VALUES ('92060101', '2026-09', 'gross', 1, 1, 35000),
    ('92060101', '2026-10', 'gross', 1, 1, 0);

-- step office
INSERT INTO help_request (id, household_id, user_id, kind, text, status, taken_by, urgent,
    created_at_ms, due_on, closed_at_ms)
  VALUES ('q1', 'h1', 'U1', 'visit', 'ช่วยที', 'open', NULL, 1, 100, '2026-10-20', NULL),
    ('q2', NULL, 'U2', 'other', NULL, 'taken', 'U3', 0, 101, '2026-10-21', NULL),
    ('q3', 'h3', 'U2', 'visit', NULL, 'closed', 'U3', 0, 90, '2026-10-10', 99);
INSERT INTO data_request (id, user_id, kind, status, created_at_ms, due_at_ms, closed_at_ms)
  VALUES ('d1', 'U2', 'erase', 'open', 100, 900, NULL),
    ('d2', 'U1', 'export', 'done', 50, 850, 60);
INSERT INTO audit
  VALUES ('a1', 100, 'U3', 'grant', 'person', 'U1', '{"role":"leader"}');
INSERT INTO held_message (id, user_id, text_key, values_json, created_at_ms, not_after_ms)
  VALUES ('w1', 'U1', 'news', '{}', 100, 900);
INSERT INTO push_ledger
  VALUES ('2026-10', 'reminder', 3);
INSERT INTO setting
  VALUES ('holiday.2026-12-07', 'x');

-- step programme
UPDATE village_programme SET state = 'follow_up', pause = '', kpi_rise_percent = 4, occupation =
    'rice'
  WHERE id = 'p1';
UPDATE village_programme SET state = 'team_complete', pause = 'paused', occupation_text = 'ทอผ้า'
  WHERE id = 'p2';
UPDATE line_account SET active_role = 'leader'
  WHERE user_id = 'U1';
INSERT INTO team_member
  VALUES ('t1', 'p1', 'leader', 'นางแดง', 'นา', 'much', 'some', '', 1, 'confirmed', 'U1', 'U3', 5,
    '', NULL),
    ('t2', 'p1', 'sage', 'นายดี', 'ปลา', '', '', 'unsure', 0, 'draft', NULL, 'U1', 6,
    '2026-10-30', NULL),
    ('t3', 'p2', 'leader', 'นายเก่า', '', '', '', '', 1, 'ended', 'U2', 'U3', 5, '', 90);
INSERT INTO submission
  VALUES ('s1', 'p1', 'team', 'confirmed', 'U1', 10, 'U3', 11, ''),
    ('s2', 'p1', 'list', 'sent', 'U1', 12, NULL, NULL, '');
INSERT INTO programme_event
  VALUES ('v1', 'p1', 'state', 10, 'U3', '', '{"to":"training"}');
INSERT INTO forum
  VALUES ('f1', 'p1', '2026-09-01', 'ศาลา', 42, 'rice', '', NULL, 1, 'held', 'U1', 20),
    ('f2', 'p2', '2026-12-01', '', 0, '', '', NULL, 0, 'planned', 'U1', 21);
INSERT INTO candidate
  VALUES ('c1', 'p1', '12', 'นางแดง', 'much', '', '', 'selected', '', 'confirmed', '', 30, 'h1',
    't1', 'U1', 22),
    ('c2', 'p1', '15', 'นายขาว', '', '', '', 'declined', 'ไม่ว่าง', 'draft', '2026-10-30', NULL,
    NULL, NULL, 'U1', 23);
UPDATE household SET programme_id = 'p1', team_member_id = 't1', no_phone = 1, notice_due_on =
    '2026-10-30'
  WHERE id = 'h2';
UPDATE household SET programme_id = 'p1', team_member_id = 't2'
  WHERE id = 'h1';
INSERT INTO feasibility
  VALUES ('p1', 'h1', 'yes_with_help', 'น้ำ', 'U1', 40);
INSERT INTO training_session
  VALUES ('x1', 'p1', 'class', '2026-09-10', '09:00', 'วัด', 'ปุ๋ย', 't2', 'held', 'U1', 41),
    ('x2', 'p1', 'practice', '2026-12-10', '', '', '', NULL, 'planned', 'U1', 42);
INSERT INTO session_household
  VALUES ('x1', 'h1', 'going', 43, 'present', 'หมักเอง', 'understood', 'U1', 'U1'),
    ('x2', 'h1', '', NULL, '', '', '', NULL, 'U1');

-- step follow_up
INSERT INTO purchase
  VALUES ('b1', 'p1', '2026-09-15', 'ร้าน', 'ปุ๋ย', '2', 'ถุง', 50000, 'receipt', '', 'ph1',
    'replaced', '', 'U1', 50, NULL, NULL, NULL),
    ('b2', 'p1', '2026-09-15', 'ร้าน', 'ปุ๋ย', '3', 'ถุง', 75000, 'receipt', '', 'ph1',
    'accepted', '', 'U1', 51, 'U3', 52, 'b1'),
    ('b3', 'p1', '2026-09-16', '', 'พันธุ์', '1', '', 100, 'later', '', NULL, 'sent', '', 'U1',
    53, NULL, NULL, NULL);
INSERT INTO handover
  VALUES ('k1', 'p1', 'b2', 'h1', '1', 'got', 'U1', 54, 55),
    ('k2', 'p1', 'b2', 'h2', '1', 'waiting', 'U1', 56, NULL);
INSERT INTO visit
  VALUES ('z1', 'h1', '2026-10-01', 1, 'yes', '', '', '2026-12-01', 'good', 'U1', 57),
    ('z2', 'h2', '2026-10-02', 0, '', '', 'น้ำ', '', '', 'U3', 58);
UPDATE help_request SET done_text = 'ไปแล้ว', closed_by = 'U3', visit_id = 'z2', asked_for =
    'other'
  WHERE id = 'q3';
INSERT INTO encouragement
  VALUES ('y1', 'U1', 'h1', 'U3', 'first_income', 'cheer.1', '', 59),
    ('y2', 'U1', NULL, 'U3', 'own', '', 'เก่งมาก', 60);
INSERT INTO lesson
  VALUES ('le1', '92060101', 2569, 'training', 'rice', 'ทำด้วยกัน', 'ฝน', 'U1', 61, NULL),
    ('le2', '92060101', 2569, 'closed', '', 'x', '', 'U1', 62, 63);
INSERT INTO occupation_group
  VALUES ('og1', 'p1', 1, 'กลุ่มทอ', '2026-10-01', '08', 'processing', 'ผ้า', '', 12, 'U1', 64,
    NULL);
INSERT INTO task_snooze
  VALUES ('U1', 'visit', '2026-11-01');
UPDATE invitation SET team_member_id = 't1', programme_id = 'p1'
  WHERE code = 'AB12';

-- step menu_links
INSERT INTO menu_link
  VALUES ('U1', 'leader', 'leader', 0, 0),
    ('U3', 'officer', '', 1, 300);

-- step photos
INSERT INTO photo
  VALUES ('ph1', 'm9', 'U1', 'receipt', 'b2', 'kept',
    '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', '', 'image/jpeg', 7, 1, 0,
    '', 50, 51, 52, NULL),
    ('ph2', NULL, 'U1', 'forum', '', 'waiting', '', '', '', 0, 0, 100, '', 53, NULL, NULL, NULL);

-- step erasures
UPDATE data_request SET household_id = 'h3'
  WHERE id = 'd1';

-- step held_buttons
UPDATE held_message SET buttons_json = '["a"]'
  WHERE id = 'w1';

-- step notifications
INSERT INTO notification
  VALUES ('remind:h1:2026-10-18', 'U1', 'reminder', '2026-10-18', 'pushed', 100, 900),
    ('news:x', 'U3', 'news', '2026-10-18', 'held', 100, 900);
UPDATE held_message SET topic = 'news'
  WHERE id = 'w1';

-- step scheduler
INSERT INTO lease
  VALUES ('scheduler', 'a', 4, 900);
INSERT INTO scheduled_job (name, due_at_ms, last_ran_at_ms, last_day)
  VALUES ('digest', 900, 100, '2026-10-18');

-- step digest
INSERT INTO household_standing
  VALUES ('h2', '2026-10-18', '', 105, '', NULL, NULL)
  ON CONFLICT (household_id) DO UPDATE SET answered_at_ms = 106;
INSERT INTO household_year
  VALUES ('h2', 2569, 'net', 1, 7);
INSERT INTO late_task
  VALUES ('p1', 'receipts', '2026-10-01');
UPDATE household SET rest_until = '2026-11-01'
  WHERE id = 'h2';

-- step scheduler_pages
UPDATE scheduled_job SET running_due_ms = 900, position = 'U1'
  WHERE name = 'digest';

-- step held_pushes
UPDATE held_message SET push_class = 'news'
  WHERE id = 'w1';

-- step proposals
INSERT INTO proposed_report
  VALUES ('pr1', 'h1', '2026-10-12', '2026-10-18', 10000, 'figure', 'gross', 0, 'i1', 'U3', 107,
    'open', NULL, NULL),
    ('pr2', 'h1', '2026-10-12', '2026-10-18', 0, 'no_income', 'gross', 0, 'i1', 'U3', 108,
    'kept', 'U1', 109);
-- step record_by
UPDATE household SET record_by = 'U3'
  WHERE id = 'h2';
UPDATE candidate SET no_phone = 1;

-- step said
INSERT INTO said
  VALUES ('m1', 'visit.need', 'w1', 120),
    ('m1', 'feasibility.reason', 'p1|h1', 121),
    ('m2', 'candidate.head_name', 'c1', 122);
INSERT INTO help_request (id, household_id, user_id, kind, text, status, urgent, created_at_ms,
    due_on, closed_at_ms)
  VALUES ('hr9', 'h1', 'U1', 'market', 'ไม่มีคนรับซื้อ', 'closed', 0, 100, '2026-10-20', 110);
-- step evidence
UPDATE photo SET set_id = 'set1'
  WHERE id = 'ph1';
UPDATE handover SET amount_milli = 1000, unit = 'ถุง'
  WHERE id = 'k2';
-- step stuck
INSERT INTO stuck_person
  VALUES ('U9', 'k1', '92060101', 'notice', 'notice.answer', 1, 100, '2026-11-01'),
    ('U10', 'k2', '', 'words', '', 3, 600, '2026-11-02');
INSERT INTO help_request (id, household_id, user_id, kind, status, urgent, created_at_ms, due_on,
    from_village, asked_again_ms)
  VALUES ('hr10', NULL, 'U9', 'other', 'open', 0, 100, '2026-10-20', '92060101', 120),
    ('hr11', NULL, 'U10', 'other', 'open', 0, 100, '2026-10-20', '', NULL);

-- step shown_buttons
UPDATE line_account SET shown_buttons = 'figures 1x2y3z'
  WHERE user_id = 'U1';
-- step forum_time
UPDATE forum SET starts_at = '09:00'
  WHERE id = 'f2';
-- step retired_villages
INSERT INTO village
  VALUES ('92060199', 9, 'บ้านเก่า', '920601', 500, '92060101');
