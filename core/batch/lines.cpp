#include "batch/lines.h"

#include "runtime/outcome.h"
#include "runtime/text.h"

namespace yidi::batch {

namespace {

// Goes along a line in the order in which the engine has written it. What does not match is remembered in good().
class LineReader {
 public:
  LineReader(std::string_view line, Walk& walk, Origins& origins, const Expressions& expressions,
             std::vector<Hole>& holes)
      : line_(line),
        walk_(walk),
        evaluation_(walk.evaluation()),
        view_(evaluation_.view()),
        origins_(origins),
        expressions_(expressions),
        holes_(holes) {}

  bool good() const { return good_; }

  void read_question() {
    const wire::Fact& fact = view_.facts[walk_.current()];
    if (wire::FactType(fact.type()) != wire::FactType::date) return;
    for (const auto& [key, node] : {std::pair{"\"min\":", fact.min()}, std::pair{"\"max\":", fact.max()}}) {
      at_ = line_.find(key, at_);
      if (at_ == std::string_view::npos) return fail();
      at_ += std::string_view(key).size();
      const bool is_date = node != wire::none && origins_.value_of(node).is(Kind::date);
      if (is_date) read_node(node);
      else expect("null");
    }
  }

  void read_outcome() {
    expect(R"({"v":1,"state":"outcome","decisions":{)");
    Losers losers;
    bool first = true;
    for (const std::uint16_t decision : view_.goals(walk_.guide())) {
      if (!shown(decision)) continue;
      if (!first) expect(",");
      first = false;
      expect("\"");
      expect(view_.name(view_.decisions[decision].name()));
      expect("\":{\"value\":");
      read_value(decision);
      skip_to('}');
      find_losers(evaluation_, decision, losers);
    }
    expect("},\"dissent\":[");
    read_claimants(losers.rules);
    expect("],\"to_verify\":[");
    read_claimants(losers.leads);
    expect("]");
  }

 private:
  void fail() { good_ = false; }

  bool follows(std::string_view text) const { return line_.substr(at_).starts_with(text); }
  void expect(std::string_view text) {
    if (!follows(text)) return fail();
    at_ += text.size();
  }

  // Goes behind the bracket that closes what is open here.
  void skip_to(char bracket) {
    int depth = 0;
    bool quoted = false;
    for (; at_ < line_.size(); ++at_) {
      const char c = line_[at_];
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (depth == 0 && c == bracket) {
        ++at_;
        return;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
    }
    fail();
  }

  bool shown(std::uint16_t decision) {
    return (view_.decisions[decision].flags() & wire::shown) &&
           evaluation_.decision(decision).state == Verdict::State::settled;
  }

  void read_value(std::uint16_t index) {
    const wire::Decision& decision = view_.decisions[index];
    if (wire::Policy(decision.policy()) == wire::Policy::single) {
      const std::uint16_t winner = evaluation_.decision(index).winner;
      return read_shape(winner != wire::none ? view_.rules[winner].value() : decision.otherwise());
    }
    expect("[");
    if (wire::Policy(decision.policy()) == wire::Policy::collect) {
      bool first = true;
      for (const std::uint16_t item : items(index)) {
        if (!first) expect(",");
        first = false;
        read_shape(item);
      }
      if (decision.flags() & wire::notes) read_engine_notes();
    }
    skip_to(']');
  }

  // The shapes of a collected list, each value once.
  Indexes items(std::uint16_t decision) {
    Indexes found;
    const auto add = [&](std::uint16_t shape) {
      for (const std::uint16_t item : found)
        if (same_value(evaluation_, item, shape)) return;
      push(found, shape);
    };
    for (const std::uint16_t rule : contributors(evaluation_, decision)) {
      const std::uint16_t value = view_.rules[rule].value();
      const wire::Shape& shape = view_.shapes[value];
      if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::list)
        for (const std::uint16_t child : view_.slice(shape.a(), shape.b())) add(child);
      else
        add(value);
    }
    return found;
  }

  void read_engine_notes() {
    if (follows(",")) ++at_;
    if (follows(R"({"code":"rules_changed_since_admission")")) {
      ++at_;
      skip_to('}');
      if (follows(",")) ++at_;
    }
    if (!follows(R"({"code":"play_safe")")) return;
    expect(R"({"code":"play_safe")");
    for (const std::uint16_t decision : view_.goals(walk_.guide())) {
      if (!(view_.decisions[decision].flags() & wire::earliest_counts)) continue;
      const std::string key = ",\"" + std::string(view_.name(view_.decisions[decision].name())) + "\":";
      if (!follows(key)) continue;
      expect(key);
      read_node(earliest(decision));
    }
    skip_to('}');
  }

  // The node of the earliest date that a matching rule gives for a deadline.
  std::uint16_t earliest(std::uint16_t decision) {
    std::uint16_t found = wire::none;
    for (const std::uint16_t rule : evaluation_.frame().rules_of(decision)) {
      if (!evaluation_.node(view_.rules[rule].when()).is_true()) continue;
      if (evaluation_.shape_known(view_.rules[rule].value()) != Truth::yes) continue;
      const std::uint16_t date = first_date(view_, origins_, view_.rules[rule].value());
      if (date == wire::none) continue;
      if (found == wire::none || origins_.value_of(date).payload() < origins_.value_of(found).payload()) found = date;
    }
    return found;
  }

  void read_claimants(const Indexes& rules) {
    bool first = true;
    for (const std::uint16_t rule : rules) {
      if (!first) expect(",");
      first = false;
      at_ = line_.find("\"value\":", at_);
      if (at_ == std::string_view::npos) return fail();
      expect("\"value\":");
      read_shape(view_.rules[rule].value());
      skip_to('}');
    }
  }

  void read_shape(std::uint16_t index) {
    if (!good_) return;
    const wire::Shape& shape = view_.shapes[index];
    bool first = true;
    switch (wire::ShapeKind(shape.kind())) {
      case wire::ShapeKind::expression: return read_node(shape.a());
      case wire::ShapeKind::object:
        expect("{");
        for (const wire::Member& member : view_.members.subspan(shape.a(), shape.b())) {
          expect(first ? "\"" : ",\"");
          first = false;
          expect(view_.name(member.key()));
          expect("\":");
          read_shape(member.shape());
        }
        return expect("}");
      case wire::ShapeKind::list:
        expect("[");
        for (const std::uint16_t child : view_.slice(shape.a(), shape.b())) {
          if (!first) expect(",");
          first = false;
          read_shape(child);
        }
        return expect("]");
      case wire::ShapeKind::alternatives: expect("["); return skip_to(']');
    }
  }

  void read_node(std::uint16_t node) {
    if (node == wire::none) return fail();
    const Value value = origins_.value_of(node);
    const bool quoted = value.known() && !value.is(Kind::boolean) && !value.is(Kind::integer) && !value.is(Kind::null) &&
                        !value.is(Kind::structured);
    std::string text;
    append_plain(text, view_, value.known() ? value : Value::null());
    if (quoted) expect("\"");
    const ExpressionId origin = origins_.of_node(node);
    if (!expressions_.is_constant(origin)) holes_.push_back({at_, text.size(), origin});
    expect(text);
    if (quoted) expect("\"");
  }

  std::string_view line_;
  Walk& walk_;
  Evaluation& evaluation_;
  const View& view_;
  Origins& origins_;
  const Expressions& expressions_;
  std::vector<Hole>& holes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

bool find_holes(std::string_view line, Walk& walk, Origins& origins, const Expressions& expressions,
                std::vector<Hole>& holes) {
  LineReader reader(line, walk, origins, expressions, holes);
  if (walk.current() != wire::none)
    reader.read_question();
  else
    reader.read_outcome();
  return reader.good();
}

}  // namespace yidi::batch
