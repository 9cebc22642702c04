#include "site/references.h"

#include <algorithm>

namespace yidi::site {

namespace {

const Json& sources_of(const Json& claim) {
  static const Json none = Json::array();
  const auto found = claim.find("sources");
  return found == claim.end() ? none : *found;
}

}  // namespace

void References::cite(Markup& page, const std::vector<std::string>& claims) {
  if (claims.empty()) return;
  const Words& words = wording_.words();
  page.open("span", {{"class", "cites"}}).text(words.say("basis"));
  for (const std::string& claim : claims) {
    const auto [found, is_new] = numbers_.emplace(claim, order_.size() + 1);
    if (is_new) order_.push_back(claim);
    const std::string number = std::to_string(found->second);
    page.text(" ").leaf("a", number, {{"href", "#" + claim}, {"aria-label", words.say("basis_number", {{"number", number}})}});
  }
  page.close();
}

void References::write_source(Markup& page, const Json& cited) const {
  const Words& words = wording_.words();
  const Json& source = wording_.texts().source(cited["id"]);
  const std::string title = source.value("title", cited["id"].get<std::string>()), url = source.value("url", "");
  Element item(page, "li");
  if (is_web_address(url))
    page.leaf("a", title, {{"href", url}, {"rel", "noopener"}});
  else
    page.text(title);
  if (cited.contains("clause")) page.text(words.say("clause", {{"clause", cited["clause"].get<std::string>()}}));
  std::string details;
  const auto add = [&](const std::string& detail) {
    if (!detail.empty()) details += (details.empty() ? "" : " · ") + detail;
  };
  if (source.value("official", false)) add(words.say("official"));
  for (const char* key : {"issuer", "number", "date"}) add(source.value(key, ""));
  if (source.contains("verified_on")) add(words.say("seen_on", {{"date", wording_.date(source["verified_on"])}}));
  page.text(" ").leaf("span", details, {{"class", "small"}});
}

void References::write(Markup& page) const {
  const Words& words = wording_.words();
  Element list(page, "ol", {{"class", "claims"}});
  for (const std::string& id : order_) {
    const Json& claim = wording_.texts().claim(id);
    Element item(page, "li", {{"id", id}});
    page.leaf("p", claim.value("claim", id));
    std::string standing = words.say("grade." + claim.value("grade", "C"));
    if (claim.contains("from")) {
      const std::string from = wording_.date(claim["from"]);
      standing += " · " + (claim.contains("to") ? words.say("from_to", {{"from", from}, {"to", wording_.date(claim["to"])}})
                                                : words.say("from", {{"from", from}}));
    }
    page.leaf("p", standing, {{"class", "small"}});
    if (!claim.contains("sources")) continue;
    Element details(page, "details");
    page.leaf("summary", words.say("who_says", {{"count", std::to_string(claim["sources"].size())}}));
    Element sources(page, "ul");
    for (const Json& cited : claim["sources"]) write_source(page, cited);
  }
}

std::string References::last_checked() const {
  std::string last;
  for (const std::string& id : order_)
    for (const Json& cited : sources_of(wording_.texts().claim(id)))
      last = std::max(last, wording_.texts().source(cited["id"]).value("verified_on", ""));
  return last;
}

std::string References::review_by() const {
  std::string first;
  for (const std::string& id : order_)
    for (const Json& cited : sources_of(wording_.texts().claim(id))) {
      const std::string day = wording_.texts().source(cited["id"]).value("review_by", "");
      if (!day.empty() && (first.empty() || day < first)) first = day;
    }
  return first;
}

}  // namespace yidi::site
