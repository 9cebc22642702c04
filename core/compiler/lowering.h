// From typed FEEL to the nodes of a pack.
//
// Rules are checked before they run: what DMN would turn into null is refused here, with the place and the nearest right
// name. A string literal has no type of its own; it takes the one its place asks for: a code of a declared list, or a
// region. A definition is put in where its name stands. Lists are known when a pack is made: "some" and "every" unfold
// over them, and what is calculated with texts is worked out here, so that the runtime knows neither.
//
// Limits: 20,000 operations in one formula with all that unfolds, 500,000 steps for its constants, 1,000 inside one another while it is lowered, 200
// combinations of one "some" or "every"; bounds.h has those of the pack. Beyond them: limit_exceeded.
#pragma once

#include "compiler/feel/value.h"
#include "compiler/model.h"
#include "compiler/pack_builder.h"

namespace yidi {

// What an expression can be: a set of kinds, and for symbols the codes that are possible.
struct FeelType {
  static constexpr unsigned bit(Kind kind) { return 1u << unsigned(kind); }

  unsigned kinds = 0;
  std::set<std::string> symbols;

  bool has(Kind kind) const { return kinds & bit(kind); }
  bool only(Kind kind) const { return kinds == bit(kind); }
  static FeelType of(Kind kind) { return {bit(kind), {}}; }
};

std::string to_string(const FeelType& type);

// What is said of a number that does not fit into a Value.
inline constexpr const char* too_large = "a whole number in a rule has at most 60 bits";

// The names that expressions of one pack may use.
struct PackScope {
  const Model* model = nullptr;
  std::map<std::string, std::uint16_t> facts;      // indexes in the pack
  std::map<std::string, std::uint16_t> decisions;
};

class Lowering {
 public:
  static constexpr int most_operations = 20000;

  // `area` is the area whose rule or question is lowered: it may read its own facts and those of the areas around it.
  Lowering(const PackScope& scope, PackBuilder& builder, Diagnostics& diagnostics, std::uint32_t area)
      : scope_(scope), builder_(builder), diagnostics_(diagnostics), area_(area) {}

  // Lowers an expression that has to have a type; wire::none where it is wrong, which has then been reported.
  std::uint16_t lower(const Formula& formula, const FeelType& expected);

  // Lowers a value as rules give it, against the shapes that its decision allows.
  std::uint16_t lower_value(const Json& value, const std::vector<Shape>& shapes);

  // Lowers a list of alternatives, each a paper code or a list of them.
  std::uint16_t lower_alternatives(const Json& value);

 private:
  struct Typed {
    std::uint16_t node = wire::none;
    FeelType type;
    bool fine() const { return node != wire::none; }
  };
  using Expression = feel::Expression;

  // A name that "some" or "every" binds to an element of a list: what it stands for, and what names mean there.
  struct Binding {
    const std::string* name;
    const Expression* value;
    const Binding* scope;
    const Json* source;
    const Binding* outer;
    bool closed;  // whether nothing in the value has to be asked
  };

  // An element of a list that is known when the pack is made, and where it stands.
  struct Element {
    const Expression* expression;
    const Binding* scope;
    const Json* source;
  };

  // lowering.cpp: literals and names
  Typed lower(const Expression& e, const FeelType* expected);
  Typed lower_form(const Expression& e, const FeelType* expected);
  Typed literal(const Expression& e, const std::string& text, const FeelType* expected);
  Typed integer(const Expression& e, std::int64_t number);
  Typed temporal(const Expression& e, const std::string& text);
  Typed name(const Expression& e, const FeelType* expected);
  Typed fact(const Expression& e, const Fact& fact);

  // lowering_operators.cpp
  Typed property(const Expression& e);
  Typed negate(const Expression& e);
  Typed binary(const Expression& e);
  Typed relate(const Expression& e, const std::string& name, const Expression& a, const Expression& b);
  Typed compare(const Expression& e, const std::string& name, const Typed& a, const Typed& b);
  Typed arithmetic(const Expression& e);
  Typed between(const Expression& e);
  Typed conditional(const Expression& e, const FeelType* expected);

  // lowering_lists.cpp: all that goes over a list
  std::optional<std::vector<Element>> elements(const Expression& e);
  void add_elements(const Expression& e, std::vector<Element>& all);
  Typed lower(const Element& element, const FeelType* expected);
  Typed membership(const Expression& e);
  Typed any_test(const Expression& e, const Expression& value, std::size_t from);
  Typed test(const Expression& value, const Element& test);
  Typed relate_to(const Expression& value, const std::string& name, const Element& other);
  Typed one_of(const Expression& e, const Expression& value, const std::vector<Element>& list);
  Typed quantified(const Expression& e);
  Typed join(wire::Op op, const std::vector<Typed>& all);
  Typed extreme(const Expression& e);
  Typed count(const Expression& e);

  // lowering_constants.cpp: what can be worked out when the pack is made
  bool is_closed(const Expression& e) const;
  Binding bind(const std::string& name, const Element& element) const;
  std::optional<std::string> text_of(const Expression& e);
  bool needs_type(const Expression& e);
  Typed fold(const Expression& e, const FeelType* expected);
  std::optional<feel::FeelValue> value_of(const Expression& e);

  // lowering_calls.cpp
  Typed call(const Expression& e, const FeelType* expected);
  Typed working_days(const Expression& e);

  Typed boolean(const Expression& e);            // lowers and demands a boolean
  Typed of(const Expression& e, Kind kind);      // lowers and demands a kind
  Typed fail(const Expression& e, Code code, std::string text, std::string hint = {});
  Typed make(wire::Op op, FeelType type, std::uint16_t a = 0, std::uint16_t b = 0, std::uint16_t c = 0, std::uint8_t extra = 0);
  Typed both(wire::Op op, const Typed& a, const Typed& b);
  bool fits(const Expression& e, const FeelType& found, const FeelType& expected);

  const Shape* match(const Json& value, const std::vector<Shape>& shapes) const;
  const std::vector<Shape>& named(const Shape& shape) const;

  // Evaluates f where an element stands.
  template <class F>
  auto there(const Element& element, const F& f) {
    const Binding* const bound = bound_;
    const Json* const source = source_;
    bound_ = element.scope;
    source_ = element.source;
    auto result = f(*element.expression);
    bound_ = bound;
    source_ = source;
    return result;
  }

  const PackScope& scope_;
  PackBuilder& builder_;
  Diagnostics& diagnostics_;
  std::uint32_t area_;
  const Json* source_ = nullptr;     // the JSON string that is being lowered
  std::vector<std::string> opened_;  // definitions on the way, against circles
  const Binding* bound_ = nullptr;   // the innermost of the names of "some" and "every"
  int steps_ = 0;                    // of the formula at hand
  int depth_ = 0;
  std::int64_t constant_steps_ = 0;  // left for working out its constants
};

// The type of a decision when an expression reads it.
FeelType type_of(const Decision& decision, const Model& model);

}  // namespace yidi
