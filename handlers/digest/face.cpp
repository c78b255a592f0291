#include "handlers/digest/talks.h"

#include "handlers/digest/digest.h"

namespace sammachip {

namespace {

using Text = const std::string&;

}  // namespace

Face digest_face(const ProgrammeSettings& settings) {
  const DigestSettings digests{settings.digest_at, settings.holidays};
  return {{},
          {at_once("digest", Command::kDigest,
                   [digests](Text, Turn& turn) { return show_digest(digests, turn); }),
           at_once("digest_houses", Command::kNone, [digests](Text kind, Turn& turn) {
             return show_digest_houses(kind, digests, turn);
           })}};
}

}  // namespace sammachip
