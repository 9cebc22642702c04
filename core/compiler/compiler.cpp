#include "yidi/compiler.h"

#include <mutex>

#include "compiler/assemble.h"
#include "compiler/lints.h"
#include "compiler/mutants.h"
#include "compiler/resolve.h"
#include "compiler/texts.h"

namespace yidi {

struct Sources::Parts {
  Diagnostics diagnostics;
  Model model;
  std::vector<const Decision*> decisions;
  std::once_flag once;
  std::vector<ModelChange> found;

  const std::vector<ModelChange>& changes() {
    std::call_once(once, [&] { found = find_changes(model); });
    return found;
  }
};

namespace {

std::uint32_t province_of_pack(const std::string& pack) { return std::uint32_t(std::stoul(pack)) * 10000; }

}  // namespace

Sources::Sources(const std::string& folder) : parts_(std::make_unique<Parts>()) {
  Diagnostics& diagnostics = parts_->diagnostics;
  parts_->model = load_model(folder, diagnostics);
  resolve(parts_->model, diagnostics);
  parts_->decisions = order_decisions(parts_->model, diagnostics);
  // Every pack once, so that whatever is wrong with an expression is known before any is used.
  for (const std::uint32_t province : insured_provinces(parts_->model))
    assemble(parts_->model, parts_->decisions, province, {}, diagnostics);
}

Sources::Sources(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Sources::~Sources() = default;

std::vector<Diagnostic> Sources::diagnostics() const { return parts_->diagnostics.sorted(); }

std::vector<std::string> Sources::packs() const {
  std::vector<std::string> ids;
  for (const std::uint32_t province : insured_provinces(parts_->model)) ids.push_back(pack_of(province));
  return ids;
}

std::vector<std::string> Sources::locales() const { return parts_->model.locales; }

std::vector<std::string> Sources::guides() const {
  std::vector<std::string> names;
  for (const auto& [id, guide] : parts_->model.guides) names.push_back(id);
  return names;
}

std::vector<std::byte> Sources::compile(const std::string& pack, const TogetherMasks& together) const {
  if (!parts_->diagnostics.empty()) return {};
  Diagnostics refused;  // only a change can bring it about
  std::vector<std::byte> bytes = assemble(parts_->model, parts_->decisions, province_of_pack(pack), together, refused);
  return refused.empty() ? bytes : std::vector<std::byte>();
}

std::vector<std::byte> Sources::compile_part(const std::string& pack, const TogetherMasks& together, const PackPart& part) const {
  if (!parts_->diagnostics.empty()) return {};
  Diagnostics refused;
  return assemble(parts_->model, parts_->decisions, province_of_pack(pack), together, refused, nullptr, &part);
}

NamedNodes Sources::definitions(const std::string& pack) const {
  NamedNodes definitions;
  Diagnostics unused;
  if (parts_->diagnostics.empty())
    assemble(parts_->model, parts_->decisions, province_of_pack(pack), {}, unused, &definitions);
  return definitions;
}

std::string Sources::question_texts(const std::string& pack, const std::string& guide, const std::string& locale) const {
  return yidi::question_texts(parts_->model, parts_->model.guides.at(guide), province_of_pack(pack), locale);
}

std::string Sources::outcome_texts(const std::string& pack, const std::string& guide, const std::string& locale) const {
  return yidi::outcome_texts(parts_->model, parts_->model.guides.at(guide), province_of_pack(pack), locale);
}

std::string Sources::question_text(const std::string& fact, const std::string& locale) const {
  return yidi::question_text(parts_->model.facts.at(fact), locale);
}

std::vector<Diagnostic> Sources::lints(Day as_of) const { return find_lints(parts_->model, as_of); }

Diagnostic Sources::place_of(const std::string& name) const {
  const Model& model = parts_->model;
  const auto at = [](const Place& place) {
    const LineColumn where = line_column(place.file->text, place.offset);
    return Diagnostic{Code::none, place.file->path, where.line, where.column, "", ""};
  };
  for (const Rule& rule : model.rules)
    if (rule.id == name) return at(rule.place);
  if (const auto fact = model.facts.find(name); fact != model.facts.end()) return at(fact->second.place);
  if (const auto decision = model.decisions.find(name); decision != model.decisions.end()) return at(decision->second.place);
  if (const auto guide = model.guides.find(name); guide != model.guides.end()) return at(guide->second.place);
  if (const auto claim = model.claims.find(name); claim != model.claims.end()) return at(claim->second.place);
  if (const auto source = model.sources.find(name); source != model.sources.end()) return at(source->second.place);
  for (const auto& [vocabulary, terms] : model.vocabularies)
    for (const Term& term : terms)
      if (term.code == name) return at(term.place);
  return {};
}

std::string Sources::condition_of(const std::string& name) const {
  for (const Rule& rule : parts_->model.rules)
    if (rule.id == name && rule.when) return rule.when.source->string;
  return {};
}

std::string Sources::claim_text(const std::string& name) const {
  const auto claim = parts_->model.claims.find(name);
  return claim == parts_->model.claims.end() ? "" : claim->second.claim;
}

namespace {

void add_codes(const std::vector<Shape>& shapes, std::set<std::string>& codes) {
  for (const Shape& shape : shapes) {
    codes.insert(shape.symbols.begin(), shape.symbols.end());
    for (const auto& [name, alternatives] : shape.members) add_codes(alternatives, codes);
    add_codes(shape.elements, codes);
  }
}

}  // namespace

std::map<std::string, std::set<std::string>> Sources::declared_codes() const {
  std::map<std::string, std::set<std::string>> codes;
  for (const auto& [id, decision] : parts_->model.decisions) add_codes(decision.shapes, codes[id]);
  return codes;
}

std::vector<std::uint32_t> Sources::insured_regions(const std::string& pack) const {
  std::vector<std::uint32_t> codes;
  for (const auto& [code, region] : parts_->model.regions)
    if (code / 10000 * 10000 == province_of_pack(pack)) codes.push_back(code);
  return codes;
}

std::vector<Mutant> Sources::mutants() const {
  std::vector<Mutant> mutants;
  for (const ModelChange& change : parts_->changes()) mutants.push_back(change.mutant);
  return mutants;
}

std::unique_ptr<const Sources> Sources::mutated(std::size_t mutant) const {
  auto parts = std::make_unique<Parts>();
  parts->model = parts_->model;
  parts_->changes()[mutant].apply(parts->model);
  resolve(parts->model, parts->diagnostics);
  parts->decisions = order_decisions(parts->model, parts->diagnostics);
  return std::unique_ptr<const Sources>(new Sources(std::move(parts)));
}

}  // namespace yidi
