// What the authored files say, read and checked one by one, before anything is resolved for one insured place.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/feel/syntax.h"
#include "compiler/json.h"
#include "yidi/date.h"

namespace yidi {

// The same text in several locales, by locale ("zh-Hans").
struct Text {
  Place place;
  std::map<std::string, std::string> by_locale;

  bool empty() const { return by_locale.empty(); }
};

// A FEEL expression where it was written.
struct Formula {
  const Json* source = nullptr;  // the JSON string
  std::shared_ptr<const feel::Expression> expression;

  explicit operator bool() const { return expression != nullptr; }
};

struct Interval {
  std::optional<Day> from;
  std::optional<Day> until;
};

struct Source {
  Place place;
  std::string id, title, issuer, number, date, url;
  bool official = false;
  Day verified_on = 0;
  Day review_by = 0;
};

struct SourceReference {
  std::string id, clause;
  Place place;
};

struct Claim {
  Place place;
  std::string id, claim;
  char grade = 'C';
  std::vector<SourceReference> sources;
  Interval in_force;
  bool unused = false;  // it says why no rule carries it
};

struct Region {
  Place place;
  std::uint32_t code = 0;
  std::string name;
  std::string pinyin;          // where the library that spells names gets it wrong
  std::uint32_t pooling = 0;   // where it is not the region's own prefecture
  Place pooling_at;
  bool common = false;         // among the places offered first
  bool hidden = false;         // a code that is understood but not offered
  bool insures = true;         // whether people can be insured there: not in Hong Kong, Macao and Taiwan
};

struct CalendarYear {
  Place place;
  int year = 0;
  std::vector<Day> off;     // weekdays
  std::vector<Day> worked;  // weekend days
  std::vector<std::pair<std::string, Place>> cite;
};

// One value of a fact or one code of a vocabulary.
struct Term {
  Place place;
  std::string code;
  Text label, term, hint;
  const Json* details = nullptr;  // the object as written, for what only the page reads (steps, url, sentence …)
};

struct Fact {
  Place place;
  std::string id;
  std::string type;                 // boolean symbol region date integer
  std::string role;                 // insured_place care_place admission, or empty
  std::vector<Term> values;         // of a symbol; of a boolean the texts for true and false
  Text ask, why, help, unsure_text;
  std::string precision;  // "month" where a date is asked for by its month; it is then the first of it
  bool unsure = false;
  bool abroad = false;
  Formula fallback, asked_when, min, max;
  std::uint32_t area = 0;           // whose rules may read it; 0 for all
  std::uint32_t declared_in = 0;    // the area whose file declares it; those of the nation are known in every pack
  std::string after;                // the question after which an overlay's fact is asked
  Place area_at, after_at;          // where the two are written
};

// A type a decision's value may have.
struct Shape {
  enum class Form { boolean, symbol, region, date, integer, null, object, list };
  Form form = Form::null;
  std::vector<std::string> symbols;
  std::vector<std::pair<std::string, std::vector<Shape>>> members;  // object: each key with its alternatives
  std::vector<Shape> elements;                                      // list: the alternatives of an element
  std::string named;                                                // the name of a type that refers to itself
};

struct Decision {
  Place place;
  std::string id;
  std::vector<Shape> shapes;  // alternatives
  std::string policy = "single";
  std::string role;           // notes deadline, or empty
  bool shown = true;
  Formula applies;
  const Json* otherwise = nullptr;
  Text label;
};

struct Rule {
  Place place;
  std::string id, decides, slot, effect, procedure;
  Place decides_at, slot_at, procedure_at;
  std::uint32_t area = 0;
  Formula when;                // absent: always
  const Json* value = nullptr;
  std::vector<std::pair<std::string, Place>> cite, see, overrides;
  Interval given;              // in_force as written on the rule
  std::size_t order = 0;       // in the order of the files

  // Worked out from the claims.
  Interval in_force;
  char grade = 'C';
  Day review_by = 0;
};

struct Procedure {
  Place place;
  std::string id;
  std::uint32_t area = 0;
  Day from = 0, until = 0;
  Text title;
};

struct Guide {
  Place place;
  std::string id;
  Text title;
  std::vector<std::pair<std::string, Place>> questions, goals;
};

struct Definition {
  Place place;
  std::string id;
  Formula is;
};

struct Rename {
  Place place;     // of the fact
  Place to_place;  // of the new name
  std::string fact, to_fact, value, to_value;
};

// A copy shares the files and what was parsed from them.
struct Model {
  std::vector<std::shared_ptr<const SourceFile>> files;
  std::shared_ptr<std::deque<Json>> documents = std::make_shared<std::deque<Json>>();  // everything else points into them
  std::vector<std::pair<std::uint32_t, Place>> areas;     // of the documents, where they are named
  std::vector<std::pair<std::string, Place>> type_names;  // types that are used under their name

  std::vector<std::string> locales = {"zh-Hans"};
  std::map<std::string, Source> sources;
  std::map<std::string, Claim> claims;
  std::map<std::uint32_t, Region> regions;
  std::map<int, CalendarYear> calendar;
  std::map<std::string, std::vector<Term>> vocabularies;
  std::map<std::string, std::vector<Shape>> types;
  std::map<std::string, Fact> facts;
  std::map<std::string, Decision> decisions;
  std::map<std::string, Definition> definitions;
  std::map<std::string, Procedure> procedures;
  std::map<std::string, Guide> guides;
  std::map<std::string, Text> texts;
  std::map<std::uint32_t, Day> as_of_from;
  std::vector<Rule> rules;
  std::vector<Rename> renames;
};

// Reads a data folder. Whatever is wrong is reported; the model holds what could be understood.
Model load_model(const std::string& folder, Diagnostics& diagnostics);

}  // namespace yidi
