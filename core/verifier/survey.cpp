#include "verifier/survey.h"

#include <algorithm>
#include <bit>

#include "verifier/explore.h"

namespace yidi {

namespace {

class Surveyor : public Explorer {
 public:
  Surveyor(const Pack& pack, std::uint16_t guide) : Explorer(pack, guide, false) {
    survey_.together.assign(view().guides[guide].questions_count(), 0);
  }

  Survey take() {
    run();
    return std::move(survey_);
  }

 private:
  void on_question(Walk&, std::uint64_t asked) override {
    ++survey_.states;
    for (std::uint64_t open = asked; open != 0; open &= open - 1)
      survey_.together[std::size_t(std::countr_zero(open))] |= asked;
  }

  void on_answered(Walk&, const Answered& answered) override {
    if (answered.follow > answered.at_most) ++survey_.overrun;
    survey_.slack += answered.at_most - std::min(answered.at_most, answered.follow);
  }

  std::uint64_t on_outcome(Walk& way) override {
    ++survey_.outcomes;
    survey_.most = std::max(survey_.most, unsigned(way.path().size()));
    return 0;
  }

  void on_error(const Error& error) override {
    if (survey_.errors.size() < 10) survey_.errors.push_back(error);
  }

  Survey survey_;
};

}  // namespace

Survey survey(const Pack& pack, std::uint16_t guide) { return Surveyor(pack, guide).take(); }

std::string likeness(const Pack& pack) {
  const View& view = pack.view();
  std::string key(reinterpret_cast<const char*>(pack.bytes().data()), pack.bytes().size());
  const auto blank = [&](const void* at, std::size_t count) {
    const std::size_t offset = std::size_t(static_cast<const std::byte*>(at) - pack.bytes().data());
    for (std::size_t i = 0; i < count; ++i) key[offset + i] = 0;
  };
  blank(view.root->seal(), wire::seal_size);
  if (view.root->province() != 0) {
    const auto* table = reinterpret_cast<const flatbuffers::Table*>(view.root);
    blank(table->GetAddressOf(wire::Pack::VT_PROVINCE), 1);
  }
  return key + Space(pack).fingerprint();
}

const TogetherMasks& TogetherFinder::find(const Pack& pack) {
  const View& view = pack.view();
  const auto [found, fresh] = known_.try_emplace(likeness(pack));
  if (!fresh) return found->second;
  for (std::size_t guide = 0; guide < view.guides.size(); ++guide)
    found->second[std::string(view.name(view.guides[guide].name()))] = survey(pack, std::uint16_t(guide)).together;
  return found->second;
}

}  // namespace yidi
