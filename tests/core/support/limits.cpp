#include "support/limits.h"

#include "compiler/pack_builder.h"

namespace yidi::test {

namespace {

std::string number(unsigned n) {
  return std::to_string(n);
}

// A document with one guide "test": its facts, its decisions and its rules as JSON, its questions and its goal.
std::string document(const std::string& facts, const std::string& decisions, const std::string& rules,
                     const std::string& questions, const std::string& goal) {
  return "{\"facts\":{" + facts + "},\"decisions\":{" + decisions + "},\"rules\":[" + rules +
         "],\"guides\":{\"test\":{\"title\":{\"zh\":\"?\"},\"questions\":[" + questions + "],\"goals\":[\"" + goal +
         "\"]}}}\n";
}

const std::string boolean_fact = R"({"type":"boolean","unsure":true,"ask":{"zh":"?"}})";

std::string boolean_decision(const std::string& id, const std::string& otherwise) {
  return "\"" + id + R"(":{"type":"boolean","otherwise":)" + otherwise + R"(,"label":{"zh":"?"}})";
}

}  // namespace

std::string deep_guide(unsigned levels) {
  std::string decisions = boolean_decision("d1", "\"p\""), rules;
  for (unsigned i = 2; i <= levels / 2; ++i) {
    const std::string id = "d" + number(i), before = "d" + number(i - 1);
    decisions += "," + boolean_decision(id, "false");
    rules += (rules.empty() ? "" : ",") + std::string("{\"id\":\"r") + number(i) + "\",\"decides\":\"" + id +
             "\",\"when\":\"" + before + "\",\"then\":true,\"cite\":[\"A-1\"]}";
  }
  return document("\"p\":" + boolean_fact, decisions, rules, "\"p\"", "d" + number(levels / 2));
}

std::string override_guide(unsigned count) {
  std::string rules;
  for (unsigned i = 1; i <= count; ++i) {
    const std::string then = i % 2 == 0 ? "true" : "false";
    rules += (i == 1 ? "" : ",") + std::string("{\"id\":\"r") + number(i) +
             "\",\"decides\":\"d\",\"when\":\"p\",\"then\":" + then + ",\"cite\":[\"A-1\"]";
    if (i > 1) rules += ",\"overrides\":[\"r" + number(i - 1) + "\"]";
    rules += "}";
  }
  return document("\"p\":" + boolean_fact, boolean_decision("d", "false"), rules, "\"p\"", "d");
}

std::string parts_guide(unsigned parts) {
  std::string list = "\"p\"";
  for (unsigned i = 2; i < parts; ++i) list += ",\"p\"";
  return document("\"p\":" + boolean_fact,
                  R"("d":{"type":{"list":"boolean"},"otherwise":[)" + list + R"(],"label":{"zh":"?"}})", "", "\"p\"",
                  "d");
}

std::string questions_guide(unsigned questions) {
  std::string facts, all, names;
  for (unsigned i = 10; i < 10 + questions; ++i) {
    const std::string comma = i == 10 ? "" : ",", id = "q" + number(i);
    facts += comma + "\"" + id + "\":" + boolean_fact;
    names += comma + "\"" + id + "\"";
    all += (i == 10 ? "" : " and ") + id;
  }
  return document(facts, boolean_decision("d", "\"" + all + "\""), "", names, "d");
}

std::vector<std::byte> nested_pack(unsigned levels) {
  PackBuilder builder;
  std::uint16_t shape = builder.shape(wire::ShapeKind::expression, builder.constant(Value::integer(7)));
  for (unsigned i = 0; i < levels; ++i) shape = builder.shape(wire::ShapeKind::list, builder.indexes({shape}), 1);
  builder.decisions.push_back(
      wire::Decision(builder.name("d"), std::uint8_t(wire::Policy::single), wire::shown, wire::none, shape, 0, 0));
  builder.guides.push_back(wire::Guide(builder.name("test"), 0, 0, builder.indexes({0}), 1, 0));
  return builder.finish();
}

}  // namespace yidi::test
