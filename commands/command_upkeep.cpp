// `backup`, `restore`, `purge`, `replay`, `doctor`.
#include <iostream>
#include <system_error>

#include "bot/engine/chat_player.h"
#include "bot/line/event.h"
#include "bot/pictures/photo_fetcher.h"
#include "bot/service.h"
#include "commands/command_line.h"
#include "handlers/programme.h"
#include "handlers/pushes/push_budget.h"
#include "storage/database/backup.h"
#include "storage/database/database.h"
#include "storage/households/household_standings.h"
#include "storage/households/income_sums.h"
#include "storage/joining/join_codes.h"
#include "storage/machine/inbox.h"
#include "storage/machine/outbox.h"
#include "storage/machine/photos.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "storage/retention.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

constexpr int kReplayPage = 500;
constexpr int kPhotoPage = 100;

// The files of photos that were purged, by this command or before it.
void remove_photos(const Config& config, Database& database, Records& records) {
  MediaStore store(media_folder(config, database));
  for (;;) {
    const auto purged = records.photos.to_remove(kPhotoPage);
    if (purged.empty()) return;
    Transaction transaction(database.writer());
    remove_photo_files(records, store, purged, now_ms(config));
    transaction.commit();
  }
}

Exit purge_now(const Config& config) {
  Database database(config.database_url);
  Records records(database);
  RetentionDays days;
  days.messages = config.raw_event_days;
  const Purged purged = purge(records, now_ms(config), days);
  remove_photos(config, database, records);
  std::cout << "purged: " << purged.events << " events, " << purged.calls << " calls to LINE, "
            << purged.texts << " texts, " << purged.conversations << " unfinished talks, "
            << purged.audit_entries << " audit entries, " << purged.photos << " photos\n";
  return Exit::kDone;
}

// Plays the kept events of one database, at their own times, into an empty one that has the same
// villages and codes. Nothing is sent.
class Replay {
 public:
  Replay(const std::string& from, const std::string& to, const Texts& texts)
      : from_(from),
        to_(to),
        source_(from_),
        target_(to_),
        programme_(texts, ProgrammeSettings{}) {}

  Exit run() {
    if (!target_.inbox.in_order(0, "", 1).empty()) {
      throw std::runtime_error("The database to replay into already holds events; name a new one.");
    }
    copy_places();
    InboxEvent last;
    for (;;) {
      const auto page =
          source_.inbox.in_order(last.received_at_ms, last.webhook_event_id, kReplayPage);
      if (page.empty()) break;
      Transaction transaction(to_.writer());
      for (const auto& kept : page) replay(kept);
      transaction.commit();
      last = page.back();
    }
    std::cout << "replayed: " << done_ << " events, " << failed_ << " failed, " << empty_
              << " no longer kept\n";
    return failed_ == 0 ? Exit::kDone : Exit::kFailed;
  }

 private:
  void copy_places() {
    Transaction transaction(to_.writer());
    for (auto place : source_.places.list_with_retired("")) {
      target_.places.upsert(Province{place.province_code, place.province_name});
      target_.places.upsert(District{place.district_code, place.district_name, place.province_code,
                                     place.office_phone, place.officer_name});
      target_.places.upsert(
          Tambon{place.village.tambon_code, place.tambon_name, place.district_code});
      // As it was then, also of a village that was retired since.
      place.village.retired_at_ms.reset();
      place.village.merged_into.reset();
      target_.places.upsert(place.village);
      for (auto& code : source_.join_codes.list_in_village(place.village.code)) {
        if (!code.household_id) target_.join_codes.insert(code);
      }
    }
    transaction.commit();
  }

  void replay(const InboxEvent& kept) {
    const Instant at = instant_from(kept.received_at_ms);
    const auto event = event_from_kept(kept.event_json, at);
    if (!event) {
      ++empty_;
      return;
    }
    target_.inbox.insert_new(kept);
    if (event->is_standby || event->type == EventType::kUnknown) return;
    Savepoint savepoint(to_.writer());
    try {
      programme_.handle(*event, target_, at);
      savepoint.release();
      ++done_;
    } catch (const StorageError& error) {
      // One event that the programme cannot take must not end the replay of the others.
      std::cerr << kept.webhook_event_id.text() << ": " << error.what() << '\n';
      ++failed_;
    }
  }

  Database from_, to_;
  Records source_, target_;
  Programme programme_;
  long long done_ = 0, failed_ = 0, empty_ = 0;
};

class Doctor {
 public:
  explicit Doctor(const Config& config) : config_(config) {}

  Exit run(const std::function<const Texts&()>& texts) {
    settings();
    sentences(texts);
    database();
    std::cout << (problems_ == 0 ? "all well\n" : std::to_string(problems_) + " to mend\n");
    return problems_ == 0 ? Exit::kDone : Exit::kFailed;
  }

 private:
  void good(const std::string& text) { std::cout << "ok    " << text << '\n'; }
  void off(const std::string& text) { std::cout << "off   " << text << '\n'; }
  void bad(const std::string& text) {
    std::cout << "MEND  " << text << '\n';
    ++problems_;
  }

  // What a part throws is its problem; the other parts are still looked at.
  void look(const std::string& part, const std::function<void()>& work) {
    try {
      work();
    } catch (const std::exception& error) {
      bad(part + error.what());
    }
  }

  void settings() {
    look("settings: ", [this] {
      Config config = config_;
      complete(config, Needs::kLine);
      good("settings: LINE channel is set");
    });
    if (config_.public_url.empty()) off("SAMMACHIP_PUBLIC_URL is not set: no links to pictures");
    if (config_.line_basic_id.empty()) off("SAMMACHIP_LINE_BASIC_ID is not set: no join links");
    if (config_.time_offset_s != 0 || !config_.time_offset_file.empty()) {
      bad("the bot's clock is moved (SAMMACHIP_TIME_OFFSET_…): only for demo and tests");
    }
  }

  void sentences(const std::function<const Texts&()>& texts) {
    look("", [&] {
      const auto count = texts().keys(Language::kThai).size();
      good("sentences: " + std::to_string(count) + " in each language");
    });
  }

  void database() {
    look("database: ", [this] {
      Database database(config_.database_url);
      Records records(database);
      good("database: opens, and is of this release");
      if (!records.settings.find(rich_menu_setting(kDefaultMenuRole))) {
        off("no menus below the chat: sammachip-bot rich-menu install");
      }
      const InboxCounts events = records.inbox.counts();
      if (events.set_aside > 0) {
        bad(std::to_string(events.set_aside) + " events were set aside after three tries");
        for (const auto& event : records.inbox.set_aside_events(10)) {
          std::cout << "      " << event.webhook_event_id.text() << " " << event.event_type << ": "
                    << event.error << '\n';
        }
      } else {
        good("events: none set aside, " + std::to_string(events.failed) + " to be tried again");
      }
      const OutboxCounts calls = records.outbox.counts();
      good("calls to LINE: " + std::to_string(calls.waiting) + " waiting, " +
           std::to_string(calls.unknown) + " of unknown outcome, " + std::to_string(calls.expired) +
           " expired");
      if (calls.rejected > 0) bad(std::to_string(calls.rejected) + " calls were refused by LINE");
      pushes(records);
      photos(database, records);
      auto differences = records.income_sums.recount();
      const auto standings = records.household_standings.recount();
      differences.insert(differences.end(), standings.begin(), standings.end());
      if (differences.empty()) good("kept sums: equal to a recount");
      for (const auto& difference : differences) bad("kept sum differs: " + difference);
    });
  }

  void pushes(Records& records) {
    const Instant now = make_clock(config_)->now();
    const auto offset = programme_settings(config_).utc_offset;
    const PushCounts counts =
        push_counts(std::chrono::floor<std::chrono::days>(now + offset), records);
    std::string text = "pushes this month: " + std::to_string(counts.used()) + " of " +
                       std::to_string(counts.most()) + " (the ledger says " +
                       std::to_string(counts.ledger);
    if (counts.line) {
      const auto& [limit, used] = counts.line->quota;
      const auto minutes = (milliseconds(now) - counts.line->read_at_ms) / 60'000;
      text += ", LINE " + std::to_string(used) +
              (limit ? " of " + std::to_string(*limit) : std::string(" without a limit")) + ", " +
              std::to_string(minutes) + " minutes ago";
    }
    good(text + ")");
    if (!counts.line) off("LINE's own count of this month's pushes is not known: serve reads it");
    if (counts.left() == 0)
      off("no pushes are left this month: what is new waits for people's words");
  }

  void photos(const Database& database, Records& records) {
    look("photos: ", [&] {
      const MediaStore store(media_folder(config_, database));
      good("photos: kept in " + store.folder().string() + ", " +
           std::to_string(records.photos.waiting()) + " to be fetched");
    });
  }

  const Config& config_;
  int problems_ = 0;
};

}  // namespace

void add_upkeep_commands(ProgramCommand& program, CommandContext& context) {
  const auto file = std::make_shared<std::string>();
  ProgramCommand backing_up =
      program.add("backup", "Copies the database to a new file, also while serving")
          .takes_settings();
  backing_up.option("FILE", *file, "The copy").required();
  backing_up.does([&context, file] {
    backup(context.config.database_url, *file);
    std::cout << "backed up to " << *file << '\n';
    return Exit::kDone;
  });
  ProgramCommand restoring =
      program.add("restore", "Puts a backup in the database's place; stop the service first")
          .takes_settings();
  restoring.option("FILE", *file, "The backup").required();
  restoring.does([&context, file] {
    const std::string former = restore(context.config.database_url, *file, now_ms(context.config));
    std::cout << "restored" << (former.empty() ? "" : "; the former database is " + former) << '\n';
    return Exit::kDone;
  });
  program.add("purge", "Deletes what has been kept long enough").takes_settings().does([&context] {
    return purge_now(context.config);
  });
  const auto into = std::make_shared<std::string>();
  ProgramCommand replaying =
      program.add("replay", "Rebuilds a new database from the kept events").takes_settings();
  replaying.option("--into", *into, "URL of the new database").required();
  replaying.does([&context, into] {
    return Replay(context.config.database_url, *into, context.texts()).run();
  });
  program.add("doctor", "Says what is well, what is off and what is to be mended")
      .takes_settings()
      .does([&context] { return Doctor(context.config).run(context.texts); });
}

}  // namespace sammachip
