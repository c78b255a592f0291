// `chat`: a talk in the terminal, with no LINE and no network.
#include <algorithm>
#include <iostream>

#include "bot/engine/chat_player.h"
#include "commands/command_line.h"
#include "commands/demo.h"
#include "handlers/programme.h"

namespace sammachip {

namespace {

void show(const Heard& heard) {
  for (const auto& bubble : heard.bubbles) {
    std::string line;
    for (const char c : bubble) {
      if (c == '\n') {
        std::cout << "bot:  " << line << '\n';
        line.clear();
      } else {
        line += c;
      }
    }
    std::cout << "bot:  " << line << '\n';
  }
  if (!heard.buttons.empty()) {
    std::cout << "     ";
    for (const auto& label : heard.buttons) std::cout << " [" << label << "]";
    std::cout << '\n';
  }
  std::cout << std::flush;
}

// A line in square brackets taps a button; anything else is written.
void take(ChatPlayer& player, const std::string& person, const std::string& line) {
  const bool is_tap = line.size() > 2 && line.front() == '[' && line.back() == ']';
  if (!is_tap) return show(player.says(person, line));
  const std::string label = line.substr(1, line.size() - 2);
  const bool is_offered = std::ranges::any_of(
      player.buttons_of(person), [&](const auto& button) { return button.first == label; });
  if (is_offered) return show(player.taps(person, label));
  std::cout << "(No button [" << label << "] was ever shown to " << person << ".)\n";
}

Exit chat(const CommandContext& context, const std::string& person) {
  // Nothing of it is kept: a database of its own, with the demo's villages and codes.
  Database database("sqlite://:memory:");
  const Texts& texts = context.texts();
  ProgrammeSettings settings = programme_settings(context.config);
  settings.public_url = "https://bot.example";  // Pictures are shown as links that lead nowhere.
  const auto clock = SystemClock(std::chrono::seconds(context.config.time_offset_s));
  const DemoCodes codes = seed_demo(database, clock.now());
  ChatPlayer player(
      database, [&] { return std::make_unique<Programme>(texts, settings); }, clock.now());
  std::cout << "Write as a villager would; [label] taps a button; an empty line or Ctrl-D ends.\n"
            << "Join codes to try: " << codes.villages.at(0) << ", " << codes.villages.at(1)
            << "\n\n";
  show(player.does(person, EventType::kFollow));
  std::string line;
  while (std::cout << "you:  " << std::flush && std::getline(std::cin, line) && !line.empty()) {
    player.clock().move(std::chrono::seconds(1));
    take(player, person, line);
  }
  return Exit::kDone;
}

}  // namespace

void add_chat_command(ProgramCommand& program, CommandContext& context) {
  program.add("chat", "A talk in the terminal, without LINE; nothing is kept")
      .takes_settings()
      .does([&context] { return chat(context, "you"); });
}

}  // namespace sammachip
