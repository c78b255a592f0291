#include "handlers/lessons/groups.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/lessons/lesson_offer.h"
#include "handlers/lessons/talks.h"
#include "handlers/questions/day_readers.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/database/text_enum.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/occupation_groups.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestGroupName = 80;
constexpr std::size_t kMostGroupButtons = 4;  // Each group has two.
constexpr int kMostGroupMembers = 999;

struct GroupList {
  ProgrammeId programme;
};

struct GroupForm {
  OccupationGroupId group;  // Its id, of one that is changed.
  ProgrammeId programme;
  std::string name;
  std::string registered_on;
  std::string product_type;
  std::string product;
  int members = 0;
  std::optional<std::string> phone;
  std::optional<std::string> remark;
};

struct GroupEnd {
  OccupationGroupId group;  // Its id.
  bool is_sure = false;
};

// The group, if the person may keep its village's register; not one that has ended.
std::optional<OccupationGroup> group_within(const OccupationGroupId& group_id, const Turn& turn) {
  auto group = turn.records.occupation_groups.find(group_id);
  if (!group || group->ended_at_ms) return std::nullopt;
  if (!village_year(group->programme_id, Act::kRecordMeeting, turn)) return std::nullopt;
  return group;
}

Choice type_choice(const char* word) { return {std::string("group.answer_") + word, word}; }

std::string type_text(const std::string& word, const Turn& turn) {
  return say("group.answer_" + word, turn);
}

Reader<std::string> group_phone() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    std::string digits;
    for (const char c : text) {
      if (c >= '0' && c <= '9') digits.push_back(c);
    }
    return digits;
  };
  reader.check = [](const std::string& digits, const Turn&) -> std::optional<Problem> {
    if ((digits.size() == 9 || digits.size() == 10) && digits.front() == '0') return std::nullopt;
    return Problem{"group.phone_again"};
  };
  return reader;
}

Values group_values(const GroupForm& form, Turn& turn) {
  return {{"name", form.name},
          {"day", day_text(*parse_iso_date(form.registered_on), turn.language)},
          {"type", type_text(form.product_type, turn)},
          {"product", form.product},
          {"members", std::int64_t{form.members}},
          {"phone", form.phone.value_or("-")},
          {"remark", form.remark.value_or("-")}};
}

void fill_group(OccupationGroup& group, const GroupForm& form) {
  group.name = form.name;
  group.registered_on = form.registered_on;
  group.product_type = from_text<ProductType>(form.product_type).value_or(ProductType::kOther);
  group.product = form.product;
  group.members = form.members;
  group.phone = form.phone.value_or("");
  group.remark = form.remark.value_or("");
}

void audit_group(const char* action, const OccupationGroup& group, Turn& turn) {
  audit_work(action, "occupation_group", group.id, turn);
}

Ending with_group_buttons(Say say, const ProgrammeId& programme_id, Turn& turn) {
  Ending ending;
  ending.says.push_back(std::move(say));
  if (auto lesson = lesson_button(programme_id, turn)) ending.buttons.push_back(*lesson);
  ending.buttons.push_back({"button.groups", "groups|" + programme_id});
  ending.buttons.push_back({"button.next", "next"});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

// The year is over, or somebody ended the group.
std::optional<Ending> group_over(const OccupationGroupId& group_id, const Turn& turn) {
  const auto group = turn.records.occupation_groups.find(group_id);
  if (!group) return std::nullopt;
  if (auto over = year_over(group->programme_id, Act::kRecordMeeting, turn)) return over;
  if (!group->ended_at_ms) return std::nullopt;
  Values values = last_change({"occupation_group", group_id}, turn);
  values.emplace_back("name", group->name);
  return ending_of("still.group_ended", values,
                   {{"button.groups", "groups|" + group->programme_id}});
}

// Of one that is changed: as it stands, too, which somebody else may have changed meanwhile.
JsonValue group_contract(const GroupForm& form, Turn& turn) {
  const auto now = turn.records.occupation_groups.find(form.group);
  Json values{{"programme", form.programme},      {"name", form.name},
              {"day", form.registered_on},        {"type", form.product_type},
              {"product", form.product},          {"members", form.members},
              {"phone", form.phone.value_or("")}, {"remark", form.remark.value_or("")}};
  if (now) {
    values["now"] = {now->id,      now->name,    now->registered_on, to_text(now->product_type),
                     now->product, now->members, now->phone,         now->remark};
  }
  return values;
}

Ending save_group(const GroupForm& form, Turn& turn) {
  if (!form.group.empty()) {
    auto group = group_within(form.group, turn);
    if (!group) return not_yours();
    fill_group(*group, form);
    turn.records.occupation_groups.update(*group);
    audit_group("group.change", *group, turn);
    return with_group_buttons({"group.changed", {{"name", group->name}}}, form.programme, turn);
  }
  OccupationGroup group;
  group.id = new_id(milliseconds(turn.now));
  group.programme_id = form.programme;
  const auto groups = turn.records.occupation_groups.list(form.programme);
  group.number = groups.empty() ? 1 : groups.back().number + 1;
  group.added_by = turn.account.user_id;
  group.created_at_ms = milliseconds(turn.now);
  fill_group(group, form);
  turn.records.occupation_groups.insert(group);
  audit_group("group.add", group, turn);
  return with_group_buttons(
      {"group.saved", {{"name", group.name}, {"number", std::int64_t{group.number}}}},
      form.programme, turn);
}

std::string group_line(const OccupationGroup& group, Turn& turn) {
  return say("groups.line",
             {{"number", std::int64_t{group.number}},
              {"name", group.name},
              {"product", group.product},
              {"type", type_text(std::string(to_text(group.product_type)), turn)},
              {"members", std::int64_t{group.members}},
              {"day", day_text(*parse_iso_date(group.registered_on), turn.language)}},
             turn);
}

Ending show_groups(const ProgrammeId& programme_id, Turn& turn) {
  const auto village = village_year(programme_id, Act::kRecordMeeting, turn);
  if (!village) return not_yours();
  std::vector<CommandButton> buttons;
  buttons.push_back({"button.group_add", "group|" + programme_id});
  std::string lines;
  std::size_t shown = 0;
  for (const auto& group : turn.records.occupation_groups.list(programme_id)) {
    if (group.ended_at_ms) continue;
    lines += "\n" + group_line(group, turn);
    if (shown++ >= kMostGroupButtons) continue;
    const Values values{{"number", std::int64_t{group.number}}};
    buttons.push_back({"groups.answer_change", "group_edit|" + group.id, values});
    buttons.push_back({"groups.answer_end", "group_end|" + group.id, values});
  }
  buttons.push_back({"button.next", "next"});
  return ending_of(lines.empty() ? "groups.none" : "groups.all",
                   {{"village", village_text(village->place, turn)}, {"lines", lines}},
                   std::move(buttons));
}

Ending end_group(const GroupEnd& form, Turn& turn) {
  auto group = group_within(form.group, turn);
  if (!group) return not_yours();
  if (!form.is_sure) {
    return with_group_buttons({"group_end.kept", {{"name", group->name}}}, group->programme_id,
                              turn);
  }
  group->ended_at_ms = milliseconds(turn.now);
  turn.records.occupation_groups.update(*group);
  audit_group("group.end", *group, turn);
  return with_group_buttons({"group_end.done", {{"name", group->name}}}, group->programme_id, turn);
}

}  // namespace

Ending begin_group_edit(const OccupationGroupId& group_id, Turn& turn) {
  const auto group = group_within(group_id, turn);
  if (!group) return not_yours();
  // Everything is answered, so that the summary comes, and from it any of them can be changed.
  JsonValue answers{{"group", group->id},
                    {"programme", group->programme_id},
                    {"name", group->name},
                    {"registered_on", group->registered_on},
                    {"product_type", to_text(group->product_type)},
                    {"product", group->product},
                    {"members", group->members},
                    {"phone", nullptr},
                    {"remark", nullptr}};
  if (!group->phone.empty()) answers.set("phone", group->phone);
  if (!group->remark.empty()) answers.set("remark", group->remark);
  return begin_talk("group", answers);
}

Ending begin_group_end(const OccupationGroupId& group_id, Turn& turn) {
  if (!group_within(group_id, turn)) return not_yours();
  return begin_talk("group_end", JsonValue{{"group", group_id}});
}

std::unique_ptr<Conversation> groups_talk() {
  auto talk = std::make_unique<FormConversation<GroupList>>("groups");
  ask_village(*talk, &GroupList::programme, Act::kRecordMeeting);
  talk->then([](const GroupList& form, Turn& turn) { return show_groups(form.programme, turn); });
  return talk;
}

std::unique_ptr<Conversation> group_talk() {
  auto talk = std::make_unique<FormConversation<GroupForm>>("group");
  ask_village(*talk, &GroupForm::programme, Act::kRecordMeeting);
  talk->ask("name", &GroupForm::name, words_up_to(kLongestGroupName));
  talk->ask("registered_on", &GroupForm::registered_on, past_day())
      .choices([](const GroupForm&, Turn& turn) { return past_day_choices(turn); });
  talk->ask("product_type", &GroupForm::product_type,
            one_of({type_choice("farm"), type_choice("processing"), type_choice("tourism"),
                    type_choice("other")}));
  talk->ask("product", &GroupForm::product, words_up_to(kLongestGroupName));
  talk->ask("members", &GroupForm::members, whole_number(1, kMostGroupMembers));
  talk->ask_optional("phone", &GroupForm::phone, group_phone());
  talk->ask_optional("remark", &GroupForm::remark, words_up_to(200));
  talk->confirm("sure", "", yes_or_no("group.answer_save", "group.answer_change"))
      .contract(group_contract)
      .prompt("group.sure", group_values);
  talk->given("group", &GroupForm::group);
  still_in_year(*talk, &GroupForm::programme, Act::kRecordMeeting,
                [](const GroupForm& form, Turn& turn) { return group_over(form.group, turn); });
  talk->then(save_group);
  return talk;
}

std::unique_ptr<Conversation> group_end_talk() {
  auto talk = std::make_unique<FormConversation<GroupEnd>>("group_end");
  talk->ask("sure", &GroupEnd::is_sure, yes_or_no("group_end.answer_yes", "group_end.answer_no"))
      .prompt([](const GroupEnd& form, Turn& turn) {
        const auto group = turn.records.occupation_groups.find(form.group);
        return Say{"group_end.sure", {{"name", group ? group->name : std::string()}}};
      });
  talk->given("group", &GroupEnd::group);
  talk->still("occupation_group", &GroupEnd::group,
              [](const Subject& group, const GroupEnd&, Turn& turn) {
                return group_over(OccupationGroupId(group.id), turn);
              });
  talk->then(end_group);
  return talk;
}

}  // namespace sammachip
