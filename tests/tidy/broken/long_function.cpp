// Of these the second is too long; the first has a brace in a string, a comment and a character.
#include <string>

int is_short(const std::string& text) {
  return text == "{" || text == R"(})" || text[0] == '{' ? 10'000 : 0;  // {
}

struct Counter {
  explicit Counter(int from) : count_{from}, start_(from) {
    count_ += 1;
    count_ += 2;
    count_ += 3;
    count_ += 4;
    count_ += 5;
    count_ += 6;
    count_ += 7;
    count_ += 8;
    count_ += 9;
    count_ += 10;
    count_ += 11;
    count_ += 12;
    count_ += 13;
    count_ += 14;
    count_ += 15;
    count_ += 16;
    count_ += 17;
    count_ += 18;
    count_ += 19;
    count_ += 20;
    count_ += 21;
    count_ += 22;
    count_ += 23;
    count_ += 24;
    count_ += 25;
    count_ += 26;
    count_ += 27;
    count_ += 28;
    count_ += 29;
    count_ += 30;
    count_ += 31;
    count_ += 32;
    count_ += 33;
    count_ += 34;
    count_ += 35;
    count_ += 36;
    count_ += 37;
    count_ += 38;
    count_ += 39;
    count_ += 40;
    count_ += 41;
    count_ += 42;
    count_ += 43;
    count_ += 44;
    count_ += 45;
    count_ += 46;
    count_ += 47;
    count_ += 48;
    count_ += 49;
    count_ += 50;
    count_ += 51;
    count_ += 52;
    count_ += 53;
    count_ += 54;
    count_ += 55;
    count_ += 56;
    count_ += 57;
    count_ += 58;
    count_ += 59;
    count_ += 60;
    count_ += 61;
    count_ += 62;
    count_ += 63;
    count_ += 64;
    count_ += 65;
    count_ += 66;
    count_ += 67;
    count_ += 68;
    count_ += 69;
  }
  int count_ = 0;
  int start_ = 0;
};
