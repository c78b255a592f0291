#pragma once

namespace sammachip {

// A row.
struct Row {
  int id = 0;
};

struct BareRow {
  int id = 0;
};

class Forward;

// What a template is for a row is said at the template.
template <class T>
struct Columns {};

template <>
struct Columns<Row> {};

template <class T>
class BareTemplate {
  struct Inner {};
};

}  // namespace sammachip
