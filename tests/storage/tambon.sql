-- A tambon's year on top of written.sql: ten villages of 25 houses. Both engines run it.

WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO village (code, moo, name, tambon_code) SELECT CAST(92060100 + i AS TEXT), i, 'บ้าน', '920601' FROM n;
WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO village_programme (id, village_code, fiscal_year_be, budget_satang, state)
  SELECT 'p' || i, CAST(92060100 + i AS TEXT), 2569, 0, 'follow_up' FROM n;
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 349)
INSERT INTO household (id, village_code, house_no, head_name, members, main_occupation,
    main_occupation_text, programme_occupation, programme_occupation_text, baseline_total_answer,
    baseline_occupation_answer, skill, pace, reporting_day, status, created_at_ms, created_by,
    programme_id)
  SELECT 'h' || i, CAST(92060103 + i % 10 AS TEXT), CAST(i AS TEXT), 'x', 3, '', '', '', '',
    'missing', 'missing', '', 'weekly', i % 7 + 1, 'active', 5, 'U3', 'p' || (3 + i % 10) FROM n;
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 349)
INSERT INTO line_account (user_id, status, language, called, current_household_id, muted_until_ms,
    created_at_ms, last_seen_ms)
  SELECT 'U' || i, 'active', 'th', '', 'h' || i, 0, 5, 100 FROM n;
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 349)
INSERT INTO household_link SELECT 'l' || i, 'U' || i, 'h' || i, 'head', 5, NULL FROM n;
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 349)
INSERT INTO notice_record SELECT 'n' || i, 'U' || i, '1', 40, 'yes', 50 FROM n;
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 349)
INSERT INTO role_grant SELECT 'g' || i, 'U' || i, 'team', CAST(92060103 + i % 10 AS TEXT), 'U3', 5,
    NULL FROM n;
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 349)
INSERT INTO household_standing
  SELECT 'h' || i, '2026-10-11', '2026-10-04', 100, '2026-10-11', 100, NULL FROM n;

-- Thirty reports of each house, all of one week: only their number matters here.
WITH RECURSIVE n(i) AS (SELECT 3000 UNION ALL SELECT i + 1 FROM n WHERE i < 10499)
INSERT INTO income_report
  SELECT 'i' || i, 'h' || (i / 30), '2026-10-05', '2026-10-11', '2026-10-11', '2026-10', 30000,
    'figure', 'gross', 0, 'self', '', '300', 'mi' || i, 'U' || (i / 30), i, 'current', NULL FROM n;
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 349)
INSERT INTO household_month SELECT 'h' || i, '2026-10', 'gross', 30, 900000 FROM n;
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 349)
INSERT INTO household_year SELECT 'h' || i, 2570, 'gross', 1, 900000 FROM n;
WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO village_month
  SELECT CAST(92060100 + i AS TEXT), '2026-10', 'gross', 25, 750, 22500000 FROM n;

WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 10999)
INSERT INTO inbox SELECT 'e' || i, i, 'U' || (100 + i % 250), 'me' || i, 'message', 'done', 1, 0, '',
    '{}' FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 10999)
INSERT INTO outbox SELECT 'o' || i, 'reply', 'U' || (100 + i % 250), 't', '', '{}', 'sent', 0, 1, i,
    i, i, i, '', 'e' || i, ' ' || i || ' ' FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 3999)
INSERT INTO audit SELECT 'a' || i, i, 'U3', 'view', 'household', 'h' || (100 + i % 250), '{}' FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 3999)
INSERT INTO notification
  SELECT 'k' || i, 'U' || (100 + i % 250), 'reminder', '2026-10-18', 'held', i, i FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)
INSERT INTO visit SELECT 'z' || i, 'h' || (100 + i % 250), '2026-10-01', 1, 'yes', '', '', '', '',
    'U3', i FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)
INSERT INTO encouragement
  SELECT 'y' || i, 'U' || (100 + i % 250), 'h' || (100 + i % 250), 'U3', 'own', '', 'x', i FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1249)
INSERT INTO candidate SELECT 'c' || i, 'p' || (3 + i % 10), CAST(i AS TEXT), 'x', '', '', '',
    'selected', '', 'confirmed', '', 30, 'h' || (i - 900), NULL, 'U1', i, 0 FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1299)
INSERT INTO purchase SELECT 'b' || i, 'p' || (3 + i % 10), '2026-09-15', 'x', 'x', '1', '', 100,
    'receipt', '', NULL, 'accepted', '', 'U1', i, 'U3', i, NULL FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)
INSERT INTO handover SELECT 'k' || i, 'p' || (3 + i % 10), 'b' || (1000 + i % 300),
    'h' || (100 + i % 250), '1', 'got', 'U1', i, i, NULL, '' FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1099)
INSERT INTO training_session SELECT 'x' || i, 'p' || (3 + i % 10), 'class', '2026-09-10', '', '', '',
    NULL, 'held', 'U1', i FROM n;
WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 3499)
INSERT INTO session_household SELECT 'x' || (1000 + i % 100), 'h' || (100 + (i - 1000) / 10), '',
    NULL, 'present', '', '', NULL, 'U1' FROM n;
