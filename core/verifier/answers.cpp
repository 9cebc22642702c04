#include "verifier/answers.h"

#include <algorithm>
#include <set>

namespace yidi {

namespace {

template <class Visit>
void each_constant(Kind kind, const View& view, const View* compared, const Visit& visit) {
  for (const View* pack : {&view, compared}) {
    if (!pack) continue;
    for (const wire::Constant& constant : pack->constants)
      if (Kind(constant.kind()) == kind) visit(constant.payload());
  }
}

std::vector<Value> regions(const View& view, const wire::Fact& fact, const View* compared) {
  std::set<std::int64_t> named;
  each_constant(Kind::region, view, compared, [&](std::int64_t region) {
    if (view.is_region(std::uint32_t(region))) named.insert(region);
  });
  const auto other = std::find_if(view.regions.begin(), view.regions.end(), [&](std::uint32_t region) { return !named.count(region); });
  if (other != view.regions.end()) named.insert(*other);
  if (fact.flags() & wire::allows_abroad) named.insert(wire::abroad);
  std::vector<Value> answers;
  for (const std::int64_t region : named) answers.push_back(Value::region(std::uint32_t(region)));
  return answers;
}

std::vector<Value> numbers(const View& view, const View* compared) {
  std::set<std::int64_t> around = {0};
  each_constant(Kind::integer, view, compared, [&](std::int64_t number) {
    for (std::int64_t near = number - 1; near <= number + 1; ++near)
      if (Value::fits(near)) around.insert(near);
  });
  std::vector<Value> answers;
  for (const std::int64_t number : around) answers.push_back(Value::integer(number));
  return answers;
}

}  // namespace

std::vector<Value> listed_answers(const View& view, const wire::Fact& fact, const View* compared) {
  std::vector<Value> answers;
  switch (wire::FactType(fact.type())) {
    case wire::FactType::boolean: return {Value::boolean(true), Value::boolean(false)};
    case wire::FactType::symbol:
      for (const std::uint16_t option : view.options(fact)) answers.push_back(Value::symbol(option));
      return answers;
    case wire::FactType::region: return regions(view, fact, compared);
    case wire::FactType::integer: return numbers(view, compared);
    case wire::FactType::date: break;
  }
  return answers;
}

bool takes(const View& view, const wire::Fact& fact, Value answer) {
  if (answer.is(Kind::unsure)) return fact.flags() & wire::allows_unsure;
  switch (wire::FactType(fact.type())) {
    case wire::FactType::boolean: return answer.is(Kind::boolean);
    case wire::FactType::symbol: {
      const auto options = view.options(fact);
      return answer.is(Kind::symbol) && std::find(options.begin(), options.end(), std::uint16_t(answer.payload())) != options.end();
    }
    case wire::FactType::date: return answer.is(Kind::date);
    case wire::FactType::integer: return answer.is(Kind::integer);
    case wire::FactType::region: break;
  }
  if (!answer.is(Kind::region)) return false;
  return answer.payload() == wire::abroad ? (fact.flags() & wire::allows_abroad) != 0 : view.is_region(std::uint32_t(answer.payload()));
}

}  // namespace yidi
