// What was looked up once for a turn and is asked for again while it lasts.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <typeindex>
#include <typeinfo>
#include <utility>
#include <vector>

namespace sammachip {

// Whoever defines a type owns its meaning. What is returned keeps its place until the memo goes.
// Not thread-safe.
class Memo {
 public:
  // What was looked up as a T and `is_it` accepts; if there is none, what `look_up()` gives. It
  // stays as it is until the memo goes, also after forget<T>().
  template <class T, class IsIt, class LookUp>
  const T& known(IsIt is_it, LookUp look_up) {
    auto& looked_up = of<LookedUp<T>>();
    for (std::size_t i = looked_up.forgotten; i < looked_up.all.size(); ++i) {
      if (is_it(std::as_const(looked_up.all[i]))) return looked_up.all[i];
    }
    return looked_up.all.emplace_back(look_up());
  }
  template <class T, class LookUp>
  const T& known(LookUp look_up) {
    return known<T>([](const T&) { return true; }, look_up);
  }
  // After what a T tells of was changed: it is looked up anew.
  template <class T>
  void forget() {
    auto& looked_up = of<LookedUp<T>>();
    looked_up.forgotten = looked_up.all.size();
  }

  // What is noted down for the rest of the turn: one T, empty at first.
  template <class T>
  T& of() {
    const std::type_index type(typeid(T));
    for (auto& [known, value] : values_) {
      if (known == type) return *static_cast<T*>(value.get());
    }
    values_.emplace_back(type, Value(new T, [](void* value) { delete static_cast<T*>(value); }));
    return *static_cast<T*>(values_.back().second.get());
  }

 private:
  template <class T>
  struct LookedUp {
    std::deque<T> all;
    std::size_t forgotten = 0;  // So many, the oldest.
  };
  using Value = std::unique_ptr<void, void (*)(void*)>;
  std::vector<std::pair<std::type_index, Value>> values_;  // A handful: looked through.
};

}  // namespace sammachip
