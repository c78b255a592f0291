// The picture menus below the chat, one for each role: read from files, put up at LINE.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "bot/line/line_client.h"
#include "storage/database/database.h"

namespace sammachip {

// A part of the picture that is a button.
struct RichMenuArea {
  int x = 0, y = 0, width = 0, height = 0;  // In the picture's pixels.
  std::string label;    // What stands there; shown as what the person said. docs/line.md 5.1.
  std::string command;  // What it starts, as the command_data of bot/talks/talks.h takes it.
};

struct RichMenu {
  std::string role;  // "household": everybody's but who is linked to another.
  int width = 0, height = 0;
  std::string bar_text;  // On the bar that opens it.
  std::vector<RichMenuArea> areas;
  std::string png;

  // The body with which LINE makes it. Its name carries a hash of all of it, picture included.
  std::string body_json() const;
  std::string name() const;
};

// Files do not describe a menu, or LINE does not do what installing needs. what() is for the
// operator.
class RichMenuError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Reads ROLE.json and ROLE.png of each role from `folder`. The JSON:
//   {"width": 1200, "height": 810, "bar": "เมนู", "areas": [{"x": 0, "y": 0, "width": 400,
//    "height": 405, "label": "ส่งรายได้", "command": "report", ...}, ...]}
// Throws RichMenuError that names the file.
std::vector<RichMenu> read_rich_menus(const std::string& folder,
                                      const std::vector<std::string>& roles);

enum class Installing { kForReal, kOnlySay };

// Makes LINE have `menus`, and nothing else of ours: makes those that it has not, gives each the
// alias that is its role, makes kDefaultMenuRole's the default, keeps the ids in Settings (see
// rich_menu_setting), has the people relinked whose menu is another now, then deletes the former
// ones. What is there already is left alone, so that it can be run again at any time, also after it
// failed half-way. Tells `say` each step; kOnlySay takes none. The service may run meanwhile.
// Throws RichMenuError, StorageError.
void install_rich_menus(const std::vector<RichMenu>& menus, LineClient& line, Database& database,
                        Installing installing, const std::function<void(const std::string&)>& say);

}  // namespace sammachip
