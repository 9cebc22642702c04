#include "compiler/lints.h"

#include <algorithm>
#include <cctype>


namespace yidi {

namespace {

class Lints {
 public:
  Lints(const Model& model, Day as_of) : model_(model), as_of_(as_of) {}

  std::vector<Diagnostic> run() {
    find_used();
    check_claims();
    check_sources();
    for (const Rule& rule : model_.rules) check_numbers(rule);
    return found_.sorted();
  }

 private:
  void report(Code code, const Place& place, std::string text, std::string hint) {
    found_.report(code, place, std::move(text), std::move(hint));
  }

  void use(const Json* cite) {
    for (const Json& claim : cite ? cite->elements : std::vector<Json>()) claims_.insert(claim.string);
  }

  void find_used() {
    for (const Rule& rule : model_.rules) {
      for (const auto& [claim, place] : rule.cite) claims_.insert(claim);
      for (const auto& [claim, place] : rule.see) claims_.insert(claim);
    }
    for (const auto& [year, calendar] : model_.calendar)
      for (const auto& [claim, place] : calendar.cite) claims_.insert(claim);
    for (const auto& [name, terms] : model_.vocabularies) {
      for (const Term& term : terms) {
        use(term.details->find("cite"));
        const Json* steps = term.details->find("steps");
        for (const Json& block : steps ? steps->elements : std::vector<Json>()) use(block.find("cite"));
      }
    }
  }

  void check_claims() {
    for (const auto& [id, claim] : model_.claims) {
      for (const SourceReference& source : claim.sources) sources_.insert(source.id);
      const bool used = claims_.count(id) != 0;
      if (!used && !claim.unused)
        report(Code::unused_claim, claim.place, "no rule carries the claim " + id, "cite it, or say why not in `unused`");
      if (used && claim.unused)
        report(Code::unused_claim, claim.place, "the claim " + id + " says why it is unused, and is cited", "delete `unused`");
    }
  }

  void check_sources() {
    std::map<std::string, std::string> by_url;
    for (const auto& [id, source] : model_.sources) {
      if (!sources_.count(id)) report(Code::unused_source, source.place, "no claim names the source " + id, "delete it, or name it");
      if (source.review_by < as_of_) {
        char day[10];
        format_date(source.review_by, day);
        report(Code::past_review, source.place, "the source " + id + " was to be reviewed by " + std::string(day, 10),
               "read it again, and set verified_on and review_by");
      }
      if (source.url.empty()) continue;
      const auto [other, fresh] = by_url.try_emplace(source.url, id);
      if (!fresh) report(Code::same_address, source.place, "the sources " + other->second + " and " + id + " have one URL", "keep one of them");
    }
  }

  // Every number in a value, as it is written there: 90, or the 6 of P6M.
  static void gather(const Json& value, std::set<std::string>& numbers) {
    for (const Json& element : value.elements) gather(element, numbers);
    for (const JsonMember& member : value.members) gather(member.value, numbers);
    if (value.is(Json::Type::integer)) numbers.insert(std::to_string(value.integer));
    if (!value.is(Json::Type::string)) return;
    const std::string& text = value.string;
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      const bool word = i > 0 && (std::isalnum(static_cast<unsigned char>(text[i - 1])) || text[i - 1] == '_') && text[i - 1] != 'P';
      if (end > i && !word && text.find_first_of("\"( ") != std::string::npos) numbers.insert(text.substr(i, end - i));
      i = end == i ? i + 1 : end;
    }
  }

  static bool names(const std::string& claim, const std::string& number) {
    static const std::map<std::string, std::vector<std::string>> words = {
        {"1", {"一"}}, {"2", {"两", "二"}}, {"3", {"三"}}, {"4", {"四"}}, {"5", {"五"}}, {"6", {"六", "半年"}}, {"10", {"十"}}, {"12", {"十二"}}};
    for (std::size_t found = claim.find(number); found != std::string::npos; found = claim.find(number, found + 1)) {
      const bool inside = (found > 0 && std::isdigit(static_cast<unsigned char>(claim[found - 1]))) ||
                          (found + number.size() < claim.size() && std::isdigit(static_cast<unsigned char>(claim[found + number.size()])));
      if (!inside) return true;
    }
    const auto spelled = words.find(number);
    if (spelled == words.end()) return false;
    return std::any_of(spelled->second.begin(), spelled->second.end(),
                       [&](const std::string& word) { return claim.find(word) != std::string::npos; });
  }

  void check_numbers(const Rule& rule) {
    if (!rule.value) return;
    std::set<std::string> numbers;
    gather(*rule.value, numbers);
    for (const std::string& number : numbers) {
      const bool named = std::any_of(rule.cite.begin(), rule.cite.end(), [&](const auto& cited) {
        const auto claim = model_.claims.find(cited.first);
        return claim != model_.claims.end() && names(claim->second.claim, number);
      });
      if (!named)
        report(Code::number_not_in_claim, rule.place, rule.id + " gives " + number + ", which none of its claims names",
               "correct the number, or cite the claim that names it");
    }
  }

  const Model& model_;
  Day as_of_;
  std::set<std::string> claims_, sources_;
  Diagnostics found_;
};

}  // namespace

std::vector<Diagnostic> find_lints(const Model& model, Day as_of) { return Lints(model, as_of).run(); }

}  // namespace yidi
