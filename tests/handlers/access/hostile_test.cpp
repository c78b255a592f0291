// Every command of the chat with real ids of another village's records, by those who have no
// business there: nothing of them is told, nothing of them changes. New commands are taken in by
// themselves. docs/programme.md 2.2.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "handlers/all.h"
#include "handlers/joining/invitations.h"
#include "storage/database/identifier.h"
#include "storage/database/query.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/households/visits.h"
#include "storage/joining/data_requests.h"
#include "storage/joining/role_grants.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/handovers.h"
#include "storage/villages/occupation_groups.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/session_households.h"
#include "storage/villages/submissions.h"
#include "storage/villages/training_sessions.h"
#include "support/limits.h"
#include "support/village.h"

using namespace sammachip;

namespace {

// Stands in every name of the village, first as a name's first letters make the user id; in no
// sentence of ours.
constexpr char kMark[] = "ฌฌ";
// Its house numbers and amounts, which nothing else comes to.
const std::vector<std::string> kSecretFigures{"987/65", "986/54", "7654",  "7,654",
                                              "6543",   "6,543",  "8,765", "8765"};

constexpr char kOtherDistrict[] = "9207";
constexpr char kOtherTambon[] = "920701";
constexpr char kFarVillage[] = "92070101";

class HostileWorld {
 public:
  HostileWorld() {
    add_places();
    add_secret_village();
    add_secret_work();
    add_secret_requests();
    add_intruders();
    before_ = everything_secret();
  }

  // Every command with every id, as `person`; presses on where a talk opens.
  void tries_everything(const std::string& person) {
    for (const auto& entry : all_commands(ProgrammeSettings{})) {
      const std::string word(entry.word);
      if (word == "stop" || word == "erase") continue;  // Of the person's own account.
      for (const auto& id : ids_) tries(person, "c|" + word + "|" + id);
      tries(person, "c|" + word);
    }
  }

  int told() const { return told_; }
  // The tables in which something of the village is not as it was.
  std::string changed() {
    std::string tables;
    for (const auto& [table, rows] : everything_secret()) {
      if (rows != before_[table]) tables += table + ": " + rows + "\nwas: " + before_[table] + "\n";
    }
    return tables;
  }
  Chat& chat() { return chat_; }

 private:
  static Household with_secrets(Household house) {
    house.head_name = "นาง" + std::string(kMark);
    house.skill = "ของดี" + std::string(kMark);
    house.baseline_total_satang = 876'500;
    return house;
  }

  void change(const std::function<void(Records&)>& work) { chat_.player().change(work); }

  std::string keep(const std::string& id) {
    ids_.push_back(id);
    return id;
  }
  std::string new_one() { return keep(new_id(chat_.now_ms())); }

  void add_places() {
    change([](Records& records) {
      records.places.upsert(District{kOtherDistrict, "รัษฎา", "92", "075-111-111", ""});
      records.places.upsert(Tambon{kOtherTambon, "ควนปริง", kOtherDistrict});
      records.places.upsert(Village{kFarVillage, 1, "ห้วยนาง", kOtherTambon});
    });
  }

  void add_secret_village() {
    programme_ = ProgrammeId(keep(add_leader(chat_, std::string(kMark) + "นำ")));
    set_targets(chat_, ProgrammeId(programme_), 2, 5);
    member_ = TeamMemberId(keep(add_sage(chat_, ProgrammeId(programme_), "ครู" + std::string(kMark),
                                         std::string(kMark) + "ปราชญ์")));
    confirm_team(chat_, ProgrammeId(programme_));
    keep(hold_forum(chat_, ProgrammeId(programme_)));
    house_ = HouseholdId(keep(add_listed_household(chat_, ProgrammeId(programme_), "987/65",
                                                   std::string(kMark) + "เจ้าของ", member_)));
    for (const auto& link :
         chat_.records().household_links.list_for_household(HouseholdId(house_))) {
      keep(link.id);
    }
    confirm_list(chat_, ProgrammeId(programme_));
    add_officer(chat_, std::string(kMark) + "พัฒนากร", "920603");
    change([&](Records& records) {
      records.households.update(with_secrets(*records.households.find(HouseholdId(house_))));
      auto candidate = records.candidates.list(ProgrammeId(programme_)).front();
      keep(candidate.id);
      candidate.id = CandidateId(new_one());
      candidate.house_no = "986/54";
      candidate.head_name = "นาย" + std::string(kMark);
      candidate.result = CandidateResult::kReserve;
      candidate.household_id.reset();
      candidate.notice_due_on = "2017-06-15";
      records.candidates.insert(candidate);
      for (const auto& grant : records.role_grants.list_with_role("officer", chat_.now_ms())) {
        keep(grant.id);
      }
    });
    keep(leader_in(chat_, ProgrammeId(programme_)).id);
    chat_.add_history(HouseholdId(house_), 7654, 2);
    for (const auto& report : chat_.records().income_reports.editable(HouseholdId(house_), ""))
      keep(report.id);
  }

  void add_secret_work() {
    const std::string mark = kMark;
    const AccountId by = ChatPlayer::user_id(mark + "นำ");
    change([&](Records& records) {
      Purchase purchase;
      purchase.id = PurchaseId(keep(new_id(chat_.now_ms())));
      purchase.programme_id = ProgrammeId(programme_);
      purchase.bought_on = "2017-06-01";
      purchase.vendor = "ร้าน" + mark;
      purchase.item = "กะปิ" + mark;
      purchase.amount_satang = 654'300;
      purchase.status = PurchaseStatus::kSent;
      purchase.entered_by = by;
      purchase.created_at_ms = chat_.now_ms();
      records.purchases.insert(purchase);
      records.handovers.insert({.id = HandoverId(new_one()),
                                .programme_id = ProgrammeId(programme_),
                                .purchase_id = purchase.id,
                                .household_id = HouseholdId(house_),
                                .given_by = by});
      TrainingSession session;
      session.id = SessionId(new_one());
      session.programme_id = ProgrammeId(programme_);
      session.held_on = "2017-06-20";
      session.topic = "เรื่อง" + mark;
      session.place = "ศาลา" + mark;
      session.created_by = by;
      records.training_sessions.insert(session);
      records.session_households.save({.session_id = session.id,
                                       .household_id = HouseholdId(house_),
                                       .teachback = mark,
                                       .understanding = Understanding::kNotUnderstood});
      keep(session.id + "|" + house_);
      keep(house_ + "|" + session.id);
      records.visits.insert({.id = VisitId(new_one()),
                             .household_id = HouseholdId(house_),
                             .visited_on = "2017-06-10",
                             .need = "ถัง" + mark,
                             .next_on = "2017-06-30",
                             .visited_by = by});
      records.feasibilities.save({.programme_id = ProgrammeId(programme_),
                                  .household_id = HouseholdId(house_),
                                  .answer = Feasible::kNo,
                                  .reason = mark});
      records.occupation_groups.insert({.id = OccupationGroupId(new_one()),
                                        .programme_id = ProgrammeId(programme_),
                                        .number = 1,
                                        .name = "กลุ่ม" + mark,
                                        .registered_on = "2017-06-01",
                                        .phone = "0810007654",
                                        .added_by = by});
    });
  }

  void add_secret_requests() {
    const std::string mark = kMark;
    const AccountId owner = ChatPlayer::user_id(mark + "เจ้าของ");
    keep(owner);
    change([&](Records& records) {
      for (const auto* kind : {"market", "link", "urgent"}) {
        HelpRequest request;
        request.id = HelpRequestId(new_one());
        request.household_id = HouseholdId(house_);
        request.user_id = owner;
        request.kind = kind;
        request.text = "เรื่อง" + mark;
        request.created_at_ms = chat_.now_ms();
        request.due_on = "2017-06-20";
        records.help_requests.insert(request);
      }
      records.data_requests.insert({.id = DataRequestId(new_one()),
                                    .user_id = owner,
                                    .created_at_ms = chat_.now_ms(),
                                    .due_at_ms = chat_.now_ms(),
                                    .household_id = house_});
      for (const auto kind : {SubmissionKind::kTeam, SubmissionKind::kList}) {
        Submission submission;
        submission.id = SubmissionId(new_one());
        submission.programme_id = ProgrammeId(programme_);
        submission.kind = kind;
        submission.sent_by = ChatPlayer::user_id(mark + "นำ");
        submission.sent_at_ms = chat_.now_ms() + 1;
        records.submissions.insert(submission);
      }
      for (const auto* role : {"leader", "team"}) {
        InvitationFor what{role, kFirstVillage, {}, ProgrammeId(programme_)};
        keep(invitation_hash(create_invitation(what, owner, chat_.now_ms(), records)));
      }
    });
    for (const auto* area : {kFirstVillage, "920603", "9206"}) keep(area);
  }

  void add_intruders() {
    const ProgrammeId other = add_leader(chat_, "นำอื่น", kSecondVillage);
    set_targets(chat_, other, 2, 5);
    const TeamMemberId sage = add_sage(chat_, other, "ครูอื่น", "ครูใหม่");
    confirm_team(chat_, other);
    hold_forum(chat_, other);
    const HouseholdId house = add_listed_household(chat_, other, "55", "ชาวบ้าน", sage);
    confirm_list(chat_, other);
    const AccountId helper = add_account(chat_, "คนช่วย");
    change([&](Records& records) {
      records.household_links.insert(
          {new_id(chat_.now_ms()), helper, house, Relation::kHelper, chat_.now_ms(), {}});
    });
    add_account(chat_, "คนแปลกหน้า");
    chat_.add_household("เพื่อนบ้าน", "56");
    add_officer(chat_, "ไกลตำบล", kOtherTambon);
    add_officer(chat_, "ไกลอำเภอ", kOtherDistrict);
    add_officer(chat_, "จังหวัด", "92");
    add_officer(chat_, "วิชัย", "9206");
  }

  void tries(const std::string& person, const std::string& data) {
    // Apart, so that nothing counts as said twice.
    chat_.player().clock().move(std::chrono::seconds(61));
    Heard heard = chat_.player().posts_back(person, data);
    check(person, data, heard);
    // A talk that opened is gone on with: a press, then words.
    for (int step = 0; step < 3 && is_talk(heard); ++step) {
      heard = step == 1 ? chat_.player().says(person, "987") : presses_first(person, heard);
      check(person, data, heard);
    }
    if (is_talk(heard)) chat_.player().says(person, "ยกเลิก");
  }

  static bool is_talk(const Heard& heard) {
    return std::any_of(heard.data.begin(), heard.data.end(),
                       [](const auto& button) { return button.second.rfind("c|cancel|", 0) == 0; });
  }

  Heard presses_first(const std::string& person, const Heard& heard) {
    for (const auto& label : heard.buttons) {
      const std::string& data = heard.data.at(label);
      if (data.rfind("t|", 0) == 0) return chat_.player().posts_back(person, data);
    }
    return chat_.player().says(person, "1");
  }

  void check(const std::string& person, const std::string& data, const Heard& heard) {
    check_limits(heard.body_json);
    std::string all;
    for (const auto& bubble : heard.bubbles) all += bubble + "\n";
    for (const auto& label : heard.buttons) all += label + "\n";
    // With what a picture says, and without the random ids that buttons carry.
    if (!heard.picture_buttons.empty()) all += heard.body_json;
    bool is_told = all.find(kMark) != std::string::npos;
    for (const auto& figure : kSecretFigures) {
      // What somebody brings along in the digits of an id is said back to them.
      std::string digits = figure;
      std::erase(digits, ',');
      if (data.find(digits) != std::string::npos) continue;
      is_told = is_told || (heard.picture_buttons.empty() && all.find(figure) != std::string::npos);
    }
    if (!is_told) return;
    ++told_;
    if (person == "วิชัย") return;
    INFO(person << " pressed " << data << " and read:\n" << all);
    CHECK_FALSE(is_told);
  }

  std::string text_of(const std::string& sql) {
    return Query<std::string()>(chat_.database().writer(), sql).only();
  }

  std::vector<std::string> names_of(const std::string& sql) {
    return Query<std::string()>(chat_.database().writer(), sql).all();
  }

  // Each row of any table that belongs to the village's year, its house or its village.
  std::map<std::string, std::string> everything_secret() {
    std::map<std::string, std::string> tables;
    for (const auto& table : names_of("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      std::string row, condition;
      for (const auto& column : names_of("SELECT name FROM pragma_table_info('" + table + "')")) {
        row += (row.empty() ? "" : " || '|' || ") + ("COALESCE(" + column + ", '-')");
        if (column == "programme_id") condition = "programme_id = '" + programme_ + "'";
        if (column == "household_id") condition = "household_id = '" + house_ + "'";
      }
      if (table == "village_programme") condition = "id = '" + programme_ + "'";
      if (table == "household") condition = "id = '" + house_ + "'";
      if (condition.empty()) continue;
      tables[table] =
          text_of("SELECT COALESCE(group_concat(one, char(10)), '') FROM (SELECT " + row +
                  " AS one FROM " + table + " WHERE " + condition + " ORDER BY 1)");
    }
    return tables;
  }

  Chat chat_;
  std::vector<std::string> ids_;
  ProgrammeId programme_;
  TeamMemberId member_;
  HouseholdId house_;
  std::map<std::string, std::string> before_;
  int told_ = 0;
};

void gets_nothing(const std::string& intruder) {
  HostileWorld world;
  world.tries_everything(intruder);
  CHECK(world.told() == 0);
  CHECK(world.changed() == "");
}

}  // namespace

// Each intruder is a case of its own, and an entry of ctest by the tag: side by side.

TEST_CASE("A stranger gets nothing of a village from any command", "[hostile][stranger]") {
  gets_nothing("คนแปลกหน้า");
}

TEST_CASE("A household that is not on the list gets nothing", "[hostile][neighbour]") {
  gets_nothing("เพื่อนบ้าน");
}

TEST_CASE("A household of another village gets nothing", "[hostile][villager]") {
  gets_nothing("ชาวบ้าน");
}

TEST_CASE("Who helps a household of another village gets nothing", "[hostile][helper]") {
  gets_nothing("คนช่วย");
}

TEST_CASE("A sage of another village gets nothing", "[hostile][sage]") { gets_nothing("ครูใหม่"); }

TEST_CASE("The leader of another village gets nothing", "[hostile][leader]") {
  gets_nothing("นำอื่น");
}

TEST_CASE("The officer of another tambon gets nothing", "[hostile][tambon]") {
  gets_nothing("ไกลตำบล");
}

TEST_CASE("The officer of another district gets nothing", "[hostile][district]") {
  gets_nothing("ไกลอำเภอ");
}

TEST_CASE("The officer of the province gets nothing of one village", "[hostile][province]") {
  gets_nothing("จังหวัด");
}

TEST_CASE("The officer of the village does get answers from the same commands",
          "[hostile][officer]") {
  HostileWorld world;
  world.tries_everything("วิชัย");
  CHECK(world.told() > 20);
}
