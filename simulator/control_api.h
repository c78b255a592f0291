#pragma once

#include <atomic>
#include <nlohmann/json.hpp>
#include <string>

#include "simulator/http.h"

namespace sammachip::simulator {

class LinePlatform;

// The page and the control API, by which a script plays people. Bodies are JSON objects unless
// said; answers are JSON; what cannot be done is 400 {"message"}. {who} is a name or a user id
// (percent-encoded); someone new is made a friend of the bot that it has not heard of.
//
//   POST /simulator/people                {name, follow: true}   a stranger who then follows
//   POST /simulator/people/{who}/text     {text, group}          -> {id}
//   POST /simulator/people/{who}/tap      {label, picked, old: true}  or  {message, button, picked}
//   POST /simulator/people/{who}/tap-menu {area} or {label}
//   POST /simulator/people/{who}/postback {data, displayText, params}
//   POST /simulator/people/{who}/sticker  {packageId, stickerId}
//   POST /simulator/people/{who}/photo    the bytes (none: a sample); Content-Type as it is
//   POST /simulator/people/{who}/video, .../audio, .../file?name=   the bytes
//   POST /simulator/people/{who}/location {title, address, latitude, longitude}
//   POST /simulator/people/{who}/follow, .../block, .../unblock     {}
//   POST /simulator/people/{who}/unsend   {message}
//   POST /simulator/people/{who}/beacon   {hwid}
//   POST /simulator/people/{who}/join     {group};  .../leave, .../invite-bot, .../remove-bot
//   POST /simulator/people/{who}/event    {event, replyToken: true}  any event at all
//   GET  /simulator/people/{who}/messages?after=N                 what the bot said, as text
//   GET  /simulator/people/{who}/reply?timeout_ms=N   waits for what follows the last act
//   GET  /simulator/people/{who}/wait?count=N&timeout_ms=N        -> {arrived}
//   GET  /simulator/wait-idle?timeout_ms=N                        -> {idle}
//   GET|POST /simulator/clock             {offset_s} or {advance_s} or {now_ms}; ten years at most
//   GET|POST|DELETE /simulator/faults     {kind, endpoint, calls, delay_ms}; see faults.h; kind
//                                         "refuse" with {for_ms} refuses connections
//   GET|POST /simulator/webhooks          {url, batch, shuffle, duplicates, redelivery_attempts,
//                                          redelivery_pause_ms, held}
//   GET|POST /simulator/quota             {limit, used}
//   GET|DELETE /simulator/calls?after=N   the bot's calls;  GET /simulator/deliveries?after=N
//   GET  /simulator/state?since=V&wait_ms=N&bubbles_after=N&calls_after=N&deliveries_after=N
//                                         everything the page shows; waits for a change after V
//   GET  /simulator/content/{message}, /simulator/menu/{menu}     bytes that the page shows
//   GET  /, /{file}                       the page
//
// Safe from any thread; `platform` must outlive *this.
class ControlApi {
 public:
  explicit ControlApi(LinePlatform& platform) : platform_(platform) {}

  // Whether `path` belongs here and not to LINE's API.
  static bool owns(const HttpRequest& request);
  HttpReply answer(const HttpRequest& request);

 private:
  HttpReply route(const HttpRequest& request);
  HttpReply act(const std::string& who, const std::string& what, const HttpRequest& request);
  HttpReply act_with_bytes(const std::string& who, const std::string& what,
                           const HttpRequest& request);
  HttpReply look(const std::string& who, const std::string& what, const HttpRequest& request);
  HttpReply people(const HttpRequest& request);
  HttpReply clock(const HttpRequest& request);
  HttpReply faults(const HttpRequest& request);
  HttpReply webhooks(const HttpRequest& request);
  HttpReply quota(const HttpRequest& request);
  HttpReply calls(const HttpRequest& request);
  HttpReply state(const HttpRequest& request);
  HttpReply bytes(const std::string& kind, const std::string& id);
  HttpReply page_file(const std::string& path) const;

  LinePlatform& platform_;
  std::atomic<int> waiting_{0};  // Threads that wait for a change.
};

// Everything the page shows, as JSON; only bubbles and records later than those numbers.
nlohmann::json state_json(LinePlatform& platform, long long bubbles_after, long long calls_after,
                          long long deliveries_after);

}  // namespace sammachip::simulator
