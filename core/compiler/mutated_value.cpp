#include <algorithm>

#include "compiler/mutated_formula.h"

namespace yidi {

namespace {

using feel::Expression;
using feel::Form;

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

class ValueChanges {
 public:
  ValueChanges(const Json& root, const Decision& decision, const Model& model)
      : root_(root), decision_(decision), model_(model) {}

  std::vector<ChangedValue> run() {
    if (decision_.policy == "materials") papers();
    else if (decision_.policy == "collect" && root_.is(Json::Type::array))
      for (const Json& element : root_.elements) visit(element, decision_.shapes);
    else visit(root_, decision_.shapes);
    return std::move(changes_);
  }

 private:
  static Json with(const Json& tree, const Json& site, const Json& instead) {
    if (&tree == &site) return instead;
    Json copy = tree;
    for (std::size_t i = 0; i < tree.elements.size(); ++i) copy.elements[i] = with(tree.elements[i], site, instead);
    for (std::size_t i = 0; i < tree.members.size(); ++i)
      copy.members[i].value = with(tree.members[i].value, site, instead);
    return copy;
  }

  void change(const char* kind, const Json& site, const Json& instead, Place at, const std::string& text) {
    changes_.push_back({kind, at, text, std::make_shared<const Json>(with(root_, site, instead))});
  }

  void change_text(const char* kind, const Json& site, const std::string& text, Place at, const std::string& told) {
    Json instead = site;
    instead.string = text;
    change(kind, site, instead, at, told);
  }

  void visit(const Json& value, const std::vector<Shape>& shapes) {
    switch (value.type) {
      case Json::Type::integer: {
        Json instead = value;
        ++instead.integer;
        change("number", value, instead, value.place, std::to_string(value.integer) + " becomes " + std::to_string(instead.integer));
        return;
      }
      case Json::Type::string: return visit_text(value, shapes);
      case Json::Type::array:
        for (const Shape& shape : shapes)
          if (shape.form == Shape::Form::list)
            for (const Json& element : value.elements) visit(element, shape.elements);
        return;
      case Json::Type::object:
        for (const JsonMember& member : value.members) visit(member.value, shapes_of(value, member.name, shapes));
        return;
      default: return;
    }
  }

  // The shapes that a member may have in any object with the same keys.
  std::vector<Shape> shapes_of(const Json& value, const std::string& key, const std::vector<Shape>& shapes) const {
    std::vector<Shape> found;
    for (const Shape& shape : shapes) {
      if (!shape.named.empty()) {
        const auto named = model_.types.find(shape.named);
        if (named == model_.types.end()) continue;
        for (Shape& one : shapes_of(value, key, named->second)) found.push_back(std::move(one));
        continue;
      }
      bool same_keys = shape.members.size() == value.members.size();
      for (const auto& [name, types] : shape.members) same_keys = same_keys && value.find(name) != nullptr;
      for (const auto& [name, types] : shape.members)
        if (same_keys && name == key) found.insert(found.end(), types.begin(), types.end());
    }
    return found;
  }

  void visit_text(const Json& value, const std::vector<Shape>& shapes) {
    Codes codes;
    for (const Shape& shape : shapes)
      if (shape.form == Shape::Form::symbol) codes.insert(codes.end(), shape.symbols.begin(), shape.symbols.end());
    if (std::find(codes.begin(), codes.end(), value.string) != codes.end()) {
      const std::string other = next_code(codes, value.string, {});
      if (!other.empty()) change_text("symbol", value, other, value.place, in_quotes(value.string) + " becomes " + in_quotes(other));
      return;
    }
    feel::Flaw flaw;
    const auto expression = feel::parse(value.string, flaw);
    if (!expression) return;
    for (const ChangedExpression& changed : change_expression(*expression, model_)) {
      const Expression& site = at(*expression, changed.offset);
      const Expression& instead = at(*changed.expression, changed.offset);
      const std::string text = site.form == Form::integer    ? std::to_string(instead.number)
                               : site.form == Form::temporal ? "@" + in_quotes(instead.text)
                                                             : in_quotes(instead.text);
      change_text(changed.kind.c_str(), value,
                  value.string.substr(0, site.begin) + text + value.string.substr(site.end),
                  value.place_in_string(changed.offset), changed.text);
    }
  }

  // The innermost node that begins at an offset.
  static const Expression& at(const Expression& tree, std::size_t offset) {
    for (const auto& child : tree.children)
      if (child->begin <= offset && offset < child->end) return at(*child, offset);
    return tree;
  }

  void papers() {
    Codes codes;
    if (const auto vocabulary = model_.vocabularies.find("papers"); vocabulary != model_.vocabularies.end())
      for (const Term& term : vocabulary->second) codes.push_back(term.code);
    const auto unused = std::find_if(codes.begin(), codes.end(), [&](const std::string& code) { return !names(root_, code); });
    Json paper;
    paper.type = Json::Type::string;
    if (unused != codes.end()) paper.string = *unused;
    for (std::size_t i = 0; i < root_.elements.size(); ++i) {
      const Json& alternative = root_.elements[i];
      Json several = alternative;
      if (!alternative.is(Json::Type::array)) {
        several = Json();
        several.type = Json::Type::array;
        several.place = alternative.place;
        several.elements = {alternative};
      }
      for (std::size_t j = 0; j < several.elements.size(); ++j) drop(i, several, j);
      if (paper.string.empty()) continue;
      several.elements.push_back(paper);
      change("paper", alternative, several, alternative.place, in_quotes(paper.string) + " is asked for as well");
    }
    if (!root_.elements.empty() || paper.string.empty()) return;
    Json instead = root_;
    instead.elements.push_back(paper);
    change("paper", root_, instead, root_.place, in_quotes(paper.string) + " is asked for");
  }

  // One paper less; an alternative without papers goes as a whole.
  void drop(std::size_t alternative, Json several, std::size_t paper) {
    const Json gone = several.elements[paper];
    several.elements.erase(several.elements.begin() + std::ptrdiff_t(paper));
    Json instead = root_;
    if (several.elements.empty()) instead.elements.erase(instead.elements.begin() + std::ptrdiff_t(alternative));
    else instead.elements[alternative] = several;
    change("paper", root_, instead, gone.place, in_quotes(gone.string) + " is dropped");
  }

  static bool names(const Json& value, const std::string& code) {
    return (value.is(Json::Type::string) && value.string == code) ||
           std::any_of(value.elements.begin(), value.elements.end(), [&](const Json& element) { return names(element, code); });
  }

  const Json& root_;
  const Decision& decision_;
  const Model& model_;
  std::vector<ChangedValue> changes_;
};

}  // namespace

std::vector<ChangedValue> change_value(const Json& value, const Decision& decision, const Model& model) {
  return ValueChanges(value, decision, model).run();
}

}  // namespace yidi
