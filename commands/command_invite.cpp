// `invite officer|leader --area CODE`: the first people of an area, who then invite the others.
#include <fstream>
#include <iostream>

#include "bot/pictures/qr_picture.h"
#include "bot/service.h"
#include "commands/command_line.h"
#include "handlers/calendar/programme_settings.h"
#include "handlers/joining/invitations.h"
#include "handlers/village/villages.h"
#include "handlers/words/codes.h"
#include "storage/database/database.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct InvitationWanted {
  std::string role, area, qr_file;
};

std::string area_digits(const std::string& code) {
  const bool is_good =
      (code.size() == 2 || code.size() == 4 || code.size() == 6 || code.size() == 8) &&
      code.find_first_not_of("0123456789") == std::string::npos;
  return is_good ? ""
                 : "an area code has 2 (province), 4 (district), 6 (tambon) or 8 (village) digits";
}

// An invitation for a place nobody added would be of no use to whoever gets it.
void check_area(const InvitationWanted& wanted, Records& records) {
  if (wanted.role == "leader" && wanted.area.size() != 8) {
    throw std::runtime_error("--area must be a village's code, of 8 digits, for a leader.");
  }
  if (wanted.role == "officer" && wanted.area.size() == 8) {
    throw std::runtime_error("--area must have 2, 4 or 6 digits for an officer.");
  }
  check_not_retired(records.places.find_village(VillageCode(wanted.area)));
  if (records.places.list_villages(AreaCode(wanted.area)).empty()) {
    throw std::runtime_error("There is no village in area " + wanted.area +
                             ". Add them with: sammachip-bot village import FILE.csv");
  }
}

Exit print_invitation(const Config& config, const InvitationWanted& wanted) {
  Database database(config.database_url);
  Records records(database);
  check_area(wanted, records);
  const Instant now = make_clock(config)->now();
  const Day today =
      std::chrono::floor<std::chrono::days>(now + programme_settings(config).utc_offset);
  Transaction transaction(database.writer());
  InvitationFor what{wanted.role, AreaCode(wanted.area), {}, {}};
  if (wanted.role == "leader") {
    what.programme_id =
        open_year(VillageCode(wanted.area), fiscal_year_be(today), milliseconds(now), records);
  }
  const std::string code = create_invitation(what, "command line", milliseconds(now), records);
  transaction.commit();
  const std::string shown = shown_invitation_code(code);
  std::cout << "code: " << shown << "\ngood once, until "
            << iso_date(today + std::chrono::days(kInvitationLife)) << '\n';
  std::string in_qr = shown;
  if (config.line_basic_id.empty()) {
    std::cout << "link: set SAMMACHIP_LINE_BASIC_ID (the account's @…) to have it printed\n";
  } else {
    in_qr = code_link(config.line_basic_id, shown);
    std::cout << "link: " << in_qr << '\n';
  }
  if (!wanted.qr_file.empty()) {
    write_qr(in_qr, wanted.qr_file);
  }
  return Exit::kDone;
}

}  // namespace

void write_qr(const std::string& text, const std::string& file) {
  std::ofstream out(file, std::ios::binary);
  if (!(out << qr_picture(text)).flush()) throw std::runtime_error("Cannot write " + file + ".");
  std::cout << "picture: " << file << '\n';
}

void add_invite_command(ProgramCommand& program, CommandContext& context) {
  auto wanted = std::make_shared<InvitationWanted>();
  ProgramCommand invite =
      program.add("invite", "A code by which an officer or a leader comes in").takes_settings();
  invite.option("role", wanted->role, "officer or leader").required().one_of({"officer", "leader"});
  invite.option("--area", wanted->area, "The code of the area: 2, 4 or 6 digits; a leader's 8")
      .required()
      .check(area_digits);
  invite.option("--qr", wanted->qr_file, "Writes the QR picture (PNG) to this file");
  invite.does([&context, wanted] { return print_invitation(context.config, *wanted); });
}

}  // namespace sammachip
