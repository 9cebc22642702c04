// What the parts of a page need to write themselves.
#pragma once

#include "site/addresses.h"
#include "site/page.h"
#include "site/references.h"

namespace yidi::site {

struct Writing {
  const Page& page;
  const Wording& wording;
  const Addresses& addresses;
  std::string locale;
  std::string folder;  // of this page
  Markup& out;
  References& references;

  std::string say(const std::string& path, Words::Values values = {}) const { return wording.words().say(path, values); }
  bool for_nation() const { return page.area == 0; }
  std::string area_name() const { return for_nation() ? say("nation") : wording.regions().name(page.area); }
  std::string direction(const Direction& direction) const { return say(direction.kind == Direction::Kind::across ? "across" : "inside"); }
};

// A direction's anchor, and that of one of its blocks.
std::string anchor(const Direction& direction);
std::string anchor(const Direction& direction, const Block& block);

// How many things are folded: "(9)".
inline std::string counted(std::size_t count) { return "(" + std::to_string(count) + ")"; }

// The names of those that a block is about: "转诊到外地、临时去外地看病".
std::string people_of(const Block& block, const Writing& writing);

// "要先备案（急诊抢救：视同已备案）" for a direction.
std::string verdict_of(const Direction& direction, const Writing& writing);

// The reasons to ask the insured place again, in words; empty where there are none, or only such as the page itself names.
std::string doubts_of(const Variant& variant, const Writing& writing);

// Who is told what, in a table: people, whether to file, how it is paid.
void write_overview(const Direction& direction, Writing& writing);

// All that holds for whom, and once what holds for everybody who files before care.
void write_blocks(const Direction& direction, Writing& writing);

// Cautions: the notes of all blocks, each once.
void write_notes(const Direction& direction, Writing& writing);

// Where to file and whom to ask.
void write_channels(Writing& writing);

// What else is said, and did not decide.
void write_dissent(Writing& writing);

struct Question {
  std::string question;
  std::vector<std::string> answers;
};
std::vector<Question> questions_of(const Writing& writing);

// The data block for search engines.
std::string structured_data(const Writing& writing, const std::string& title, const std::string& description,
                            const std::vector<Question>& questions);

// A whole page.
std::string write_page(const Page& page, const std::vector<RegionCode>& pages, const Wording& wording, const Addresses& addresses,
                       const std::string& locale);

}  // namespace yidi::site
