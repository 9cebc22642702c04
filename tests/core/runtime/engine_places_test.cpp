// Places: regions and what they lie in, abroad, and not knowing.
#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

std::string where(const std::string& pack, const std::string& insured, const std::string& care) {
  Guide guide("places." + pack);
  return guide.value("care_region=" + care + "&insured_region=" + insured + "&plan=true", "where");
}

TEST(Places, AreTheSameAreaProvinceOrElsewhere) {
  EXPECT_EQ(where("11", "110100", "110101"), "\"same_area\"");
  EXPECT_EQ(where("11", "110101", "110100"), "\"same_area\"");
  EXPECT_EQ(where("11", "110100", "110200"), "\"same_province\"");
  EXPECT_EQ(where("11", "110100", "220100"), "\"elsewhere\"");
  EXPECT_EQ(where("11", "110100", "810000"), "\"island\"");
  EXPECT_EQ(where("11", "110100", "abroad"), "\"abroad\"");
}

TEST(Places, PoolTogetherWhereTheRegionsSaySo) {
  EXPECT_EQ(where("33", "330100", "330200"), "\"same_area\"");
  EXPECT_EQ(where("22", "220100", "330200"), "\"elsewhere\"");
}

TEST(Places, AreWrittenAsTheirCodes) {
  Guide guide("places.33", "areas");
  EXPECT_EQ(guide.value("care_region=110101&insured_region=330200", "fund"), "\"330000\"");
  EXPECT_EQ(guide.value("care_region=110101&insured_region=330200", "province_of_care"), "\"110000\"");
  EXPECT_EQ(Guide("places.11", "areas").value("care_region=abroad&insured_region=110101", "fund"), "\"110100\"");
  EXPECT_EQ(Guide("places.11", "areas").value("care_region=abroad&insured_region=110101", "province_of_care"),
            "\"abroad\"");
}

TEST(Places, AreAskedForWithTheProvinceTheyLieIn) {
  const std::string insured = Guide("places.11").step();
  EXPECT_EQ(part(insured, "fact"), "\"insured_region\"");
  EXPECT_EQ(part(insured, "within"), "\"110000\"");
  EXPECT_EQ(part(Guide("places.00").step(), "within"), "null");
  const std::string care = Guide("places.11").step("insured_region=110100");
  EXPECT_EQ(part(care, "fact"), "\"care_region\"");
  EXPECT_EQ(part(care, "type"), "\"region\"");
  EXPECT_EQ(part(care, "within"), "null");
  EXPECT_EQ(part(care, "options"), "(none)");
}

TEST(Places, DoNotCountAsQuestions) {
  Guide guide("places.11");
  EXPECT_EQ(guide.get("", "asked"), "0");
  EXPECT_EQ(guide.get("", "at_most"), "1");
  const std::string line = guide.step("care_region=220100&insured_region=110100");
  EXPECT_EQ(part(line, "fact"), "\"plan\"");
  EXPECT_EQ(part(line, "asked"), "0");
  EXPECT_EQ(part(line, "path"), "[]");
}

TEST(Places, ThatNobodyKnowsLeaveEverythingToBeConfirmed) {
  Guide nation("places.00");
  EXPECT_EQ(nation.value("care_region=220100&insured_region=unsure&plan=true", "where"), "\"unknown\"");
  EXPECT_EQ(nation.get("care_region=abroad&insured_region=unsure", "decisions.where.value"), "\"abroad\"");
  EXPECT_EQ(nation.get("care_region=abroad&insured_region=unsure", "decisions.where.confirm_because"), "[\"unsure\"]");
  Guide areas("places.11", "areas");
  EXPECT_EQ(areas.get("care_region=unsure&insured_region=110100", "decisions.fund.confirm_because"),
            "[\"unsure\",\"otherwise\"]");
  EXPECT_EQ(areas.value("care_region=unsure&insured_region=110100", "fund"), "\"110100\"");
  EXPECT_EQ(areas.value("care_region=unsure&insured_region=110100", "province_of_care"), "null");
}

TEST(Places, AnAreasRulesWaitForTheInsuredPlace) {
  // Whatever else has been answered: whose rules hold is known only with the place.
  EXPECT_EQ(Guide("depth.11").asks("city_says=true&nation_says=true"), "insured_region");
}

}  // namespace
}  // namespace yidi::test
