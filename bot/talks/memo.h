// What was looked up once for a message and is asked for again while it is handled.
#pragma once

#include <memory>
#include <typeindex>
#include <typeinfo>
#include <utility>
#include <vector>

namespace sammachip {

// One value of each type, made when first asked for; whoever defines the type owns its meaning. The
// values keep their place until the memo goes. Not thread-safe.
class Memo {
 public:
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
  using Value = std::unique_ptr<void, void (*)(void*)>;
  std::vector<std::pair<std::type_index, Value>> values_;  // A handful: looked through.
};

}  // namespace sammachip
