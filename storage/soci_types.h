#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>

#include "storage/text_enum.h"

// How our types travel through SOCI: optionals as NULL, bools as 0 and 1, enums as their words.

template <class T>
struct soci::type_conversion<std::optional<T>> {
  using base_type = typename type_conversion<T>::base_type;

  static void from_base(const base_type& in, indicator is_null, std::optional<T>& out) {
    if (is_null == i_null) {
      out.reset();
    } else {
      if (!out) out.emplace();
      type_conversion<T>::from_base(in, is_null, *out);
    }
  }
  static void to_base(const std::optional<T>& in, base_type& out, indicator& is_null) {
    if (in) {
      type_conversion<T>::to_base(*in, out, is_null);
    } else {
      is_null = i_null;
    }
  }
};

template <>
struct soci::type_conversion<bool> {
  using base_type = int;

  static void from_base(const base_type& in, indicator is_null, bool& out) {
    if (is_null == i_null) throw soci_error("Null value not allowed for this type");
    out = in != 0;
  }
  static void to_base(const bool& in, base_type& out, indicator& is_null) {
    out = in ? 1 : 0;
    is_null = i_ok;
  }
};

template <class E>
struct soci::type_conversion<E, std::enable_if_t<sammachip::TextEnum<E>>> {
  using base_type = std::string;

  static void from_base(const base_type& in, indicator is_null, E& out) {
    const auto value = is_null == i_null ? std::nullopt : sammachip::from_text<E>(in);
    if (!value) throw soci_error("a word in the database is unknown to this release: '" + in + "'");
    out = *value;
  }
  static void to_base(const E& in, base_type& out, indicator& is_null) {
    out = sammachip::to_text(in);
    is_null = i_ok;
  }
};
