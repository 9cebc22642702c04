// Regions and the working-day calendar.
#include "compiler/load.h"

namespace yidi {

void load_regions(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    Json code;
    code.type = Json::Type::string;
    code.string = member.name;
    code.place = member.place;
    const std::uint32_t number = read_region(loading, &code);
    if (number == 0) continue;
    Region* region = define(loading, loading.model.regions, number, member.place, "the region " + member.name);
    if (!region) continue;
    region->place = member.place;
    region->code = number;
    ObjectReader reader(member.value, loading.diagnostics);
    region->name = reader.required_text("name");
    region->pinyin = reader.text("pinyin");
    const Json* pooling = reader.optional("pooling", Json::Type::string);
    region->pooling = read_region(loading, pooling);
    if (pooling) region->pooling_at = pooling->place;
    region->common = reader.flag("common");
    region->hidden = reader.flag("hidden");
    const Json* insures = reader.optional("insures", Json::Type::boolean);
    region->insures = !insures || insures->boolean;
  }
}

namespace {

// Days from a list of dates and of [first, last] pairs.
std::vector<Day> read_days(Loading& loading, const Json* list, int year) {
  std::vector<Day> days;
  if (!list) return days;
  for (const Json& element : list->elements) {
    const bool range = element.is(Json::Type::array);
    if (range && element.elements.size() != 2) {
      loading.diagnostics.report(Code::bad_value, element.place, "expected a date or a pair of first and last date");
      continue;
    }
    const auto first = read_date(loading, range ? &element.elements[0] : &element);
    const auto last = range ? read_date(loading, &element.elements[1]) : first;
    if (!first || !last) continue;
    if (*last < *first || *last - *first > 31)
      loading.diagnostics.report(Code::bad_value, element.place, "expected the first date before the last, within a month");
    else if (to_civil(*first).year != year || to_civil(*last).year != year)
      loading.diagnostics.report(Code::bad_value, element.place, "the date is not in " + std::to_string(year));
    else
      for (Day day = *first; day <= *last; ++day) days.push_back(day);
  }
  return days;
}

}  // namespace

void load_calendar(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    const int year = member.name.size() == 4 ? std::atoi(member.name.c_str()) : 0;
    if (year < 1900 || year > 2199) {
      loading.diagnostics.report(Code::bad_value, member.place, "expected a year, found \"" + member.name + "\"");
      continue;
    }
    CalendarYear* calendar = define(loading, loading.model.calendar, year, member.place, "the calendar of " + member.name);
    if (!calendar) continue;
    calendar->place = member.place;
    calendar->year = year;
    ObjectReader reader(member.value, loading.diagnostics);
    calendar->cite = read_names(loading, reader.required("cite"));
    for (const Day day : read_days(loading, reader.required("off", Json::Type::array), year))
      if (weekday(day) <= 5) calendar->off.push_back(day);
    for (const Json& element : reader.required("worked", Json::Type::array) ? member.value.find("worked")->elements
                                                                           : std::vector<Json>()) {
      const auto day = read_date(loading, &element);
      if (!day) continue;
      if (weekday(*day) <= 5 || to_civil(*day).year != year)
        loading.diagnostics.report(Code::bad_value, element.place, "a day worked in exchange is a weekend day of that year");
      else
        calendar->worked.push_back(*day);
    }
  }
}

}  // namespace yidi
