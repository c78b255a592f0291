// The facts of many areas for the digests of a morning, where each tambon's records are read once:
// a district's facts are made of its tambons', a province's of its districts'.
// docs/programme.md 8.3.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "handlers/digest/digest_facts.h"
#include "storage/ids/ids.h"

namespace sammachip {

// Quick for areas that are asked for in the order of RoleGrants::grants_by_area(), and right in
// any. Holds one province's at most, and nothing that was read more than a minute ago. Not
// thread-safe.
class AreaFacts {
 public:
  // As digest_facts() says, but that a district's or province's open matters are as many as there
  // are. What is returned may be used as long as it is held.
  std::shared_ptr<const DigestFacts> of(const std::vector<AreaCode>& areas, Instant since,
                                        Turn& turn);

 private:
  using Facts = std::shared_ptr<const DigestFacts>;

  Facts of_area(const AreaCode& area, Instant since, Turn& turn);
  void drop_what_is_old(const AreaCode& area, Instant since, const Turn& turn);

  std::map<AreaCode, Facts> known_;  // By area code.
  Instant since_{}, read_at_{};      // Of what is known.
};

}  // namespace sammachip
