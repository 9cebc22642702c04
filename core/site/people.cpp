#include "site/people.h"

namespace yidi::site {

// Only what makes somebody one of a category is given. Everything else that a place asks (papers at hand or not, which
// service, which scheme) stays open: a page goes through every answer and says where they make a difference.
const std::vector<Person>& people() {
  using enum Person::Kind;
  static const std::vector<Person> all = {
      {"retired_resettled", category,
       {{"care_stage", "planning"}, {"reason", "retired_settled"}, {"retired", "true"}, {"hukou_moved", "true"}}},
      {"long_term_resident", category, {{"care_stage", "planning"}, {"reason", "living"}}},
      {"posted_worker", category, {{"care_stage", "planning"}, {"reason", "working"}, {"posted_by_employer", "true"}}},
      {"referral", category, {{"care_stage", "planning"}, {"reason", "referral"}, {"has_referral", "true"}}},
      {"other_temporary", category, {{"care_stage", "planning"}, {"reason", "other"}}},
      {"childbirth", rare_category, {{"care_stage", "planning"}, {"reason", "other"}, {"service", "childbirth"}}},
      {"emergency", category,
       {{"care_stage", "admitted"}, {"injury", "none"}, {"emergency", "true"}, {"admission_date", some_days_ago}}},
      {"admitted", stage,
       {{"care_stage", "admitted"}, {"injury", "none"}, {"emergency", "false"}, {"reason", "other"},
        {"service", "inpatient"}, {"admission_date", some_days_ago}}},
      {"self_paid", stage,
       {{"care_stage", "self_paid"}, {"injury", "none"}, {"emergency", "false"}, {"reason", "other"},
        {"service", "inpatient"}, {"admission_date", some_days_ago}}},
  };
  return all;
}

}  // namespace yidi::site
