// Lists: they are known when a pack is made, so that all that goes over them unfolds into "or", "and" and "if".
#include <algorithm>

#include "compiler/lowering.h"

namespace yidi {

using feel::Form;

namespace {

constexpr std::size_t most_combinations = 200;
constexpr std::size_t longest_row = 64;  // operations in a row; more are joined as a balanced tree, which is less deep

}  // namespace

// The elements of a list that is written out, of a definition that is one, or of what append() and concatenate() make of
// such lists; empty where an expression is no list.
std::optional<std::vector<Lowering::Element>> Lowering::elements(const Expression& e) {
  std::vector<Element> all;
  if (++steps_ > most_operations) return all;  // an error by the next operation
  if (e.form == Form::list) {
    for (const auto& child : e.children) all.push_back({child.get(), bound_, source_});
    return all;
  }
  if (e.form == Form::call && (e.text == "append" || e.text == "concatenate")) {
    for (std::size_t i = 0; i < e.children.size(); ++i) {
      if (i > 0 && e.text == "append")
        all.push_back({&e.child(i), bound_, source_});
      else
        add_elements(e.child(i), all);
    }
    return all;
  }
  if (e.form != Form::name) return std::nullopt;
  for (const Binding* bound = bound_; bound; bound = bound->outer)
    if (*bound->name == e.text)
      return there(Element{bound->value, bound->scope, bound->source}, [&](const Expression& value) { return elements(value); });
  const auto found = scope_.model->definitions.find(e.text);
  const bool opened = std::find(opened_.begin(), opened_.end(), e.text) != opened_.end();
  if (found == scope_.model->definitions.end() || !found->second.is || opened || opened_.size() > 16) return std::nullopt;
  const Formula& is = found->second.is;
  opened_.push_back(e.text);
  auto list = there(Element{is.expression.get(), nullptr, is.source}, [&](const Expression& value) { return elements(value); });
  opened_.pop_back();
  return list;
}

// A list of elements, or one element: FEEL takes a value for a list of one.
void Lowering::add_elements(const Expression& e, std::vector<Element>& all) {
  if (const auto inner = elements(e))
    all.insert(all.end(), inner->begin(), inner->end());
  else
    all.push_back({&e, bound_, source_});
}

Lowering::Typed Lowering::lower(const Element& element, const FeelType* expected) {
  return there(element, [&](const Expression& e) { return lower(e, expected); });
}

// From left to right; a long row as a balanced tree, which means the same and is less deep.
Lowering::Typed Lowering::join(wire::Op op, const std::vector<Typed>& all) {
  if (all.size() <= longest_row) {
    Typed joined = all[0];
    for (std::size_t i = 1; i < all.size(); ++i) joined = both(op, joined, all[i]);
    return joined;
  }
  const auto middle = all.begin() + std::ptrdiff_t(all.size() / 2);
  const Typed left = join(op, {all.begin(), middle});
  return both(op, left, join(op, {middle, all.end()}));
}

// Whether a value is one of a list's elements. A list of codes is one look-up.
Lowering::Typed Lowering::one_of(const Expression& e, const Expression& value, const std::vector<Element>& list) {
  if (list.empty()) return fail(e, Code::feel_type, "nothing is in an empty list");
  const bool texts = std::all_of(list.begin(), list.end(), [](const Element& one) { return one.expression->form == Form::string; });
  if (texts && !needs_type(value)) {
    const Typed of = lower(value, nullptr);
    if (!of.fine()) return {};
    if (of.type.only(Kind::symbol)) {
      std::vector<std::uint16_t> names;
      for (const Element& one : list) {
        if (!lower(one, &of.type).fine()) return {};
        names.push_back(builder_.name(one.expression->text));
      }
      return make(wire::Op::one_of, FeelType::of(Kind::boolean), of.node, builder_.indexes(names), std::uint16_t(names.size()));
    }
  }
  std::vector<Typed> all;
  for (const Element& one : list) {
    // A list inside a list is a value here, no list of tests.
    const bool is_test = one.expression->form == Form::range || one.expression->form == Form::test;
    all.push_back(is_test ? test(value, one) : relate_to(value, "=", one));
    if (!all.back().fine()) return {};
  }
  return join(wire::Op::logical_or, all);
}

// Relates a value that stands here with an expression that may stand elsewhere: a name for it is bound, so that each keeps
// the meaning of its own names.
Lowering::Typed Lowering::relate_to(const Expression& value, const std::string& name, const Element& other) {
  if (other.scope == bound_ && other.source == source_) return relate(*other.expression, name, value, *other.expression);
  static const std::string hidden = " element";  // no name that can be written
  Expression reference;
  reference.form = Form::name;
  reference.text = hidden;
  reference.begin = value.begin;
  const Binding binding = bind(hidden, other);
  bound_ = &binding;
  const Typed related = relate(reference, name, value, reference);
  bound_ = binding.outer;
  return related;
}

Lowering::Typed Lowering::test(const Expression& value, const Element& one) {
  const Expression& e = *one.expression;
  const auto end = [&](std::size_t index) { return Element{&e.child(index), one.scope, one.source}; };
  if (e.form == Form::test) return relate_to(value, e.text, end(0));
  if (e.form == Form::range) {
    const Typed above = relate_to(value, e.text[0] == '[' ? ">=" : ">", end(0));
    if (!above.fine()) return {};
    const Typed below = relate_to(value, e.text[1] == ']' ? "<=" : "<", end(1));
    return below.fine() ? both(wire::Op::logical_and, above, below) : Typed{};
  }
  if (e.form == Form::no_test) {
    const Typed any = any_test(e, value, 0);
    return any.fine() ? make(wire::Op::logical_not, FeelType::of(Kind::boolean), any.node) : Typed{};
  }
  if (const auto list = elements(e)) return one_of(e, value, *list);
  return relate_to(value, "=", one);
}

Lowering::Typed Lowering::any_test(const Expression& e, const Expression& value, std::size_t from) {
  std::vector<Typed> all;
  for (std::size_t i = from; i < e.children.size(); ++i) {
    const Typed one = test(value, Element{&e.child(i), bound_, source_});
    if (!one.fine()) return {};
    all.push_back(one);
  }
  return join(wire::Op::logical_or, all);
}

Lowering::Typed Lowering::membership(const Expression& e) {
  if (text_of(e.child(0)) && is_closed(e)) return fold(e, nullptr);
  return any_test(e, e.child(0), 1);
}

Lowering::Typed Lowering::quantified(const Expression& e) {
  std::vector<Typed> all;
  const auto unfold = [&](const auto& self, std::size_t index) -> bool {
    if (index < e.names.size()) {
      const auto list = elements(e.child(index));
      if (!list) return fail(e.child(index), Code::feel_outside_subset, "in a rule \"" + e.text + "\" goes over a list that is written out").fine();
      if (list->empty())
        return fail(e.child(index), Code::feel_type, std::string("over an empty list this is always ") + (e.text == "some" ? "false" : "true")).fine();
      for (const Element& element : *list) {
        const Binding binding = bind(e.names[index], element);
        bound_ = &binding;
        const bool fine = self(self, index + 1);
        bound_ = binding.outer;
        if (!fine) return false;
      }
      return true;
    }
    if (all.size() == most_combinations)
      return fail(e, Code::limit_exceeded, "\"" + e.text + "\" goes over more than 200 combinations").fine();
    all.push_back(boolean(e.child(index)));
    return all.back().fine();
  };
  if (!unfold(unfold, 0)) return {};
  return join(e.text == "some" ? wire::Op::logical_or : wire::Op::logical_and, all);
}

// min and max of several values, or of a list.
Lowering::Typed Lowering::extreme(const Expression& e) {
  std::vector<Element> values;
  if (e.children.size() == 1)
    add_elements(e.child(0), values);
  else
    for (const auto& child : e.children) values.push_back({child.get(), bound_, source_});
  Typed best;
  for (const Element& element : values) {
    const Typed value = lower(element, nullptr);
    if (!value.fine()) return {};
    if (!best.fine()) {
      best = value;
      continue;
    }
    const Typed better = there(element, [&](const Expression& at) { return compare(at, e.text == "min" ? "<" : ">", value, best); });
    if (!better.fine()) return {};
    best = make(wire::Op::conditional, best.type, better.node, value.node, best.node);
  }
  return best.fine() ? best : fail(e, Code::feel_argument_count, e.text + "() needs a value");
}

Lowering::Typed Lowering::count(const Expression& e) {
  const auto list = elements(e.child(0));
  if (!list) return fail(e.child(0), Code::feel_outside_subset, "in a rule count() takes a list that is written out");
  for (const Element& element : *list)
    if (!there(element, [&](const Expression& one) { return needs_type(one) || lower(one, nullptr).fine(); })) return {};
  return integer(e, std::int64_t(list->size()));
}

}  // namespace yidi
