// Which threads come first when the processor is busy.
#pragma once

namespace sammachip {

// From now on the calling thread, and those it begins, get of the processor only what others leave.
// For what no webhook waits for: a browser's pictures, photos that are fetched.
void give_way_to_others();

}  // namespace sammachip
