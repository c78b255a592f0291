// The running bot: built from the settings and the programme, started, stopped.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "bot/base/clock.h"
#include "bot/base/config.h"
#include "bot/base/metrics.h"
#include "bot/engine/event_engine.h"
#include "bot/engine/event_handler.h"
#include "bot/engine/quota_watch.h"
#include "bot/engine/scheduler.h"
#include "bot/engine/sender.h"
#include "bot/http/http_server.h"
#include "bot/line/line_client.h"
#include "bot/menus/menu_linker.h"
#include "bot/pictures/media_store.h"
#include "bot/pictures/photo_fetcher.h"
#include "bot/pictures/picture_server.h"
#include "bot/webhook_server.h"
#include "storage/database/checkpointer.h"
#include "storage/database/database.h"

namespace sammachip {

// How often the parts look by themselves at the clock and at what is due, by the steady clock.
struct ServiceTimes {
  SenderTimes sender;
  SchedulerTimes scheduler;
  PhotoFetcherTimes photos;
  std::chrono::milliseconds menus = MenuLinker::kLookEvery;
  std::chrono::milliseconds quota = QuotaWatch::kLookEvery;
};

// Owns every part of the machine. Its methods are for one thread, except those of the parts it
// gives.
class Service {
 public:
  // Opens the database and migrates it. `handler` and `clock` must outlive *this. REQUIRES:
  // complete() accepted `config`. Throws StorageError, std::system_error if photos have no place.
  Service(const Config& config, EventHandler& handler, const Clock& clock,
          const ServiceTimes& times = {});
  ~Service();  // Stops.
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // Begins to serve. Throws std::runtime_error if it cannot listen.
  void start();
  // Takes no more, finishes what was taken, sends the replies that are still young for at most
  // `patience`, ends. Idempotent.
  void stop(std::chrono::milliseconds patience = std::chrono::seconds(10));
  // Where it listens for LINE, and for browsers; 0 before start(), and where there is no place for
  // the latter.
  int port() const { return http_.port(); }
  int pages_port() const { return pages_.port(); }

  // For further paths and pages; to be added before start().
  HttpServer& http() { return http_; }
  HttpServer& pages() { return pages_; }
  EventEngine& engine() { return engine_; }
  LineClient& line() { return line_; }
  Metrics& metrics() { return metrics_; }
  Database& database() { return database_; }
  MediaStore& media() { return media_; }
  const Sender& sender() const { return sender_; }
  const QuotaWatch& quota_watch() const { return quota_watch_; }

 private:
  std::vector<std::string> problems();
  void start_pages();
  void keep_house();
  void purge_all();

  const Config config_;
  const Clock& clock_;
  Metrics metrics_;
  Database database_;
  Checkpointer checkpointer_;
  MediaStore media_;
  LineClient line_;
  EventEngine engine_;
  Sender sender_;
  MenuLinker menu_linker_;
  PhotoFetcher photo_fetcher_;
  QuotaWatch quota_watch_;
  Scheduler scheduler_;
  PictureServer picture_server_;
  WebhookServer webhook_;
  HttpServer http_;
  HttpServer pages_;

  std::mutex mutex_;
  std::condition_variable stopping_;
  bool is_stopping_ = false;  // Guarded by mutex_.
  std::thread house_keeper_;
};

// Where photos are kept: as `config` says, else "media" beside the database's file, or in the
// working folder if it has none.
std::filesystem::path media_folder(const Config& config, const Database& database);

// The clock that `config` asks for: the machine's, moved by a fixed offset or by what a file says.
std::unique_ptr<Clock> make_clock(const Config& config);

}  // namespace sammachip
