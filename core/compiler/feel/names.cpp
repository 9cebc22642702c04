// What an expression that stands alone may refer to: the names that its own "some" and "every" bind, and nothing else.
#include <algorithm>

#include "compiler/feel/syntax.h"
#include "compiler/source.h"

namespace yidi::feel {

namespace {

// Properties of DMN's values that the subset leaves out.
constexpr std::string_view left_out_names[] = {"hour", "minute", "second", "hours", "minutes", "seconds", "timezone", "start", "end", "value"};

class Checker {
 public:
  explicit Checker(Flaw& flaw) : flaw_(flaw) {}

  bool check(const Expression& e) {
    switch (e.form) {
      case Form::name: return check_name(e);
      case Form::property: return check_property(e) && check(e.child(0));
      case Form::in: return check_in(e);
      case Form::quantified: return check_quantified(e);
      case Form::range: return refuse(Code::feel_outside_subset, e, "a range stands only after \"in\"", {});
      case Form::test: return refuse(Code::feel_outside_subset, e, "a unary test stands only after \"in\"", {});
      case Form::call:
        if (e.text == "is unsure")
          return refuse(Code::feel_outside_subset, e, "is unsure() asks how a fact was answered, and only rules have facts", {});
        break;
      default: break;
    }
    for (const auto& child : e.children)
      if (!check(*child)) return false;
    return true;
  }

 private:
  bool refuse(Code code, const Expression& e, std::string text, std::string hint) {
    flaw_ = {code, e.begin, std::move(text), std::move(hint)};
    return false;
  }

  bool check_name(const Expression& e) {
    if (std::find(bound_.begin(), bound_.end(), e.text) != bound_.end()) return true;
    return refuse(Code::feel_unknown_name, e, "nothing here is called \"" + e.text + "\"", nearest(e.text, bound_));
  }

  bool check_property(const Expression& e) {
    const auto& known = properties();
    if (std::find(known.begin(), known.end(), e.text) != known.end()) return true;
    const bool is_feel = std::find(std::begin(left_out_names), std::end(left_out_names), e.text) != std::end(left_out_names);
    flaw_ = {is_feel ? Code::feel_outside_subset : Code::feel_unknown_name, e.end - e.text.size(),
             is_feel ? "the property \"" + e.text + "\" is outside the subset" : "there is no property \"" + e.text + "\"",
             nearest(e.text, known)};
    return false;
  }

  bool check_in(const Expression& e) {
    for (std::size_t i = 0; i < e.children.size(); ++i)
      if (!(i == 0 ? check(e.child(0)) : check_test(e.child(i)))) return false;
    return true;
  }

  // Ranges and unary tests may stand here, and as elements of a list that is written out here.
  bool check_test(const Expression& e) {
    const bool is_list = e.form == Form::list;
    if (!is_list && e.form != Form::no_test && e.form != Form::range && e.form != Form::test) return check(e);
    for (const auto& child : e.children) {
      const bool may_be_test = e.form == Form::no_test || (is_list && child->form != Form::list);
      if (!(may_be_test ? check_test(*child) : check(*child))) return false;
    }
    return true;
  }

  bool check_quantified(const Expression& e) {
    const std::size_t outer = bound_.size();
    for (std::size_t i = 0; i < e.children.size(); ++i) {
      if (!check(e.child(i))) return false;
      if (i < e.names.size()) bound_.push_back(e.names[i]);
    }
    bound_.resize(outer);
    return true;
  }

  Flaw& flaw_;
  std::vector<std::string> bound_;
};

}  // namespace

bool check_standing_alone(const Expression& expression, Flaw& flaw) { return Checker(flaw).check(expression); }

const std::vector<std::string>& properties() {
  static const std::vector<std::string> all = {"year", "month", "day", "weekday", "years", "months", "days"};
  return all;
}

}  // namespace yidi::feel
