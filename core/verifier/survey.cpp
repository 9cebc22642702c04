#include "verifier/survey.h"

#include <algorithm>

#include "verifier/shared_walk.h"

namespace yidi {

namespace {

class Surveyor : public SharedWalk {
 public:
  Surveyor(const Pack& pack, std::uint16_t guide) : SharedWalk(pack, guide, Depth::questions) {}

  Survey take() {
    run();
    survey_.together = together();
    return std::move(survey_);
  }

 private:
  void on_tally(const Tally& tally, const std::vector<Settled>&) override {
    survey_.states += tally.states;
    survey_.outcomes += tally.outcomes;
    survey_.most = std::max(survey_.most, tally.follow);
    survey_.overrun += tally.overrun;
    survey_.slack += tally.slack;
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
