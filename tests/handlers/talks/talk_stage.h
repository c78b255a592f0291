// One village in the middle of its year in which every talk can be played up to its last question,
// as often as needed: what was there is put back as if nothing had happened since.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "support/chat.h"
#include "support/undo.h"
#include "tests/support/heard.h"

struct sqlite3;

namespace sammachip {

// What the tables of the programme hold, without what tells only when it was written or what is to
// be sent: "table: column=value …", sorted.
using Holdings = std::multiset<std::string>;

// What one message changed: "+ row" and "- row"; ids that are new are written as "new".
std::vector<std::string> changes_between(const Holdings& before, const Holdings& after);
std::string all_lines(const std::vector<std::string>& lines);

class TalkStage {
 public:
  // The first village: its leader "ผู้นำ", the sage "ปราชญ์", houses 90 ("สมใจ", the sage's), 91
  // ("บุญมี") and 92 (without LINE), a confirmed list and 10,000 baht. The second village, which has
  // no more than its leader "ผู้นำสอง". A third one, of which only the year before was opened, with
  // the leader "ผู้นำเก่า", who is not on LINE. The officers "อร" of the tambon, "วิชัย" and "ปกรณ์" of
  // the district and "สุดา" of the province.
  TalkStage();
  ~TalkStage();

  // All as it was when the stage was new, at another moment: "2017-06-28 20:50".
  void begins(const std::string& moment);
  void keeps();       // As all is now.
  void is_as_kept();  // Again.
  void comes_to(const std::string& moment);

  // Lines as in transcripts, without the bot's: "who: words", "who: [label]", "who:
  // c|command|{row}",
  // "* who sends a photo", "* who follows". A {row} is one of rows() in talk_stage.cpp.
  void plays(const std::string& lines);

  // The last tap, a line as above, with what the button under it says now; done as often as wanted.
  struct Tap {
    std::string person;
    std::string words;  // Typed; or
    std::string data;   // the button's.
  };
  Tap finds(const std::string& line);
  // SQL with {row}s, for what nobody can do in a chat.
  void executes(const std::string& sql);
  Heard taps(const Tap& tap);
  // The bot's last answer to anybody.
  const Heard& last_heard() const { return last_heard_; }

  // As if the release before the newest had kept all until now, and this one came: what that saved
  // of the talks is brought through the migrations.
  void is_brought_from_the_release_before();
  // What a button of that release says.
  static Tap of_the_release_before(Tap tap);

  // The talk that waits for the person and the question asked: "visit.mood"; or empty.
  std::string waits_for(const std::string& person);

  // Tables in which nothing changed since keeps() are not read again.
  Holdings holds();
  // What was heard and said since begins().
  const std::string& transcript() const { return transcript_; }
  Chat& chat() { return chat_; }
  std::string row(const std::string& name);

 private:
  using Kept = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;
  Kept keep();
  void put_back(const Kept& kept);
  void hears(const Heard& heard);
  std::string filled(std::string text);

  Chat chat_;
  Kept new_, kept_;
  std::optional<Undo> since_kept_;  // Nothing: nothing was kept, or all is another database since.
  Instant kept_at_;
  std::map<std::string, std::string> tables_;                  // Name -> the SQL that reads it.
  std::map<std::string, std::vector<std::string>> kept_rows_;  // Of tables_, since keeps().
  std::string transcript_;
  Heard last_heard_;
};

}  // namespace sammachip
