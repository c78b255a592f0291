#include "simulator/strict_schema.h"

#include <fstream>
#include <map>
#include <stdexcept>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr const char* kFile = "/messaging-api.strict-limits-closed.json";
constexpr std::size_t kMistakesNamed = 20;

// One of several shapes, told apart by "type": written as conditions, so that a mistake is named
// where it is and not as "none of eleven fits", and only one shape is looked at.
json choice_by_type(const json& schema) {
  json conditions = json::array();
  json names = json::array();
  for (const auto& [name, reference] : schema["discriminator"]["mapping"].items()) {
    names.push_back(name);
    conditions.push_back({{"if", {{"properties", {{"type", {{"enum", {name}}}}}}}},
                          {"then", {{"$ref", reference}}}});
  }
  return {{"type", "object"},
          {"required", {"type"}},
          {"properties", {{"type", {{"enum", names}}}}},
          {"allOf", conditions}};
}

// From OpenAPI's dialect to plain JSON Schema, without the limits that JSON Schema counts
// otherwise than LINE.
json adapted(const json& schema) {
  if (schema.is_array()) {
    json list = json::array();
    for (const auto& entry : schema) list.push_back(adapted(entry));
    return list;
  }
  if (!schema.is_object()) return schema;
  if (schema.contains("oneOf") && schema.contains("discriminator")) return choice_by_type(schema);
  json object = json::object();
  for (const auto& [key, value] : schema.items()) {
    const bool is_count = key == "maxLength" && value.is_number();
    if (is_count || key == "format" || key == "example" || key == "nullable") continue;
    object[key] = adapted(value);
  }
  return object;
}

json read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  json content = json::parse(file, nullptr, false);
  if (!content.contains("components")) throw std::runtime_error(path + " is no specification");
  return content;
}

}  // namespace

struct StrictSchema::Loaded {
  std::map<std::string, valijson::Schema> schemas;
};

StrictSchema::StrictSchema(const std::string& spec_dir) {
  if (spec_dir.empty()) return;
  const json content = read_file(spec_dir + kFile);
  const json definitions = adapted(content["components"]["schemas"]);
  loaded_ = std::make_unique<Loaded>();
  for (const char* name :
       {"ReplyMessageRequest", "PushMessageRequest", "MulticastRequest", "ValidateMessageRequest",
        "RichMenuRequest", "CreateRichMenuAliasRequest", "UpdateRichMenuAliasRequest",
        "RichMenuBulkLinkRequest", "RichMenuBulkUnlinkRequest", "ShowLoadingAnimationRequest",
        "MarkMessagesAsReadByTokenRequest"}) {
    const json document{{"$ref", std::string("#/components/schemas/") + name},
                        {"components", {{"schemas", definitions}}}};
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document),
                          loaded_->schemas[name]);
  }
}

StrictSchema::~StrictSchema() = default;

std::vector<Problem> StrictSchema::problems(const std::string& name, const json& body) const {
  if (!loaded_) return {};
  const auto& schema = loaded_->schemas.at(name);
  valijson::Validator validator;
  valijson::ValidationResults results;
  const valijson::adapters::NlohmannJsonAdapter target(body);
  if (validator.validate(schema, target, &results)) return {};
  std::vector<Problem> problems;
  valijson::ValidationResults::Error error;
  while (problems.size() < kMistakesNamed && results.popError(error)) {
    std::string property;
    // The first piece is the root, "<root>"; the others are "[key]" or "[index]".
    for (std::size_t i = 1; i < error.context.size(); ++i) property += error.context[i];
    problems.push_back({property, error.description});
  }
  return problems;
}

}  // namespace sammachip::simulator
