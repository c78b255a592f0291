// Too wide are the second line of code and the last. What Thai writes above a letter takes no
// place of its own, and a raw string quotes what is said.
constexpr char kNarrow[] = "ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่ที่นี่";
constexpr char kWide[] = "here and there and here and there and here and there and here and there and here";
constexpr char kChat[] = R"(
  bot:  What is said in a chat is one line of it, however long, and a chat is quoted as it is said, to the letter.
)"; constexpr char kAfterTheChat[] = "and what follows it on the line of its end is counted as elsewhere";
