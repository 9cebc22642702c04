// One person a line: read quickly where the line is as usual, else with care, and answered by the batch engine of the
// person's pack.
#include "batch/evaluator.h"

#include <array>
#include <map>

#include "batch/open_pack.h"
#include "batch/record.h"
#include "runtime/json_writer.h"

namespace yidi::batch {

namespace {

// "unsure" is a string whatever the fact; else booleans, numbers and strings each stand for their own.
bool is_right_type(const Written& written, wire::FactType fact) {
  if (written.type == Written::Type::string && written.text == "unsure") return true;
  switch (fact) {
    case wire::FactType::boolean: return written.type == Written::Type::boolean;
    case wire::FactType::integer: return written.type == Written::Type::number;
    default: return written.type == Written::Type::string;
  }
}

}  // namespace

struct Evaluator::Parts {
  Parts(FindEngine find, std::size_t most) : find_engine(std::move(find)), most_bytes(most) {}

  FindEngine find_engine;
  std::size_t most_bytes;
  std::vector<std::unique_ptr<Family>> families;
  std::map<std::string, std::unique_ptr<OpenPack>, std::less<>> packs;
  std::array<OpenPack*, 100> by_number{};
  std::map<std::string, Error, std::less<>> missing;
  QuickRecord quick;
  RecordReader reader;
  std::string text;
  std::size_t bytes = 0;
  std::size_t drops = 0;

  Result<OpenPack*> open(const std::string& id) {
    if (const auto known = packs.find(id); known != packs.end()) return known->second.get();
    if (const auto known = missing.find(id); known != missing.end()) return known->second;
    auto engine = find_engine(id);
    if (!engine) {
      if (engine.error().code == Code::other_pack) missing.emplace(id, engine.error());
      return engine.error();
    }
    return (packs[id] = std::make_unique<OpenPack>(**engine, family_of(**engine))).get();
  }

  Family& family_of(Engine& engine) {
    std::string body = family_body(engine.pack());
    for (const auto& family : families)
      if (family->body == body) return *family;
    return *families.emplace_back(std::make_unique<Family>(engine, std::move(body)));
  }

  // The pack of a record that is read quickly; nullptr for the others.
  OpenPack* pack_of(const QuickRecord& record) {
    const std::string_view region = record.insured;
    const auto digit = [&](std::size_t at) { return unsigned(region[at] - '0'); };
    const bool named = region.size() == 6 && region != "unsure";
    if (named && (digit(0) > 9 || digit(1) > 9)) return nullptr;
    const unsigned number = named ? digit(0) * 10 + digit(1) : 0;
    if (!by_number[number]) {
      const auto opened = open(named ? std::string(region.substr(0, 2)) : "00");
      if (!opened) return nullptr;
      by_number[number] = *opened;
    }
    return by_number[number];
  }

  void answer(std::string_view line, TextBuffer& out) {
    if (read_quickly(line, quick)) {
      OpenPack* const pack = pack_of(quick);
      if (pack && pack->read(quick)) return write(*pack, pack->family.state, quick.id, out);
    }
    answer_carefully(line, out);
  }

  void answer_carefully(std::string_view line, TextBuffer& out) {
    std::optional<Error> error = reader.read(line);
    if (!error) {
      OpenPack* pack = nullptr;
      const auto state = read_state(pack);
      if (state) return write(*pack, *state, reader.record().id, out);
      error = state.error();
    }
    text.clear();
    write_error(*error, text);
    write_head(reader.record().id, out);
    out.append(std::string_view(text).substr(1));
  }

  Result<State> read_state(OpenPack*& pack) {
    const Record& record = reader.record();
    std::string id = "00";
    for (const Written& written : record.answers)
      if (written.name == "insured_region" && written.text.size() == 6 && written.text != "unsure")
        id = written.text.substr(0, 2);
    const auto opened = open(id);
    if (!opened && opened.error().code == Code::other_pack)
      return Error{Code::token_region, "insured_region", "nobody is insured there"};
    if (!opened) return opened.error();
    pack = *opened;

    const View& view = pack->pack.view();
    State state(pack->pack);
    state.guide = view.find_guide(record.guide);
    if (state.guide == wire::none) return Error{Code::token_guide, "guide", "the pack has no such guide"};
    const auto as_of = parse_date(record.as_of);
    if (!as_of) return Error{Code::token_as_of, "as_of", "expected YYYY-MM-DD between 1900 and 2199"};
    state.as_of = *as_of;
    for (const Written& written : record.answers) {
      const std::uint16_t fact = view.find_fact(written.name);
      if (fact == wire::none) return Error{Code::token_fact, printable(written.name), "there is no such fact"};
      if (state.has(fact)) return Error{Code::token_duplicate, written.name, "the fact is given twice"};
      if (!is_right_type(written, wire::FactType(view.facts[fact].type())))
        return Error{Code::token_value, written.name, "the value is of another JSON type than the fact"};
      Error error;
      if (!read_answer(pack->pack, fact, written.text, state.answers[fact], error)) return error;
    }
    if (!insured_here(pack->pack, state))
      return Error{Code::other_pack, "insured_region", "people insured there have another pack"};
    return state;
  }

  // {"id":…, and then the step without its opening brace.
  static void write_head(std::string_view id, TextBuffer& out) {
    out.append("{\"id\":");
    out.append(id);
    out.append(",");
  }

  void write(OpenPack& pack, const State& state, std::string_view id, TextBuffer& out) {
    write_head(id, out);
    BatchEngine& batch = pack.family.batch;
    const std::size_t asked = batch.asked(), before = batch.bytes();
    pack.step(state, out);
    if (batch.asked() == asked) return;
    bytes += batch.bytes() - before;
    if (bytes <= most_bytes) return;
    for (const auto& family : families) family->batch.clear();
    bytes = 0;
    ++drops;
  }
};

Evaluator::Evaluator(FindEngine find_engine, std::size_t most_bytes)
    : parts_(std::make_unique<Parts>(std::move(find_engine), most_bytes)) {}
Evaluator::~Evaluator() = default;

void Evaluator::answer(std::string_view line, TextBuffer& out) { parts_->answer(line, out); }
std::size_t Evaluator::drops() const { return parts_->drops; }
std::size_t Evaluator::bytes() const { return parts_->bytes; }

}  // namespace yidi::batch
