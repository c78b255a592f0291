#include "handlers/joining/invitations.h"

#include <openssl/sha.h>

#include <array>

#include "handlers/words/codes.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

constexpr CodeShape kInvitationCode{10, 3, 3};

}  // namespace

std::string make_invitation_code() { return make_code(kInvitationCode); }

std::string shown_invitation_code(std::string_view code) {
  return shown_code(kInvitationCode, code);
}

std::optional<std::string> read_invitation_code(std::string_view text) {
  return read_code(kInvitationCode, text);
}

std::string invitation_hash(std::string_view code) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(code.data()), code.size(), digest.data());
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hash;
  for (const unsigned char byte : digest) {
    hash += digits[byte >> 4U];
    hash += digits[byte & 15U];
  }
  return hash;
}

std::string create_invitation(const InvitationFor& what, const AccountId& created_by,
                              long long now_ms, Records& records) {
  std::string code = make_invitation_code();
  Invitation invitation;
  invitation.code = invitation_hash(code);
  invitation.role = what.role;
  invitation.area_code = what.area_code;
  if (!what.team_member_id.empty()) invitation.team_member_id = what.team_member_id;
  if (!what.programme_id.empty()) invitation.programme_id = what.programme_id;
  invitation.created_by = created_by;
  invitation.created_at_ms = now_ms;
  invitation.not_after_ms =
      now_ms + std::chrono::duration_cast<std::chrono::milliseconds>(kInvitationLife).count();
  records.invitations.insert(invitation);
  return code;
}

std::optional<Invitation> usable_invitation(const std::string& hash, long long now_ms,
                                            Records& records) {
  auto invitation = records.invitations.find(hash);
  if (!invitation || invitation->used_by || invitation->not_after_ms < now_ms) return std::nullopt;
  const auto place = records.places.find_village(VillageCode(invitation->area_code.text()));
  if (place && place->village.retired_at_ms) return std::nullopt;
  return invitation;
}

std::vector<Say> code_says(Say code, const std::string& shown, const std::string& basic_id,
                           const Turn& turn) {
  std::vector<Say> says{std::move(code)};
  if (basic_id.empty()) return says;
  const std::string link = code_link(basic_id, shown);
  says.push_back({"invite.link", {{"link", link}}});
  if (const auto picture = turn.links.qr_link(link)) {
    says.push_back({.image_url = *picture});
  }
  return says;
}

std::vector<Say> invitation_says(const std::string& code, const std::string& for_whom,
                                 const std::string& basic_id, const Turn& turn) {
  const std::string shown = shown_invitation_code(code);
  return code_says({"invite.code", {{"code", shown}, {"who", for_whom}}}, shown, basic_id, turn);
}

}  // namespace sammachip
