// What the records are called by: a type for each kind, so that no two can be swapped in silence.
// All are texts in the database, in buttons and in what a talk keeps.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace sammachip {

// An id that becomes that of whatever it is given to: a new one, from new_id(), or one that a test
// makes up.
struct AnyId {
  AnyId(const char* literal) : text(literal) {}
  explicit AnyId(std::string id) : text(std::move(id)) {}
  operator const std::string&() const { return text; }
  friend std::string operator+(const std::string& before, const AnyId& id) {
    return before + id.text;
  }
  std::string text;
};

// Whether an Id<From> may stand where an Id<To> is asked for; the way back has to be said.
template <class From, class To>
inline constexpr bool kIsAlso = false;

// The id of an `Of`, which is a name and nothing else. Empty: of nothing.
// It is read as the text that it is; a text becomes an id only where the code says of what:
// HouseholdId{text}. What stands in the source, "h1", says it by where it stands.
template <class Of>
class Id {
 public:
  Id() = default;
  Id(const char* literal) : text_(literal) {}
  Id(AnyId id) : text_(std::move(id.text)) {}
  explicit Id(std::string text) : text_(std::move(text)) {}
  explicit Id(std::string_view text) : text_(text) {}
  template <class From>
  requires kIsAlso<From, Of> Id(const Id<From>& other) : text_(other.text()) {}
  template <class Other>
  requires(kIsAlso<Of, Other> && !kIsAlso<Other, Of>) explicit Id(const Id<Other>& other)
      : text_(other.text()) {}
  template <class Other>
  requires(!kIsAlso<Other, Of> && !kIsAlso<Of, Other>) Id(const Id<Other>&)
  = delete;

  const std::string& text() const { return text_; }
  operator const std::string&() const { return text_; }
  operator std::string_view() const { return text_; }
  bool empty() const { return text_.empty(); }

  friend bool operator==(const Id& one, const Id& other) { return one.text_ == other.text_; }
  friend auto operator<=>(const Id& one, const Id& other) { return one.text_ <=> other.text_; }
  friend bool operator==(const Id& id, const std::string& text) { return id.text_ == text; }
  friend bool operator==(const Id& id, std::string_view text) { return id.text_ == text; }
  friend bool operator==(const Id& id, const char* text) { return id.text_ == text; }
  template <class Other>
  requires(kIsAlso<Of, Other> || kIsAlso<Other, Of>) friend bool operator==(
      const Id& one, const Id<Other>& other) {
    return one.text_ == other.text();
  }
  template <class Other>
  requires(!kIsAlso<Of, Other> && !kIsAlso<Other, Of>) friend bool operator==(
      const Id& one, const Id<Other>& other) = delete;

  // For keys and topics that are made of ids.
  friend std::string operator+(const std::string& text, const Id& id) { return text + id.text_; }
  friend std::string operator+(const Id& id, std::string_view text) {
    return std::string(id.text_).append(text);
  }

 private:
  std::string text_;
};

// A person, by the id that LINE gives them (docs/line.md). Empty: the bot itself, or nobody.
using AccountId = Id<struct AccountOf>;
// A house that takes part or is a candidate to.
using HouseholdId = Id<struct HouseholdOf>;
// A village, by its 8 digits.
using VillageCode = Id<struct VillageOf>;
// A province, district, tambon or village, by its 2, 4, 6 or 8 digits. Empty: the whole country.
using AreaCode = Id<struct AreaOf>;
template <>
inline constexpr bool kIsAlso<VillageOf, AreaOf> = true;
// A village's year in the programme.
using ProgrammeId = Id<struct ProgrammeOf>;

using AuditId = Id<struct AuditOf>;
using CandidateId = Id<struct CandidateOf>;
using DataRequestId = Id<struct DataRequestOf>;
using EncouragementId = Id<struct EncouragementOf>;
using EventId = Id<struct EventOf>;  // LINE's webhookEventId.
using ForumId = Id<struct ForumOf>;
using GroupChatId = Id<struct GroupChatOf>;  // LINE's, of a group or a room.
using HandoverId = Id<struct HandoverOf>;
using HeldMessageId = Id<struct HeldMessageOf>;
using HelpRequestId = Id<struct HelpRequestOf>;
using LessonId = Id<struct LessonOf>;
using LinkId = Id<struct LinkOf>;        // Of a person with a house.
using MessageId = Id<struct MessageOf>;  // LINE's.
using NoticeRecordId = Id<struct NoticeRecordOf>;
using OccupationGroupId = Id<struct OccupationGroupOf>;
using OutboxId = Id<struct OutboxOf>;
using PhotoId = Id<struct PhotoOf>;
using PhotoSetId = Id<struct PhotoSetOf>;  // LINE's, of photos sent together; empty: alone.
using ProgrammeEventId = Id<struct ProgrammeEventOf>;
using ProposalId = Id<struct ProposalOf>;  // Of a figure that a house is asked about.
using PurchaseId = Id<struct PurchaseOf>;
using ReportId = Id<struct ReportOf>;      // Of what a house earned.
using RichMenuId = Id<struct RichMenuOf>;  // LINE's.
using RoleGrantId = Id<struct RoleGrantOf>;
using SessionId = Id<struct SessionOf>;  // Of a training.
using SubmissionId = Id<struct SubmissionOf>;
using TeamMemberId = Id<struct TeamMemberOf>;
using VisitId = Id<struct VisitOf>;

// Whatever a photo, an audit line or a notice is about: the id of any record.
using SubjectId = Id<struct SubjectOf>;
template <class From>
inline constexpr bool kIsAlso<From, SubjectOf> = true;

// Whether a place is the area or lies in it. Everything lies in the empty one.
inline bool lies_in(const AreaCode& place, const AreaCode& area) {
  return place.text().starts_with(area.text());
}
// The area with so many digits that a place lies in; the place itself if it has no more.
inline AreaCode area_around(const AreaCode& place, std::size_t digits) {
  return AreaCode(place.text().substr(0, digits));
}

}  // namespace sammachip

// For unordered maps and sets by id.
template <class Of>
struct std::hash<sammachip::Id<Of>> {
  std::size_t operator()(const sammachip::Id<Of>& id) const noexcept {
    return std::hash<std::string>()(id.text());
  }
};
